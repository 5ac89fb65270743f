package store

import (
	"context"
	"errors"
	"testing"
	"time"

	"rectify/data/database"
	"rectify/data/ledger"
)

// TestOlderProgramIsRefused has the ledger brought up to a newer version while a
// program has it open: the older may read it, and add nothing to it.
func TestOlderProgramIsRefused(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	s, at := seeded(t)
	applied := "1"
	if database.IsPostgres(at) {
		applied = "true"
	}
	execute(t, at, `INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, `+applied+`)`)
	before := snapshot(t, s).Sequence
	_, changed := do(t, s, 1, "li", ledger.AddNote{Note: "走访"})
	for name, err := range map[string]error{
		"a change":  changed,
		"a notice":  s.AddNotice(ctx, "m", "text", sample(), "office", monday),
		"a refusal": s.Refuse(ctx, ledger.Refusal{Notice: "n", Number: 1, Asked: "销号", Why: "不是审批人", By: "li", At: tuesday}),
	} {
		if !errors.Is(err, database.ErrNewer) {
			t.Errorf("%s: %v, want database.ErrNewer", name, err)
		}
	}
	if after := snapshot(t, s).Sequence; after != before {
		t.Errorf("%d entries, want %d", after, before)
	}
	verify(t, s)
	if err := s.Remember(ctx, "talk", []byte(`{}`), monday, time.Time{}); err != nil {
		t.Errorf("a conversation: %v", err)
	}
}

// TestProgramWithoutAVersionIsRefused adds an entry as programs did that knew no
// version.
func TestProgramWithoutAVersionIsRefused(t *testing.T) {
	t.Parallel()
	s, _ := seeded(t)
	_, err := s.db.Writer.Exec(`INSERT INTO history (`+linkColumns+`) SELECT max(sequence) + 1, 'n', 1, 2, 'note', 'rectified', 'rectified', '', 'li', '', $1, '', '', '{}',
		(SELECT hash FROM history ORDER BY sequence DESC LIMIT 1), 'x' FROM history`, database.Stamp(tuesday))
	if !errors.Is(database.Kind(err), database.ErrNewer) {
		t.Errorf("%v, want database.ErrNewer", err)
	}
	verify(t, s)
}
