package store

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"

	"rectify/data/database"
	"rectify/data/database/databasetest"
	"rectify/data/ledger"
	"rectify/data/notice"
)

func TestPostgresRefuses(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		place func(t *testing.T) string
		want  error
	}{
		{"nobody there", func(*testing.T) string { return "postgres://clerk:geheim@127.0.0.1:1/ledger?connect_timeout=2" }, database.ErrUnreachable},
		{"a database for reading only", func(t *testing.T) string {
			return databasetest.Place(t) + "&default_transaction_read_only=on"
		}, database.ErrUnwritable},
		{"a newer version's ledger", func(t *testing.T) string {
			place := databasetest.Place(t)
			openLedger(t, place)
			databasetest.Execute(t, place, `INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, true)`)
			return place
		}, database.ErrNewer},
		{"another's lock", func(t *testing.T) string { return lockedPlace(t) }, database.ErrBusy},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s, err := Open(context.Background(), test.place(t))
			if err == nil {
				_, err = do(t, s, 1, "li", ledger.AddNote{Note: "走访"})
				s.Close()
			}
			if !errors.Is(err, test.want) {
				t.Fatalf("%v, want %v", err, test.want)
			}
			if strings.Contains(err.Error(), "geheim") {
				t.Errorf("%q tells the password", err)
			}
		})
	}
}

// lockedPlace is a ledger that another program is changing: it can be opened and
// read.
func lockedPlace(t *testing.T) string {
	place := databasetest.Place(t)
	s := openLedger(t, place)
	add(t, s, "n", sample())
	tx, err := s.db.Writer.Begin()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { tx.Rollback() })
	if _, err := tx.Exec(`LOCK TABLE history IN SHARE ROW EXCLUSIVE MODE`); err != nil {
		t.Fatal(err)
	}
	return place + "&lock_timeout=3000"
}

// TestBothDatabasesHaveTheSameTables holds the two folders of migrations
// together.
func TestBothDatabasesHaveTheSameTables(t *testing.T) {
	t.Parallel()
	files := openLedger(t, t.TempDir()+"/ledger.db")
	server := openLedger(t, databasetest.Place(t))
	inFile := columns(t, files, `SELECT m.name || '.' || c.name FROM sqlite_master m, pragma_table_info(m.name) c
		WHERE m.type = 'table' AND m.name NOT LIKE 'goose%' AND m.name NOT LIKE 'sqlite%'`)
	onServer := columns(t, server, `SELECT table_name || '.' || column_name FROM information_schema.columns
		WHERE table_schema = current_schema() AND table_name NOT LIKE 'goose%'`)
	if !slices.Equal(inFile, onServer) {
		t.Errorf("the columns differ:\n%v\n%v", inFile, onServer)
	}
	version := func(s *Store) (v int) {
		if err := s.db.Reader.QueryRow(`SELECT max(version_id) FROM goose_db_version`).Scan(&v); err != nil {
			t.Fatal(err)
		}
		return v
	}
	if version(files) != version(server) {
		t.Errorf("version %d in a file, %d on a server", version(files), version(server))
	}
}

func columns(t *testing.T, s *Store, query string) []string {
	t.Helper()
	rows, err := s.db.Reader.Query(query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	all := map[string]bool{}
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			t.Fatal(err)
		}
		all[name] = true
	}
	return slices.Sorted(maps.Keys(all))
}

// TestServerIsLostAndFound cuts every connection, as a restart of the server
// does: what is asked next is answered again.
func TestServerIsLostAndFound(t *testing.T) {
	t.Parallel()
	place := databasetest.Place(t)
	s := openLedger(t, place+"&application_name=lost")
	add(t, s, "n", sample())
	databasetest.Execute(t, place, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
		WHERE application_name = 'lost' AND pid <> pg_backend_pid()`)
	var err error
	for range 10 { // a connection that is found dead is an error, or is replaced at once
		if _, err = do(t, s, 1, "li", ledger.SetStatus{Status: notice.LongTerm, Note: "走访"}); err == nil {
			break
		}
		if !errors.Is(err, database.ErrUnreachable) {
			t.Fatalf("%v, want database.ErrUnreachable", err)
		}
	}
	if err != nil {
		t.Error(err)
	}
	verify(t, s)
}
