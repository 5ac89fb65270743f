package reading

import (
	"rectify/data/notice"
	"rectify/data/notice/declared"
	"rectify/data/notice/layout"
	"rectify/data/notice/source"
)

// A byNumber is items that a line of prose names by their numbers, with their status.
type byNumber struct {
	declared.Numbered
	line int
}

// declareByNumber gives items that declare no status the one that prose gives their
// numbers, and warns where it gives another: 第3、8项正在整改.
func (r *reader) declareByNumber() {
	items := r.notice.Items
	for _, of := range r.byNumber {
		for _, number := range of.Numbers {
			if number < 1 || number > len(items) || layout.ReadLabel(source.Decode(items[number-1].Label).Whole()).Number != number {
				continue
			}
			switch it := &items[number-1]; {
			case it.Refused:
			case it.Declared == "" || r.doubtful[number]:
				delete(r.doubtful, number)
				it.Declared, it.DeclaredWords = of.Status, declared.Words(of.Words)
			case it.Declared != of.Status && r.awaiting[number]:
				it.Declared = of.Status
			case it.Declared != of.Status:
				r.source.Warn(notice.Warning{From: of.line, Concern: notice.OtherStatus, Items: []int{number}, Status: it.Declared, Other: of.Status})
			}
		}
	}
}
