package grammar

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/data/notice"
	"rectify/handlers/question/intent"
)

// Parse says what text asks for, about notices with the given headings.
// It never fails: a sentence that the grammar does not know is a Query with
// only a Subject. Text may be of any length and script; Chinese should be in
// simplified characters.
//
// The rules are tried in this order, each taking the words it understands:
// exclusions, places by number, item numbers, first and last, mentions,
// statuses, places by their words. What is left decides between a question
// for items (nothing, or a term to be mentioned) and one about a subject.
func Parse(text string, headings []notice.Section) Query {
	return ParseAsking(text, headings, nil)
}

// ParseAsking is Parse of a text whose intents are known; nil has it classified
// where that matters.
func ParseAsking(text string, headings []notice.Section, intents intent.Distribution) Query {
	q := Query{Lang: Language(text)}
	if IsHelp(text) {
		q.Want = Help
		return q
	}
	if last, ok := lastAsked(text, headings); ok {
		return last
	}
	s := NewSentence(withoutCalling(text), headings)
	q.Except = s.exclusion()
	var outOf []Place
	q.Places, outOf = s.PlacesByNumber()
	q.Except.Places = append(q.Except.Places, outOf...)
	s.takeTitles(q.Places)
	if len(q.Places) == 0 {
		q.Places = s.pointedAt()
	}
	if len(q.Places) == 0 {
		q.Places = s.placesByCue(Asking{}) // before numbers: a heading may hold one, as 两个责任
	}
	q.Numbers = s.fromEnd()
	var edge int
	q.First, q.Last, edge = s.edges()
	q.Numbers = append(q.Numbers, s.numbers()...)
	asks := s.Asked()
	if titled := s.placesByTitle(asks); len(q.Places) == 0 {
		q.Places = titled // before mentions: 在XX上有差距 asks for no mention of it
	}
	s.mentioned(asks, &q)
	q.Mention = s.beyondTitles(q)
	if len(q.Places) == 0 {
		q.Places = s.placesByCue(asks) // before statuses: a heading may hold one, as 不到位
	}
	found := s.statusPhrase()
	q.Window = (q.First > 0 || q.Last > 0) && (found.known() && edge < found.from || q.excludes() && edge < s.excluded)
	if len(q.Places) == 0 {
		q.Places = s.placesByWords(asks)
	}
	q.Want = s.want(asks, q, found)
	if s.asksForItems(asks, q, found) {
		d := intents
		if d == nil {
			d = intent.Classify(text)
		}
		q.Surely = d[intent.List]+d[intent.Count] >= SurelySet
		if q.Surely && q.Want == Find {
			if q.Want, q.Loose = List, true; d[intent.Count] > d[intent.List] {
				q.Want = Count
			}
		}
	}
	s.items = q.Want != Find
	switch q.Want {
	case Find:
		s.giveBack(found)
	default:
		q.Statuses, q.Late = found.statuses, found.late
		if q.excludes() && s.isRest(found) {
			q.Statuses = nil // 剩下的: those that were not excluded
		}
	}
	if q.Want == Share && len(q.Statuses) == 0 && !(s.ofAll() && len(q.Places)+len(q.Mention) > 0) {
		q.Statuses = s.shared()
	}
	if q.Want == Find && asks.ThatOne && len(q.Numbers) == 0 {
		q.First = 1
	}
	q.Subject = s.subject()
	return q
}

// calling is how somebody is called at the beginning: 小李啊, 张主任：.
var calling = regexp.MustCompile(`^(?:[小老阿]\p{Han}|\p{Han}{1,2}(?:主任|科长|局长|处长|书记|老师|工|哥|姐))[啊呀哎吖]?[,，:：!！ ]`)

func withoutCalling(text string) string { return calling.ReplaceAllString(text, "") }

// shared is the status whose share a word like 完成率 or 未完成率 asks for.
func (s *Sentence) shared() []notice.Status {
	i := s.Find(0, Portion)
	if strings.HasPrefix(s.at(i).Text, "未") || s.Is(i-1, Negation) {
		return Open
	}
	return Done
}

// ofAll reports whether a share is one of all items: 占全部的百分之几.
func (s *Sentence) ofAll() bool {
	return slices.ContainsFunc(s.Tokens, func(t Token) bool {
		switch t.Text {
		case "占", "占多少", "占几成", "占比", "占多大比例", "全部", "所有", "总数", "all", "all the", "total", "overall", "whole":
			return true
		}
		return false
	})
}

// lastAsked is the last of several questions in one text, where it asks for
// items and those before it only for how far all of them are: 都改完了吗?没改完的
// 是哪些.
func lastAsked(text string, headings []notice.Section) (q Query, ok bool) {
	text = strings.TrimRight(text, "?？。!！ ")
	at := strings.LastIndexAny(text, "?？!！。")
	if at < 0 {
		return q, false
	}
	_, size := utf8.DecodeRuneInString(text[at:])
	last := Parse(text[at+size:], headings)
	if last.Want == Find || last.Want == Help || len(last.Statuses) == 0 {
		return last, false
	}
	before := Parse(text[:at], headings)
	narrows := before.excludes() || len(before.Numbers)+len(before.Mention)+before.First+before.Last > 0
	if len(last.Places) == 0 {
		last.Places = before.Places
	}
	asksHowFar := before.Subject == "" || len(before.Statuses) > 0
	return last, asksHowFar && !narrows
}

// Asking is what kind of answer the words ask for.
type Asking struct {
	Which   bool // 哪些, list
	HowMany bool // a count of items
	Share   bool
	Items   bool // items are named as what is asked for: 哪些问题, how many findings
	Noun    bool // an item noun stands somewhere
	List    bool // 列出来, list: so 几个 is no question
	ThatOne bool // 那条, 那个问题
	Fact    bool // 谁, 什么时候
	whose   bool // 谁 and no other of those: 谁还没改完
}

// Asked looks for the words that ask, and takes none.
func (s *Sentence) Asked() Asking {
	var a Asking
	for i, t := range s.Tokens {
		if t.Used {
			continue
		}
		switch t.Role {
		case Which:
			a.Which = true
			a.List = a.List || isListing[t.Text]
			a.Items = a.Items || s.itemsNear(i)
		case HowMany:
			if t.Text == "几" && s.Is(i-1, Filler) && (s.at(i-1).Text == "那" || s.at(i-1).Text == "这") {
				break // 那几个问题
			}
			j := i + 1
			for s.Is(j, ItemUnit, ItemNoun, Filler, Already) {
				j++
			}
			a.HowMany = a.HowMany || !s.Is(j, Word, Number, Aspect) || s.Is(i+1, ItemNoun)
			a.Items = a.Items || s.itemsNear(i)
		case Portion:
			a.Share = true
		case AskFact:
			a.whose = (a.whose || !a.Fact) && (t.Text == "谁" || t.Text == "who")
			a.Fact = true
		case ItemNoun:
			a.Noun = true
			a.ThatOne = a.ThatOne || s.Is(i-1, Filler) && strings.HasPrefix(s.at(i-1).Text, "那") && s.at(i-1).Text != "那些"
		}
	}
	return a
}

// isListing are the words that ask for a list by themselves.
var isListing = map[string]bool{"列出": true, "列出来": true, "列一下": true, "列举": true, "罗列": true, "都列出来": true, "list": true, "list all": true, "show all": true}

// itemsNear reports whether the asking word at i asks for items by name:
// 哪些问题, 问题有哪些, how many findings.
func (s *Sentence) itemsNear(i int) bool {
	for _, j := range []int{i + 1, i + 2, i - 1, i - 2} {
		if s.Is(j, ItemNoun) && namesItems(s.at(j).Text) {
			between := s.at((i + j) / 2)
			return j == i+1 || j == i-1 || between.Role == Filler || between.Role == ItemUnit || between.Role == Total
		}
	}
	return false
}

// namesItems tells nouns that can only mean items from those that count
// anything (条, 项).
func namesItems(noun string) bool {
	switch noun {
	case "条", "项", "号", "款", "no", "no.", "number", "point", "points", "case", "cases":
		return false
	}
	return true
}

// want decides what is asked for, now that only the subject is left.
func (s *Sentence) want(a Asking, q Query, found statusPhrase) Want {
	excludes := q.excludes()
	conditions := len(q.Places) > 0 || len(q.Mention) > 0 || q.First > 0 || q.Last > 0 || found.known() ||
		len(q.Except.Numbers)+len(q.Except.Places)+len(q.Except.Statuses) > 0 || excludes && (a.Which || a.Noun)
	bare := s.empty()
	switch {
	case len(q.Numbers) > 1 && found.known() && bare && a.HowMany:
		return Count
	case len(q.Numbers) > 1 && found.known() && bare && (a.Which || s.Find(0, Inside) >= 0):
		return List // 9到12条里没整改完的
	case len(q.Numbers) > 0 && len(q.Except.Numbers) == 0:
		return Find
	case a.Share && (bare || conditions && bare):
		return Share
	case a.HowMany && !a.List && (bare || a.Items || len(q.Mention) > 0):
		return Count
	case len(q.Mention) > 0:
		return List
	case a.ThatOne && !bare:
		return Find
	case bare && (conditions || a.Which || a.Noun) && !(a.Fact && !a.Which && !excludes && !(a.whose && found.known())):
		return List
	case a.Which && (a.Items || s.itemAfterWhich()):
		return List
	}
	return Find
}

// SurelySet is how probable a question for items must be to be taken for one
// though words are left that the grammar does not know.
const SurelySet = 0.6

// asksForItems reports whether the sentence sets conditions on items and may ask
// for those that meet them.
func (s *Sentence) asksForItems(a Asking, q Query, found statusPhrase) bool {
	conditions := len(q.Places)+len(q.Mention)+q.First+q.Last > 0 || found.known() || q.excludes()
	return q.Want != Help && q.Want != Share && conditions && (len(q.Numbers) == 0 || len(q.Numbers) > 1 && found.known() && (a.Which || a.HowMany)) && !a.ThatOne
}

// itemAfterWhich reports whether 哪几条 or the like asks for items though
// other words are left: "成立了工作专班的是哪几项".
func (s *Sentence) itemAfterWhich() bool {
	for i := range s.Tokens {
		if s.Is(i, Which) && s.Is(i+1, ItemNoun) && !s.Is(i+2, Word) {
			return true
		}
	}
	return false
}

// Language is "zh" where the text holds a Chinese character, else "en".
func Language(text string) string {
	if strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		return "zh"
	}
	return "en"
}

// Lettered reports whether a text has letters, which tell its language: 46 and
// #11 do not.
func Lettered(text string) bool { return strings.ContainsFunc(text, unicode.IsLetter) }

// IsHelp recognises a call for help that is the whole question.
func IsHelp(text string) bool {
	bare := strings.ToLower(strings.TrimFunc(text, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) }))
	switch bare {
	case "帮助", "help", "你能做什么", "你会什么", "能问什么", "怎么用", "使用说明", "使用帮助", "what can you do", "how do i use this", "what can i ask":
		return true
	}
	return false
}
