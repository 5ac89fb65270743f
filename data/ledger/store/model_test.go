package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"rectify/data/database/databasetest"
	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/data/text"
)

// A modelItem is all that the model knows of an item: its state, and what may
// be taken back.
type modelItem struct {
	state   modelState
	version int
	staff   bool         // staff have set the status
	undo    []modelState // states to go back to, the latest last
	nudged  string
	asked   map[string]bool // who asked for more time since another person moved the date: they may not give it
	last    modelState      // before the latest change
	read    bool            // the latest change was another text of the notice
}

type modelState struct {
	status                              notice.Status
	owner, due, help, reporter, support string
	evidence                            int
	askedDue, askedBy                   string
	counted, first                      string
	received                            bool
	promise                             ledger.CommitmentState
	reporters                           string // all who reported it done since it was open
}

// A modelRun is one random life of a ledger: two stores on one file, and
// beside them the simplest thing that could be right, a list.
type modelRun struct {
	*rapid.T
	path   string
	stores [2]*Store
	read   *notice.Notice
	model  []modelItem

	requests int
	done     map[string]bool // requests that had effect, by item

	at    time.Time       // of the step
	items [][]ledger.Item // as they were after each step
}

// TestLedgerFollowsTheModel makes random changes (some of them stale), new
// readings and reopenings, and compares the ledger with the model after each.
func TestLedgerFollowsTheModel(t *testing.T) {
	t.Parallel()
	another := ledgers(t)
	rapid.Check(t, func(rt *rapid.T) {
		run := &modelRun{T: rt, done: map[string]bool{}, at: tuesday, path: another(), read: sample()}
		for i := range run.stores {
			run.open(i)
		}
		defer func() {
			for _, s := range run.stores {
				if s != nil {
					s.Close()
				}
			}
		}()
		run.model = []modelItem{
			{state: modelState{status: notice.Rectified}, version: 1},
			{state: modelState{status: notice.InProgress}, version: 1},
			{state: modelState{status: notice.InProgress}, version: 1},
		}
		for i, item := range sample().Items {
			run.model[i].state.owner, run.model[i].state.due = item.Owner, item.Due
		}
		actions := map[string]func(){"change": run.change, "read anew": run.readAnew, "reopen": run.reopen}
		action := rapid.SampledFrom([]string{"change", "change", "change", "read anew", "reopen"})
		for range rapid.IntRange(1, 12).Draw(rt, "steps") {
			run.at = run.at.Add(time.Minute)
			actions[action.Draw(rt, "action")]()
			run.compare()
		}
		run.comparePast()
		run.compareHistory()
	})
}

// ledgers returns what makes ledgers with the sample notice, one after another.
func ledgers(t *testing.T) func() string {
	if databasetest.Second() {
		return func() string {
			s, path := seeded(t)
			s.Close()
			return path
		}
	}
	s, path := seeded(t)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	var made atomic.Int32
	return func() string {
		return writeFile(t, filepath.Join(dir, fmt.Sprint(made.Add(1), ".db")), content)
	}
}

func (r *modelRun) must(err error) {
	r.Helper()
	if err != nil {
		r.Fatal(err)
	}
}

func (r *modelRun) open(i int) {
	var err error
	r.stores[i], err = Open(context.Background(), r.path)
	r.must(err)
}

func (r *modelRun) store() *Store { return rapid.SampledFrom(r.stores[:]).Draw(r.T, "store") }

func (r *modelRun) item() int { return rapid.IntRange(0, len(r.model)-1).Draw(r.T, "item") }

// change asks for a random act, sometimes having seen an older version,
// sometimes by a request that had its effect before.
func (r *modelRun) change() {
	i := r.item()
	before := &r.model[i]
	r.requests++
	act, stale := r.act(), rapid.IntRange(0, 1).Draw(r.T, "stale")
	if act == ledger.Act(ledger.Undo{}) {
		stale = 0 // see TestUndoOfOnesOwnChange
	}
	c := ledger.Change{
		Notice: "n", Number: i + 1, Version: before.version - stale,
		Act: act, By: rapid.SampledFrom([]string{"li", "wang"}).Draw(r.T, "by"), Approver: true, At: r.at,
		Request: fmt.Sprint("r", r.requests-rapid.SampledFrom([]int{0, 0, 0, 1}).Draw(r.T, "repeat")),
	}
	got, err := r.store().Change(context.Background(), c)
	key := fmt.Sprint(c.Request, "/", i)
	var conflict *ledger.ConflictError
	switch after, allowed := before.state.after(c); {
	case r.done[key]:
		r.must(err)
		if got.Version != before.version {
			r.Fatalf("a repeated request moved the item to version %d", got.Version)
		}
	case c.Version != before.version && c.Version != 0 && before.clashes(c.Act):
		if !errors.As(err, &conflict) || conflict.Current.Version != before.version {
			r.Fatalf("a stale change gave %v, want a conflict", err)
		}
	case c.Act == ledger.Act(ledger.Undo{}) && !before.mayUndo(c.By) || c.Act != ledger.Act(ledger.Undo{}) && !allowed, before.givesOneself(c, after):
		if err == nil || errors.As(err, &conflict) {
			r.Fatalf("%+v on %+v gave %v, want to be refused", c.Act, before.state, err)
		}
	case c.Act == ledger.Act(ledger.Undo{}):
		r.must(err)
		r.done[key] = true
		last := len(before.undo) - 1
		asked := before.askedAfter(c, before.undo[last])
		*before = modelItem{before.undo[last], before.version + 1, before.staff, before.undo[:last:last], before.nudged, asked, before.state, false}
	case c.Act == ledger.Act(ledger.Nudge{}) && before.nudged != "": // every step is on the same day
		if !errors.Is(err, ledger.ErrNudged) {
			r.Fatalf("a second nudge of the day gave %v", err)
		}
	case c.Act == ledger.Act(ledger.Nudge{}): // it was heard: nothing takes it back
		r.must(err)
		r.done[key] = true
		before.version, before.nudged, before.last, before.read = before.version+1, "2024-05-07", before.state, false
	default:
		r.must(err)
		r.done[key] = true
		asked := before.askedAfter(c, after)
		*before = modelItem{after, before.version + 1, before.staff || sets(c.Act, before.state), append(before.undo[:len(before.undo):len(before.undo)], before.state), before.nudged, asked, before.state, false}
	}
}

// clashes: the latest change set what the act is about, by somebody who had not seen it.
func (m modelItem) clashes(act ledger.Act) bool {
	was, is := m.last, m.state
	if m.read {
		switch act.(type) {
		case ledger.AddNote, ledger.AddEvidence, ledger.Nudge, ledger.Receive:
			return false
		}
		return true
	}
	switch act.(type) {
	case ledger.SetStatus, ledger.Reopen:
		return was.status != is.status || was.reporter != is.reporter
	case ledger.Close:
		return was.status != is.status || was.reporter != is.reporter || was.evidence != is.evidence || was.promise != is.promise
	case ledger.Assign:
		return was.owner != is.owner || was.support != is.support || was.received != is.received
	case ledger.SetDue, ledger.AskLater, ledger.GrantLater, ledger.RefuseLater:
		return was.due != is.due || was.counted != is.counted || was.first != is.first || was.askedDue != is.askedDue || was.askedBy != is.askedBy
	case ledger.AskHelp, ledger.EndHelp:
		return was.help != is.help
	case ledger.SetCommitment:
		return was.promise != is.promise
	}
	return false
}

// sets tells an act on the status from others: a notice read anew leaves that alone.
func sets(act ledger.Act, before modelState) bool {
	switch a := act.(type) {
	case ledger.SetStatus:
		return a.Status != before.status
	case ledger.Close, ledger.Reopen:
		return true
	}
	return false
}

// mayUndo: there is something to take back, and doing so closes nothing off and
// gives no time to who asked for it.
func (m modelItem) mayUndo(by string) bool {
	last := len(m.undo) - 1
	return last >= 0 && (m.undo[last].status != notice.Closed || m.state.status == notice.Closed) &&
		!m.givesOneself(ledger.Change{By: by}, m.undo[last])
}

// givesOneself: the date moves back, by somebody who asked for that.
func (m modelItem) givesOneself(c ledger.Change, after modelState) bool {
	return c.Act != ledger.Act(ledger.Undo{}) && m.asked[c.By] && m.state.due != "" && (after.due == "" || after.due > m.state.due)
}

// askedAfter are those who asked, after a change.
func (m modelItem) askedAfter(c ledger.Change, after modelState) map[string]bool {
	asked := map[string]bool{}
	for who := range m.asked {
		asked[who] = after.due == m.state.due || who == c.By
	}
	if _, asks := c.Act.(ledger.AskLater); asks {
		asked[c.By] = true
	}
	return asked
}

func (r *modelRun) act() ledger.Act {
	word := rapid.SampledFrom([]string{"", "甲", "乙 丙", "@li", "@wang 丁"})
	return rapid.SampledFrom([]ledger.Act{
		ledger.SetStatus{Status: rapid.SampledFrom(notice.Statuses).Draw(r.T, "status"), Note: rapid.String().Draw(r.T, "note")},
		ledger.Assign{Owner: word.Draw(r.T, "owner"), Supporting: word.Draw(r.T, "supporting")},
		ledger.SetDue{Due: rapid.SampledFrom([]string{"", "2024-06-30", "2024-12-31"}).Draw(r.T, "due"), Counted: word.Draw(r.T, "counted")},
		ledger.AddNote{Note: rapid.String().Draw(r.T, "remark")},
		ledger.AddEvidence{Evidence: ledger.Evidence{Link: rapid.SampledFrom([]string{"", "https://example.org/1"}).Draw(r.T, "link")}},
		ledger.AskLater{Due: rapid.SampledFrom([]string{"2024-04-01", "2024-06-30", "2025-01-31"}).Draw(r.T, "later"), Reason: word.Draw(r.T, "why")},
		ledger.GrantLater{}, ledger.RefuseLater{Reason: word.Draw(r.T, "why not")}, ledger.Nudge{},
		ledger.AskHelp{From: word.Draw(r.T, "help")}, ledger.EndHelp{}, ledger.Receive{}, ledger.SetCommitment{Sentence: "尽快完成", Commitment: ledger.Commitment{State: rapid.SampledFrom([]ledger.CommitmentState{ledger.CommitmentProposed, ledger.CommitmentOpen, ledger.CommitmentKept, ledger.CommitmentDropped}).Draw(r.T, "promise"), Reason: "x"}}, ledger.Close{Sheet: ledger.Sheet{Basis: word.Draw(r.T, "basis")}}, ledger.Reopen{Reason: word.Draw(r.T, "reason")}, ledger.Undo{}, ledger.Undo{},
	}).Draw(r.T, "act")
}

// after says what an act makes of a state, in the plainest words; allowed is
// false where it may not.
func (s modelState) after(c ledger.Change) (_ modelState, allowed bool) {
	switch a := c.Act.(type) {
	case ledger.SetStatus:
		same, note := a.Status == s.status, strings.TrimSpace(text.Storable(a.Note)) != ""
		if same {
			return s, note
		}
		if a.Status == notice.Closed || s.status == notice.Closed || !s.status.Open() && a.Status.Open() && !note {
			return s, false
		}
		s.status, s.reporter = a.Status, ""
		if a.Status.Open() {
			s.reporters = ""
		} else {
			s.reporter, s.reporters = c.By, s.reporters+c.By+" "
		}
		return s, true
	case ledger.Assign:
		changes := a.Owner != s.owner || a.Supporting != s.support
		if a.Owner != s.owner {
			s.received = strings.HasPrefix(a.Owner, "@"+c.By)
		}
		s.owner, s.support = a.Owner, a.Supporting
		return s, changes
	case ledger.SetDue:
		changes := a.Due != s.due
		return s.dueOn(a.Due, a.Counted), changes
	case ledger.AddNote:
		return s, strings.TrimSpace(text.Storable(a.Note)) != ""
	case ledger.AddEvidence:
		s.evidence++
		return s, a.Link != ""
	case ledger.AskHelp:
		changes := a.From != s.help && a.From != ""
		s.help = a.From
		return s, changes
	case ledger.EndHelp:
		waits := s.help != ""
		s.help = ""
		return s, waits
	case ledger.AskLater:
		may := s.status.Open() && a.Due > s.due && a.Due >= tuesday.Format(time.DateOnly) && a.Reason != "" && a.Due != s.askedDue
		s.askedDue, s.askedBy = a.Due, c.By
		return s, may
	case ledger.GrantLater:
		may := s.askedBy != "" && s.askedBy != c.By
		return s.dueOn(s.askedDue, ""), may
	case ledger.RefuseLater:
		may := s.askedBy != "" && a.Reason != ""
		s.askedDue, s.askedBy = "", ""
		return s, may
	case ledger.Receive:
		may := strings.HasPrefix(s.owner, "@"+c.By) && !s.received
		s.received = true
		return s, may
	case ledger.SetCommitment:
		changes := a.State != s.promise && a.State != ledger.CommitmentProposed
		s.promise = a.State
		return s, changes
	case ledger.Nudge:
		return s, s.owner != "" && s.status.Open()
	case ledger.Close:
		may := s.status != notice.Closed && !s.status.Open() && !strings.Contains(s.reporters, c.By)
		s.status = notice.Closed
		return s, may
	case ledger.Reopen:
		may := !s.status.Open() && a.Reason != ""
		s.status, s.reporter, s.reporters = notice.InProgress, "", ""
		return s, may
	}
	return s, false
}

// dueOn moves the due date: the first is kept while the item has more time than
// that.
func (s modelState) dueOn(date, counted string) modelState {
	first := s.first
	if first == "" {
		first = s.due
	}
	s.first = ""
	if first != "" && date > first {
		s.first = first
	}
	s.due, s.counted, s.askedDue, s.askedBy = date, counted, "", ""
	return s
}

// readAnew adds the notice again, with another declared word for an item.
func (r *modelRun) readAnew() {
	i := r.item()
	declared := rapid.SampledFrom([]notice.Status{notice.NotStarted, notice.InProgress, notice.Rectified}).Draw(r.T, "declared")
	changes := r.read.Items[i].Declared != declared
	r.read.Items[i].Declared = declared
	r.must(r.store().AddNotice(context.Background(), "n", "text", r.read, "office", r.at))
	if changes {
		r.model[i].version++
		r.model[i].last, r.model[i].read = r.model[i].state, true
		r.model[i].undo = nil // what a reading has changed since is not undone
	}
	if changes && !r.model[i].staff {
		r.model[i].state.status, r.model[i].state.reporters = declared, ""
	}
}

func (r *modelRun) reopen() {
	i := rapid.IntRange(0, 1).Draw(r.T, "which")
	r.must(r.stores[i].Close())
	r.open(i)
}

// compare reads the ledger through one of the stores.
func (r *modelRun) compare() {
	snap, err := r.store().Snapshot(context.Background())
	r.must(err)
	r.items = append(r.items, snap.Items)
	for i, want := range r.model {
		got := snap.Items[i]
		state := modelState{got.Status, got.Owner, got.Due, got.HelpFrom, got.ReportedBy, got.Supporting, got.Evidence, got.AskedDue, got.AskedBy, got.DueCounted, got.FirstDue, got.ReceivedOn != "", got.CommitmentStates()[ledger.CommitmentKey("尽快完成")].State, want.state.reporters}
		if state != want.state || got.Version != want.version || (got.NudgedOn != "") != (want.nudged != "") {
			r.Fatalf("item %d: the ledger has %+v, the model %+v", i+1, got, want)
		}
	}
}

// comparePast asks for the ledger as it was after each step.
func (r *modelRun) comparePast() {
	store := r.store()
	for i, want := range r.items {
		at := tuesday.Add(time.Duration(i+1) * time.Minute)
		then, err := store.On(context.Background(), at)
		r.must(err)
		if diff := cmp.Diff(want, then.Items); diff != "" {
			r.Fatalf("as it was after step %d: %s", i+1, diff)
		}
	}
}

// compareHistory looks for one entry a version, the last with today's status.
func (r *modelRun) compareHistory() {
	store := r.store()
	r.must(store.Verify(context.Background()))
	for i, want := range r.model {
		entries, err := store.History(context.Background(), "n", i+1)
		r.must(err)
		if last := entries[len(entries)-1]; len(entries) != want.version || last.To != want.state.status {
			r.Fatalf("item %d: %d entries, the last %+v; the model %+v", i+1, len(entries), last, want)
		}
	}
}
