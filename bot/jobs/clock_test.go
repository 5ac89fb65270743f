package jobs

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"testing"
	"time"

	"rectify/data/database"
	"rectify/data/database/databasetest"
)

// TestClockThatWasAhead leaves jobs as a clock does that was a year ahead for a
// while: they are done now, and what was asked for on a later day waits for it.
func TestClockThatWasAhead(t *testing.T) {
	t.Parallel()
	at := place(t)
	ahead, soon := `datetime('now', '+1 year')`, `datetime('now', '-1 minute')`
	if database.IsPostgres(at) {
		ahead, soon = `now() + interval '1 year'`, `now() - interval '1 minute'`
	}
	q := open(t, at, Worker{Kind: "other", Limit: 2, Do: func(context.Context, []byte, int) error { return nil }}) // nobody does ours yet
	future := time.Now().AddDate(0, 1, 0)
	for _, job := range []Job{{Key: "made"}, {Key: "put off", At: future}, {Key: "asked for", At: future}} {
		job.Kind, job.Body = "note", []byte(`"`+job.Key+`"`)
		if _, err := q.Add(t.Context(), job); err != nil {
			t.Fatal(err)
		}
	}
	shut(t, q)
	key := func(name string) string {
		if database.IsPostgres(at) {
			return fmt.Sprintf(`args->>'key' = '%s'`, name)
		}
		return fmt.Sprintf(`json_extract(args, '$.key') = '%s'`, name)
	}
	for _, statement := range []string{
		`UPDATE river_job SET created_at = ` + ahead + `, scheduled_at = ` + ahead + ` WHERE ` + key("made"),
		`UPDATE river_job SET attempted_at = ` + soon + `, scheduled_at = ` + ahead + ` WHERE ` + key("put off"),
		`DELETE FROM river_leader`,
		`INSERT INTO river_leader (name, leader_id, elected_at, expires_at) VALUES ('default', 'gone', ` + ahead + `, ` + ahead + `)`,
	} {
		execute(t, at, statement)
	}
	done := make(chan string, 3)
	q = open(t, at, Worker{Kind: "note", Limit: 2, Do: func(_ context.Context, body []byte, _ int) error {
		done <- string(body)
		return nil
	}})
	defer shut(t, q)
	got := []string{<-done, <-done}
	slices.Sort(got)
	if want := []string{`"made"`, `"put off"`}; !slices.Equal(got, want) {
		t.Errorf("done: %s, want %s", got, want)
	}
	if n, err := q.Waiting(t.Context(), "note"); err != nil || n < 1 || len(done) > 0 { // one, and those that are not noted as done yet
		t.Errorf("%d wait, %v; %d were done too early", n, err, len(done))
	}
}

func execute(t *testing.T, at, statement string) {
	t.Helper()
	if database.IsPostgres(at) {
		databasetest.Execute(t, at, statement)
		return
	}
	db, err := sql.Open("sqlite", at)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(statement); err != nil {
		t.Fatal(err)
	}
}
