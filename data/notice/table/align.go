package table

import (
	"slices"
	"strings"
	"time"

	"rectify/data/notice"
	"rectify/data/notice/dates"
	"rectify/data/notice/declared"
	"rectify/data/notice/fields"
	"rectify/data/notice/layout"
	"rectify/data/notice/source"
	"rectify/data/text"
)

// align gives cells that are fewer or more than the columns the columns they
// fit best, in order.
func align(cells []source.Passage, columns []fields.Kind) [][]source.Passage {
	var pieces [][]source.Passage
	for _, c := range cells {
		if c.Len() > 0 {
			pieces = append(pieces, []source.Passage{c})
		}
	}
	return alignPieces(pieces, columns)
}

// Costs of an alignment: for a column without a piece, and for a second piece in a
// column whose values are prose, or short.
const (
	emptyColumn = 2.0
	moreProse   = 1.0
	moreShort   = 3.0
)

// alignPieces finds the best alignment of pieces with columns, left to right:
// each piece goes to one column, and a column may take several. The best is
// the one in which pieces look most like values of their columns.
func alignPieces(pieces [][]source.Passage, columns []fields.Kind) [][]source.Passage {
	out := make([][]source.Passage, len(columns))
	var at []int // columns that take pieces
	for k, kind := range columns {
		if kind != fields.Number {
			at = append(at, k)
		}
	}
	if len(at) == 0 || len(pieces) == 0 {
		return out
	}
	// best[i][k]: the best of pieces[:i+1] with piece i in column at[k]
	best := make([][]float64, len(pieces))
	from := make([][]int, len(pieces))
	for i, piece := range pieces {
		best[i], from[i] = make([]float64, len(at)), make([]int, len(at))
		// across is the best of the piece before in a column left of k, less what empty columns cost
		across, acrossFrom := 0.0, -1
		for k := range at {
			kind := columns[at[k]]
			if i == 0 {
				best[i][k] = -emptyColumn*float64(k) + fits(piece[0], kind)
				continue
			}
			stay := best[i-1][k] - moreProse
			if !kind.Prose() {
				stay = best[i-1][k] - moreShort
			} else if last := pieces[i-1][len(pieces[i-1])-1]; !endsSentence(last) && last.Len() >= shortCell {
				stay += moreProse // a cell broken into lines
			}
			best[i][k], from[i][k] = stay, k
			if acrossFrom >= 0 && across > stay {
				best[i][k], from[i][k] = across, acrossFrom
			}
			best[i][k] += fits(piece[0], kind)
			across -= emptyColumn
			if acrossFrom < 0 || best[i-1][k] > across {
				across, acrossFrom = best[i-1][k], k
			}
		}
	}
	last, end := len(pieces)-1, 0
	for k := range at {
		trailing := func(k int) float64 { return best[last][k] - emptyColumn*float64(len(at)-1-k) }
		if trailing(k) > trailing(end) {
			end = k
		}
	}
	for i, k := last, end; i >= 0; i, k = i-1, from[i][k] {
		out[at[k]] = slices.Concat(pieces[i], out[at[k]])
	}
	return out
}

// shortCell is the length below which a line is no part of broken prose, in
// characters.
const shortCell = 16

func endsSentence(p source.Passage) bool { return p.Is(p.Len()-1, "。;!?:") }

// fits judges how much a piece looks like the value of a column: about 3 for
// what is sure, below zero for what it cannot be.
func fits(p source.Passage, kind fields.Kind) float64 {
	value := p.String()
	dated, lasting := IsDue(p)
	status := declared.InField(p)
	sentence := p.Contains("。", ";") || p.Len() > 40
	names := fields.Names(value)
	units := len(names) > 0 && !slices.ContainsFunc(names, func(n string) bool { return !text.IsUnit(fields.WithoutRemark(n)) })
	judge := func(is bool, yes, no float64) float64 {
		if is {
			return yes
		}
		return no
	}
	switch kind {
	case fields.Due:
		switch {
		case dated:
			return 3
		case lasting:
			return 2
		}
		return -3
	case fields.Owner, fields.Support, fields.Both:
		switch {
		case dated, sentence, lasting, status != "":
			return -3
		case units && kind == fields.Support:
			return 2.5
		}
		return judge(units || kind == fields.Both && fields.NamePeople(value), 3, 0)
	case fields.Person:
		switch {
		case dated, sentence:
			return -3
		}
		return judge(fields.NamePeople(value), 3, judge(units, -1, 0))
	case fields.Status:
		return judge(status != "", 3, -3)
	case fields.Progress:
		if s, _, ok := declared.ReadSentence(p, 0); ok && s.End > 0 {
			return 2
		}
		return judge(dated || units || lasting, -2, judge(sentence, 1, judge(status != "", 2, 0)))
	case fields.Measure:
		if layout.ReadLabel(p).Form != layout.NoForm {
			return 2
		}
		return judge(dated || units || lasting || status != "" && !sentence, -2, judge(sentence, 1, 0))
	case fields.Problem, fields.Goal:
		return judge(dated || units || lasting, -2, judge(sentence, 1, 0))
	case fields.Category:
		return judge(sentence, -2, 0.5)
	}
	return 0
}

// anyDay gives days without a year one.
var anyDay = time.Date(2000, time.January, 1, 0, 0, 0, 0, time.UTC)

// IsDue reports whether a value is a date, or words such as 长期坚持 that are
// for one.
func IsDue(p source.Passage) (dated, lasting bool) {
	for _, d := range dates.FindDue(p, anyDay) {
		rest := p.Len() - (d.End - d.Start)
		dated = dated || rest <= 8
	}
	return (dated || dates.Ambiguous(p)) && p.Len() <= 30, p.Len() <= 16 && declared.WholeCell(p.TrimStops("。,;")) == notice.LongTerm || strings.HasPrefix(string(p.Plain), "立行立改")
}
