package slackapp

import (
	"path/filepath"
	"strings"
	"testing"

	"rectify/bot/workspace"
	"rectify/data/evidence"
	"rectify/data/ledger"
	"rectify/data/notices"
)

const photograph = "\x89PNG\x0D\x0A\x1A\x0A a photograph"

// uploads has somebody upload files, and returns their ids.
func (d *desk) uploads(who workspace.User, files map[string]string, order ...string) (ids []string) {
	d.Helper()
	for _, name := range order {
		f, err := d.Upload(d.Context(), who.ID, name, []byte(files[name]), true)
		d.must(err)
		ids = append(ids, f.ID)
	}
	return ids
}

// TestFilesAreEvidence: files that come with a form are kept with their hashes,
// each a piece of evidence of its own, and shown where they can be had.
func TestFilesAreEvidence(t *testing.T) {
	bothWays(t, func(t *testing.T, d *desk) {
		store := evidence.Store{Dir: filepath.Join(t.TempDir(), "evidence")}
		d.app.files.Evidence = store
		ids := d.uploads(d.clerk, map[string]string{"现场.png": photograph, "纪要.pdf": "%PDF-1.7 …"}, "现场.png", "纪要.pdf")
		d.command(d.clerk, "status 9")
		shown := d.seesAlone(d.clerk, 1, "第9项")
		d.choose(d.clerk, shown, "佐证")
		form := d.window(d.clerk, "添加佐证")
		d.sends(d.clerk, form, workspace.Values{"files": ids, "about": {"5月6日现场"}})
		var pieces []ledger.Entry
		d.until("both are recorded", func() bool {
			history, err := d.ledger.History(t.Context(), notices.BuiltinID, 9)
			d.must(err)
			pieces = ledger.Pieces(history)
			return len(pieces) == 2
		})
		for i, name := range []string{"现场.png", "纪要.pdf"} {
			piece := pieces[i].Evidence
			if piece.Name != name || piece.Note != "5月6日现场" || piece.Size == 0 || !store.Kept(piece.Hash) || !strings.Contains(piece.Link, ids[i]) {
				t.Errorf("%+v", piece)
			}
		}
		d.command(d.lay, "evidence 9")
		d.seesAlone(d.lay, 1, "共 2 件", "现场.png", "5月6日现场")
	})
}

// TestFilesThatAreNoEvidence: what is not taken is said in the form, or, where
// only the content shows it, in a message; nothing is changed.
func TestFilesThatAreNoEvidence(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overSocket)
	d.app.files.Evidence = evidence.Store{Dir: t.TempDir(), Max: 100}
	d.command(d.clerk, "evidence 9")
	shown := d.seesAlone(d.clerk, 1, "还没有佐证")
	d.choose(d.clerk, shown, "添加佐证")
	form := d.window(d.clerk, "添加佐证")
	for name, c := range map[string]struct{ content, want string }{
		"run.exe": {"MZ", "这类文件不能作为佐证"}, "大.txt": {strings.Repeat("x", 101), "超过 100 B"},
	} {
		out, err := d.Submit(t.Context(), d.clerk.ID, form.ID, workspace.Values{"files": d.uploads(d.clerk, map[string]string{name: c.content}, name)})
		if err != nil || !strings.Contains(out.Errors["files"], c.want) {
			t.Errorf("%s: %v, %v", name, out.Errors, err)
		}
	}
	d.sends(d.clerk, form, workspace.Values{"files": d.uploads(d.clerk, map[string]string{"发票.pdf": "no PDF"}, "发票.pdf")})
	d.seesAlone(d.clerk, 2, "内容与文件名后缀不符")
	history, err := d.ledger.History(t.Context(), notices.BuiltinID, 9)
	d.must(err)
	if pieces := ledger.Pieces(history); len(pieces) > 0 {
		t.Errorf("%+v", pieces)
	}
}

// TestAMessageBringsEvidence: files with a number are evidence of that item; files
// alone are told how.
func TestAMessageBringsEvidence(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overHTTP)
	d.app.files.Evidence = evidence.Store{Dir: t.TempDir()}
	say := func(text, name, content string) workspace.Message {
		t.Helper()
		f, err := d.Upload(t.Context(), d.clerk.ID, name, []byte(content), false)
		d.must(err)
		m, err := d.Say(t.Context(), d.clerk.ID, d.office.ID, "", "@rectify "+text, f.ID)
		d.must(err)
		return m
	}
	d.hears(say("佐证 9 验收单", "验收单.pdf", "%PDF-1.7").TS, 1, "已更新第9项", "验收单.pdf")
	d.hears(say("第9项的现场照片", "现场.png", photograph).TS, 1, "已更新第9项", "现场.png")
	d.hears(say("", "现场.png", photograph).TS, 1, "佐证 9")
	d.hears(say("第9项的材料", "坏.exe", "MZ").TS, 1, "不能作为佐证")
	history, err := d.ledger.History(t.Context(), notices.BuiltinID, 9)
	d.must(err)
	if pieces := ledger.Pieces(history); len(pieces) != 2 || pieces[0].Evidence.Note != "验收单" || pieces[1].Evidence.Hash == "" {
		t.Errorf("%+v", pieces)
	}
}
