package reading

import (
	"regexp"
	"strings"
	"time"

	"rectify/data/notice"
	"rectify/data/notice/dates"
	"rectify/data/notice/fields"
	"rectify/data/notice/source"
	"rectify/data/text"
)

// What English sentences say of who answers for an item and by when: led by the Chief Nurse's
// Office with Pharmacy and Estates (accountable director: Dr Amara Singh), due by 31 March 2026.
var (
	ledBy        = regexp.MustCompile(`\b[Ll]ed (?:jointly )?by (?:the )?(\p{Lu}[^.;,()\n]*)`)
	ledEnd       = regexp.MustCompile(` (?:and|which|who)? ?(?:is|was|are|were|will|has|had|have|it|this|the (?:work|action)s?)\b.*$`)
	ledWith      = regexp.MustCompile(`,? with (?:support from |help from )?(?:the )?| supported by (?:the )?`)
	andThe       = regexp.MustCompile(` and the `)
	officerIs    = regexp.MustCompile(`\b(?i:accountable|responsible|lead|executive|senior responsible) (?i:director|officer|owner|lead|manager|executive|sponsor)s?(?::| is| are) (` + personNamed + `(?:(?:, | and |, and )` + personNamed + `)*)`)
	joinedPeople = regexp.MustCompile(`, and |, | and `)
	dueBy        = regexp.MustCompile(`\b(?:is|are|was|were|be|falls?|fell) due (?:for completion )?(?:by|on|in|at) `)
)

// personNamed is an English name of a person: two or three capitalised words, with a title or not.
const personNamed = `(?:(?:Dr|Mr|Mrs|Ms|Prof)\.? )?\p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’-]+){1,2}`

// readLedBy gives the items of an English notice what their sentences say of who leads,
// where at least a third of them say it.
func (r *reader) readLedBy() {
	items := r.notice.Items
	said := make([]fields.Answerers, len(items))
	led := 0
	for i, it := range items {
		whole := strings.Join(append([]string{it.Finding}, it.Work()...), "\n")
		if text.HasHan(whole) {
			return
		}
		if m := ledBy.FindStringSubmatch(whole); m != nil {
			led++
			parts := ledWith.Split(andThe.ReplaceAllString(strings.TrimSpace(ledEnd.ReplaceAllString(m[1], "")), " and "), 2)
			said[i].Owners = parts[:1]
			said[i].Supporting = parts[1:]
		}
		if m := officerIs.FindStringSubmatch(whole); m != nil {
			said[i].People = joinedPeople.Split(m[1], -1)
		}
	}
	if led*3 < len(items) {
		return
	}
	for i := range items {
		said[i].Fill(&items[i])
		r.readDueBy(&items[i])
	}
}

// readDueBy takes the time limit that a sentence of an item states.
func (r *reader) readDueBy(it *notice.Item) {
	const reach = 40
	if it.Due != "" || it.DueWords != "" {
		return
	}
	for _, part := range append([]string{it.Finding}, it.Work()...) {
		at := dueBy.FindStringIndex(part)
		if at == nil {
			continue
		}
		p := source.Decode(part[at[1]:]).Whole()
		if named := dates.Find(p.To(min(p.Len(), reach)), r.published); len(named) > 0 {
			it.Due, it.DueWords = named[0].Last.Format(time.DateOnly), strings.TrimSpace(p.To(named[0].End).String())
			return
		}
	}
}
