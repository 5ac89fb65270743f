package slackapp

import (
	"errors"
	"strings"
	"testing"

	"rectify/bot/slackapp/files"
	"rectify/bot/slackapp/inbound"
)

// TestFilesAreFetchedFromSlack: what a message brings is read with it and fetched
// by its id; what is gone or too large is not.
func TestFilesAreFetchedFromSlack(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overHTTP)
	content := strings.Repeat("通报\n", 1<<20)
	sent, err := d.Upload(t.Context(), d.clerk.ID, "通报.txt", []byte(content), false)
	d.must(err)
	if _, _, err := d.app.files.Fetch(t.Context(), sent.ID); !errors.Is(err, files.ErrGone) {
		t.Errorf("a file that is shared nowhere: %v", err)
	}
	_, err = d.Say(t.Context(), d.clerk.ID, d.office.ID, "", "@rectify", sent.ID)
	d.must(err)
	f, body, err := d.app.files.Fetch(t.Context(), sent.ID)
	if want := (inbound.File{ID: sent.ID, Name: "通报.txt", Size: int64(len(content)), Permalink: sent.Permalink}); err != nil || f != want || string(body) != content {
		t.Errorf("got %+v with %d bytes, %v", f, len(body), err)
	}
	large, err := d.Upload(t.Context(), d.clerk.ID, "大.txt", make([]byte, files.MaxFile+1), false)
	d.must(err)
	_, err = d.Say(t.Context(), d.clerk.ID, d.office.ID, "", "@rectify", large.ID)
	d.must(err)
	if _, _, err := d.app.files.Fetch(t.Context(), large.ID); !errors.Is(err, files.ErrTooLarge) {
		t.Errorf("a large file: %v", err)
	}
	if _, _, err := d.app.files.Fetch(t.Context(), "F0NOTHING"); !errors.Is(err, files.ErrGone) {
		t.Errorf("no file: %v", err)
	}
}
