package slackapp

import (
	"bytes"
	"context"

	"github.com/slack-go/slack"

	"rectify/bot/picture"
)

// pictures puts the charts of a message that could not show them into its thread,
// as pictures; of one that a single person sees, into their direct messages. The
// figures stand in the message anyway: it is not worth failing for.
func (a *App) pictures(ctx context.Context, d delivery, ts string) {
	for _, chart := range d.Charts {
		content, err := picture.Chart(chart)
		if err == nil {
			err = a.uploadPicture(ctx, d, ts, chart.Title+".png", content)
		}
		if err != nil {
			a.log.Warn("a chart could not be shown as a picture", "key", d.Key, "error", err)
		}
	}
}

func (a *App) uploadPicture(ctx context.Context, d delivery, ts, name string, content []byte) (err error) {
	if d.User != "" {
		if d.Channel, err = a.directMessages(ctx, d.User); err != nil {
			return err
		}
		ts = ""
	}
	_, err = a.api.UploadFileContext(ctx, slack.UploadFileParameters{
		Filename: name, Title: name, Channel: d.Channel, ThreadTimestamp: ts, FileSize: len(content), Reader: bytes.NewReader(content),
	})
	return err
}
