package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rectify/bot/slackapp"
)

// TestRestoreWaitsForTheServer restores while a server holds the directory, and
// again once it has ended.
func TestRestoreWaitsForTheServer(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	data, backup := filepath.Join(dir, "data"), filepath.Join(dir, "backup.db")
	for _, args := range [][]string{{"list"}, {"backup", backup}} {
		if _, errs, code := rectify(t, "", append(args, "--data="+data)...); code != exitDone {
			t.Fatalf("%v: %s", args, errs)
		}
	}
	before, err := os.ReadFile(filepath.Join(data, ledgerFile))
	if err != nil {
		t.Fatal(err)
	}
	release, err := slackapp.HoldJobs(data)
	if err != nil {
		t.Fatal(err)
	}
	if _, errs, code := rectify(t, "", "restore", "--data="+data, backup); code != exitFailed || !strings.Contains(errs, "stop it") {
		t.Errorf("while a server runs: exit %d, %q", code, errs)
	}
	if after, err := os.ReadFile(filepath.Join(data, ledgerFile)); err != nil || string(after) != string(before) {
		t.Errorf("the ledger was changed: %v", err)
	}
	release()
	if out, errs, code := rectify(t, "", "restore", "--data="+data, backup); code != exitDone || !strings.Contains(out, "restored") {
		t.Errorf("exit %d, %q, %q", code, out, errs)
	}
}
