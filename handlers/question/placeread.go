package question

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/data/text"
	"rectify/handlers/question/grammar"
	"rectify/index/lexicon"
)

// placeWeight is the weight of a character of a heading.
const placeWeight = 1.25

// places proposes the headings that a question names, by number and by words.
func (r *reader) places() []Entity {
	return append(r.placesNumbered(), r.placesWorded()...)
}

// dividedItem is an item by its label within a heading: 四、(三), 第二方面第(八)条.
var (
	headingNumber = `(?:第\s*[(（]?\s*([一二三四五六七八九十\d]{1,3})\s*[)）]?\s*(?:部分|大类|大块|大项|大点|大部分|大方面|大问题|板块|章|块|方面|类|大板块|个方面|个部分|个板块|个大类|个大方面)|[(（]\s*([一二三四五六七八九十]{1,3})\s*[)）]|^([一二三四五六七八九十]{1,3})\s*、)`
	withinHeading = `(?:里面?|中|下面?|里头|内|的|当中|之下|\s)*`
	smallHeading  = regexp.MustCompile(headingNumber + withinHeading + `第?\s*[(（]?([一二三四五六七八九十\d]{1,3})[)）]?\s*(小点|小节|点|小类|小部分|小项|小方面|节)`)
	labelledItem  = regexp.MustCompile(headingNumber + withinHeading + `(?:第\s*[(（]?([一二三四五六七八九十\d]{1,3})[)）]?\s*(?:条|项|个问题|个|款)|[(（]([一二三四五六七八九十\d]{1,3})[)）])`)
	bigHeading    = regexp.MustCompile(headingNumber)
)

// placesNumbered proposes headings by number, and items by their label within one.
func (r *reader) placesNumbered() (out []Entity) {
	number := func(m []int, groups ...int) int {
		for _, g := range groups {
			if m[2*g] >= 0 {
				return text.WholeNumber(r.text[m[2*g]:m[2*g+1]])
			}
		}
		return 0
	}
	for _, m := range labelledItem.FindAllStringSubmatchIndex(r.text, -1) {
		section, label := number(m, 1, 2, 3), number(m, 4, 5)
		if small := (grammar.Place{Section: section, Subsection: label}); m[10] >= 0 && r.has(small) { // 二、(一) of a notice with subsections
			e := r.span(OfPlace, m[0], m[1])
			e.Places, e.Weight = []grammar.Place{small}, e.Weight*placeWeight
			out = append(out, e)
			continue
		}
		if n := r.labelled(section, label); n > 0 {
			e := r.span(OfNumber, m[0], m[1])
			e.Numbers, e.Weight, e.Cued, e.Labelled = []int{n}, e.Weight*placeWeight, true, true
			out = append(out, e)
		}
	}
	for _, m := range smallHeading.FindAllStringSubmatchIndex(r.text, -1) {
		e := r.span(OfPlace, m[0], m[1])
		place := grammar.Place{Section: number(m, 1, 2, 3), Subsection: number(m, 4)}
		e.Places, e.Weight = []grammar.Place{place}, e.Weight*placeWeight
		if r.has(place) {
			out = append(out, e)
		}
	}
	for _, m := range bigHeading.FindAllStringSubmatchIndex(r.text, -1) {
		e := r.span(OfPlace, m[0], m[1])
		if n := number(m, 1, 2, 3); n > 0 {
			e.Places, e.Weight = []grammar.Place{{Section: n}}, e.Weight*placeWeight
			out = append(out, e)
		}
	}
	for _, m := range numeralsRun.FindAllStringSubmatchIndex(r.text, -1) {
		e := r.span(OfPlace, m[0], m[1])
		for _, c := range r.text[m[2]:m[3]] {
			n := text.WholeNumber(string(c))
			if p := (grammar.Place{Section: n}); r.has(p) {
				e.Places = append(e.Places, p)
			}
		}
		if e.Weight = e.Weight * placeWeight * placeWeight; len(e.Places) == utf8.RuneCountInString(r.text[m[2]:m[3]]) {
			out = append(out, e)
		}
	}
	last := 0
	for p := range r.sentence.Titles {
		last = max(last, p.Section)
	}
	for _, m := range endPlaces.FindAllStringSubmatchIndex(r.text, -1) {
		from, to := last, last
		switch n := number(m, 1, 2); {
		case n > last:
			continue
		case m[2] >= 0:
			from, to = 1, n
		case m[4] >= 0:
			from = last - n + 1
		}
		if e := r.span(OfPlace, m[0], m[1]); last > 0 {
			for s := from; s <= to; s++ {
				e.Places = append(e.Places, grammar.Place{Section: s})
			}
			e.Weight *= placeWeight * placeWeight // 一部分 is none
			out = append(out, e)
		}
	}
	return append(append(out, r.placesLettered()...), r.placesInRow()...)
}

// numeralsRun are sections whose numbers run together: 二三部分.
var numeralsRun = regexp.MustCompile(`第?([一二三四五六七八九]{2,4})(?:个|大)?(?:部分|板块|大类|方面)`)

// endPlaces are the last of the sections, or so many at an end: 最后那个部分, 前两部分.
var endPlaces = regexp.MustCompile(`(?:前|头)([两二三四五])(?:个|大)*(?:部分|板块|大类|方面|章)|后([两二三四五])(?:个|大)*(?:部分|板块|大类|方面|章)|最后(?:面)?的?(?:那|的)?一?个?大?(?:部分|板块|大类|章|方面)|\b(?:the )?last (?:section|part|chapter)\b`)

// onePart finds a part of what is to be done, which is no heading: 只改了一部分.
var onePart = regexp.MustCompile(`([了到完成改做办干弄只仅才])一部分`)

// placesInRow proposes the headings by number that the grammar of headings reads
// together, such as 第一和第三部分, part 1 subsection 5.
func (r *reader) placesInRow() []Entity {
	s := grammar.NewSentence(onePart.ReplaceAllString(r.text, "$1，，，"), r.Headings)
	in, outside := s.PlacesByNumber()
	if len(in) == 0 && len(outside) == 0 {
		return nil
	}
	e := Entity{Kind: OfPlace, Places: append(in, outside...), Not: len(outside) > 0, From: -1}
	for _, t := range s.Tokens {
		if t.Used && (t.Role != grammar.Negation) {
			if e.From < 0 {
				e.From = t.From
			}
			e.To = t.To
		}
	}
	if e.Weight = placeWeight * float64(e.To-e.From) * 0.99; len(e.Places) > 1 || grammar.IsLatin(r.runes[e.From]) || !strings.Contains(string(r.runes[e.From:e.To]), "第") {
		return []Entity{e}
	}
	e.Weight = placeWeight * 3
	return []Entity{e}
}

func (r *reader) labelled(section, label int) int {
	if r.Labelled == nil || section == 0 || label == 0 {
		return 0
	}
	return r.Labelled(section, label)
}

// has reports whether the notice has such a heading.
func (r *reader) has(place grammar.Place) bool {
	for p := range r.sentence.Titles {
		if p == place {
			return true
		}
	}
	return false
}

// headingCue finds what says that the words before it name a heading.
var headingCue = regexp.MustCompile(`(?:这|那)?(?:一)?(?:个)?(?:大|小)?(?:方面|部分|板块|大类|领域|块儿|块|小节|节|章|小类|类|摊子|摊|大项|标题)(?:内容)?(?:的)?|(?:下面|底下|项下|之下|里面|里头|下的|里的|里|中)|(?:那|这)(?:几|两|[二三四五六七八九十\d]{1,2})(?:条|项|个)(?:问题)?|\b(?:(?:section|part|chapter|area|heading|subsection)s?|category|items|recommendations|findings|problems|issues)\b|对应|之类`)

// sureCue tells the cues that can only be of headings.
var sureCue = regexp.MustCompile(`^[那这]|方面|部分|板块|大类|领域|块|节|章|摊|标题|类|大项|section|part|chapter|heading|category|subsection`)

// bigCue finds cues of sections rather than subsections.
var bigCue = regexp.MustCompile(`部分|板块|大类|方面|领域|章`)

// longestHeadingWords is how many runes before a cue may name a heading.
const longestHeadingWords = 40

// placesWorded proposes headings by their words.
func (r *reader) placesWorded() (out []Entity) {
	for _, m := range headingCue.FindAllStringIndex(r.text, -1) {
		cue := r.span(OfPlace, m[0], m[1])
		if e, ok := r.headingBefore(cue, sureCue.MatchString(r.text[m[0]:m[1]])); ok {
			out = append(out, e)
		}
	}
	for i, led := range []*regexp.Regexp{sectionOn, inHeading} {
		for _, m := range led.FindAllStringSubmatchIndex(r.text, -1) {
			if places := r.headingsNamed(r.text[m[2]:m[3]], i == 0); len(places) > 0 {
				if strings.HasPrefix(r.text[m[0]:], "outside") {
					m[0] = m[2]
				}
				e := r.span(OfPlace, m[0], m[3])
				e.Places, e.Weight = places, 2*placeWeight*e.Weight
				out = append(out, e)
			}
		}
	}
	out = append(out, r.placesAsLabelled()...)
	for p, title := range r.sentence.Titles {
		if !r.spoken.Hold(text.Key(quotes.Replace(title)), shortestTitle) {
			continue
		}
		parts := strings.FieldsFunc(title, func(c rune) bool { return strings.ContainsRune(",，;；、", c) })
		if bare := quotes.Replace(title); bare != title { // 农村三资管理混乱 for 农村“三资”管理混乱
			parts = append(parts, bare)
		}
		if len(parts) > 1 {
			parts = append(parts, title)
		}
		for _, part := range parts {
			runes := []rune(text.Key(part))
			at, n := grammar.LongestShared(r.runes, runes)
			whole := n == len(runes) && n >= shortestTitle
			if n >= shortestTitle && functionWords.ReplaceAllString(string(r.runes[at:at+n]), "") == "" {
				continue // recommendations
			}
			if !whole && (n < shortestTitle || 5*n < 3*len(runes)) {
				continue
			}
			e := Entity{Kind: OfPlace, From: at, To: at + n, Places: []grammar.Place{p}, Weight: placeWeight * float64(n)}
			if grammar.IsLatin(runes[0]) && !strings.Contains(part, " ") {
				e.Weight *= 2 * latinWeight // Estates may be the department
			}
			if !whole {
				e.Weight *= 0.9
			}
			if p.Subsection > 0 {
				e.Weight += 0.1
			}
			out = append(out, e)
		}
	}
	return out
}

// quotes takes quotation marks away.
var quotes = strings.NewReplacer("“", "", "”", "", "‘", "", "’", "", "\"", "", "「", "", "」", "", "『", "", "』", "")

// sectionOn finds a heading in English that is named by what it is on, or by what comes
// under it.
var sectionOn = regexp.MustCompile(`(?:\b(?:section|part|chapter|area|heading) (?:on|about|for|covering|concerning|dealing with|called) (?:the )?|\b(?:comes?|falls?|listed|filed|grouped|recommendations?|findings?|items?|ones|those|everything|anything) under (?:the )?|\b(?:those|ones|recommendations|recs|findings|items) (?:on|about|concerning|covering|regarding|relating to|dealing with) (?:the )?)([a-z][a-z ,:&-]{2,60}?)` + headingEnds)

// inHeading finds a heading in English that is named by its title, or a part of it, alone: the ones in
// response, which of those is protection.
var inHeading = regexp.MustCompile(`\b(?:in|under|within|outside|(?:what|how) about|which(?: (?:of|ones?|items?|those|them|these))* (?:is|are)) (?:the )?([a-z][a-z ,:&-]{2,60}?)` + headingEnds)

const headingEnds = `(?:,? (?:which|how|what|list|show|that|who|are|is|have|has|together|combined|please|pls)\b|[?.;]|$)`

// shortestTitle is the number of characters from which words of a heading name it
// without a cue.
const shortestTitle = 6

// headingBefore reads the longest words right before a cue that name a heading.
func (r *reader) headingBefore(cue Entity, sure bool) (Entity, bool) {
	end := cue.From
	for end > 0 && strings.ContainsRune("\"”》」』' 的这那", r.runes[end-1]) {
		end--
	}
	start := end
	for start > 0 && end-start < longestHeadingWords && !strings.ContainsRune(",;。?!(:，；", r.runes[start-1]) {
		start--
	}
	for ; start < end; start++ {
		words := string(r.runes[start:end])
		n := end - start
		if onlyOrdinal.MatchString(words) || n < grammar.ShortestHeading || !sure && n < grammar.SurelyHeading || unicode.IsSpace(r.runes[start]) || strings.ContainsRune("\"“《「『'", r.runes[start]) {
			continue
		}
		english := grammar.Language(words) == "en"
		if english && start > 0 && grammar.IsLatin(r.runes[start-1]) && grammar.IsLatin(r.runes[start]) {
			continue
		}
		place, ok := grammar.Place{}, false
		var places []grammar.Place
		if english {
			if genericWords.MatchString(words) {
				continue
			}
			if places = r.headingsNamed(words, true); len(places) == 0 || len(places) > 1 && !sure {
				continue
			}
			place = places[0]
			if led, _, whole := strings.Cut(text.Key(r.sentence.TitleOf(place)), words); whole && strings.HasSuffix(string(r.runes[:start]), led) { // finance, property and technology
				start -= utf8.RuneCountInString(led)
			}
		} else if place, ok = r.titled(words, cue); ok {
			// 文物安全方面, where a section is 文物安全和民宿管理
		} else if place, ok = r.shortHeading(words, sure); ok {
			// 集采 of 集中带量采购
		} else if place, ok = r.sentence.HeadingOf(words, sure, bigCue.MatchString(string(r.runes[cue.From:cue.To]))); !ok || !r.edgesIn(start, end, place) && !grammar.IsShort(words, r.sentence.TitleOf(place)) {
			continue
		}
		to := cue.From
		if sure {
			to = cue.To
		}
		weight := placeWeight * float64(to-start)
		if english && !(r.entitled(place, words) && sure) && strings.TrimPrefix(words, "the ") != text.Key(r.sentence.TitleOf(place)) {
			weight *= latinWeight
		}
		if places == nil {
			places = []grammar.Place{place}
		}
		return Entity{Kind: OfPlace, From: start, To: to, Places: places, Weight: weight}, true
	}
	return Entity{}, false
}

// genericWords are of no heading.
var genericWords = regexp.MustCompile(`\b(?:leav\w+|out|except|exclud\w+|without|outside|issues?|problems?|findings?|items?|in|of|how|many|list|which|are|is|all|every\w*|under|but|only|rectified|finished|unfinished|complet\w+|incomplete|done|closed|open|started|unstarted|progress|overdue|late|remaining|partial\w*|partly|ongoing|long|term|outstanding|other|same|these|those|such|more)\b`)

// edgesIn reports whether a stretch begins and ends with words of a heading's title.
func (r *reader) edgesIn(from, to int, place grammar.Place) bool {
	title := string(grammar.Fold([]rune(r.sentence.TitleOf(place))))
	if to-from > shortestTitle && strings.Contains(title, string(r.runes[to-shortestTitle+2:to])) {
		return true // 危化品和烟花爆竹
	}
	return strings.Contains(title, string(r.runes[from:from+2])) && strings.Contains(title, string(r.runes[to-2:to]))
}

// headingsNamed are the headings that English words name: the one that is called like that, or
// else those of whose titles they are a part between stops, Effectiveness of Effectiveness:
// prevention; loosely, one that has most of the words, too.
func (r *reader) headingsNamed(words string, loosely bool) (places []grammar.Place) {
	var all []grammar.Place
	var names []string
	for p, title := range r.sentence.Titles {
		if all, names = append(all, p), append(names, title); r.entitled(p, words) {
			places = append(places, p)
		}
	}
	if at, share := lexicon.Named(words, names); loosely && len(places) == 0 && at >= 0 && share >= surelyNamed {
		if _, other := lexicon.Named(words, slices.Delete(names, at, at+1)); other < share {
			return all[at : at+1]
		}
	}
	if first, second, two := strings.Cut(words, " and "); two && len(places) == 0 {
		of, more := r.headingsNamed(first, false), r.headingsNamed(second, false)
		if len(of) == 1 && len(more) == 1 {
			return append(of, more...)
		}
	}
	return places
}

// entitled reports whether words are the title of a heading, or a part of it between stops.
func (r *reader) entitled(place grammar.Place, words string) bool {
	title, words := text.Key(r.sentence.TitleOf(place)), strings.TrimPrefix(words, "the ")
	return title == words || slices.ContainsFunc(titleStops.Split(title, -1), func(part string) bool { return part == words })
}

// titleStops part the title of a heading in English.
var titleStops = regexp.MustCompile(`\s*[:;,–—/]\s*|\s+-\s+`)

// onlyOrdinal is a number and no words of a heading: 第三 of 第三部分, though a title holds it.
var onlyOrdinal = regexp.MustCompile(`^(?:第?[一二三四五六七八九十]+[、和与及]?)+$`)
