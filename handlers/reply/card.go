package reply

import (
	"fmt"
	"strings"
	"time"

	"rectify/data/notice"
)

// A Card shows all of one item.
type Card struct {
	ItemRef
	Label       string // the number as printed
	SectionText string // titles of its headings
	Declared    notice.Status
	Person      string // that the notice makes responsible in addition to the owner
	Supporting  string
	HelpFrom    string // whose help it waits for
	HelpSince   string // "2006-01-02" or empty
	Evidence    int    // pieces of evidence
	Pieces      []CardEvidence
	DueCounted  string // how the due date was counted, in words; empty where it was named
	FirstDue    string // the due date before more time was given, "2006-01-02" or empty
	AskedDue    string // the later date asked for, "2006-01-02" or empty
	AskedBy     string
	AssignedOn  string // when its owner was assigned, "2006-01-02" or empty
	ReceivedOn  string // 签收: when its owner took note of that
	Unreceived  bool   // its owner has yet to
	Awaited     string // those of several owners who have yet to; empty for all of them
	Version     int
	UpdatedBy   string // the author of the last change; empty if there was none
	UpdatedAt   time.Time
	Finding     string
	Recommends  bool   // Finding is what was recommended
	Response    string // what was answered to the recommendation, as printed
	Measures    []string
	Commitments []CardCommitment // sentences of the measures that still promise work
	Changes     []string         // what happened to it last, the latest first
}

// A CardCommitment is a sentence that promises work, and what became of it.
type CardCommitment struct {
	Number   int // as the text counts them, from 1
	Text     string
	Standing string // in a few words: confirmed, due when
}

// FindingName is what the finding is called.
func (c Card) FindingName(l Lang) string {
	if c.Recommends {
		return l.Phrase(msgRecommendation)
	}
	return l.Phrase(msgFinding)
}

// NotReceived says who has yet to take note of the item, and since when.
func (c Card) NotReceived(l Lang) string {
	who := ""
	if c.Awaited != "" {
		who = c.Awaited + " "
	}
	return l.Phrase(msgNotYetReceived, who, c.AssignedOn)
}

// HowDue says, behind a card's due date, how it was counted, and what it was
// before more time was given.
func (c Card) HowDue(l Lang) string {
	words := c.DueCounted
	if c.FirstDue != "" {
		words = strings.TrimPrefix(words+l.Phrase(msgExtendedFrom, c.FirstDue), l.Phrase(msgSemicolon))
	}
	return l.Bracketed(words)
}

// lines are a card as text: its name, then a field a line.
func (c Card) lines(l Lang) []Line {
	lines := []Line{styled(StyleTitle, c.Called(l)+" "+c.Title)}
	add := func(label string, style Style, value string) {
		if value != "" {
			lines = append(lines, Line{Spans: []Span{{StyleFaint, label}, {style, value}}})
		}
	}
	field := func(label, value string) { add(label, StyleNone, value) }
	add(l.Phrase(msgStatusLabel), c.Style(), l.State(c.ItemRef))
	if c.Declared != c.Status && c.Declared != "" {
		field(l.Phrase(msgNoticeSaysLabel), l.Status(c.Declared))
	}
	field(l.Phrase(msgSectionLabel), c.SectionText)
	field(l.Phrase(msgOwnerLabel), c.Owner)
	field(l.Phrase(msgPersonLabel), c.Person)
	if c.Unreceived {
		field(l.Phrase(msgReceivedLabel), c.NotReceived(l))
	}
	field(l.Phrase(msgSupportLabel), c.Supporting)
	field(l.Phrase(msgDueLabel), c.Due+c.HowDue(l))
	if c.AskedDue != "" {
		field(l.Phrase(msgExtensionLabel), l.Phrase(msgUntilBy, c.AskedDue, c.AskedBy))
	}
	if c.HelpFrom != "" {
		field(l.Phrase(msgWaitsLabel), l.Phrase(msgWaitsSince, c.HelpFrom, c.HelpSince))
	}
	if c.Evidence > 0 {
		field(l.Phrase(msgEvidenceLabel), l.Phrase(msgPieces, c.Evidence))
		lines = append(lines, evidenceLines(l, c.Pieces)...)
	}
	if c.Version > 1 {
		field(l.Phrase(msgLastChangedLabel), l.Phrase(msgChangedBy, c.UpdatedBy, c.UpdatedAt.Format("2006-01-02 15:04")))
	}
	field(c.FindingName(l)+l.Phrase(msgColon), c.Finding)
	field(l.Phrase(msgResponseLabel), c.Response)
	if len(c.Measures) > 0 {
		lines = append(lines, styled(StyleFaint, l.Phrase(msgMeasuresLabel)))
		for _, clause := range c.Measures {
			lines = append(lines, Line{Indent: "  ", Spans: []Span{{StyleNone, strings.TrimSpace(clause)}}})
		}
	}
	for _, p := range c.Commitments {
		field(l.Phrase(msgCommitmentLabel), fmt.Sprintf("%d. ", p.Number)+p.Text+l.Phrase(msgOpenBracket)+p.Standing+l.Phrase(msgCloseBracket))
	}
	field(l.Phrase(msgChangesLabel), strings.Join(c.Changes, "\n"))
	return lines
}

// evidenceLines are pieces of evidence, a line each.
func evidenceLines(l Lang, pieces []CardEvidence) (lines []Line) {
	for i, e := range pieces {
		text := fmt.Sprintf("%d. %s%s", i+1, e.Name, l.Bracketed(e.About(l)))
		if e.Link != "" && e.Link != e.Name {
			text += " " + e.Link
		}
		lines = append(lines, Line{Indent: "  ", Spans: []Span{{StyleNone, text}}})
	}
	return lines
}
