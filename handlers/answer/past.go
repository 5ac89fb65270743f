package answer

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"rectify/data/ledger"
	"rectify/data/pattern"
	"rectify/data/text"
	"rectify/handlers/card"
	"rectify/handlers/clock"
	"rectify/handlers/people"
	"rectify/handlers/question/grammar"
	"rectify/handlers/question/intent"
	"rectify/handlers/question/phrasing"
	"rectify/handlers/reply"
	"rectify/handlers/view"
	"rectify/index"
	"rectify/index/lexicon"
)

// asOf answers a question about the ledger on a past day: "5月底还有几个没完成".
// ok is false where the question is none.
func (q Question) asOf(ctx context.Context) (_ reply.Reply, ok bool, err error) {
	day, rest, named := phrasing.On(lexicon.Simplify(q.Text), q.Clock.Now())
	if !named {
		return reply.Reply{}, false, nil
	}
	then := q
	asks := func(v *view.View) (bool, error) {
		then.Query, then.Conditions, err = q.AsksFor(ctx, v, rest, intent.Classify(rest))
		return then.Want != grammar.Find && then.Want != grammar.Help && (len(then.Statuses) > 0 || then.Late || then.Conditions.ByClass), err
	}
	if ok, err := asks(q.View); !ok || err != nil {
		return reply.Reply{}, false, err
	}
	if day.Format(time.DateOnly) != q.Clock.Today() { // today: what is so now
		if then.View, err = q.Ledger.OpenOn(ctx, day.AddDate(0, 0, 1).Add(-time.Microsecond)); err != nil {
			return reply.Reply{}, false, err
		}
	}
	if _, err := asks(then.View); err != nil { // its statuses are those of that day
		return reply.Reply{}, false, err
	}
	date := day.Format(time.DateOnly)
	if len(then.View.Items) == 0 {
		return then.Refuse(q.ReplyLang.Phrase(msgNotPublishedYet, date)), true, nil
	}
	then.day, then.Text = date, rest
	out, err := then.Items(ctx)
	out.Lang, out.AsOf = q.ReplyLang, date
	out.Parts = append([]reply.Part{reply.Paragraph{Text: q.ReplyLang.Phrase(msgAsOf, date)}}, out.Parts...)
	return out, true, err
}

// recentDays is how far "lately" looks back.
const recentDays = 7

// mostRecent is how many changes an answer lists.
const mostRecent = 15

// A lookback is a stretch of days that a question names: the unit of text.Around.
type lookback struct {
	name *pattern.Pattern
	unit string
	on   int
}

var lookbacks = []lookback{
	{pattern.MustCompile(`今天|今日|today`), "day", 0},
	{pattern.MustCompile(`昨天|昨日|yesterday`), "day", -1},
	{pattern.MustCompile(`上周|上星期|上礼拜|last week`), "week", -1},
	{pattern.MustCompile(`[本这]周|这个?星期|这个?礼拜|this week|since monday`), "week", 0},
	{pattern.MustCompile(`上个?月|last month`), "month", -1},
	{pattern.MustCompile(`[本这]个?月|this month`), "month", 0},
}

// untilNow says that a stretch of days goes on to this day: 昨天以来, since yesterday.
var untilNow = regexp.MustCompile(`以来|至今|[到至](?:现在|今天|目前|今日)|(?:天|日|周|月|星期|礼拜)(?:之后|以后|起|开始)|\bsince\b`)

// whatChanged asks what was changed in the ledger, or by whom.
var whatChanged = regexp.MustCompile(`谁.{0,4}(?:改|动|更新)过?了?|(?:改|变|动|更新)了?(?:什么|哪些|啥)|变化|变动|更改|\b(?:what|who)(?: has| have)?(?: been)? changed\b|\bchanges\b`)

// AsksWhatChanged reports whether a folded sentence asks what changed within days that it
// names: 今天谁改了什么.
func AsksWhatChanged(folded string) bool {
	return whatChanged.MatchString(folded) && slices.ContainsFunc(lookbacks, func(b lookback) bool { return b.name.MatchString(folded) })
}

// lookedBack is the stretch of days that a folded question names, or else the last few,
// and what an answer calls it.
func (q Question) lookedBack(folded string) (from, to time.Time, called string, named bool) {
	now := q.Clock.Now()
	inZone := func(day time.Time) time.Time {
		return time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, now.Location())
	}
	for _, back := range lookbacks {
		if back.name.MatchString(folded) {
			first, last := text.Around(back.unit, now, back.on)
			from, to = inZone(first), inZone(last.AddDate(0, 0, 1))
			if back.on == 0 || untilNow.MatchString(folded) {
				to = now
			}
			return from, to, days(q.ReplyLang, from, to.Add(-time.Second)), true
		}
	}
	return clock.StartOf(now.AddDate(0, 0, -recentDays)), now, q.ReplyLang.Phrase(msgLastDays, recentDays), false
}

// doneThen asks for what was finished; oughtTo, for what is to be.
var (
	doneThen = regexp.MustCompile(`销(?:了)?(?:几|多少|哪些)?[个项条]?号|完成|办结|整改完|改完|做完|办完|\b(?:closed|completed?|finished|done|rectified|resolved|fixed)\b`)
	oughtTo  = regexp.MustCompile(`要|该|须|应|计划|准备|打算|到期|没|未|\b(?:to be|due|should|must|will|not|by)\b`)
)

// doneLately answers what was finished within some days: 本月销号了几个. ok is false for
// other questions.
func (r reading) doneLately(ctx context.Context) (_ reply.Reply, ok bool, err error) {
	q := r.plain
	_, _, _, named := q.lookedBack(r.folded)
	if !named && r.meant != intent.Recent || !doneThen.MatchString(r.folded) || oughtTo.MatchString(r.folded) || !q.namesNoItem() ||
		len(q.Places)+len(q.Mention) > 0 || len(r.items.Conditions.Owned) > 0 {
		return reply.Reply{}, false, nil
	}
	rest := doneThen.ReplaceAllString(r.folded, " ")
	for _, back := range lookbacks {
		rest = back.name.ReplaceAllString(rest, " ")
	}
	if parsed := grammar.Parse(aroundField.ReplaceAllString(rest, " "), q.View.Headings()); parsed.Subject != "" {
		return reply.Reply{}, false, nil
	}
	return take(true, ctx, q.recent)
}

// recent lists what staff changed recently, or within the days that the question
// names, by whom it names; of what was finished, where it asks for that.
func (q Question) recent(ctx context.Context) (reply.Reply, error) {
	l := q.ReplyLang
	folded := index.Fold(q.Text)
	from, to, about, _ := q.lookedBack(folded)
	entries, err := q.changesBetween(ctx, from, to)
	if err != nil {
		return reply.Reply{}, err
	}
	actors := map[string]bool{}
	var ids []string
	for _, e := range entries {
		if !actors[e.By] {
			actors[e.By], ids = true, append(ids, e.By)
		}
	}
	name := q.People.Names(ctx, l, ids...)
	if who, called := q.actor(folded, ids, name); called != "" {
		entries = slices.DeleteFunc(entries, func(e ledger.Entry) bool { return e.By != who })
		about += l.Phrase(msgChangedBy, called)
	}
	finished := doneThen.MatchString(folded) && !oughtTo.MatchString(folded)
	if finished {
		entries = slices.DeleteFunc(entries, func(e ledger.Entry) bool { return !e.To.Done() || e.From.Done() && e.Action != ledger.ClosedOff })
	}
	out := reply.Reply{Lang: l, Kind: reply.KindItems, Source: reply.FromRules, Certainty: reply.Exact}
	if len(entries) == 0 && finished {
		done := view.Where(q.View.Items, func(item *ledger.Item) bool { return item.Status.Done() })
		out.Parts = []reply.Part{reply.Paragraph{Text: about + l.Phrase(msgNothingDoneThen, len(done))}}
		return out, nil
	}
	if len(entries) == 0 {
		out.Parts = []reply.Part{reply.Paragraph{Text: about + l.Phrase(msgNoChangesThen)}}
		return out, nil
	}
	teller := q.Cards.TellerFor(ctx, l)
	var rows []string
	for _, e := range entries {
		if item, ok := q.View.Item(e.Key()); ok {
			if !slices.Contains(out.Items, card.Ref(item)) {
				out.Items = append(out.Items, card.Ref(item))
			}
			if len(rows) < mostRecent {
				rows = append(rows, q.itemName(item)+" · "+teller.Entry(e))
			}
		}
	}
	out.Parts = []reply.Part{
		reply.Paragraph{Text: about + l.Phrase(msgChangesThen, len(entries), len(out.Items))},
		reply.Paragraph{Text: strings.Join(rows, "\n")},
	}
	return out, nil
}

// days names the days from one to another, or the one day.
func days(l reply.Lang, from, to time.Time) string {
	if from.Format(time.DateOnly) == to.Format(time.DateOnly) {
		return l.Phrase(msgOnDay, l.MonthDay(from))
	}
	return l.Phrase(msgPeriodFromTo, l.MonthDay(from), l.MonthDay(to))
}

// changesBetween are the changes by staff in [from, to], the latest first.
func (q Question) changesBetween(ctx context.Context, from, to time.Time) ([]ledger.Entry, error) {
	var entries []ledger.Entry
	for _, item := range q.View.Items {
		if item.UpdatedAt.Before(from) {
			continue
		}
		history, err := q.Keeper.History(ctx, item.Notice, item.Number)
		if err != nil {
			return nil, err
		}
		for _, e := range history {
			if e.Action.ByStaff() && !e.At.Before(from) && !e.At.After(to) {
				entries = append(entries, e)
			}
		}
	}
	slices.SortStableFunc(entries, func(a, b ledger.Entry) int { return b.At.Compare(a.At) })
	return entries, nil
}

// titled is somebody called by their surname and office: 张主任.
var titled = regexp.MustCompile(`(\p{Han})(?:主任|科长|局长|处长|部长|院长|书记|经理|老师|工)`)

// actor returns the one of these people that the question names, by their whole name
// or by surname and office, and their name. who is empty if it names somebody else;
// called is empty if it names nobody.
func (q Question) actor(folded string, ids []string, name people.Names) (who, called string) {
	for _, id := range ids {
		if n := name.One(id); utf8.RuneCountInString(n) > 1 && strings.Contains(folded, index.Fold(n)) {
			return id, n
		}
	}
	m := titled.FindStringSubmatch(folded)
	if m == nil {
		return "", ""
	}
	for _, id := range ids {
		if n := name.One(id); strings.HasPrefix(n, m[1]) {
			return id, n
		}
	}
	return "", m[0]
}
