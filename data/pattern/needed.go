package pattern

import (
	"regexp/syntax"
	"slices"
	"unicode/utf8"
)

// known is what is known of the texts that an expression matches.
type known struct {
	whole  []string // all of these texts, folded; nil where they are too many
	needed []string // folded words of which each of these texts holds one; nil where none are known
}

const (
	mostWhole  = 48  // texts that are spelled out
	mostNeeded = 400 // words that are searched for
	mostRunes  = 40  // of a class, that are spelled out
)

// wordsOf works out the words of an expression.
func wordsOf(re *syntax.Regexp) known {
	switch re.Op {
	case syntax.OpEmptyMatch, syntax.OpBeginLine, syntax.OpEndLine, syntax.OpBeginText, syntax.OpEndText, syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return known{whole: []string{""}}
	case syntax.OpLiteral:
		return exactly([]string{folded(re.Rune)})
	case syntax.OpCharClass:
		return exactly(runesOf(re.Rune))
	case syntax.OpCapture:
		return wordsOf(re.Sub[0])
	case syntax.OpPlus:
		return known{needed: wordsOf(re.Sub[0]).needed}
	case syntax.OpRepeat:
		if re.Min > 0 {
			return known{needed: wordsOf(re.Sub[0]).needed}
		}
	case syntax.OpQuest:
		if of := wordsOf(re.Sub[0]); of.whole != nil {
			return exactly(append(of.whole, ""))
		}
	case syntax.OpConcat:
		return inTurn(re.Sub)
	case syntax.OpAlternate:
		return oneOf(re.Sub)
	}
	return known{}
}

// exactly are the words of an expression that matches just these texts.
func exactly(whole []string) known {
	slices.Sort(whole)
	whole = slices.Compact(whole)
	switch {
	case len(whole) == 0 || slices.Contains(whole, ""):
		return known{whole: whole}
	case len(whole) > mostWhole:
		return known{needed: whole}
	}
	return known{whole: whole, needed: whole}
}

// oneOf are the words of alternatives.
func oneOf(all []*syntax.Regexp) known {
	var out known
	spelled, bounded := true, true
	for _, re := range all {
		of := wordsOf(re)
		out.whole, out.needed = append(out.whole, of.whole...), append(out.needed, of.needed...)
		spelled, bounded = spelled && of.whole != nil, bounded && of.needed != nil
	}
	if spelled && len(out.whole) <= mostWhole {
		return exactly(out.whole)
	}
	if !bounded || len(out.needed) > mostNeeded {
		return known{}
	}
	slices.Sort(out.needed)
	return known{needed: slices.Compact(out.needed)}
}

// inTurn are the words of expressions that follow each other: those of the stretch
// that is the most telling.
func inTurn(all []*syntax.Regexp) known {
	var needed []string
	run := []string{""} // the texts of the stretch since the last expression that is not spelled out
	keep := func(other []string) {
		if telling(other) > telling(needed) {
			needed = other
		}
	}
	spelled := true
	for _, re := range all {
		of := wordsOf(re)
		keep(of.needed)
		switch {
		case of.whole == nil:
			run, spelled = []string{""}, false
		case len(run)*len(of.whole) > mostWhole:
			run, spelled = of.whole, false
		default:
			run = joined(run, of.whole)
		}
		keep(run)
	}
	if spelled {
		return exactly(run)
	}
	return known{needed: needed}
}

// telling is how seldom a text holds one of the words, as an order: by the shortest of
// them, then by their number. It is 0 where all texts do.
func telling(needed []string) int {
	if len(needed) == 0 {
		return 0
	}
	shortest := utf8.RuneCountInString(slices.MinFunc(needed, func(a, b string) int { return utf8.RuneCountInString(a) - utf8.RuneCountInString(b) }))
	return min(shortest, 4)*(mostNeeded+1) - min(len(needed), mostNeeded)*min(shortest, 1)
}

// joined are all texts of the one kind, each followed by all of the other.
func joined(heads, tails []string) (out []string) {
	for _, head := range heads {
		for _, tail := range tails {
			out = append(out, head+tail)
		}
	}
	return out
}

// runesOf are the runes of a class; nil where they are many.
func runesOf(ranges []rune) (out []string) {
	for i := 0; i+1 < len(ranges); i += 2 {
		if len(out)+int(ranges[i+1]-ranges[i]) > mostRunes {
			return nil
		}
		for r := ranges[i]; r <= ranges[i+1]; r++ {
			out = append(out, folded([]rune{r}))
		}
	}
	return out
}
