package question

import (
	"maps"
	"math/bits"
	"slices"
	"strings"
	"unicode"

	"rectify/data/text"
)

// A token is a stretch of the question with the part it may play in the
// grammar. A word plays its part only where the grammar finds it in its place
// ("项" after a number, not in 项目); everything else goes back, verbatim, into
// the subject.
type token struct {
	role  role
	text  string // folded
	from  int    // rune offset of the token in the question
	to    int
	value int  // of a number
	used  bool // taken by the grammar
}

// role is the part a token may play.
type role int

const (
	word     role = iota // part of the subject
	number               // 11, 十一, eleven
	ordinal              // 第, #
	itemNoun             // 问题, 项, 条, item
	itemUnit             // 个: an item only beside other words for one
	heading              // 部分, section: a heading named by number
	aspect               // 方面, 那块: a heading named by its words
	through              // 到, -, to
	and                  // 和, 、, and
	first                // 前, first
	last                 // 最后, last
	howMany              // 多少, 几, how many
	total                // 一共: a count, but only beside other words for one
	share                // 百分之几, completion rate
	which                // 哪些, which, list
	each                 // 各部分, by section: one answer for each
	without              // 除了, except
	outside              // 以外: an exclusion that ends here
	mentions             // 提到, mention
	related              // 有关, 相关: after the term
	appears              // 出现在: after the term
	inside               // 里, 中
	negation             // 没, 未, not
	doneVerb             // 整改完, completed: a status with its aspect
	already              // 已经
	working              // 正在
	status               // a status in one word
	ask                  // 什么, 怎么, what
	askFact              // 谁, 什么时候: asks for something that is no list of items
	filler               // 请, 的, the
	talk                 // 下午, 先, 汇报: says nothing beside a condition, and is part of a subject
	setting              // 巡察, 反馈: what all items are about, so it narrows nothing
	bracket              // ( )
	pause                // comma, 。
	quote                // “ ”
)

// lex cuts the question into tokens, the longest known word first.
func lex(typed string) []token {
	runes := fold([]rune(typed))
	var tokens []token
	figures := fixed(runes)
	for i := 0; i < len(runes); {
		t := next(runes, i)
		for len(figures) > 0 && figures[0][1] <= i {
			figures = figures[1:]
		}
		if len(figures) > 0 && (i >= figures[0][0] || t.to > figures[0][0] && t.role == number) {
			end := figures[0][1]
			t = token{role: word, text: string(runes[i:end]), from: i, to: end}
		}
		if last := len(tokens) - 1; t.role == word && last >= 0 && tokens[last].role == word && isLatin(runes[i]) == isLatin(runes[i-1]) {
			tokens[last].text += t.text
			tokens[last].to = t.to
		} else if strings.TrimSpace(t.text) != "" {
			tokens = append(tokens, t)
		}
		i = t.to
	}
	return tokens
}

// next reads the token at position i.
func next(runes []rune, i int) token {
	known, r := lookUp(runes, i)
	if value, end := readNumber(runes, i); end > i && end > known {
		return token{role: number, text: string(runes[i:end]), from: i, to: end, value: value}
	}
	if known > i {
		return token{role: r, text: string(runes[i:known]), from: i, to: known}
	}
	end := i + 1
	if isLatin(runes[i]) || unicode.IsDigit(runes[i]) {
		for end < len(runes) && (isLatin(runes[end]) || unicode.IsDigit(runes[end])) {
			end++
		}
	}
	text := string(runes[i:end])
	if meant, ok := misspelt(text); ok {
		return token{role: vocabulary[meant], text: meant, from: i, to: end}
	}
	return token{role: word, text: text, from: i, to: end}
}

// shortestMisspelt is the number of letters from which a slip is forgiven.
const shortestMisspelt = 6

// misspelt is the English word of the grammar that one slip makes of text: a
// letter too few, too many, another, or two turned round.
func misspelt(text string) (meant string, ok bool) {
	if len(text) < shortestMisspelt || strings.IndexFunc(text, func(r rune) bool { return r < 'a' || r > 'z' }) >= 0 {
		return "", false
	}
	for _, w := range spelt[text[0]] {
		if oneSlip(w, text) {
			return w, true
		}
	}
	return "", false
}

// spelt are the words of the grammar that are long enough to be misspelt, in the
// order of the alphabet, by their first byte.
var spelt = func() map[byte][]string {
	by := map[byte][]string{}
	for _, w := range slices.Sorted(maps.Keys(vocabulary)) {
		if len(w) >= shortestMisspelt && isLatin(rune(w[0])) {
			by[w[0]] = append(by[w[0]], w)
		}
	}
	return by
}()

// oneSlip reports whether one slip of the keyboard makes b of a.
func oneSlip(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) < len(b) {
		return a[i:] == b[i+1:]
	}
	return i < len(a) && (a[i+1:] == b[i+1:] || i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:])
}

// lookUp finds the longest known word at position i.
func lookUp(runes []rune, i int) (end int, r role) {
	for lengths := wordLengths[runes[i]]; lengths != 0; {
		n := bits.Len64(lengths) - 1
		lengths &^= 1 << n
		if end = i + n; end > len(runes) || isLatin(runes[end-1]) && end < len(runes) && isLatin(runes[end]) {
			continue // within a word of letters
		}
		if r, ok := vocabulary[string(runes[i:end])]; ok {
			return end, r
		}
	}
	return i, word
}

// fold makes letters lower case and half width, rune by rune.
func fold(runes []rune) []rune {
	out := make([]rune, len(runes))
	for i, r := range runes {
		out[i] = text.Narrow(r)
	}
	return out
}

func isLatin(r rune) bool { return r < 0x250 && unicode.IsLetter(r) }
