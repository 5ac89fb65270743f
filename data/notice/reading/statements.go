package reading

import (
	"strings"

	"rectify/data/notice"
	"rectify/data/notice/declared"
	"rectify/data/notice/fields"
	"rectify/data/notice/source"
)

// How far a statement is trusted: a labelled field more than the words right
// behind 整改情况, these more than a sentence somewhere.
const (
	inClause = iota + 1
	inSentence
	inBrackets
	behindMark
	inField
)

// declare takes a statement out of p: its words declare the item's status.
func (ir *itemReader) declare(p source.Passage, s declared.Statement, trust int) {
	words := p.Slice(s.Start, s.End)
	ir.claim(source.StatusText, words)
	ir.declareWords(words, s.Status, trust)
}

func (ir *itemReader) declareWords(words source.Passage, status notice.Status, trust int) {
	switch {
	case trust <= ir.trust:
	case status == ir.item.Declared && lamps[strings.ToLower(ir.item.DeclaredWords)] != "": // Green, and On target in the column beside it
		ir.trust = trust
	default:
		ir.item.Declared, ir.item.DeclaredWords, ir.trust = status, declared.Words(words), trust
		ir.awaiting[ir.item.Number] = declared.TwoWays(words)
	}
	ir.statements = append(ir.statements, words.TrimStops(":,;。").String())
}

// takeStatements takes the statements out of p and returns what is left.
func (ir *itemReader) takeStatements(p source.Passage, behind bool) []source.Passage {
	var pieces []source.Passage
	from := 0
	take := func(s declared.Statement, trust int) {
		if piece := p.Slice(from, s.Start).Trim(); piece.Len() > 0 {
			pieces = append(pieces, piece)
		}
		ir.declare(p, s, trust)
		from = s.End
	}
	for i := 1; i < p.Len(); i++ { // …99.6%。☑完成
		if !p.Is(i, declared.Boxes) {
			continue
		}
		if before := p.To(i).Trim(); !before.Is(before.Len()-1, "。;") {
			continue
		}
		if status, words, ok := declared.Ticked(p.From(i)); ok {
			ir.claim(source.StatusText, p.From(i))
			ir.declareWords(words, status, inField)
			p = p.To(i).Trim()
		}
		break
	}
	for i := 0; i < p.Len(); i++ {
		if s, ok := ir.readBracketed(p, i); ok && (i == 0 || p.Is(i-1, "。;") || s.End == p.Len()) {
			take(s, inBrackets)
			i = s.End - 1
			continue
		}
		second := i > 0 && p.Has(i-len(" and "), " and ") // agreed to and implementation is complete
		if i > 0 && !p.Is(i-1, "。;!?") && !(p.Is(i-1, " ") && p.Is(i-2, "。;!?")) && !second {
			continue
		}
		s, named, ok := declared.ReadSentence(p, i)
		if second && !named {
			continue
		}
		if !ok {
			continue
		}
		whole := s.End == p.Len() || p.Is(s.End-1, "。:;")
		switch {
		case second:
			ir.declareWords(p.Slice(s.Start, s.End), s.Status, inSentence)
		case i == 0 && (behind || named) && (whole || p.Is(s.End-1, ",")):
			take(s, behindMark)
		case whole:
			take(s, inSentence)
		case named:
			ir.declareWords(p.Slice(s.Start, s.End), s.Status, inSentence)
		}
		i = max(i, s.End-1)
	}
	if piece := p.From(from).Trim(); piece.Len() > 0 {
		pieces = append(pieces, piece)
	}
	return pieces
}

// takeStatusInName takes the status behind the name of a field, in brackets or behind a
// dash: 整改进展(办结销号):, 整改进展(截至7月底,已完成):, 整改进展—已完成:.
func (ir *itemReader) takeStatusInName(name source.Passage) {
	from := 1
	for from < name.Len() && !name.Is(from, "([·•—–-") {
		from++
	}
	for name.Is(from, "([·•—–-") {
		from++
	}
	end := from
	for end < name.Len() && !name.Is(end, ")]:") {
		end++
	}
	if end >= name.Len() {
		return
	}
	said := name.Slice(from, end).Trim()
	for _, words := range append([]source.Passage{said}, source.SplitAt(said, ",;")...) {
		status := declared.InField(words)
		if status == "" && isTerm(words) && !words.Contains("0", "1", "2", "3", "4", "5", "6", "7", "8", "9") {
			status = declared.Term(words)
		}
		if status = ir.explained(string(words.Plain), status); status != "" {
			ir.claim(source.StatusText, said)
			ir.declareWords(words, status, behindMark)
			return
		}
	}
}

// takeWholeStatement reads a paragraph that is nothing but a status.
func (ir *itemReader) takeWholeStatement(p source.Passage, first bool) bool {
	if first {
		return false
	}
	if status, words, ticked := declared.Ticked(p); ticked {
		ir.claim(source.StatusText, p)
		ir.declareWords(words, status, inField)
		ir.statements = append(ir.statements, p.String())
		return true
	}
	s, ok := ir.readBracketed(p, 0)
	if !ok {
		s, _, ok = declared.ReadSentence(p, 0)
	}
	if !ok || s.End < p.Len() || fields.Own(nil).At(p, 0).Kind == fields.Due { // Due: ongoing
		return false
	}
	ir.declare(p, s, behindMark)
	return true
}
