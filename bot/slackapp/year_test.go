package slackapp

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/slack-go/slack"

	"rectify/bot/slackapp/broadcast"
	"rectify/bot/slackapp/outbound"
	"rectify/bot/slackapp/setup"
	"rectify/bot/workspace"
	"rectify/bot/workspace/workspacetest"
	"rectify/data/calendar"
	"rectify/data/database"
	"rectify/data/database/databasetest"
	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/data/notices"
	"rectify/handlers"
	"rectify/handlers/reply"
	"rectify/handlers/view"
)

// A year is a simulated one, on a clock that is turned by hand: two replicas on
// one ledger look at what is due, with real jobs and a workspace in Slack's place,
// while staff change items and when digests come. Processes are killed at any
// step or end with jobs left over, nobody is there for days, calls go wrong, and
// Slack is down for hours. What stands in the workspace is held against what the
// test itself reckons is owed.
type year struct {
	*desk
	*rand.Rand
	zone  *time.Location
	days  *calendar.Calendar
	third workspace.User // who owns items, too
	boss  workspace.User // the leader

	apps     []*App // those that work on jobs: one on files, two in PostgreSQL
	lookers  []*App // those that look at what is due
	memories []*brittle
	jobs     *sql.DB
	kept     chan struct{} // a replica noted that something was sent
	down     bool          // ended with jobs left over
	noted    int           // how many notes there are

	digested map[string]*digested // by whom
	reminded map[string]*reminded // by person
}

// TestAYear, in its seasons: whatever happens, a digest goes out exactly once on each day on which
// somebody was there to send it, every change is told by exactly one, late ones
// are put into it; and everybody is reminded of all that is owed to them, on the
// first working day on which that can be, once, in one message a day at most, and
// never of what is done.
func TestAYear(t *testing.T) {
	t.Parallel()
	for name, part := range map[string]struct {
		zone   string
		from   time.Month // of 2024
		months int
		both   bool // replicas work on jobs, in PostgreSQL
	}{
		"spring":              {"Asia/Shanghai", 4, 3, false},
		"summer":              {"Asia/Shanghai", 7, 3, false},
		"autumn":              {"America/New_York", 10, 3, false}, // where clocks are put back,
		"winter":              {"Europe/Berlin", 13, 4, false},    // and forward
		"autumn, in replicas": {"Europe/Berlin", 10, 3, true},
		"spring, in replicas": {"Asia/Shanghai", 4, 3, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			y := newYear(t, uint64(part.from), part.zone, part.from, part.both)
			end := y.now().AddDate(0, part.months, 0)
			if underRace { // which is ten times slower: make test runs the whole year without, too
				end = y.now().AddDate(0, 0, 15)
			}
			for y.now().Before(end) && !t.Failed() {
				y.step()
			}
			y.enough()
		})
	}
}

func newYear(t *testing.T, seed uint64, zone string, from time.Month, inPostgres bool) *year {
	t.Helper()
	d := &desk{TB: t, dir: t.TempDir()}
	if inPostgres {
		d.database = databasetest.Place(t)
	}
	place, err := time.LoadLocation(zone)
	d.must(err)
	d.hand = workspacetest.NewHandClock(time.Date(2024, from, 8, 7, 0, 0, 0, place))
	d.now = func() time.Time { return d.hand.Now().In(place) }
	d.openWorkspace()
	y := &year{desk: d, Rand: rand.New(rand.NewPCG(seed, 7)), zone: place, days: calendar.China(), kept: make(chan struct{}, 1), digested: map[string]*digested{}, reminded: map[string]*reminded{}}
	y.third, err = d.AddUser(t.Context(), workspace.User{Name: "小赵"})
	d.must(err)
	y.boss, err = d.AddUser(t.Context(), workspace.User{Name: "刘局"})
	d.must(err)
	y.follow(d.ledgerCh.ID, d.ledgerCh.ID, "08:30", true)
	for _, u := range []workspace.User{d.clerk, d.lay, y.third, d.chief, y.boss} {
		dm, err := d.OpenDM(t.Context(), u.ID, d.in.BotUserID)
		d.must(err)
		y.follow(u.ID, dm.ID, "08:30", false)
	}
	if inPostgres {
		y.jobs, err = sql.Open("pgx", d.database)
	} else {
		y.jobs, err = database.OpenFile(filepath.Join(d.dir, outboxFile), 1)
	}
	d.must(err)
	t.Cleanup(func() { y.jobs.Close() })
	y.open()
	y.asks(y.lay, "digest mine daily on at 02:30", func(s *digested) { s.on, s.daily, s.hour = true, true, "02:30" })
	t.Cleanup(y.close)
	return y
}

// open starts the replicas. On files one process works on the jobs; the other
// only looks.
func (y *year) open() {
	y.Helper()
	groups := y.UserGroups()
	config := Config{
		Settings: setup.Settings{BotToken: y.in.BotToken, APIURL: y.BaseURL() + "/api",
			Editors: []string{y.clerk.ID}, Approvers: []string{groups[0].ID}, Leaders: []string{y.boss.ID}, Channel: y.ledgerCh.ID},
		SigningSecret: secret, Lang: reply.Chinese, Ack: time.Minute, Posts: math.Inf(1),
	}
	y.apps, y.lookers, y.memories = nil, nil, nil
	for i := range 2 {
		y.openLedger()
		memory := &brittle{Memory: y.ledger, kept: y.kept, Rand: rand.New(rand.NewPCG(y.Uint64(), 1))}
		y.assistant = y.assistant.With(func(cfg *handlers.Config) { cfg.DigestTo, cfg.DigestAt = y.ledgerCh.ID, "08:30" })
		y.memories = append(y.memories, memory)
		if i == 0 || y.database != "" {
			app, _ := y.desk.open(config, y.assistant)
			y.apps, y.lookers = append(y.apps, app), append(y.lookers, app)
			continue
		}
		y.assistant = y.assistant.With(func(cfg *handlers.Config) { cfg.People = y.apps[0].people })
		look := newApp(&Connection{ledger: y.ledger, now: y.assistant.Now, log: quietLog}, y.assistant)
		look.outbox = y.apps[0].outbox
		y.lookers = append(y.lookers, look)
	}
	y.openLedger() // for what people do, and for us: nobody kills that
	y.assistant = y.assistant.With(func(cfg *handlers.Config) { cfg.People = y.apps[0].people })
	y.assistant = y.assistant.With(func(cfg *handlers.Config) { cfg.DigestTo, cfg.DigestAt = y.ledgerCh.ID, "08:30" })
	y.down = false
}

// close ends the replicas; jobs that none of them has in hand are left over.
func (y *year) close() {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	for _, app := range y.apps {
		if err := app.Close(ctx); err != nil {
			y.Error(err)
		}
	}
	y.apps = nil
}

// A brittle memory is one of a process that is killed now and then, before or
// after it kept something.
type brittle struct {
	view.Memory
	*rand.Rand
	mu   sync.Mutex
	kill bool          // while there is work to be killed at
	kept chan struct{} // it was told something
}

var errKilled = errors.New("killed")

// killed reports whether it is now, which it is once in so many times.
func (b *brittle) killed(odds int) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.kill && b.IntN(odds) == 0
}

func (b *brittle) set(kill bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.kill = kill
}

func (b *brittle) Remember(ctx context.Context, name string, body []byte, at, until time.Time) error {
	if b.killed(40) {
		return errKilled
	}
	err := b.Memory.Remember(ctx, name, body, at, until)
	select {
	case b.kept <- struct{}{}:
	default: // whoever waits looks anyway
	}
	if err == nil && b.killed(40) {
		return errKilled
	}
	return err
}

func (b *brittle) Recall(ctx context.Context, name string) ([]byte, error) {
	if b.killed(1600) { // it is read often
		return nil, errKilled
	}
	return b.Memory.Recall(ctx, name)
}

// step lets some hours go by, or days on which nobody is there; then staff do
// something, the replicas look, and what stands in the workspace is checked.
func (y *year) step() {
	y.pass()
	if y.IntN(2) == 0 {
		y.change()
	}
	if y.IntN(25) == 0 {
		y.reschedule()
	}
	if y.down {
		y.open()
	}
	if y.IntN(50) == 0 { // ends, perhaps with jobs left over
		y.look()
		y.close()
		y.down = true
		y.check(false)
		return
	}
	outage := y.IntN(60) == 0
	switch {
	case outage:
		for _, method := range []string{"chat.postMessage", "chat.update"} {
			y.Faults().Add(workspacetest.Fault{Method: method, Status: 503})
		}
	case y.IntN(20) == 0:
		y.Faults().Add([]workspacetest.Fault{
			{Method: "chat.postMessage", Times: 1, Status: 429, RetryAfter: time.Second}, {Method: "chat.postMessage", Times: 1, Drop: true, Accept: true},
			{Method: "chat.postMessage", Times: 1, Status: 500, Accept: true}, {Method: "chat.update", Times: 1, Status: 503},
			{Method: "conversations.open", Times: 1, Status: 503}, {Method: "conversations.history", Times: 1, Status: 429, RetryAfter: time.Second},
		}[y.IntN(6)])
		if y.IntN(2) == 0 { // the second call, not the first
			y.Faults().Clear()
			y.Faults().Add(workspacetest.Fault{Method: "chat.postMessage", Times: 1, Slow: time.Nanosecond})
			y.Faults().Add(workspacetest.Fault{Method: "chat.postMessage", Times: 1, Status: 429, RetryAfter: time.Second})
		}
	}
	y.hurry()
	whole := y.look()
	for !whole && y.left() && y.IntN(2) == 0 { // one of them is back at once
		whole = y.look()
	}
	if whole || outage {
		y.work(outage)
	}
	if outage { // until then somebody tries, and nobody hears it
		y.Faults().Clear()
	}
	y.rest()
	y.check(whole && !outage)
	y.Faults().Clear()
}

// rest puts off what is left to be tried, and waits until nothing is in hand: a
// message that was being posted when the day was checked would else be found on
// another day.
func (y *year) rest() {
	y.Helper()
	later := `datetime('now', '+1 hour')`
	if y.database != "" {
		later = `now() + interval '1 hour'`
	}
	for limit := time.Now().Add(time.Minute); ; {
		_, err := y.jobs.ExecContext(y.Context(), `UPDATE river_job SET state = 'scheduled', scheduled_at = `+later+`
			WHERE attempt > 0 AND`+ourJobs+`('available', 'retryable', 'scheduled')`)
		y.must(err)
		if y.untried() == 0 {
			return
		}
		if time.Now().After(limit) {
			y.Fatalf("%s: what is in hand does not end", y.now())
		}
		select {
		case <-y.kept:
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// pass turns the clock on: to just before and after a change of clocks, where
// one lies on the way.
func (y *year) pass() {
	by := time.Duration(30+y.IntN(1600)) * time.Minute
	if y.IntN(50) == 0 {
		by = time.Duration(24+y.IntN(72)) * time.Hour
	}
	offset := func(t time.Time) int { _, offset := t.Zone(); return offset }
	now := y.now()
	for t := now; t.Before(now.Add(by)); t = t.Add(time.Minute) {
		if offset(t.Add(11*time.Minute)) != offset(t) { // within the next minutes
			by = max(t.Sub(now), time.Duration(5+y.IntN(40))*time.Minute)
			break
		}
	}
	y.hand.Advance(by)
}

// change has somebody change an item; some changes are refused.
func (y *year) change() {
	y.Helper()
	number := []int{9, 11, 40, 3, 7}[y.IntN(5)]
	item, err := y.ledger.Item(y.Context(), notices.BuiltinID, number)
	y.must(err)
	owners := []string{"@" + y.clerk.ID, "@" + y.lay.ID, "@" + y.third.ID, "@" + y.clerk.ID + " @" + y.third.ID}
	due := y.now().AddDate(0, 0, y.IntN(40)-10).Format(time.DateOnly)
	token := fmt.Sprintf("t%04dt", y.noted)
	acts := []ledger.Act{
		ledger.AddNote{Note: "推进" + token}, ledger.AddNote{Note: "落实" + token}, ledger.SetStatus{Status: notice.Rectified, Note: "完成" + token},
		ledger.SetStatus{Status: notice.InProgress, Note: "反弹" + token}, ledger.SetStatus{Status: notice.InProgress, Note: "反弹" + token},
		ledger.SetDue{Due: due}, ledger.SetDue{Due: due}, ledger.Assign{Owner: owners[y.IntN(4)]}, ledger.Assign{Owner: owners[y.IntN(4)]}, ledger.Receive{},
		ledger.AskHelp{From: "财政局"}, ledger.EndHelp{}, ledger.AskLater{Due: due, Reason: "等资金"}, ledger.GrantLater{},
	}
	i := y.IntN(len(acts))
	by := y.clerk.ID
	if ids := item.OwnerIDs(); len(ids) > 0 {
		by = ids[0]
	}
	if _, grants := acts[i].(ledger.GrantLater); grants {
		by = y.chief.ID
	}
	changed, err := y.ledger.Change(y.Context(), ledger.Change{Notice: notices.BuiltinID, Number: number, Act: acts[i], By: by, Approver: true, At: y.now()})
	if err != nil {
		return
	}
	if i > 4 {
		token = ""
	} else {
		y.noted++
	}
	for _, d := range y.digested {
		d.news = append(d.news, news{changed.Number, token, y.now()})
	}
}

// reschedule sets when a digest comes, perhaps at an hour that has gone by today.
func (y *year) reschedule() {
	who := []workspace.User{y.clerk, y.lay, y.third}[y.IntN(3)]
	hour := []string{"06:00", "08:30", "02:30", "17:00"}[y.IntN(4)]
	if channel := y.digested[y.ledgerCh.ID]; !channel.on {
		y.asks(workspace.User{ID: y.ledgerCh.ID}, "digest on", func(s *digested) { s.on = true })
		return
	}
	switch y.IntN(7) {
	case 0, 1:
		y.asks(workspace.User{ID: y.ledgerCh.ID}, "digest at "+hour, func(s *digested) { s.hour = hour })
	case 2:
		daily := y.IntN(2) == 0
		y.asks(workspace.User{ID: y.ledgerCh.ID}, "digest "+map[bool]string{true: "daily", false: "weekdays"}[daily], func(s *digested) { s.daily = daily })
	case 3:
		y.asks(workspace.User{ID: y.ledgerCh.ID}, "digest off", func(s *digested) { s.on = false })
	case 4:
		y.asks(who, "digest mine on at "+hour, func(s *digested) { s.on, s.hour = true, hour })
	case 5:
		y.asks(who, "digest mine quiet wed sun", func(s *digested) { s.quiet = []time.Weekday{time.Wednesday, time.Sunday} })
	case 6:
		y.asks(who, "digest mine quiet off", func(s *digested) { s.quiet = nil })
	}
}

// asks gives a command of when a digest comes, and reckons with it.
func (y *year) asks(who workspace.User, command string, so func(*digested)) {
	y.Helper()
	out, err := y.assistant.Command(y.Context(), reply.Request{
		Text: command, Channel: y.ledgerCh.ID, Person: reply.Person{ID: who.ID, Role: reply.Editor}, Lang: reply.Chinese, Via: "test",
	})
	y.must(err)
	if text := out.Plain(); strings.Contains(text, "没看懂") {
		y.Fatal(text)
	}
	so(y.digested[who.ID])
}

// enqueueDue has one replica look at what is due, or both at the same time; whole is
// false where none got to the end of it.
func (y *year) look() (whole bool) {
	y.kill(true)
	defer y.kill(false)
	looks := y.Perm(2)[:1+y.IntN(2)]
	ended := make([]bool, 2)
	var looking sync.WaitGroup
	for _, i := range looks {
		looking.Go(func() {
			err := y.lookers[i].enqueueDue(y.Context())
			if err != nil && !errors.Is(err, errKilled) {
				y.Error(err)
			}
			ended[i] = err == nil
		})
	}
	looking.Wait()
	return ended[0] || ended[1]
}

func (y *year) kill(on bool) {
	for _, m := range y.memories {
		m.set(on)
	}
}

// work waits until nothing is left to be sent, with jobs that are to be tried
// again not waiting for their time; in an outage, until all were tried.
func (y *year) work(outage bool) {
	y.Helper()
	y.kill(true)
	defer y.kill(false)
	limit := time.Now().Add(time.Minute)
	for outage && y.untried() > 0 || !outage && y.left() {
		select {
		case <-y.kept:
		case <-time.After(100 * time.Millisecond): // a job failed, and waits for its next try
			if !outage {
				y.hurry()
			}
			if time.Now().After(limit) {
				y.Fatalf("%s: what is due is not sent", y.now())
			}
		}
	}
}

// left reports whether digests or reminders are still to be sent.
func (y *year) left() bool {
	y.Helper()
	due, err := y.assistant.DueDigests(y.Context(), y.now())
	y.must(err)
	bundles, err := y.assistant.DueBundles(y.Context(), y.now())
	y.must(err)
	if len(due)+len(bundles) > 0 {
		return true
	}
	sequence, err := y.ledger.Sequence(y.Context())
	y.must(err)
	for who, d := range y.digested {
		sent, err := y.assistant.LastDigest(y.Context(), who)
		y.must(err)
		if d.on && sent.Date == y.today() && sent.Sequence != sequence {
			return true
		}
	}
	return false
}

const ourJobs = ` queue IN ('` + broadcast.DigestJobs + `', '` + broadcast.ReminderJobs + `') AND state IN `

// hurry has jobs that wait for their next try done at once.
func (y *year) hurry() {
	y.Helper()
	_, err := y.jobs.ExecContext(y.Context(), `UPDATE river_job SET state = 'available', scheduled_at = created_at
		WHERE attempt > 0 AND`+ourJobs+`('available', 'retryable', 'scheduled')`)
	y.must(err)
}

// untried counts the jobs that were not tried yet, or are just now.
func (y *year) untried() (n int) {
	y.Helper()
	y.must(y.jobs.QueryRowContext(y.Context(), `SELECT count(*) FROM river_job
		WHERE`+ourJobs+`('available', 'running') AND (attempt = 0 OR state = 'running')`).Scan(&n))
	return n
}

// keyOf is the key of one of our messages; empty for others.
func keyOf(m workspace.Message) string {
	var mark slack.SlackMetadata
	if json.Unmarshal(m.Metadata, &mark) != nil || mark.EventType != outbound.MarkType {
		return ""
	}
	key, _ := mark.EventPayload["key"].(string)
	return key
}
