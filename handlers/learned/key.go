// Package learned handles learned wordings, words of staff that mean an item: they are
// proposed when somebody picks an item, and used once an editor has confirmed them.
package learned

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/data/notice"
	"rectify/data/text"
	"rectify/handlers/question"
	"rectify/handlers/question/condition"
	"rectify/handlers/question/grammar"
	"rectify/handlers/question/phrasing"
	"rectify/handlers/reply"
	"rectify/index"
	"rectify/index/lexicon"
)

// A wording so long is recognised within a longer question, too.
const (
	longWording      = 4 // Chinese characters
	longWordingWords = 2
)

// Key reduces a question to what it is about, so that questions with the same
// meaning have the same key. It is empty for questions that the ledger answers
// exactly.
func Key(typed string, headings []notice.Section) string {
	key := Reduced(typed)
	if key == "" || IsExact(typed, headings) {
		return ""
	}
	return key
}

// IsExact reports whether the ledger answers a question exactly, so that it has no key.
func IsExact(typed string, headings []notice.Section) bool {
	simple := lexicon.Simplify(reply.Readable(typed))
	if _, exact := question.Understand(simple, condition.Domain{Headings: headings}, nil); exact {
		return true
	}
	q := grammar.Parse(simple, headings)
	return q.Want != grammar.Find || len(q.Numbers)+len(q.Places) > 0 || q.Subject == ""
}

// Reduced is the key of a question, whether or not the ledger answers it exactly.
func Reduced(typed string) string {
	about := index.Fold(phrasing.About(lexicon.Simplify(reply.Readable(typed))))
	for _, words := range [][]string{phrasing.ProgressWords, phrasing.QuestionWords, asideWords} {
		for _, w := range words {
			about = strings.ReplaceAll(about, w, " ")
		}
	}
	key := strings.Join(strings.FieldsFunc(about, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ")
	if text.HasHan(key) {
		key = strings.ReplaceAll(key, " ", "")
	}
	return key
}

// asideWords say nothing of what is asked.
var asideWords = strings.Fields("请问 麻烦 那个 这个 现在 目前 后来 咱们 我们 没有 了没 没 了 呢 吧 啊 呀 的")

// Matches reports whether a wording with this key applies to a question with the
// key asked.
func Matches(key, asked string) bool {
	if key == asked {
		return true
	}
	if text.HasHan(key) {
		return utf8.RuneCountInString(key) >= longWording && strings.Contains(asked, key)
	}
	return len(strings.Fields(key)) >= longWordingWords && strings.Contains(" "+asked+" ", " "+key+" ")
}
