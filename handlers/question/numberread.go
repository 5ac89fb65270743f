package question

import (
	"regexp"
	"slices"
	"strings"

	"rectify/data/pattern"
	"rectify/data/text"
	"rectify/handlers/question/grammar"
)

// numberWeight is the weight of a character of item numbers.
const numberWeight = 1.2

// ranged is a range of item numbers: 30到38条, 20到32之间, 第15条到第22条中间.
var ranged = regexp.MustCompile(`(?:(?:整改)?(?:问题|任务|事项)|第|items?|recommendations?|findings?|observations?|no\.?|#` +
	`|从)?\s*([\d一二三四五六七八九十百]{1,5})\s*(?:号|条|项|个)?(?:问题)?\s*(?:到|至|-|–|—|~|～|through|to)\s*(?:问题|第|items?|no\.?|number` +
	`|#)?\s*([\d一二三四五六七八九十百]{1,5})\s*(?:(?:号|条|项|个)(?:问题|以内|之间|中间|里头?|里面|当中|内|这一段)?|(?:之间|以内|中间|里头?|里面|当中|内|这一段|这些)|$|\b)`)

// between is the same in English: between 10 and 17, and not between 10 and 17 March.
var between = regexp.MustCompile(`\bbetween (?:items?|recommendations?|findings?|no\.?|numbers?|#)?\s*(\d{1,4}) and (?:item|recommendation|finding|no\.?|number|#)?\s*(\d{1,4})(?:\s*[,.?!]|\s*$| (?:which|that|who|are|is|inclusive|please)\b)`)

// Item numbers on one side of a number, by whether the side is above it and whether it is in:
// 第20条以后, 编号大于20, after item 20. A number and a unit alone may be an amount.
var numberBounds = []struct {
	above, with bool
	words       *pattern.Pattern
}{
	{true, false, boundWords(`(?:以后|之后|后面|后边|往下)`, `(?:大于|高于|超过|多于|晚于|排在)`, `(?:after|above|over|beyond|greater than|higher than|past|following)`)},
	{true, true, boundWords(`(?:及(?:其)?(?:以后|之后|以上)|往后|以上|开始|起)`, `(?:不小于|不低于|大于等于|大于或等于)`, `(?:from)`)},
	{false, false, boundWords(`(?:以前|之前|前面|前边|往上)`, `(?:小于|低于|少于)`, `(?:before|below|under|less than|lower than|up to but not including)`)},
	{false, true, boundWords(`(?:及(?:其)?(?:以前|之前|以下)|往前|以下|为止)`, `(?:不大于|不高于|不超过|小于等于|小于或等于)`, `(?:up to|until|through)`)},
}

// boundWords finds a number with words behind it, or before it, that bound item numbers.
func boundWords(behind, before, english string) *pattern.Pattern {
	number := `([\d一二三四五六七八九十百]{1,5})`
	return pattern.MustCompile(`(?:第|(?:编号|序号|题号|条号)(?:是|为|在|排在|从)?第?|(?:问题|事项)(?:编号)?第?)` + number + `(?:号|条|项|个)?(?:问题|事项|任务)?(?:的)?` + behind +
		`|` + number + `(?:条|项|号)` + behind + `|(?:(?:编号|序号|题号|条号)(?:是|为|数)?)?` + before + `第?` + number + `(?:号|条|项)?` +
		`|\b(?:numbered |numbers? )?` + english + ` (?:item|recommendation|finding|issue|observation|no\.?|number|rec)s? ?(\d{1,4})\b(?: (?:on|onwards?|upwards?)\b)?|\b(?:numbered|numbers?) ` + english + ` (\d{1,4})\b`)
}

// boundNumbers proposes the item numbers on one side of a number.
func (r *reader) boundNumbers() (out []Entity) {
	for _, b := range numberBounds {
		for _, m := range b.words.FindAllStringSubmatchIndex(r.text, -1) {
			n := 0
			for g := 1; 2*g < len(m); g++ {
				if m[2*g] >= 0 {
					n = text.WholeNumber(r.text[m[2*g]:m[2*g+1]])
				}
			}
			low, high := 1, n-1
			switch {
			case b.above && b.with:
				low, high = n, r.Items
			case b.above:
				low, high = n+1, r.Items
			case b.with:
				high = n
			}
			if bareBound.MatchString(r.text[m[0]:m[1]]) && (!r.saysAny("编号", "序号", "题号", "条号") || countNoun.MatchString(r.text[m[1]:])) {
				continue // 超过2家
			}
			if dayNumber.MatchString(r.text[m[0]:m[1]]) && (strings.HasSuffix(r.text[:m[0]], "月") || namesDue.MatchString(r.text) && len(r.periods()) == 0) {
				continue // a day
			}
			if n == 0 || high < low || high-low >= grammar.MostNumbers {
				continue
			}
			e := r.span(OfNumber, m[0], m[1])
			for i := low; i <= high; i++ {
				e.Numbers = append(e.Numbers, i)
			}
			e.Weight, e.Cued, e.Bound = 1.5*numberWeight*e.Weight, true, true
			out = append(out, e)
		}
	}
	return out
}

// bareBound is a bound with nothing that makes the number one of items, countNoun what makes it another.
var (
	bareBound = regexp.MustCompile(`^\p{Han}{2,5}[\d一二三四五六七八九十百]+$`)
	countNoun = regexp.MustCompile(`^(?:[\d%.个家位名人天日月年万亿元次]|号\d)`)
)

// dayNumber begins with a number that may be one of a day: 12号以后.
var dayNumber = regexp.MustCompile(`^\d+号`)

// numbered leads up to a range that bounds item numbers: 编号25-31的.
var numbered = pattern.MustCompile(`(?:编号|序号|题号|条号)(?:是|为|在|从)?$`)

// numbers proposes item numbers.
func (r *reader) numbers() (out []Entity) {
	out = r.boundNumbers()
	for _, m := range slices.Concat(ranged.FindAllStringSubmatchIndex(r.text, -1), between.FindAllStringSubmatchIndex(r.text, -1)) {
		low, high := text.WholeNumber(r.text[m[2]:m[3]]), text.WholeNumber(r.text[m[4]:m[5]])
		if low == 0 || high <= low || high-low >= grammar.MostNumbers {
			continue
		}
		e := r.span(OfNumber, m[0], m[1])
		for n := low; n <= high; n++ {
			e.Numbers = append(e.Numbers, n)
		}
		e.Weight, e.Cued, e.Bound = numberWeight*float64(e.To-e.From), true, numbered.MatchString(r.text[:m[0]])
		out = append(out, e)
	}
	s := r.sentence
	for i := range s.Tokens {
		numbers, end, named := s.Series(i)
		named = named || s.Named(i, end)
		if len(numbers) == 0 || s.IsQuantity(i) || s.IsDemonstrative(i) {
			continue
		}
		e := Entity{Kind: OfNumber, From: s.Tokens[i].From, To: s.Tokens[end-1].To, Numbers: numbers, Cued: named}
		if e.Weight = numberWeight * float64(e.To-e.From); !named {
			if r.runes[e.From] > '9' {
				continue
			}
			e.Weight /= 2
		}
		out = append(out, e)
		if n, next, sure := s.One(i); sure && next < end { // 第22条,两个责任
			e := Entity{Kind: OfNumber, From: s.Tokens[i].From, To: s.Tokens[next-1].To, Numbers: []int{n}, Cued: true}
			e.Weight = numberWeight * float64(e.To-e.From)
			out = append(out, e)
		}
	}
	return out
}

// edge is the first or last few: 前三条, 最后两个, the first three. What follows
// says whether it bounds the items that the conditions are put to.
var (
	edge = pattern.MustCompile(`(?:(前面?|头|最前面?的?|开头的?|打头的?)|(最后面?的?|倒数|末尾的?|后面?|末))\s*(?:的` +
		`|那)?\s*([一二两三四五六七八九十\d]{1,3})\s*(?:个|条|项|款)(?:问题|任务)?|\b(?:the )?(?:(first|top|earliest)|(last|final|latest))\s+(?:(two` +
		`|three|four|five|six|seven|eight|nine|ten|\d{1,2})\b)`)
	// edgeOne is the last or first one, without a number.
	edgeOne = pattern.MustCompile(`(?:(第一)|(最后一?))(?:个|条|项)(?:问题)?(?:是|的)|\b(?:the )?(?:(first|earliest)|(last|final|latest)) (?:one|item` +
		`|rec|recommendation|observation|finding|issue|problem)\b|(?:(打头)|(压轴|收尾))的?(?:一|那)?(?:个|条|项)`)
	atStart = regexp.MustCompile(`^(?:the )?(?:前|头|最前|开头|打头|第一|first|top|earliest)`)
	bounds  = regexp.MustCompile(`^(?:里头?|里面|中间?|之中|当中|内|有)(?:的)?|^[^,.;:]{0,12}, ?(?:but )?(?:only|just)\b`)
	// withinEdge and endsEdge are around the same in English: of the first ten, which are open.
	withinEdge = regexp.MustCompile(`\b(?:of|in|among|amongst|within)\s*$`)
	endsEdge   = regexp.MustCompile(`^(?: (?:items?|recommendations|recs|findings|observations|ones|actions|tasks|issues|problems))?\s*(?:$|[,?.:;–-]|(?:which|what|how|that|are|is|has|have|were|still)\b)`)
)

// edges proposes the first and the last of a list.
func (r *reader) edges() (out []Entity) {
	for _, pattern := range []*pattern.Pattern{edge, edgeOne} {
		for _, m := range pattern.FindAllStringSubmatchIndex(r.text, -1) {
			e := r.span(OfEdge, m[0], m[1])
			said, n := r.text[m[0]:m[1]], 1
			for g := 1; 2*g < len(m); g++ {
				if m[2*g] >= 0 {
					n = max(n, text.WholeNumber(r.text[m[2*g]:m[2*g+1]]))
				}
			}
			if e.Last = n; atStart.MatchString(said) {
				e.First, e.Last = n, 0
			}
			e.Weight *= numberWeight
			out = append(out, e)
		}
	}
	return out
}
