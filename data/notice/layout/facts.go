package layout

import (
	"rectify/data/notice/fields"
	"rectify/data/notice/source"
)

// A Fact is a short value with what it is.
type Fact struct {
	Kind  fields.Kind // Status, Due, Owner or Person
	Value source.Passage
}

// FactsOf is what each of the parts is, nil where one is none of these, where there are
// fewer than two, or where neither a day nor a status is among them.
func FactsOf(parts []source.Passage) []Fact {
	var facts []Fact
	sure := false
	for _, part := range parts {
		f := Fact{KindOf(part), part}
		if f.Kind == fields.None || part.Contains(":") {
			return nil
		}
		sure = sure || f.Kind == fields.Due || f.Kind == fields.Status
		facts = append(facts, f)
	}
	if len(facts) < 2 || !sure {
		return nil
	}
	for i, f := range facts { // 长期坚持,持续推进: a time limit, and how far it is
		if later := facts[i+1:]; f.Kind == fields.Status && isLimit(f.Value) && len(later) > 0 && later[len(later)-1].Kind == fields.Status {
			facts[i].Kind = fields.Due
		}
	}
	return facts
}

// BracketOfFacts finds the bracket behind a title that holds nothing but facts, parted by
// commas or bars: 项目超概算(工程部,12月底前,正在推进). Its characters are [open, end); facts
// is nil where there is none.
func BracketOfFacts(p source.Passage) (facts []Fact, open, end int) {
	const longest = 80
	title := p.To(min(p.Len(), 2*LongestTitle))
	for open = title.Index(2, "("); open > 0; open = title.Index(open+1, "(") {
		inside := p.Slice(open+1, min(p.Len(), open+longest))
		close := inside.Index(0, ")")
		if close < 0 || p.To(open).Contains("。", ":") {
			return nil, 0, 0
		}
		if end = open + close + 2; end < p.Len() && !p.Is(end, ":。;") {
			continue
		}
		for _, stops := range []string{",;|", ",;、|"} {
			if facts = FactsOf(source.SplitAt(inside.To(close), stops)); facts != nil {
				return facts, open, end
			}
		}
	}
	return nil, 0, 0
}
