// Package ground holds what a language model wrote against the passages that
// it was given: what they do not bear out is not shown.
package ground

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"rectify/data/notice"
	"rectify/index"
)

// A Source is what a model was given of one item, or of the notice's own prose.
type Source struct {
	Item   int           // the item's number; 0 for prose
	Text   string        // all of it
	Status notice.Status // the ledger's; empty for prose
	Note   bool          // it is what staff noted of the item, not what the notice says
}

// A Claim is one sentence that a model wrote, with the items that it says it
// rests on; 0 is the notice's own prose.
type Claim struct {
	Text  string
	Items []int
	Leaks bool // it repeats what the model was told to do, which its writer knows
}

// A Fault is why a claim is not shown; empty where it may be.
type Fault string

// The faults, in the order in which they are looked for.
const (
	Uncited     Fault = "uncited"     // it names no item
	Unknown     Fault = "unknown"     // an item that the model was not given
	Leak        Fault = "leak"        // it repeats what the model was told to do
	Mention     Fault = "mention"     // it calls somebody
	Link        Fault = "link"        // a web address, a mailbox, or the path of a file
	Code        Fault = "code"        // tags, tables, calls: no sentence to be read
	Aside       Fault = "aside"       // it speaks to its reader, or of who wrote it
	Document    Fault = "document"    // a document number that is not
	Date        Fault = "date"        // a day that is not
	Number      Fault = "number"      // a number or an amount that is not
	Misquoted   Fault = "quotation"   // quoted words that are not
	Status      Fault = "status"      // another status than the ledger's
	Name        Fault = "name"        // a person or an office that is not
	Unsupported Fault = "unsupported" // no stretch of its sources says all of it
)

// Ground is what a model was given.
type Ground struct{ sources []ready }

// ready is a source, prepared for being looked into.
type ready struct {
	Source
	text    string // folded
	figures map[figure]bool
	days    []day
	windows func() []window // what may be quoted of it
}

// Add takes in what the model was given in addition. More of an item is more of the
// same source.
func (g *Ground) Add(s Source) {
	at := slices.IndexFunc(g.sources, func(r ready) bool { return r.Item == s.Item && r.Note == s.Note })
	if at < 0 {
		at, g.sources = len(g.sources), append(g.sources, ready{Source: s})
	} else {
		g.sources[at].Text += "\n" + s.Text
	}
	r := &g.sources[at]
	r.text = fold(r.Text)
	r.figures, r.days = figuresOf(r.text), daysOf(r.text)
	r.windows = sync.OnceValue(func() []window { return windowsOf(r.Source) })
}

// Check returns the reason why a claim may not be shown; empty if it may be.
func (g *Ground) Check(c Claim) Fault {
	_, fault := g.Evidence(c)
	return fault
}

// cited are the sources that a claim cites.
func (g *Ground) cited(c Claim) (cited []ready, fault Fault) {
	if len(c.Items) == 0 {
		return nil, Uncited
	}
	for _, number := range c.Items {
		before := len(cited)
		for _, r := range g.sources {
			if r.Item == number {
				cited = append(cited, r)
			}
		}
		if len(cited) == before {
			return nil, Unknown
		}
	}
	return cited, ""
}

// sound are the sources that a claim cites, and the first fault that shows
// without a quotation.
func (g *Ground) sound(c Claim) (cited []ready, fault Fault) {
	if cited, fault = g.cited(c); fault != "" {
		return nil, fault
	}
	if c.Leaks {
		return nil, Leak
	}
	text := fold(Shown(c.Text))
	for _, look := range []struct {
		fault Fault
		wrong func(text string, cited []ready) bool
	}{
		{Mention, mentions}, {Link, links}, {Code, coded}, {Aside, asides}, {Document, documents}, {Date, dates}, {Number, numbers},
		{Misquoted, quotations}, {Status, statuses}, {Name, names}, {Name, foreign},
	} {
		if look.wrong(text, cited) {
			return nil, look.fault
		}
	}
	return cited, ""
}

// fold makes text comparable, without changing what it says.
func fold(text string) string {
	return strings.NewReplacer("[", "〔", "]", "〕", "【", "〔", "】", "〕",
		"股份有限公司", "公司", "有限责任公司", "公司", "有限公司", "公司").Replace(index.Fold(text))
}

// Shown is a text as a reader sees it: without characters that show nothing or
// turn the others round, which keep words apart from those that are looked for.
func Shown(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, text)
}

// hold reports whether one of the sources contains the words.
func hold(cited []ready, words string) bool {
	return slices.ContainsFunc(cited, func(r ready) bool { return strings.Contains(r.text, words) })
}
