package outbound

import (
	"bytes"
	"context"

	"github.com/slack-go/slack"

	"rectify/bot/picture"
)

// pictures uploads the charts that a message could not show into its thread, as PNG
// files; for a private message, into direct messages. again means that some may be
// there already. The message contains the figures anyway, so errors are only logged.
func (s *Sender) pictures(ctx context.Context, d Delivery, ts string, again bool) {
	if len(d.Charts) == 0 {
		return
	}
	var there map[string]bool
	if again {
		var err error
		if there, err = s.filesBelow(ctx, d.Channel, ts); err != nil {
			s.Log.Warn("chart lookup failed", "key", d.Key, "error", err)
			return
		}
	}
	for _, chart := range d.Charts {
		name := chart.Title + ".png"
		if there[name] {
			continue
		}
		content, err := picture.Chart(chart)
		if err == nil {
			err = s.uploadPicture(ctx, d, ts, name, content)
		}
		if err != nil {
			s.Log.Warn("chart upload failed", "key", d.Key, "error", err)
		}
	}
}

// filesBelow returns the titles of the files in a message's thread.
func (s *Sender) filesBelow(ctx context.Context, channel, ts string) (map[string]bool, error) {
	messages, err := s.Thread(ctx, channel, ts)
	titles := map[string]bool{}
	for _, m := range messages {
		for _, file := range m.Files {
			titles[file.Title] = true
		}
	}
	return titles, err
}

func (s *Sender) uploadPicture(ctx context.Context, d Delivery, ts, name string, content []byte) (err error) {
	if d.User != "" {
		if d.Channel, err = s.DirectMessages(ctx, d.User); err != nil {
			return err
		}
		ts = ""
	}
	_, err = s.API.UploadFileContext(ctx, slack.UploadFileParameters{
		Filename: name, Title: name, Channel: d.Channel, ThreadTimestamp: ts, FileSize: len(content), Reader: bytes.NewReader(content),
	})
	return err
}
