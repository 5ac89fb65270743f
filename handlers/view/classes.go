package view

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/data/pattern"
	"rectify/data/text"
	"rectify/handlers/question/condition"
	"rectify/index"
)

// mostClassed is the most classes that the notices' words may divide items into.
const mostClassed = 64

// statementLead is what a statement of a status begins with.
var statementLead = regexp.MustCompile(`^(?:目前|截至目前|现)?(?:该|此|本|上述)?(?:项|个)?(?:问题|任务|工作|整改任务)?(?:已经|已|正)?`)

// A standing is how far an item is, in the notice's own word, and what was answered to it.
type standing struct {
	status notice.Status
	words  string
	answer condition.Response
}

func (b *View) standingOf(item *ledger.Item) standing {
	return standing{item.Status, b.wordsOf(item), b.responseTo(item)}
}

// Classes are the items by their status and the notice's own word for it, the
// commonest first.
func (b *View) Classes() []condition.Class {
	b.classed.Do(func() {
		count := map[standing]int{}
		told := map[string]map[string]bool{} // the words of each notice for a status
		b.standings = make([]standing, len(b.Items))
		for i := range b.Items {
			b.standings[i] = b.standingOf(&b.Items[i])
			count[b.standings[i]]++
			of := b.Items[i].Notice + " " + string(b.Items[i].Status)
			if told[of] == nil {
				told[of] = map[string]bool{}
			}
			told[of][b.standings[i].words] = true
		}
		apart := map[standing]bool{} // with other words for the status in its notice
		for i, k := range b.standings {
			apart[k] = apart[k] || len(told[b.Items[i].Notice+" "+string(k.status)]) > 1
		}
		for k, n := range count {
			b.class = append(b.class, condition.Class{Status: k.status, Words: k.words, Items: n, Response: k.answer, Only: !apart[k]})
		}
		slices.SortFunc(b.class, func(x, y condition.Class) int {
			return cmp.Or(cmp.Compare(y.Items, x.Items), cmp.Compare(x.Words, y.Words), cmp.Compare(x.Status, y.Status), cmp.Compare(x.Response, y.Response))
		})
		if len(b.class) > mostClassed { // too many to tell apart: by status alone
			b.class, b.byStatus = nil, true
			for _, s := range notice.Statuses {
				n := 0
				for i := range b.Items {
					if b.Items[i].Status == s {
						n++
					}
				}
				if n > 0 {
					b.class = append(b.class, condition.Class{Status: s, Items: n})
				}
			}
		}
	})
	return b.class
}

// wordsOf is the notice's own word for how far an item is, folded, without what
// only leads up to it: 该问题已.
func (b *View) wordsOf(item *ledger.Item) string {
	words := index.Fold(strings.TrimSpace(b.Text(*item).DeclaredWords))
	if strings.HasPrefix(words, "该") {
		if short := statementLead.ReplaceAllString(words, ""); utf8.RuneCountInString(short) > 1 {
			words = short
		}
	}
	if words == "" || !item.Status.Done() || acceptance.MatchString(words) {
		return words
	}
	read := b.Text(*item)
	said := read.Statement
	if n := len(read.Measures); n > 0 {
		sentences := text.Sentences(read.Measures[n-1])
		said += sentences[len(sentences)-1]
	}
	switch {
	case awaiting.MatchString(said):
		words += "，待验收"
	case accepted.MatchString(said):
		words += "，已验收销号"
	}
	return words
}

// What the text of a finished item says about its acceptance.
var (
	acceptance = pattern.MustCompile(`验收|销号|核查|复核|待核|closed|verif`)
	awaiting   = pattern.MustCompile(`(?:待|尚未|未|等待|正在|申请|准备|组织|拟)[^，。；]{0,8}(?:验收|销号|核查|复核)|验收[^，。；]{0,8}(?:正在|进行|组织)`)
	accepted   = pattern.MustCompile(`通过[^，。；]{0,8}(?:验收|销号|核查)|验收(?:合格|通过)|已[^，。；]{0,6}销号`)
)

// InClass reports whether an item is of a class.
func (b *View) InClass(item *ledger.Item, c condition.Class) bool {
	if item.Status != c.Status {
		return false
	}
	b.Classes()
	is := standing{}
	if at, there := b.Place(item.Key()); there && b.Items[at].Status == item.Status {
		is = b.standings[at]
	} else {
		is = b.standingOf(item)
	}
	return (b.byStatus || is.words == c.Words) && (c.Response == "" || is.answer == c.Response)
}
