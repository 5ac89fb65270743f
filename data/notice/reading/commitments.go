package reading

import (
	"rectify/data/notice"
	"rectify/data/notice/commitment"
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
