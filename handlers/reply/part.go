package reply

import "unicode"

// A Part is one element of a Reply: Heading, Label, Paragraph, Figures, Quote, ItemList,
// Listing, Card, Table, Chart,
// Progress, Buttons, Feedback or Suggestions.
type Part interface{ part() }

// A Heading is the heading of the parts below it.
type Heading struct{ Text string }

// A Label is the heading of a few lines.
type Label struct{ Text string }

// A Paragraph is a line or two of the assistant's own words.
type Paragraph struct{ Text string }

// A Quote is verbatim text of the notice, and its place.
type Quote struct {
	From  string // such as "第11项 破解文化院团发展困境不力"; empty under an item's own heading
	Text  string
	Marks []Mark // what the question asked for, within Text
	Lead  bool   // it is shown above its quotation, as the answer in one line
}

// A Mark is a stretch of a quote in runes, To not included.
type Mark struct{ From, To int }

// WholeWords widens marks, which are in order, to the words and figures of a text that
// they begin or end within. Chinese has no spaces: its marks stay as they are.
func WholeWords(text string, marks []Mark) (whole []Mark) {
	runes := []rune(text)
	inWord := func(i int) bool { // between the runes before and at i
		if i <= 0 || i >= len(runes) {
			return false
		}
		before, at := runes[i-1], runes[i]
		isFigure := func(i int) bool { return i >= 0 && i < len(runes) && unicode.IsDigit(runes[i]) }
		switch {
		case at == ',' || at == '.':
			return isFigure(i-1) && isFigure(i+1)
		case before == ',' || before == '.':
			return isFigure(i-2) && isFigure(i)
		case unicode.IsDigit(before) || unicode.IsDigit(at):
			return unicode.IsDigit(before) && unicode.IsDigit(at)
		}
		return unicode.In(before, unicode.Latin) && unicode.In(at, unicode.Latin)
	}
	for _, m := range marks {
		for inWord(m.From) {
			m.From--
		}
		for inWord(m.To) {
			m.To++
		}
		if last := len(whole) - 1; last >= 0 && m.From <= whole[last].To {
			whole[last].To = max(m.To, whole[last].To)
		} else {
			whole = append(whole, m)
		}
	}
	return whole
}

// An ItemList is a list of items, a line each.
type ItemList struct {
	Items []ItemRef
	// Opens gives every item a button that shows it.
	Opens bool
	// All is the command that lists all where only the first are shown; empty
	// where all are.
	All string
	// Total is how many there are, where All is set.
	Total int
}

// A Listing is one page of a list of items, with what it can be narrowed by.
type Listing struct {
	Items []ItemRef
	Menus []Menu  // what the list can be narrowed by
	Turn  Buttons // to other pages
}

// Feedback asks whether an answer helped.
type Feedback struct{ Question string }

// A Table is rows under a head.
type Table struct {
	Caption string // what it shows, where that is not said before it
	Head    []string
	Rows    [][]string
}

// An EvidenceList is the evidence of an item.
type EvidenceList struct{ Pieces []CardEvidence }

// Suggestions are questions that could be asked next.
type Suggestions struct{ Questions []string }

func (EvidenceList) part() {}

func (Heading) part() {}

func (Label) part() {}

func (Chart) part() {}

func (Listing) part() {}

func (Menus) part() {}

func (Progress) part() {}

func (Feedback) part() {}

func (Paragraph) part() {}

func (Quote) part() {}

func (ItemList) part() {}

func (Card) part() {}

func (Table) part() {}

func (Suggestions) part() {}

func (Buttons) part() {}
