package question

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"rectify/data/pattern"
	"rectify/data/text"
	"rectify/handlers/question/condition"
	"rectify/handlers/question/grammar"
	"rectify/handlers/question/phrasing"
)

// reader reads one question.
type reader struct {
	condition.Domain
	typed    string
	text     string // folded
	runes    []rune
	at       []int // rune of every byte
	sentence *grammar.Sentence
	spoken   *grammar.RuneSet
	looked   map[string]bool
	excepts  bool          // something is excluded
	unmixed  []Entity      // what somebody only warns of
	named    []text.Period // once dated
	dated    bool
	unread   []string                      // English words that nothing explains
	led      map[*pattern.Pattern][]Entity // what accounted has found
	titles   map[string]grammar.Place      // headings by their folded titles, once titled has been asked
	sizes    []Entity                      // words for how many values fields hold
}

// nextYear finds the next year behind a part of it: the first quarter of next year.
var nextYear = regexp.MustCompile(`\b((?:quarter|half|january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|easter|end|start|beginning|q[1-4]|h[12]) )(?:of )?next year\b`)

// byCurrent finds that the days which a question names are those of the ledger: by the revised dates.
var byCurrent = regexp.MustCompile(`,? ?\b(?:(?:going|judging|counting|if (?:you|we) go) )?(?:by|on|under|based on|according to|using|with) (?:the|its|their) (?:current|revised|new|newest|latest|updated|moved|extended) (?:target |due )?(?:dates?|deadlines?)\b`)

// aboutIT finds IT where it is no “it”: in a sentence of small letters.
var (
	aboutIT = regexp.MustCompile(`[a-z].*\bIT\b|\bIT\b.*[a-z]`)
	bareIt  = regexp.MustCompile(`\bit\b`)
)

// willBeLate finds what is not late yet.
var willBeLate = regexp.MustCompile(`(?:会|将|就要|要|可能)(?:会|要)?(?:逾期|超期|过期|超时)|\b(?:will|would|going to|about to) (?:be|go|become) (?:late|overdue)\b`)

// latinWeight is the weight of a letter, compared with a Chinese character.
const latinWeight = 0.4

func newReader(typed string, d condition.Domain) *reader {
	if d.Holds == nil {
		d.Holds = func(string) bool { return false }
	}
	asked := strings.ReplaceAll(forwarded.ReplaceAllString(text.Key(typed), " $1 "), " & ", " and ")
	asked = nextYear.ReplaceAllString(asked, fmt.Sprint("${1}of ", d.Today.Year()+1))
	if grammar.Language(asked) == "en" {
		asked = strings.ReplaceAll(asked, " calendar ", " ")
		if len(text.FindPeriods(asked, d.Today)) > 0 {
			asked = byCurrent.ReplaceAllString(asked, "")
		}
		if information := "information technology"; aboutIT.MatchString(typed) && slices.ContainsFunc(d.Owners, func(o condition.Owner) bool { return strings.Contains(o.Called, information) }) {
			asked = bareIt.ReplaceAllString(asked, information)
		}
		asked = spelledRight(eitherWay.ReplaceAllString(asked, ""))
	}
	r := &reader{Domain: d, typed: typed, text: againAsked.ReplaceAllString(asked, ""), looked: map[string]bool{}, led: map[*pattern.Pattern][]Entity{}}
	r.runes = []rune(r.text)
	if len(r.runes) <= longestLoose {
		r.spell()
	}
	r.at = make([]int, len(r.text)+1)
	n := 0
	for i, c := range r.text {
		for k := range utf8.RuneLen(c) {
			r.at[i+k] = n
		}
		n++
	}
	r.at[len(r.text)] = n
	if len(r.Classes) > condition.MostClasses {
		r.Classes = r.Classes[:condition.MostClasses]
	}
	r.sentence = grammar.NewSentence(r.text, d.Headings)
	r.spoken = grammar.RunesOf(r.runes)
	return r
}

// spell writes the owners and headings that the question names as the ledger does, where a
// character only sounds like theirs.
func (r *reader) spell() {
	names := make([][]rune, len(r.Owners))
	for i, o := range r.Owners {
		names[i] = []rune(o.Called)
	}
	stands := func(said string) bool {
		return r.Holds(said) || slices.ContainsFunc(r.Owners, func(o condition.Owner) bool { return o.Called == said })
	}
	for _, c := range r.Classes {
		if said := []rune(c.Words); len(said) >= shortestMistyped && len(said) <= longestMistyped { // 正在推近
			names = append(names, said)
		}
	}
	for _, h := range r.Headings {
		for _, part := range strings.FieldsFunc(titleTail.ReplaceAllString(h.Title, ""), func(c rune) bool { return strings.ContainsRune(",，;；、和", c) }) {
			names = append(names, []rune(part))
		}
	}
	r.runes = phrasing.Spelled(r.runes, names, stands)
	r.text = string(r.runes)
}

// titleTail ends a heading and is no part of what it is on: 方面（7项）.
var titleTail = regexp.MustCompile(`(?:方面)?(?:[（(][^（）()]*[）)])?$`)

// span is an entity from one byte of the text to another, which weighs its runes.
func (r *reader) span(kind Kind, from, to int) Entity {
	return r.stretch(kind, r.at[from], r.at[to])
}

// stretch is the same from one rune of the text to another.
func (r *reader) stretch(kind Kind, from, to int) Entity {
	e := Entity{Kind: kind, From: from, To: to}
	for e.From < e.To && r.runes[e.From] == ' ' {
		e.From++
	}
	for e.To > e.From && r.runes[e.To-1] == ' ' {
		e.To--
	}
	e.Weight = float64(e.To - e.From)
	if e.To > e.From && grammar.IsLatin(r.runes[e.From]) {
		e.Weight *= latinWeight
	}
	return e
}

// tokenAt is the token that begins at a rune, or holds it.
func (r *reader) tokenAt(i int) *grammar.Token {
	for k := range r.sentence.Tokens {
		if t := &r.sentence.Tokens[k]; t.From <= i && i < t.To {
			return t
		}
	}
	return nil
}

// propose is what all readers make of the question.
func (r *reader) propose() []Entity {
	r.sizes = r.fields()
	all := slices.Concat(r.statuses(), r.owners(), r.due(), r.ends(), r.places(), r.topics(), r.numbers(), r.edges(), r.quoted(), r.mentions(), r.sizes, r.dueSaid(), r.columns(), r.explained(), r.orders(), r.groups())
	if m := askedWhether.FindStringSubmatchIndex(r.text); m != nil { // what it asks first is no condition
		for _, e := range all {
			if e.Kind == OfStatus && e.To <= r.at[m[2]] {
				r.unmixed = append(r.unmixed, e)
			}
		}
	}
	if willBeLate.MatchString(r.text) { // 年底前没完成会超期的: what is open and due then
		for i := range all {
			if all[i].Late {
				all[i].Late, all[i].Classes = false, r.classesOf("open", "未完成")
			}
		}
	}
	dated := slices.ContainsFunc(all, func(e Entity) bool { return e.Kind == OfDue || e.Kind == OfDueSaid && anyDigit.MatchString(e.Named) })
	if late := slices.IndexFunc(all, func(e Entity) bool { return e.Late }); late >= 0 {
		if day, e, ok := r.lateOn(); ok {
			all = slices.DeleteFunc(all, func(e Entity) bool { return e.Kind == OfDue })
			e.Late, e.Due = true, condition.Period{To: day}
			all, dated = append(all, e), false
		}
	}
	people := 0
	for _, e := range all {
		if e.Kind == OfOwner && e.Person {
			people++
		}
	}
	return slices.DeleteFunc(all, func(e Entity) bool {
		if e.Kind == OfField && e.Fill.Least > 0 && slices.ContainsFunc(all, func(o Entity) bool {
			if e.Fill.Field == condition.FieldOwner && e.Fill.Least > 1 && o.Kind == OfOwner && o.Person && people > 1 && !ofUnits.MatchString(string(r.runes[e.From:e.To])) {
				return true // 张三和李四两个人共同负责的
			}
			beside := o.Kind == OfOwner && (o.To == e.From || o.From < e.From && e.From < o.To) && !withOthers.MatchString(r.after(e.From))
			return beside && (e.Fill.Least > 1 || o.Person != (e.Fill.Field == condition.FieldPerson))
		}) {
			return true // 张三、李四两个人负责的, but not 财务科独自负责的
		}
		return e.To <= e.From || dated && e.Kind == OfStatus && r.namesDue(e) || covered(r.unmixed, e)
	})
}

// ofUnits finds that words for several owners are of units.
var ofUnits = regexp.MustCompile(`单位|部门|科室|处室|\bunits?\b|\bdepartments?\b`)

// withOthers finds, behind a name, that others answer for an item with it: 跟别的单位一起牵头.
var withOthers = regexp.MustCompile(`^[跟和与同](?:别|其他|其它|另)`)

// indexRunes is where a part occurs in a text from a position on; -1 for nowhere.
func indexRunes(text, part []rune, from int) int {
	for i := from; len(part) > 0 && i+len(part) <= len(text); i++ {
		if slices.Equal(text[i:i+len(part)], part) {
			return i
		}
	}
	return -1
}
