package store

import (
	"context"
	"errors"
	"strings"
	"testing"

	"rectify/data/database"
	"rectify/data/database/databasetest"
	"rectify/data/notice"
)

func TestDatabaseRefusesToAlterHistory(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, statement string }{
		{"update", `UPDATE history SET by = 'x'`},
		{"delete", `DELETE FROM history`},
		{"replace", `INSERT OR REPLACE INTO history SELECT * FROM history WHERE sequence = 2`},
		{"replace by an update", `UPDATE OR REPLACE history SET sequence = 1 WHERE sequence = 2`},
		{"number left out", `INSERT INTO history SELECT 9, notice, number, version, action, from_status, to_status, note, by, via, at, state,
			(SELECT hash FROM history ORDER BY sequence DESC LIMIT 1), hash, detail, request, writer FROM history WHERE sequence = 2`},
		{"chain broken", `INSERT INTO history SELECT 5, notice, number, version, action, from_status, to_status, note, by, via, at, state,
			'', hash, detail, request, writer FROM history WHERE sequence = 2`},
	}
	s, _ := seeded(t)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if strings.Contains(test.statement, " OR REPLACE ") && databasetest.Second() {
				t.Skip("PostgreSQL knows no OR REPLACE")
			}
			if _, err := s.db.Writer.Exec(test.statement); err == nil || !strings.Contains(err.Error(), "append-only") {
				t.Errorf("%v, want a refusal", err)
			}
		})
	}
	t.Cleanup(func() { verify(t, s) })
}

func TestVerifyFindsTampering(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, statement, told string }{
		{"an author", `UPDATE history SET by = 'x' WHERE sequence = 2`, "entry 2"},
		{"a detail", `UPDATE history SET detail = '{"was":"x"}' WHERE sequence = 5`, "entry 5"},
		{"a detail of no known name", `UPDATE history SET detail = '{"x":"y"}' WHERE sequence = 5`, "entry 5"},
		{"a request", `UPDATE history SET request = 'x' WHERE sequence = 5`, "entry 5"},
		{"a state", `UPDATE history SET state = '{}' WHERE sequence = 3`, "entry 3"},
		{"a time", `UPDATE history SET at = '2024-04-07T08:30:00.000000Z' WHERE sequence = 5`, "entry 5"},
		{"no time", `UPDATE history SET at = 'yesterday' WHERE sequence = 5`, "yesterday"},
		{"words moved over to the next field", `UPDATE history SET by = 'l', via = 'i' || via WHERE sequence = 5`, "entry 5"},
		{"an entry in the middle", `DELETE FROM history WHERE sequence = 3`, "entry 3"},
		{"the last entry", `DELETE FROM history WHERE sequence = 5`, "item 2"},
		{"an item", `UPDATE items SET status = 'closed' WHERE number = 1`, "item 1"},
		{"an item's row", `DELETE FROM items WHERE number = 1`, "item 1"},
		{"an item out of nowhere", `INSERT INTO items SELECT notice, 9, label, title, section, subsection, status, declared, owner, due,
			version, updated_at, updated_by, withdrawn, supporting, help_from, help_since, reported_by, evidence, asked_due, asked_by, nudged_on, assigned_on, received_on, promises, due_counted, asked_counted, first_due, received_by FROM items WHERE number = 1`, "item 9"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s, _ := seeded(t)
			set(t, s, "n", 2, notice.Rectified)
			verify(t, s)
			unguarded := []string{`DROP TRIGGER history_is_never_changed`, `DROP TRIGGER history_is_never_deleted`}
			if databasetest.Second() {
				unguarded = []string{`ALTER TABLE history DISABLE TRIGGER USER`}
			}
			for _, statement := range append(unguarded, test.statement) {
				if _, err := s.db.Writer.Exec(statement); err != nil {
					t.Fatal(err)
				}
			}
			err := s.Verify(context.Background())
			if !errors.Is(err, database.ErrDamaged) || !strings.Contains(err.Error(), test.told) {
				t.Errorf("%v, want database.ErrDamaged that tells of %s", err, test.told)
			}
		})
	}
}

func TestSequenceGrowsWithEveryChange(t *testing.T) {
	t.Parallel()
	s, path := seeded(t)
	other := openLedger(t, path)
	for want := int64(4); want < 8; want++ {
		got, err := s.Sequence(context.Background())
		if err != nil || got != want {
			t.Fatalf("sequence %d, %v; want %d", got, err, want)
		}
		set(t, other, "n", 1, notice.LongTerm)
	}
}

func TestHistoryOfNothingIsEmpty(t *testing.T) {
	t.Parallel()
	s, _ := seeded(t)
	if got := history(t, s, "n", 47); len(got) != 0 {
		t.Errorf("%+v, want nothing", got)
	}
}
