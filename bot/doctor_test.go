package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rectify/data/evidence"
	"rectify/data/ledger"
	"rectify/data/ledger/store"
	"rectify/data/notices"
)

// TestDoctorNamesTheLedger: where the ledger is damaged, the doctor blames it alone,
// and not the index that is made of it.
func TestDoctorNamesTheLedger(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, ledgerFile), []byte("no database"), 0o600); err != nil {
		t.Fatal(err)
	}
	out, _, code := rectify(t, "", "--data", dir, "--lang", "en", "doctor")
	if code == exitDone || !strings.Contains(out, "FAIL  ledger") || !strings.Contains(out, "skip  index") || strings.Contains(out, "FAIL  index") {
		t.Errorf("%d\n%s", code, out)
	}
}

// TestEvidenceThatIsLost: doctor names the directory that lacks a copy of a file of
// the history, and backup the directory that is to be copied too.
func TestEvidenceThatIsLost(t *testing.T) {
	t.Parallel()
	dir, kept := t.TempDir(), t.TempDir()
	args := func(command ...string) []string {
		return append([]string{"--data", dir, "--evidence-dir", kept}, command...)
	}
	if out, errs, code := rectify(t, "", args("list")...); code != exitDone {
		t.Fatal(out, errs)
	}
	file, err := evidence.Store{Dir: kept, Max: 1 << 20}.Keep("证明.pdf", []byte("%PDF-1.4\n%%EOF"))
	if err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(t.Context(), filepath.Join(dir, ledgerFile))
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.Change(t.Context(), ledger.Change{Notice: notices.BuiltinID, Number: 11, By: "li", Via: "test", At: time.Now(), Act: ledger.AddEvidence{Evidence: ledger.Evidence{Name: file.Name, Hash: file.Hash, Type: file.Type, Size: file.Size}}})
	if err := errors.Join(err, s.Close()); err != nil {
		t.Fatal(err)
	}
	if out, _, _ := rectify(t, "", args("backup", filepath.Join(t.TempDir(), "b.db"))...); !strings.Contains(out, "copies of 1 evidence files are not in it: copy the directory "+kept) {
		t.Error(out)
	}
	if out, _, _ := rectify(t, "", args("doctor", "--lang", "en")...); !strings.Contains(out, "ok    evidence   "+kept+": copies of all 1 files") {
		t.Error(out)
	}
	if err := os.RemoveAll(filepath.Join(kept, file.Hash[:2])); err != nil {
		t.Fatal(err)
	}
	if out, _, code := rectify(t, "", args("doctor", "--lang", "en")...); code == exitDone || !strings.Contains(out, "FAIL  evidence   "+kept+" has no copy of 1 of the 1 files") {
		t.Errorf("%d\n%s", code, out)
	}
}

// TestDoctorSpeaksChinese: names, details and remedies are in the reader's language.
func TestDoctorSpeaksChinese(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, ledgerFile), []byte("no database"), 0o600); err != nil {
		t.Fatal(err)
	}
	out, _, code := rectify(t, "", "--data", dir, "--lang", "zh", "doctor")
	for _, want := range []string{"正常  时区       ", "失败  台账       ", "处理办法：用 `rectify restore 文件` 恢复备份", "未查  索引       未检查：台账打不开", "正常  节假日     "} {
		if code == exitDone || !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
}
