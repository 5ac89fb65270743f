package draft

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/data/text"
	"rectify/handlers/reply"
	"rectify/handlers/workbook"
)

// english drafts the next report about recommendations, in the form in which auditors
// and committees publish them: totals, then each recommendation with who is
// responsible, the reply, the status, what was done, what comes next, and by when.
func (w *writer) english() Document {
	w.add(Title, englishTitle(w.notice))
	last := ""
	if w.notice.Published != "" {
		last = " It follows the report of " + reply.English.Day(w.notice.Published) + "."
	}
	w.add(Body, "This report shows the position on "+englishDay(w.today)+"."+last)
	w.add(Heading1, "Summary")
	w.add(Body, w.englishTotals())
	w.add(Body, gap("overall progress, and what changed since the last report"))
	at := [2]int{}
	for _, item := range w.items {
		w.headings(item, &at)
		w.recommendation(item)
	}
	w.add(Heading1, "Next steps")
	for _, line := range w.stillDue() {
		w.add(Body, line)
	}
	w.add(Body, gap("further plans"))
	w.add(Body, w.englishContact())
	w.add(Signature, cmp.Or(w.notice.Issuer, gap("who publishes this")))
	w.add(Signature, englishDay(w.today))
	return Document{Mark: "DRAFT: written from the ledger, not reviewed, not for release", Watermark: "DRAFT", English: true, Paragraphs: w.out}
}

// reports are words of a title that say already what the draft is.
var reports = regexp.MustCompile(`(?i)\b(?:status|progress|follow-?up|update|implementation|actions taken)\b`)

func englishTitle(n *notice.Notice) string {
	last := line(n.Title)
	switch {
	case last == "":
		return "Progress on the recommendations to " + cmp.Or(n.Issuer, gap("whom they were made to"))
	case reports.MatchString(last):
		return last
	}
	return last + ": progress report"
}

// gap is a visible blank for what the ledger does not hold.
func gap(what string) string { return gapStart + what + gapEnd }

// englishTotals agree with the list below them.
func (w *writer) englishTotals() string {
	counts, refused := w.counts()
	var parts []string
	add := func(n int, one, many string) {
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, map[bool]string{true: one, false: many}[n == 1]))
		}
	}
	add(counts[notice.Rectified]+counts[notice.Closed], "is implemented", "are implemented")
	add(counts[notice.InProgress], "is in progress", "are in progress")
	if own := w.ownWords("in progress"); own != "" {
		parts[len(parts)-1] += " (" + own + ")"
	}
	add(counts[notice.LongTerm], "is long-term", "are long-term")
	add(counts[notice.NotStarted], "has not been started", "have not been started")
	add(refused, "was not accepted", "were not accepted")
	noun := map[bool]string{true: "finding", false: "recommendation"}[w.findsOnly()]
	all := fmt.Sprintf("Of the %d %ss, ", len(w.items), noun)
	if len(w.items) == 1 {
		all = "Of the 1 " + noun + ", "
	}
	last := len(parts) - 1
	if last == 0 {
		return all + parts[0] + "."
	}
	return all + strings.Join(parts[:last], ", ") + " and " + parts[last] + "."
}

// findsOnly reports whether the notice calls its items findings.
func (w *writer) findsOnly() bool {
	return strings.HasPrefix(strings.ToLower(w.source.Snapshot.Text(w.items[0]).Label), "finding")
}

// englishStatuses are the statuses as reports print them.
var englishStatuses = map[notice.Status]string{
	notice.NotStarted: "Not started",
	notice.InProgress: "In progress",
	notice.Rectified:  "Implemented",
	notice.Closed:     "Implemented and closed",
	notice.LongTerm:   "Long-term",
}

var englishResponses = map[notice.Response]string{notice.Accepted: "Accepted", notice.PartlyAccepted: "Accepted in part", notice.Declined: "Not accepted"}

// recommendation writes an item: what is recommended, then a field a line.
func (w *writer) recommendation(item ledger.Item) {
	said, history := w.source.Snapshot.Text(item), w.standing[item.Key()]
	w.add(Item, fmt.Sprintf("%s %d: %s", map[bool]string{true: "Finding", false: "Recommendation"}[w.findsOnly()], item.Number, englishEnded(said.Title)))
	if finding := line(said.Finding); finding != "" && !strings.HasPrefix(englishEnded(finding), englishEnded(said.Title)) {
		for _, l := range strings.Split(said.Finding, "\n") { // fields that the ledger has no place for have lines of their own
			w.add(Body, englishEnded(l))
		}
	}
	unit, person := w.owners(item)
	field := func(label, value string) {
		if value != "" {
			w.add(Body, label+": "+value)
		}
	}
	open := item.Status.Open() && item.Refused == ""
	field("Responsible", unit)
	field("Supporting", names(w.source.People.Named(item.Supporting)))
	field("Responsible officer", person)
	field("Response", responseWords(said, englishResponses))
	status := cmp.Or(declaredSo(item, said), englishStatuses[item.Status]) // Substantially implemented
	if item.Refused != "" {
		status = "Not accepted"
	}
	field("Status", status)
	done := w.englishDone(said.Work(), history)
	if done == "" {
		done = gap("what was done")
	}
	field("Action taken", done)
	next := englishEnded(w.source.People.Named(workbook.NextStep(history)))
	if missing := englishMissing(open, next, unit+person); missing != "" {
		next = strings.TrimSpace(next + " " + gap(missing))
	}
	field("Next step", next)
	due, late := reply.English.Day(item.Due), open && w.past(item.Due)
	if item.Due != "" && item.Due == said.Due && wholeEnglishDue.MatchString(said.DueWords) {
		due = line(said.DueWords)
	}
	if open && due == "" {
		due = gap("by when")
	}
	field("Due date", due)
	if late && workbook.Reason(history) == "" {
		field("Reason for delay", gap("why it is late, and the new date"))
	}
}

// wholeEnglishDue is a time limit that names no day, as reports print it.
var wholeEnglishDue = regexp.MustCompile(`^(?:Q[1-4]|Spring|Summer|Autumn|Winter|January|February|March|April|May|June|July|August|September|October|November|December) \d{4}$`)

// englishMissing names what work that is owed lacks.
func englishMissing(open bool, next, who string) string {
	var all []string
	if open && who == "" {
		all = append(all, "who is responsible")
	}
	if open && next == "" {
		all = append(all, "what comes next")
	}
	return strings.Join(all, ", ")
}

// englishDone is what the notice and staff say was done.
func (w *writer) englishDone(clauses []string, history []ledger.Entry) string {
	var all []string
	for _, c := range clauses {
		all = append(all, englishEnded(c))
	}
	told, back := reported(history)
	for _, e := range told {
		if strings.TrimSpace(e.Note) != "" {
			all = append(all, englishEnded(englishDay(e.At.In(w.source.Zone))+": "+w.source.People.Named(e.Note)))
		}
	}
	if back != nil {
		all = append(all, gap("what was done since it was sent back: "+strings.TrimRight(line(back.Note), ".")))
	}
	return strings.Join(slices.DeleteFunc(all, func(s string) bool { return s == "" }), " ")
}

// stillDue are the open recommendations with who answers for them, and until when.
func (w *writer) stillDue() (lines []string) {
	for _, item := range w.items {
		if !item.Status.Open() || item.Refused != "" {
			continue
		}
		unit, person := w.owners(item)
		who := strings.Join(slices.DeleteFunc([]string{unit, person}, func(s string) bool { return s == "" }), ", ")
		by := gap("by when")
		switch {
		case w.past(item.Due):
			by = "was due by " + reply.English.Day(item.Due) + " and is late"
		case item.Due != "":
			by = "is due by " + reply.English.Day(item.Due)
		}
		lines = append(lines, fmt.Sprintf("No. %d (%s) %s.", item.Number, cmp.Or(who, gap("who is responsible")), by))
	}
	return lines
}

func (w *writer) englishContact() string {
	c := w.notice.Contacts
	var parts []string
	if c.Phone != "" {
		parts = append(parts, "phone "+c.Phone)
	}
	if c.Email != "" {
		parts = append(parts, c.Email)
	}
	if len(parts) == 0 {
		return "Contact: " + gap("phone, e-mail")
	}
	return "Contact: " + strings.Join(parts, ", ")
}

// englishEnded is a text in one line that ends with a stop; empty for none.
func englishEnded(s string) string {
	s = strings.TrimRight(line(s), ";, ")
	if s == "" || strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?") {
		return s
	}
	return s + "."
}

func englishDay(t time.Time) string { return t.Format("2 January 2006") }

// isEnglish reports whether the items of a notice are in letters other than Chinese
// characters.
func isEnglish(items []ledger.Item) bool { return !text.HasHan(items[0].Title) }
