package slackapp

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"rectify/bot/slackapp/identity"
	"rectify/bot/workspace"
	"rectify/data/ledger"
	"rectify/data/notices"
)

// A digested is whoever has digests: when they want them, what they were told of,
// and what they should have been.
type digested struct {
	channel   string
	hour      string
	on, daily bool
	quiet     []time.Weekday

	posted map[string]string // ts by date
	at     time.Time         // of the last one
	since  time.Time         // from when on that one tells
	week   time.Time         // of the last review of a week,
	month  time.Time         // and of a month
	news   []news
}

// News is something that somebody did to an item; token stands in what is told
// of it, where it has one.
type news struct {
	number int
	token  string
	at     time.Time
}

// A reminded is a person who is reminded of items.
type reminded struct {
	channel string
	days    map[string]string // ts by date
	told    map[string]int    // how far the reminders got, by key
	spoilt  map[string]bool   // keys of which waiting for others had a say
}

func (y *year) follow(who, channel, hour string, on bool) {
	y.digested[who] = &digested{channel: channel, hour: hour, on: on, posted: map[string]string{}}
	if identity.IsPerson(who) {
		y.reminded[who] = &reminded{channel: channel, days: map[string]string{}, told: map[string]int{}, spoilt: map[string]bool{}}
	}
}

// check holds what stands in the workspace against what is owed. whole says that
// all that is due now should be there.
func (y *year) check(whole bool) {
	y.Helper()
	items := map[int]ledger.Item{}
	for _, number := range []int{9, 11, 40, 3, 7} {
		item, err := y.ledger.Item(y.Context(), notices.BuiltinID, number)
		y.must(err)
		items[number] = item
	}
	for who, d := range y.digested {
		list, _, err := y.Messages(y.Context(), d.channel, workspace.Page{Limit: 8})
		y.must(err)
		slices.Reverse(list) // the oldest first
		for _, m := range list {
			switch key := keyOf(m); {
			case strings.HasPrefix(key, "digest "+who+" "):
				y.digestIs(who, d, strings.TrimPrefix(key, "digest "+who+" "), m, items)
			case strings.HasPrefix(key, "reminder "+who+" "):
				y.reminderIs(who, y.reminded[who], strings.TrimPrefix(key, "reminder "+who+" "), m, items)
			default:
				y.Errorf("%s: a message to %s that nobody wants: %q %s", y.now(), who, key, m.Text)
			}
		}
		if whole && y.wants(d) && d.posted[y.today()] == "" {
			y.Errorf("%s: no digest to %s", y.now(), who)
		}
		if ts := d.posted[y.today()]; ts != "" && d.on && whole {
			y.tells(who, d, ts, items)
		}
	}
	for who, r := range y.reminded {
		owed := y.owed(who, items)
		if whole && y.reminds(who) && r.days[y.today()] == "" {
			for key, stage := range owed {
				if stage > r.told[key] && !r.spoilt[key] {
					y.Errorf("%s: %s is not reminded of %s, stage %d after %d", y.now(), who, key, stage, r.told[key])
				}
			}
		}
	}
}

func (y *year) today() string { return y.now().Format(time.DateOnly) }

// wants reports whether a digest is due by now.
func (y *year) wants(d *digested) bool {
	now := y.now()
	return d.on && (d.daily || y.days.Working(now)) && !slices.Contains(d.quiet, now.Weekday()) && now.Format("15:04") >= d.hour
}

// digestIs reckons with a digest, and wants it to be the day's only one.
func (y *year) digestIs(who string, d *digested, date string, m workspace.Message, items map[int]ledger.Item) {
	y.Helper()
	if before := d.posted[date]; before != "" {
		if before != m.TS {
			y.Errorf("%s: the digest of %s to %s is there twice", y.now(), date, who)
		}
		return
	}
	if date != y.today() || !y.wants(d) {
		y.Errorf("%s: a digest of %s to %s", y.now(), date, who)
	}
	week, month := y.reviews(d)
	since := d.at
	if week && d.week.Before(since) {
		since = d.week
	}
	if month && d.month.Before(since) {
		since = d.month
	}
	if who == y.ledgerCh.ID && (strings.Contains(m.Text, "每周") != week || strings.Contains(m.Text, "每月") != month) {
		y.Errorf("%s: week %t, month %t, but %s", y.now(), week, month, firstWords(m.Text))
	}
	if week {
		d.week = y.now()
	}
	if month {
		d.month = y.now()
	}
	d.posted[date], d.at, d.since = m.TS, y.now(), since
}

// reviews says what a digest of today should look back on.
func (y *year) reviews(d *digested) (week, month bool) {
	now := y.now()
	began := func(day time.Time) time.Time {
		return time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, y.zone)
	}
	monday := began(now)
	for monday.Weekday() != time.Monday {
		monday = began(monday.AddDate(0, 0, -1))
	}
	week = d.week.Before(monday)
	if d.week.IsZero() { // there is none to go on from: the first working day of a week has one
		for day := monday; day.Before(began(now)); day = day.AddDate(0, 0, 1) {
			week = week && !y.days.Working(day)
		}
		week = week && (y.days.Working(now) || now.Weekday() == time.Monday)
	}
	end := began(now) // the last of a month's working days, up to now
	for last := false; !last; {
		if last = y.days.Working(end); last {
			for day := end.AddDate(0, 0, 1); day.Month() == end.Month(); day = day.AddDate(0, 0, 1) {
				last = last && !y.days.Working(day)
			}
		}
		if !last {
			end = began(end.AddDate(0, 0, -1))
		}
	}
	return week, d.month.Before(end) && (!d.month.IsZero() || end.Equal(began(now)))
}

// mostTold is how many changes a digest's thread names.
const mostTold = 40

// tells wants a digest of today to tell of every change since the one before, of
// none that others tell of, and of later ones with a mark.
func (y *year) tells(who string, d *digested, ts string, items map[int]ledger.Item) {
	y.Helper()
	if d.since.IsZero() { // of the first one nobody has set where it begins
		return
	}
	thread, err := y.Thread(y.Context(), d.channel, ts)
	y.must(err)
	if len(thread) > 2 {
		y.Errorf("%s: %d messages are a digest and its thread", y.now(), len(thread))
	}
	var text strings.Builder
	for _, m := range thread {
		text.WriteString(m.Text + string(m.Blocks))
	}
	lines := 0
	late := false
	for _, n := range d.news {
		if n.at.After(d.since) && (!identity.IsPerson(who) || owns(items[n.number], who)) {
			lines++
			late = late || n.at.After(d.at)
		}
	}
	if lines > mostTold {
		return
	}
	for _, n := range d.news {
		if n.token == "" {
			continue
		}
		should := n.at.After(d.since) && (!identity.IsPerson(who) || owns(items[n.number], who))
		if told := strings.Contains(text.String(), n.token); told != should {
			y.Errorf("%s: the digest to %s, of what changed since %s, tells of %s at %s: %t", y.now(), who, d.since, n.token, n.at, told)
		}
	}
	if late && !strings.Contains(thread[0].Text, "更新") {
		y.Errorf("%s: the digest to %s is not marked as brought up to date", y.now(), who)
	}
}

// reminds reports whether somebody may be reminded now.
func (y *year) reminds(who string) bool {
	now := y.now()
	return y.days.Working(now) && now.Hour() >= 9 && !slices.Contains(y.digested[who].quiet, now.Weekday())
}

// reminderIs reckons with a reminder, and wants it to be the day's only one and
// to name just what is owed.
func (y *year) reminderIs(who string, r *reminded, date string, m workspace.Message, items map[int]ledger.Item) {
	y.Helper()
	if before := r.days[date]; before != "" {
		if before != m.TS {
			y.Errorf("%s: %s is reminded twice on %s", y.now(), who, date)
		}
		return
	}
	if date != y.today() || !y.reminds(who) {
		y.Errorf("%s: %s is reminded, of %s", y.now(), who, date)
	}
	r.days[date] = m.TS
	owed := y.owed(who, items)
	news := map[int]bool{}
	for key, stage := range owed {
		if stage > r.told[key] && !r.spoilt[key] {
			news[numberIn(key)] = true
		}
	}
	named := map[int]bool{}
	for _, found := range itemNamed.FindAllStringSubmatch(m.Text, -1) {
		var number int
		fmt.Sscan(found[1], &number)
		named[number] = true
		item := items[number]
		if !item.Status.Open() {
			y.Errorf("%s: %s is reminded of item %d, which is %s", y.now(), who, number, item.Status)
		}
		maybe := item.Unreceived() && !slices.Contains(item.Awaited(), who)
		for key := range owed {
			maybe = maybe || numberIn(key) == number && r.spoilt[key]
		}
		if !news[number] && !maybe {
			y.Errorf("%s: %s is reminded again of item %d: %s", y.now(), who, number, m.Text)
		}
	}
	for number := range news {
		if !named[number] {
			y.Errorf("%s: %s is not reminded of item %d: %s", y.now(), who, number, m.Text)
		}
	}
	for key := range r.told {
		if _, still := owed[key]; !still {
			delete(r.told, key)
		}
	}
	for key, stage := range owed {
		r.told[key] = max(stage, r.told[key])
	}
}

var itemNamed = regexp.MustCompile(`(?m)(?:^|\s)(\d+)\. `)

func owns(item ledger.Item, who string) bool { return slices.Contains(item.OwnerIDs(), who) }

// numberIn is the item's number in the key of something owed.
func numberIn(key string) (number int) {
	var as string
	fmt.Sscan(key, &as, &number)
	return number
}

// Days after its due date, or before it, on which people hear of an item.
var (
	ownerHears  = []int{-7, -3, -1, 0, 1, 3, 7, 14, 28, 56, 112, 224}
	chiefHears  = []int{3, 10, 17, 31, 59, 115, 227}
	leaderHears = []int{10, 17, 24, 38, 66, 122, 234}
)

// owed is how far the reminders of each item should be for somebody.
func (y *year) owed(who string, items map[int]ledger.Item) map[string]int {
	owed := map[string]int{}
	for number, item := range items {
		if !item.Status.Open() {
			continue
		}
		owe := func(as string, stage int) {
			key := fmt.Sprint(as, " ", number, " ", item.Due, " ", item.AssignedOn)
			if item.HelpFrom != "" || item.AskedBy != "" {
				y.reminded[who].spoilt[key] = true
			}
			if stage > 0 {
				owed[key] = stage
			}
		}
		if slices.Contains(item.Awaited(), who) && y.workingDaysSince(item.AssignedOn) > 2 {
			owe("receipt", 1)
		}
		if item.Due == "" {
			continue
		}
		hears := ownerHears
		switch {
		case who == y.chief.ID:
			hears = chiefHears
		case who == y.boss.ID:
			hears = leaderHears
		case !owns(item, who):
			continue
		}
		reached := func(hears []int) (stage int) {
			for _, day := range hears {
				if y.daysAfter(item.Due, day) <= y.today() {
					stage++
				}
			}
			return stage
		}
		owe("due", reached(hears))
		if who == y.chief.ID && len(item.OwnerIDs()) == 0 && reached(hears) == 0 {
			owe("unreached", reached(ownerHears)) // what no owner hears
		}
	}
	return owed
}

// daysAfter is the date so many days after another.
func (y *year) daysAfter(date string, days int) string {
	day, err := time.Parse(time.DateOnly, date)
	y.must(err)
	return day.AddDate(0, 0, days).Format(time.DateOnly)
}

// workingDaysSince counts the working days after a date, up to today.
func (y *year) workingDaysSince(date string) (count int) {
	for date < y.today() {
		date = y.daysAfter(date, 1)
		day, err := time.Parse(time.DateOnly, date)
		y.must(err)
		if y.days.Working(day) {
			count++
		}
	}
	return count
}

// enough makes sure that a year had something in it.
func (y *year) enough() {
	y.Helper()
	reminders := 0
	for _, r := range y.reminded {
		reminders += len(r.days)
	}
	digests := len(y.digested[y.ledgerCh.ID].posted)
	if !underRace && (digests < 25 || reminders < 10 || len(y.reminded[y.chief.ID].days) == 0) {
		y.Errorf("only %d digests and %d reminders in a season", digests, reminders)
	}
	y.Logf("%d digests in the channel, %d to one who has them daily, %d reminders, %d notes", digests, len(y.digested[y.lay.ID].posted), reminders, y.noted)
}
