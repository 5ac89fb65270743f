package notice

// findCommitments collects the sentences of the measures and of the progress
// that still promise work.
func (ir *itemReader) findCommitments() {
	for _, clause := range ir.item.Work() {
		p := decode(clause).whole()
		for _, s := range sentences(p) {
			if due, ok := promise(s, ir.published); ok {
				ir.item.Commitments = append(ir.item.Commitments, Commitment{s.trimLeadingStops().trim().String(), due})
			}
		}
	}
}
