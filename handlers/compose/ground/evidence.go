package ground

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/data/text"
)

// A Quotation is a stretch of what a model was given, word for word.
type Quotation struct {
	Item int
	Text string // one to three sentences of one passage that follow each other
	Note bool   // staff noted it: the notice does not say it
}

// mostQuoted is how many sentences a quotation has at most.
const mostQuoted = 3

// A window is a stretch of a source that may be quoted.
type window struct {
	Quotation
	folded string
	units  []unit
	has    map[string]bool // the texts of its units
}

// windowsOf are what may be quoted of a source, the shortest first.
func windowsOf(s Source) (all []window) {
	for sentences := 1; sentences <= mostQuoted; sentences++ {
		for line := range strings.Lines(s.Text) {
			parts := text.Sentences(line)
			for from := 0; from+sentences <= len(parts); from++ {
				text := strings.TrimSpace(strings.Join(parts[from:from+sentences], ""))
				if text == "" || !strings.Contains(s.Text, text) {
					continue
				}
				folded := fold(Shown(text))
				if !quotable(folded, s.Note) {
					continue
				}
				w := window{Quotation{s.Item, text, s.Note}, folded, unitsOf(folded), map[string]bool{}}
				for _, u := range w.units {
					w.has[u.text] = true
				}
				all = append(all, w)
			}
		}
	}
	return all
}

// quotable reports whether a stretch of a source is there to be read: what would
// not be shown of a writer's own is not shown as a quotation.
func quotable(folded string, note bool) bool {
	return !mentions(folded, nil) && !links(folded, nil) && !coded(folded, nil) && !itself.MatchString(folded) &&
		!(note && itselfChinese.MatchString(folded))
}

// Evidence finds the words that a claim rests on, in the items it cites: one
// stretch that says all that the claim does. A claim without it has a fault.
func (g *Ground) Evidence(c Claim) (Quotation, Fault) {
	cited, fault := g.sound(c)
	if fault != "" {
		return Quotation{}, fault
	}
	said := unitsOf(fold(Shown(c.Text)))
	for _, r := range cited {
		for _, w := range r.windows() {
			if bears(w, said) {
				return w.Quotation, ""
			}
		}
	}
	return Quotation{}, Unsupported
}

// Quoted finds the sentences of the notice's items cited that hold a claim word
// for word, but for spaces and the stops around it.
func (g *Ground) Quoted(c Claim) (Quotation, Fault) {
	cited, fault := g.cited(c)
	if fault != "" {
		return Quotation{}, fault
	}
	words := strings.TrimFunc(squeezed(fold(Shown(c.Text))), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if utf8.RuneCountInString(words) < shortestQuoted {
		return Quotation{}, Unsupported
	}
	for _, r := range ofNotice(cited) {
		for _, w := range r.windows() {
			if strings.Contains(squeezed(w.folded), words) {
				return w.Quotation, ""
			}
		}
	}
	return Quotation{}, Unsupported
}

// shortestQuoted is how many characters say what is meant, at least.
const shortestQuoted = 6

func squeezed(text string) string { return strings.Join(strings.Fields(text), "") }
