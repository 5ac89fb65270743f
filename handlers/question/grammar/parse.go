// Package grammar cuts a sentence into the words that play a part in a question, in
// Chinese or English: numbers, headings by number, verbs of mention, words that ask.
// It answers nothing and searches nothing.
package grammar

import (
	"regexp"
	"strings"
	"unicode"

	"rectify/data/notice"
	"rectify/data/text"
)

// Parse reads what a sentence names by number, and its subject: what is left without
// the words that ask. Conditions on items are read by package question. It never fails.
// Text may be of any length and script; Chinese should be in simplified characters.
func Parse(text string, headings []notice.Section) Query {
	q := Query{Lang: Language(text)}
	if IsHelp(text) {
		q.Want = Help
		return q
	}
	s := NewSentence(calling.ReplaceAllString(text, ""), headings)
	q.Places, _ = s.PlacesByNumber()
	s.takeTitles(q.Places)
	q.Numbers = append(s.numbers(), s.fromEnd()...)
	asks := s.Asked()
	s.giveBack(s.statusPhrase())
	if asks.ThatOne && len(q.Numbers) == 0 {
		q.First = 1
	}
	if len(q.Numbers) == 0 && s.empty() { // nothing but words that ask: 分别是哪几个
		switch {
		case asks.Share:
			q.Want = Share
		case asks.HowMany && !asks.List:
			q.Want = Count
		case asks.Which:
			q.Want = List
		}
	}
	q.Subject = s.subject()
	return q
}

// calling is how somebody is called at the beginning: 小李啊, 张主任：.
var calling = regexp.MustCompile(`^(?:[小老阿]\p{Han}|\p{Han}{1,2}(?:主任|科长|局长|处长|书记|老师|工|哥|姐))[啊呀哎吖]?[,，:：!！ ]`)

// Asking is what kind of answer the words ask for.
type Asking struct {
	Which   bool // 哪些, list
	HowMany bool // a count of items
	Share   bool
	Items   bool // items are named as what is asked for: 哪些问题, how many findings
	Noun    bool // an item noun occurs somewhere
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

// SurelySet is how probable a question for items must be to be taken for one
// though words are left that the grammar does not know.
const SurelySet = 0.6

// Language is "zh" where the sentence holds a Chinese character, else "en".
func Language(sentence string) string {
	if text.HasHan(sentence) {
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
