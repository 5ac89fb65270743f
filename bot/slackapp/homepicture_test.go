package slackapp

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"rectify/bot/workspace"
	"rectify/bot/workspace/workspacetest"
)

// picturing has homes shown with pictures.
func picturing(c *Config) { c.Pictures = true }

// homeOf waits for somebody's home, once it holds what so says.
func (d *desk) homeOf(who workspace.User, so func(blocks string) bool) (blocks string) {
	d.Helper()
	d.until("the home is there", func() bool {
		view, err := d.Home(d.Context(), "A1", who.ID)
		blocks = string(view.Blocks)
		return err == nil && so(blocks)
	})
	return blocks
}

func (d *desk) opensHome(who workspace.User) {
	d.Helper()
	d.must(d.OpenHome(d.Context(), who.ID, "A1"))
}

func withPicture(blocks string) bool { return strings.Contains(blocks, `"slack_file"`) }
func withSquares(blocks string) bool { return strings.Contains(blocks, "🟩") && !withPicture(blocks) }

// fileIn is the file of the picture in a home, and what is said to who does not see it.
func fileIn(t testing.TB, blocks string) (id, spoken string) {
	t.Helper()
	var list []struct {
		SlackFile struct{ ID string } `json:"slack_file"`
		Alt       string              `json:"alt_text"`
	}
	if err := json.Unmarshal([]byte(blocks), &list); err != nil {
		t.Fatal(err)
	}
	for _, b := range list {
		if b.SlackFile.ID != "" {
			id, spoken = b.SlackFile.ID, b.Alt
		}
	}
	return id, spoken
}

// TestHomeHasAPicture: the bars of a home are a picture that is uploaded once for
// everybody, and anew when the figures have changed; who does not see it has the
// figures.
func TestHomeHasAPicture(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overHTTP, picturing)
	d.opensHome(d.clerk)
	first, spoken := fileIn(t, d.homeOf(d.clerk, withPicture))
	holds(t, spoken, "一、学习贯彻…  18/20", "三、落实新时代党的…  8/9")
	if f, content, err := d.File(t.Context(), d.lay.ID, first); err != nil || f.Mimetype != "image/png" || len(content) < 2000 {
		t.Errorf("%v, %d bytes, %v", f, len(content), err)
	}
	d.opensHome(d.chief)
	if same, _ := fileIn(t, d.homeOf(d.chief, withPicture)); same != first {
		t.Errorf("%s, then %s of the same figures", first, same)
	}
	d.command(d.clerk, "status 11 done")
	d.homeOf(d.chief, func(blocks string) bool {
		id, spoken := fileIn(t, blocks)
		return id != "" && id != first && strings.Contains(spoken, "19/20")
	})
}

// TestHomeWithoutAPicture: where Slack takes no file, or no picture in a home, the bars
// are squares as before, and a day later it is tried again.
func TestHomeWithoutAPicture(t *testing.T) {
	t.Parallel()
	for name, fault := range map[string]workspacetest.Fault{
		"no scope":    {Method: "files.getUploadURLExternal", Code: "missing_scope", Times: 1},
		"not stored":  {Method: "files.completeUploadExternal", Code: "file_uploads_disabled", Times: 1},
		"not read":    {Method: "files.info", Code: "file_not_found", Times: 1},
		"not shown":   {Method: "views.publish", Code: "invalid_blocks", Times: 1},
		"bad request": {Method: "views.publish", Code: "invalid_arguments", Times: 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := deskOn(t, wednesday, func(d *desk) { d.with = append(d.with, picturing) })
			d.Faults().Add(fault)
			d.opensHome(d.clerk)
			d.homeOf(d.clerk, withSquares)
			d.opensHome(d.chief)
			d.homeOf(d.chief, withSquares)
			d.hand.Advance(25 * time.Hour)
			d.opensHome(d.clerk)
			d.homeOf(d.clerk, withPicture)
		})
	}
}
