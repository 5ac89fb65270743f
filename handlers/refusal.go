package handlers

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"rectify/data/ledger"
	"rectify/index"
)

// How much of a question an answer must hold, set on the evaluation
// questions.
const (
	answerSolid = 0.40 // of any question
	nameRest    = 0.40 // of what is asked about a name, beside the name itself
	personShare = 0.75 // the sentence that says who, of the question for it
	factShare   = 0.35 // the sentence that states a fact, of what its item holds
	nearCover   = 0.2  // an item nearer than this is worth offering
)

// answers reports whether the best hit answers the question. It must hold
// enough of it; where the question is about something by name, also enough of
// what is asked about it, since every notice knows more names than facts about
// them; and where a fact is asked for, a sentence must state one of that kind.
func (q asking) answers(hits []index.Hit) bool {
	if len(hits) == 0 || hits[0].Solid < answerSolid {
		return false
	}
	best := hits[0]
	if q.isName(best.Name) && best.Rest < nameRest {
		return false
	}
	if asksWho(q.text) {
		return best.Sentences[0].Score >= personShare
	}
	fact := expected(q.text)
	return fact == nil || states(best, fact)
}

// states reports whether a sentence of the hit states a fact of that kind
// about what was asked.
func states(hit index.Hit, fact *regexp.Regexp) bool {
	for _, s := range hit.Sentences {
		if s.Score >= factShare*hit.Cover && fact.MatchString(index.Fold(s.Text)) {
			return true
		}
	}
	return false
}

func asksWho(text string) bool {
	return slices.ContainsFunc([]string{"是谁", "谁是", "哪位", "who is", "who's"}, func(w string) bool {
		return strings.Contains(index.Fold(text), w)
	})
}

// nameEndings end the names of places and bodies.
var nameEndings = strings.Fields(`馆 园 院 村 镇 乡 县 市 区 州 局 庄 坝 谷 关 湖 山 河 江 岛 桥 街 路 站 台 厂 店 校 会 社 团 队 所 奖 节
	公司 中心 集团 景区 酒店 书房 书屋 遗址 项目 索道 基地 学校 医院 支队 大队`)

// shortestName is the fewest characters of a name that is told by its ending.
const shortestName = 3

// isName reports whether the words are the name of a place, a body or a
// person of the notice.
func (q asking) isName(words string) bool {
	length := utf8.RuneCountInString(words)
	if length < 2 {
		return false
	}
	if length >= shortestName && slices.ContainsFunc(nameEndings, func(e string) bool { return strings.HasSuffix(words, e) }) {
		return true
	}
	return slices.ContainsFunc(q.book.Notices, func(n ledger.Notice) bool {
		return slices.ContainsFunc(slices.Concat(n.Preamble, n.Closing), func(p string) bool {
			return strings.Contains(p, words+"同志")
		})
	})
}
