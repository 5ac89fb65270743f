package answertype

import (
	"cmp"
	"slices"
	"strings"

	"rectify/data/pattern"
	"rectify/data/text"
	"rectify/index"
)

// factShare is how much the sentence that states a fact must hold, of what its
// item holds of the question.
const factShare = 0.50

// LabelledLine matches a sentence that is a label with its value: 联系电话:…, e-mail …
var LabelledLine = pattern.MustCompile(`^[^:,。]{2,12}:|^\W*(?:(?:or|by|via|and) )?(?:telephone|phone|tel|fax|e-?mail|post|website|address|write to|call|ring)\b`)

// Ways to reach an office, one of which every sentence with contact details holds.
var waysToReach = []string{"电话", "邮箱", "地址"}

// IsContact reports whether the type is how to reach an office, in any way.
func (t *Type) IsContact() bool { return t != nil && t.Zh == "联系方式" }

// HoldsContact reports whether a folded sentence says one way to reach an office.
func HoldsContact(folded string) bool {
	return slices.ContainsFunc(answerTypes, func(t Type) bool { return slices.Contains(waysToReach, t.Zh) && t.In(folded) })
}

// officeAsked captures the post whose holder a folded question asks for; officeHeld matches
// a person's name with the posts next to it.
var (
	officeAsked = pattern.MustCompile(`(\p{Han}[长记任理席监])(?:同志)?(?:现在|分别|具体|的?姓名|的?名字)*(?:叫|是)(?:什么|啥|谁|哪[位个])|谁(?:是|当|担任|任)[^,。?]{0,10}?(\p{Han}[长记任理席监])[?呢]*$`)
	officeHeld  = func() *pattern.Pattern {
		person := "(?:" + strings.Join(slices.DeleteFunc(slices.Clone(text.Surnames()), func(s string) bool { return s == "任" }), "|") + `)\p{Han}{1,2}`
		return pattern.MustCompile(`\p{Han}[长记任理席监](?:同志)?[:是为]?(?:、[^,。;、]{1,8}?)?` + person + `(?:同志)?(?:(?:兼任?|担任|任|为)[^,。;]{0,12})?|` + person + `(?:同志)?(?:兼任?|担任|任|为)[^,。;]{0,12}`)
	}()
)

// HoldsOffice reports whether a folded sentence says who holds the office that a folded
// question asks for; it is true where it asks for none.
func HoldsOffice(question, sentence string) bool {
	m := officeAsked.FindStringSubmatch(question)
	return m == nil || slices.ContainsFunc(officeHeld.FindAllString(sentence, -1), func(held string) bool { return strings.Contains(held, cmp.Or(m[1], m[2])) })
}

// proseStates reports whether a sentence of a paragraph states a fact of that
// kind about what was asked. A label says only what its value is: what it is
// about surrounds it.
func proseStates(hit index.Hit, fact *Type) bool {
	return slices.ContainsFunc(hit.Sentences, func(s index.Quote) bool { return SentenceStates(hit, s, fact) })
}

// SentenceStates reports whether a sentence of a hit states a fact of that kind about
// what was asked.
func SentenceStates(hit index.Hit, s index.Quote, fact *Type) bool {
	folded := index.Fold(s.Text)
	return (s.Score >= factShare*hit.TermCoverage || s.Score > 0 && LabelledLine.MatchString(folded)) && fact.In(folded)
}

// States reports whether a sentence of the hit states a fact of that kind
// about what was asked.
func States(hit index.Hit, fact *Type) bool {
	if hit.Item == 0 {
		return proseStates(hit, fact)
	}
	for _, s := range hit.Sentences {
		if s.Score >= factShare*hit.TermCoverage && fact.In(index.Fold(s.Text)) {
			return true
		}
	}
	return false
}
