package slackapp

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"rectify/bot/workspace"
	"rectify/bot/workspace/workspacetest"
	"rectify/handlers"
)

// pictured waits for pictures among messages, and counts them.
func (d *desk) pictured(look func() []workspace.Message) (count int) {
	d.Helper()
	d.until("a chart is there as a picture", func() bool {
		count = 0
		for _, m := range look() {
			for _, file := range m.Files {
				if strings.HasSuffix(file.Name, ".png") {
					count++
				}
			}
		}
		return count > 0
	})
	return count
}

// TestPictureOfADigestTriedAgain: where charts are refused, their picture is in
// the thread once, also where what was posted in simpler form was not confirmed.
func TestPictureOfADigestTriedAgain(t *testing.T) {
	t.Parallel()
	for name, again := range map[string]string{"refused again": "invalid_blocks", "taken": ""} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := deskOn(t, wednesday, func(d *desk) {
				d.Faults().Add(workspacetest.Fault{Method: "chat.postMessage", Times: 1, Code: "invalid_blocks"})
				d.Faults().Add(workspacetest.Fault{Method: "chat.postMessage", Times: 1, Drop: true, Accept: true})
				if again != "" {
					d.Faults().Add(workspacetest.Fault{Method: "chat.update", Times: 1, Code: again})
				}
			})
			d.looked()
			digests := d.digests()
			if len(digests) != 1 {
				t.Fatalf("%d digests", len(digests))
			}
			shown := strings.Contains(string(digests[0].Blocks), "data_visualization")
			if shown == (again != "") {
				t.Errorf("a chart: %t", shown)
			}
			if shown {
				return
			}
			if n := d.pictured(func() []workspace.Message { return d.said(d.ledgerCh, digests[0].TS) }); n != 1 {
				t.Errorf("%d pictures", n)
			}
		})
	}
}

// TestPictureOfADigestAskedFor: who asks where charts are refused has the picture,
// and nobody else.
func TestPictureOfADigestAskedFor(t *testing.T) {
	t.Parallel()
	d := deskOn(t, wednesday, func(d *desk) {
		d.assistant = d.assistant.With(func(cfg *handlers.Config) { cfg.DigestTo, cfg.DigestAt = "", "" })
	})
	d.Faults().Add(workspacetest.Fault{Method: "response_url", Times: 1, Status: http.StatusBadRequest})
	d.command(d.lay, "digest")
	d.seesAlone(d.lay, 1, "每日提要")
	if n := d.pictured(func() []workspace.Message { return d.inbox(d.lay) }); n != 1 {
		t.Errorf("%d pictures", n)
	}
	list, _, err := d.Messages(t.Context(), d.office.ID, workspace.Page{})
	d.must(err)
	if slices.ContainsFunc(list, func(m workspace.Message) bool { return len(m.Files) > 0 }) {
		t.Errorf("everybody has the picture")
	}
}
