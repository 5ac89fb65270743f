package handlers

import (
	"fmt"
	"strings"
)

// lines are a card as text: its name, then a field a line.
func (c Card) lines(l Lang) []Line {
	lines := []Line{styled(StyleTitle, l.item(c.Number)+" "+c.Title)}
	add := func(label string, style Style, value string) {
		if value != "" {
			lines = append(lines, Line{Spans: []Span{{StyleFaint, label}, {style, value}}})
		}
	}
	field := func(label, value string) { add(label, StyleNone, value) }
	add(l.say("状态：", "Status: "), c.Style(), l.State(c.ItemRef))
	if c.Declared != c.Status && c.Declared != "" {
		field(l.say("通报所载：", "The notice says: "), l.Status(c.Declared))
	}
	field(l.say("所属：", "Under: "), c.SectionText)
	field(l.say("责任：", "Owner: "), c.Owner)
	if c.Unreceived {
		field(l.say("签收：", "Received: "), c.NotReceived(l))
	}
	field(l.say("配合：", "Supported by: "), c.Supporting)
	field(l.say("时限：", "Due: "), c.Due+c.HowDue(l))
	if c.AskedDue != "" {
		field(l.say("申请延期：", "Asked for: "), l.say("至 %s（%s）", "until %s (%s)", c.AskedDue, c.AskedBy))
	}
	if c.HelpFrom != "" {
		field(l.say("需协调：", "Waits for: "), l.say("%s（自 %s 起）", "%s (since %s)", c.HelpFrom, c.HelpSince))
	}
	if c.Evidence > 0 {
		field(l.say("佐证：", "Evidence: "), l.say("%d 件", "%d", c.Evidence))
	}
	if c.Version > 1 {
		field(l.say("最近更改：", "Last changed: "), l.say("%s，%s（第 %d 版）", "%s, %s (version %d)", c.UpdatedBy, c.UpdatedAt.Format("2006-01-02 15:04"), c.Version))
	}
	field(l.say("问题：", "Finding: "), c.Finding)
	if len(c.Measures) > 0 {
		lines = append(lines, styled(StyleFaint, l.say("整改情况：", "Measures:")))
		for _, clause := range c.Measures {
			lines = append(lines, Line{Indent: "  ", Spans: []Span{{StyleNone, strings.TrimSpace(clause)}}})
		}
	}
	for _, p := range c.Promises {
		field(l.say("原文还写着：", "The text still promises: "), fmt.Sprintf("%d. ", p.Number)+p.Text+l.say("（", " (")+p.Standing+l.say("）", ")"))
	}
	field(l.say("最近变更：", "Latest changes: "), strings.Join(c.Changes, "\n"))
	return lines
}
