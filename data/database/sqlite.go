package database

import (
	"database/sql"
	"net/url"

	_ "modernc.org/sqlite" // the "sqlite" driver of database/sql
)

// OpenFile opens an SQLite database in a file, with some connections. Readers and one
// writer work concurrently (WAL); a second writer waits; a transaction that will write
// says so when it begins. Further pragmas are those of
// https://www.sqlite.org/pragma.html, as in "synchronous(FULL)".
func OpenFile(path string, connections int, pragmas ...string) (*sql.DB, error) {
	options := url.Values{"_txlock": {"immediate"}, "_pragma": append([]string{"busy_timeout(10000)", "journal_mode(WAL)"}, pragmas...)}
	source := url.URL{Scheme: "file", Opaque: url.PathEscape(path), RawQuery: options.Encode()}
	db, err := sql.Open("sqlite", source.String())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	return db, nil
}

// ReadFile opens an SQLite database read-only and writes nothing into its file, even
// if a killed process left changes next to it. frozen says that nothing is next to it
// and nobody writes it: then nothing is created there either.
func ReadFile(path string, frozen bool) (*sql.DB, error) {
	options := url.Values{"mode": {"ro"}, "_pragma": {"busy_timeout(10000)"}}
	if frozen {
		options.Set("immutable", "1")
	}
	source := url.URL{Scheme: "file", Opaque: url.PathEscape(path), RawQuery: options.Encode()}
	db, err := sql.Open("sqlite", source.String())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	return db, nil
}

// OpenWriter opens the file for this process's writers, which queue at its one
// connection rather than at the file's lock. A write is on disk when it is reported
// done.
func OpenWriter(path string) (*sql.DB, error) {
	return OpenFile(path, 1, "synchronous(FULL)", "foreign_keys(1)")
}
