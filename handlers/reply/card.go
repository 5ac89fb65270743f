package reply

import (
	"fmt"
	"strings"
	"time"

	"rectify/data/notice"
)

// A Card shows one item whole.
type Card struct {
	ItemRef
	Label       string // as the notice prints the number
	SectionText string // titles of the headings above it
	Declared    notice.Status
	Supporting  string
	HelpFrom    string // whose help it waits for
	HelpSince   string // "2006-01-02" or empty
	Evidence    int    // pieces of evidence
	DueCounted  string // how the due date was counted, in words; empty where it was named
	FirstDue    string // the due date before more time was given, "2006-01-02" or empty
	AskedDue    string // the later date asked for, "2006-01-02" or empty
	AskedBy     string
	AssignedOn  string // when its owner was assigned, "2006-01-02" or empty
	ReceivedOn  string // 签收: when its owner took note of that
	Unreceived  bool   // its owner has yet to
	Awaited     string // those of several owners who have yet to; empty for all of them
	Version     int
	UpdatedBy   string // who changed it last; empty where nobody has
	UpdatedAt   time.Time
	Finding     string
	Measures    []string
	Commitments []CardCommitment // sentences of the measures that still commitment work
	Changes     []string         // what happened to it last, the latest first
}

// A CardCommitment is a sentence that commitments work, and what became of it.
type CardCommitment struct {
	Number   int // as the text counts them, from 1
	Text     string
	Standing string // in a few words: confirmed, due when
}

// NotReceived says who has yet to take note of the item, and since when.
func (c Card) NotReceived(l Lang) string {
	who := ""
	if c.Awaited != "" {
		who = c.Awaited + " "
	}
	return l.Say("%s未签收（%s 分派）", "%snot yet received (assigned on %s)", who, c.AssignedOn)
}

// HowDue says, behind a card's due date, how it was counted, and what it was
// before more time was given.
func (c Card) HowDue(l Lang) string {
	words := c.DueCounted
	if c.FirstDue != "" {
		words = strings.TrimPrefix(words+l.Say("；已延期，原时限 %s", "; more time was given, it was %s", c.FirstDue), l.Say("；", "; "))
	}
	return l.Bracketed(words)
}

// lines are a card as text: its name, then a field a line.
func (c Card) lines(l Lang) []Line {
	lines := []Line{styled(StyleTitle, l.Item(c.Number)+" "+c.Title)}
	add := func(label string, style Style, value string) {
		if value != "" {
			lines = append(lines, Line{Spans: []Span{{StyleFaint, label}, {style, value}}})
		}
	}
	field := func(label, value string) { add(label, StyleNone, value) }
	add(l.Say("状态：", "Status: "), c.Style(), l.State(c.ItemRef))
	if c.Declared != c.Status && c.Declared != "" {
		field(l.Say("通报所载：", "The notice says: "), l.Status(c.Declared))
	}
	field(l.Say("所属：", "Under: "), c.SectionText)
	field(l.Say("责任：", "Owner: "), c.Owner)
	if c.Unreceived {
		field(l.Say("签收：", "Received: "), c.NotReceived(l))
	}
	field(l.Say("配合：", "Supported by: "), c.Supporting)
	field(l.Say("时限：", "Due: "), c.Due+c.HowDue(l))
	if c.AskedDue != "" {
		field(l.Say("申请延期：", "Asked for: "), l.Say("至 %s（%s）", "until %s (%s)", c.AskedDue, c.AskedBy))
	}
	if c.HelpFrom != "" {
		field(l.Say("需协调：", "Waits for: "), l.Say("%s（自 %s 起）", "%s (since %s)", c.HelpFrom, c.HelpSince))
	}
	if c.Evidence > 0 {
		field(l.Say("佐证：", "Evidence: "), l.Say("%d 件", "%d", c.Evidence))
	}
	if c.Version > 1 {
		field(l.Say("最近更改：", "Last changed: "), l.Say("%s，%s（第 %d 版）", "%s, %s (version %d)", c.UpdatedBy, c.UpdatedAt.Format("2006-01-02 15:04"), c.Version))
	}
	field(l.Say("问题：", "Finding: "), c.Finding)
	if len(c.Measures) > 0 {
		lines = append(lines, styled(StyleFaint, l.Say("整改情况：", "Measures:")))
		for _, clause := range c.Measures {
			lines = append(lines, Line{Indent: "  ", Spans: []Span{{StyleNone, strings.TrimSpace(clause)}}})
		}
	}
	for _, p := range c.Commitments {
		field(l.Say("遗留事项：", "Open commitment: "), fmt.Sprintf("%d. ", p.Number)+p.Text+l.Say("（", " (")+p.Standing+l.Say("）", ")"))
	}
	field(l.Say("最近变更：", "Latest changes: "), strings.Join(c.Changes, "\n"))
	return lines
}
