package credits

import (
	"rectify/data/notice/fields"
	"rectify/data/notice/source"
)

// Begun reads names that a clause begins with and what they begin to do, whatever is
// behind it: 计划财务股牵头建立调度机制, 县财政局配合开通绿色通道, 责任领导李明每季度听取汇报.
func (k Known) Begun(clause source.Passage) (Credit, bool) {
	p := withoutBy(withoutSubject(clause))
	if kind, word := fields.Name(p, 0); kind == fields.Person {
		rest := p.From(source.Runes(word))
		for _, size := range []int{3, 2, 4} {
			if size <= rest.Len() && k.People[rest.To(size).String()] {
				name := rest.To(size).String()
				return Credit{Kind: kind, Names: []Name{{name, name, true}}, Value: rest.To(size)}, true
			}
		}
	}
	for i := 3; i < min(p.Len(), longestClause); i++ {
		kind := fields.Kind(fields.None)
		switch {
		case p.Has(i, "牵头"):
			kind = fields.Owner
		case p.Has(i, "配合"), p.Has(i, "协助"):
			kind = fields.Support
		default:
			continue
		}
		names, ok := k.Names(p.To(i).TrimStops("共同"))
		if !ok {
			return Credit{}, false
		}
		for _, n := range names {
			if n.Person {
				return Credit{}, false
			}
		}
		return Credit{Kind: kind, Names: names, Value: p.To(i)}, true
	}
	return Credit{}, false
}
