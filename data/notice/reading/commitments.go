package reading

import (
	"regexp"
	"slices"

	"rectify/data/notice"
	"rectify/data/notice/commitment"
	"rectify/data/notice/dates"
	"rectify/data/notice/source"
)

// findCommitments collects the sentences of the measures and of the progress
// that still promise work.
func (ir *itemReader) findCommitments() {
	for _, clause := range ir.item.Work() {
		p := source.Decode(clause).Whole()
		for _, s := range source.Sentences(p) {
			if due, ok := commitment.Read(s, ir.published); ok {
				ir.item.Commitments = append(ir.item.Commitments, notice.Commitment{Text: s.TrimLeadingStops().Trim().String(), Due: due})
			}
		}
	}
}

// bareLimit is a sentence that only says by when the whole item is to be done.
var bareLimit = regexp.MustCompile(`^(?:预计|力争|争取|计划|拟|确保|将|于|在|全部|全面|整改|完成|到位|该项|该问题|问题|前|底前|[，。\s])*$`)

// withoutLimits drops the commitments that only repeat the due date of the item: 预计2025年3月底
// 前完成。
func (r *reader) withoutLimits() {
	for i := range r.notice.Items {
		it := &r.notice.Items[i]
		it.Commitments = slices.DeleteFunc(it.Commitments, func(c notice.Commitment) bool {
			p := source.Decode(c.Text).Whole()
			named := dates.Find(p, r.published)
			return c.Due != "" && c.Due == it.Due && len(named) == 1 && bareLimit.MatchString(p.To(named[0].Start).String()+p.From(named[0].End).String())
		})
	}
}
