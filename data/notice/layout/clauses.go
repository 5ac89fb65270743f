package layout

import "rectify/data/notice/source"

// A counter is a way to number clauses inside running text.
type counter struct {
	name string
	read func(p source.Passage, i int) (n, end int) // n == 0 where none is at i
}

// counters are tried in this order: the first one found numbers the outer
// clauses, the others stay inside them.
var counters = []counter{
	{"一是", ReadIs},
	{"①", readCircled},
	{"(1)", readParen},
	{"1.", readPoint},
	{"第一,", readFirst},
}

// ReadIs reads 一是, 二是 … at i. It returns the number and the position after it;
// n is 0 where there is none.
func ReadIs(p source.Passage, i int) (n, end int) {
	if n, end = p.Chinese(i); end > i && p.Is(end, "是") && n <= 20 {
		return n, end + 1
	}
	return 0, i
}

func readFirst(p source.Passage, i int) (n, end int) {
	if !p.Is(i, "第") {
		return 0, i
	}
	if n, end = p.Chinese(i + 1); end > i+1 && p.Is(end, ",、") {
		return n, end + 1
	}
	return 0, i
}

func readCircled(p source.Passage, i int) (n, end int) {
	if l := circledLabel(p.From(i)); l.Form == circled {
		return l.Number, i + l.End
	}
	return 0, i
}

func readParen(p source.Passage, i int) (n, end int) {
	if l := parenLabel(p.From(i)); l.Form == DigitParen || l.Form == CJKParen {
		return l.Number, i + l.End
	}
	return 0, i
}

func readPoint(p source.Passage, i int) (n, end int) {
	if l := pointLabel(p.From(i)); l.Form == DigitDot || l.Form == digitComma {
		return l.Number, i + l.End
	}
	return 0, i
}

// Clauses cuts a paragraph of measures before 一是, 二是, … or whatever
// numbers its clauses. Text before the first is a clause of its own.
func Clauses(p source.Passage) []source.Passage {
	for _, c := range counters {
		if cuts := clauseStarts(p, c); len(cuts) > 1 || len(cuts) == 1 && c.name == "一是" {
			return cutAt(p, cuts)
		}
	}
	return cutAt(p, nil)
}

// clauseStarts finds where outer clauses start. A list that starts over at
// one behind a lead-in (从以下三个方面突破:一是…) is nested: its numbers are
// left alone until it has run out.
func clauseStarts(p source.Passage, c counter) []int {
	var starts []int
	outer, nested, announced := 0, 0, 0
	for i := 0; i < p.Len(); i++ {
		afterStop := i == 0 || p.Is(i-1, "。;:!? ")
		if !afterStop && !p.Is(i-1, ",") {
			continue
		}
		n, _ := c.read(p, i)
		switch {
		case n == 0, !afterStop && (n == 1 || n != outer+1 || nested > 0):
		case nested > 0 && n == nested+1 && (announced >= n || n != outer+1):
			nested++
		case n == 1 && outer > 0 && p.Is(i-1, ":"):
			nested, announced = 1, announcedCount(p, i)
		case n == outer+1, n == 1:
			starts = append(starts, i)
			outer, nested = n, 0
		}
	}
	return starts
}

// announcedCount reads the number in 以下三个方面: before i, or 0.
func announcedCount(p source.Passage, i int) int {
	const reach = 16
	for j := i - 1; j >= max(0, i-reach); j-- {
		if n, end := p.Number(j); end > j && p.Longest(end, []string{"个方面", "方面", "项", "点", "个", "条", "种"}) != "" {
			return n
		}
	}
	return 0
}

func cutAt(p source.Passage, cuts []int) []source.Passage {
	var out []source.Passage
	from := 0
	for _, cut := range append(cuts, p.Len()) {
		if part := p.Slice(from, cut).Trim(); part.Len() > 0 {
			out = append(out, part)
		}
		from = cut
	}
	return out
}
