// Package databasetest gives tests a PostgreSQL of their own.
package databasetest

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/jackc/pgx/v5"
)

// server is the URL of a PostgreSQL that may be filled and emptied: make test
// starts one (pg_virtualenv) and says where it is.
var server = os.Getenv("RECTIFY_TEST_DATABASE_URL")

// Known reports whether there is one.
func Known() bool { return server != "" }

var second bool

// Twice runs a package's tests with files, and then with PostgreSQL where there
// is one. before is called between the two.
func Twice(m *testing.M, before func()) (code int) {
	if code = m.Run(); code != 0 || !Known() {
		return code
	}
	fmt.Println("and once more, in PostgreSQL:")
	second = true
	before()
	return m.Run()
}

// Second reports whether Twice runs the tests with PostgreSQL.
func Second() bool { return second }

// Either is a file of that name in a test's own directory, or a place in
// PostgreSQL, whichever Twice is at.
func Either(t testing.TB, file string) string {
	if second {
		return Place(t)
	}
	return filepath.Join(t.TempDir(), file)
}

var schemas atomic.Int64

// Place is the URL of a place in PostgreSQL that no other test uses; it is
// emptied when the test ends. The test is skipped where there is no server.
func Place(t testing.TB) string {
	t.Helper()
	if !Known() {
		t.Skip("no PostgreSQL: make test starts one, or set RECTIFY_TEST_DATABASE_URL")
	}
	schema := fmt.Sprintf("test_%d_%d", os.Getpid(), schemas.Add(1))
	t.Cleanup(func() { drop(t, schema) })
	base, options, _ := strings.Cut(server, "?")
	return base + "?" + strings.TrimPrefix(options+"&search_path="+schema, "&")
}

func drop(t testing.TB, schema string) {
	ctx := context.Background()
	conn, err := pgx.Connect(ctx, server)
	if err != nil {
		t.Error(err)
		return
	}
	defer conn.Close(ctx)
	if _, err := conn.Exec(ctx, `DROP SCHEMA IF EXISTS `+pgx.Identifier{schema}.Sanitize()+` CASCADE`); err != nil {
		t.Error(err)
	}
}

// Execute runs a statement in a database that others have open.
func Execute(t testing.TB, place, statement string) {
	t.Helper()
	ctx := context.Background()
	conn, err := pgx.Connect(ctx, place)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(ctx)
	if _, err := conn.Exec(ctx, statement); err != nil {
		t.Fatal(err)
	}
}
