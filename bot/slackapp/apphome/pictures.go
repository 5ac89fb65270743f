package apphome

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"maps"
	"time"

	"github.com/slack-go/slack"

	"rectify/bot/picture"
	"rectify/bot/slackapp/outbound"
	"rectify/handlers/reply"
	"rectify/handlers/view"
)

// A drawing is a chart uploaded to Slack as a picture. Slack takes chart blocks in
// messages only, and in homes images of files that the app may see
// (docs.slack.dev/blocks.json,
// docs.slack.dev/reference/block-kit/composition-objects/slack-file-object).
type drawing struct {
	File string    `json:"file,omitempty"` // empty if the upload failed or Slack refused the picture
	At   time.Time `json:"at"`
}

const (
	drawingsMark = "home_pictures"
	drawingLife  = 30 * 24 * time.Hour // after that it is uploaded again, and the old file deleted
	refusedFor   = 24 * time.Hour      // after that a refused picture is tried again
	uploadWithin = 4 * time.Second     // how many drawings fit into homeWithin
)

// drawingsOf returns the pictures of a home's bars, by keyOf. Missing ones are
// uploaded; a chart whose upload fails is shown as text for refusedFor.
func (h *Homes) drawingsOf(ctx context.Context, r reply.Reply) map[string]drawing {
	shown := map[string]drawing{}
	if !h.Pictures {
		return shown
	}
	ctx, cancel := context.WithTimeout(ctx, uploadWithin)
	defer cancel()
	for _, part := range r.Parts {
		chart, ok := part.(reply.Chart)
		if !ok || chart.Kind != reply.BarChart {
			continue
		}
		key := keyOf(chart)
		one, err := h.drawing(ctx, key, chart)
		if err != nil {
			h.Log.Warn("chart upload failed", "chart", chart.Title, "error", err)
		}
		if one.File != "" {
			shown[key] = one
		}
	}
	return shown
}

// keyOf returns a key of the chart's content.
func keyOf(chart reply.Chart) string {
	body, _ := json.Marshal(chart) // numbers and words
	sum := sha256.Sum256(body)
	return hex.EncodeToString(sum[:8])
}

// drawing returns the picture of a chart, and uploads it if it is missing.
func (h *Homes) drawing(ctx context.Context, key string, chart reply.Chart) (drawing, error) {
	if err := h.drawn.Lock(ctx, key); err != nil {
		return drawing{}, err
	}
	defer h.drawn.Unlock(key)
	all, _, err := view.Load[map[string]drawing](ctx, h.Memory, drawingsMark)
	known, _ := h.current(all)
	if one, there := known[key]; err != nil || there {
		return one, err
	}
	one := drawing{At: h.Now()}
	one.File, err = h.upload(ctx, chart)
	if noted := h.note(context.WithoutCancel(ctx), map[string]drawing{key: one}); err == nil {
		err = noted
	}
	return one, err
}

// refuse records that Slack did not accept these pictures in a home.
func (h *Homes) refuse(ctx context.Context, shown map[string]drawing) error {
	refused := map[string]drawing{}
	for key := range shown {
		refused[key] = drawing{At: h.Now()}
	}
	return h.note(ctx, refused)
}

// note saves drawings, and deletes the files of expired ones.
func (h *Homes) note(ctx context.Context, fresh map[string]drawing) error {
	var over []string
	err := view.Edit(ctx, h.Memory, drawingsMark, h.Now(), h.Now().Add(drawingLife), func(known *map[string]drawing) error {
		*known, over = h.current(*known)
		maps.Copy(*known, fresh)
		return nil
	})
	for _, file := range over {
		if err := h.API.DeleteFileContext(ctx, file); err != nil && !outbound.Has(err, "file_not_found", "file_deleted") {
			h.Log.Warn("chart deletion failed", "file", file, "error", err)
		}
	}
	return err
}

// current parts saved drawings into those that may still be used and the files of the
// expired ones.
func (h *Homes) current(all map[string]drawing) (known map[string]drawing, over []string) {
	known = map[string]drawing{}
	for key, one := range all {
		life := drawingLife
		if one.File == "" {
			life = refusedFor
		}
		if h.Now().Sub(one.At) <= life {
			known[key] = one
		} else if one.File != "" {
			over = append(over, one.File)
		}
	}
	return known, over
}

// upload sends Slack a picture without sharing it, and waits until Slack has recognised
// it as an image: Slack inspects files after the upload and refuses them in blocks until
// then.
func (h *Homes) upload(ctx context.Context, chart reply.Chart) (file string, err error) {
	name := chart.Title + ".png"
	chart.Title = "" // the home has it as a heading
	content, err := picture.Chart(chart)
	if err != nil {
		return "", err
	}
	up, err := h.API.UploadFileContext(ctx, slack.UploadFileParameters{Filename: name, Title: name, FileSize: len(content), Reader: bytes.NewReader(content)})
	if err != nil {
		return "", err
	}
	for {
		read, _, _, err := h.API.GetFileInfoContext(ctx, up.ID, 0, 0)
		if err != nil {
			return "", err
		}
		if read.Mimetype != "" {
			return up.ID, nil
		}
		select {
		case <-ctx.Done():
			return "", ctx.Err()
		case <-time.After(lookAgain):
		}
	}
}

// lookAgain is the interval between checks of an upload.
const lookAgain = 300 * time.Millisecond
