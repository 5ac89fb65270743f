package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestDoctorNamesTheLedger: where the ledger is damaged, the doctor blames it alone,
// and not the index that is made of it.
func TestDoctorNamesTheLedger(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, ledgerFile), []byte("no database"), 0o600); err != nil {
		t.Fatal(err)
	}
	out, _, code := rectify(t, "", "--data", dir, "doctor")
	if code == exitDone || !strings.Contains(out, "FAIL  ledger") || !strings.Contains(out, "skip  index") || strings.Contains(out, "FAIL  index") {
		t.Errorf("%d\n%s", code, out)
	}
}
