package grammar

import (
	"maps"
	"math/bits"
	"slices"
	"strings"
	"unicode"

	lru "github.com/hashicorp/golang-lru/v2"

	"rectify/data/text"
)

// A Token is a stretch of the question with the part it may play in the
// grammar. A word plays its part only where the grammar finds it in its place
// ("项" after a number, not in 项目); everything else goes back, verbatim, into
// the subject.
type Token struct {
	Role  Role
	Text  string // folded
	From  int    // rune offset of the token in the question
	To    int
	value int  // of a number
	Used  bool // taken by the grammar
}

// Role is the part a token may play.
type Role int

const (
	Word     Role = iota // part of the subject
	Number               // 11, 十一, eleven
	Ordinal              // 第, #
	ItemNoun             // 问题, 项, 条, item
	ItemUnit             // 个: an item only next to other words for one
	Heading              // 部分, section: a heading named by number
	Aspect               // 方面, 那块: a heading named by its words
	Through              // 到, -, to
	And                  // 和, 、, and
	First                // 前, first
	Last                 // 最后, last
	HowMany              // 多少, 几, how many
	Total                // 一共: a count, but only next to other words for one
	Portion              // 百分之几, completion rate
	Which                // 哪些, which, list
	Each                 // 各部分, by section: one answer for each
	Without              // 除了, except
	Outside              // 以外: an exclusion that ends here
	Mentions             // 提到, mention
	Related              // 有关, 相关: after the term
	Appears              // 出现在: after the term
	Inside               // 里, 中
	Negation             // 没, 未, not
	DoneVerb             // 整改完, completed: a status with its aspect
	Already              // 已经
	Working              // 正在
	Status               // a status in one word
	Ask                  // 什么, 怎么, what
	AskFact              // 谁, 什么时候: asks for something that is no list of items
	Filler               // 请, 的, the
	Talk                 // 下午, 先, 汇报: says nothing next to a condition, and is part of a subject
	Setting              // 巡察, 反馈: what all items are about, so it narrows nothing
	Bracket              // ( )
	Pause                // comma, 。
	Quote                // “ ”
)

// Lex cuts the question into tokens, the longest known word first. The rules of one
// turn look at the same sentence: it is cut once, and copied.
func Lex(typed string) []Token {
	runes := Fold([]rune(typed))
	if len(runes) > longestKept {
		return cut(runes)
	}
	key := string(runes)
	tokens, known := lately.Get(key)
	if !known {
		tokens = cut(runes)
		lately.Add(key, tokens)
	}
	return slices.Clone(tokens)
}

// Limits of the sentences that are kept in tokens.
const (
	longestKept = 600 // characters
	mostKept    = 256
)

// lately are the sentences that were cut last.
var lately, _ = lru.New[string, []Token](mostKept)

func cut(runes []rune) (tokens []Token) {
	figures := fixed(runes)
	for i := 0; i < len(runes); {
		t := next(runes, i)
		for len(figures) > 0 && figures[0][1] <= i {
			figures = figures[1:]
		}
		if len(figures) > 0 && (i >= figures[0][0] || t.To > figures[0][0] && t.Role == Number) {
			end := figures[0][1]
			t = Token{Role: Word, Text: string(runes[i:end]), From: i, To: end}
		}
		if last := len(tokens) - 1; t.Role == Word && last >= 0 && tokens[last].Role == Word && IsLatin(runes[i]) == IsLatin(runes[i-1]) {
			tokens[last].Text += t.Text
			tokens[last].To = t.To
		} else if strings.TrimSpace(t.Text) != "" {
			tokens = append(tokens, t)
		}
		i = t.To
	}
	return tokens
}

// next reads the token at position i.
func next(runes []rune, i int) Token {
	known, r := lookUp(runes, i)
	if value, end := ReadNumber(runes, i); end > i && end > known {
		return Token{Role: Number, Text: string(runes[i:end]), From: i, To: end, value: value}
	}
	if known > i {
		return Token{Role: r, Text: string(runes[i:known]), From: i, To: known}
	}
	end := i + 1
	if IsLatin(runes[i]) || unicode.IsDigit(runes[i]) {
		for end < len(runes) && (IsLatin(runes[end]) || unicode.IsDigit(runes[end])) {
			end++
		}
	}
	text := string(runes[i:end])
	if meant, ok := misspelt(text); ok {
		return Token{Role: vocabulary[meant], Text: meant, From: i, To: end}
	}
	return Token{Role: Word, Text: text, From: i, To: end}
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
		if OneSlip(w, text) {
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
		if len(w) >= shortestMisspelt && IsLatin(rune(w[0])) {
			by[w[0]] = append(by[w[0]], w)
		}
	}
	return by
}()

// OneSlip reports whether one slip of the keyboard makes b of a.
func OneSlip(a, b string) bool {
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
func lookUp(runes []rune, i int) (end int, r Role) {
	for lengths := wordLengths[runes[i]]; lengths != 0; {
		n := bits.Len64(lengths) - 1
		lengths &^= 1 << n
		if end = i + n; end > len(runes) || IsLatin(runes[end-1]) && end < len(runes) && IsLatin(runes[end]) {
			continue // within a word of letters
		}
		if r, ok := vocabulary[string(runes[i:end])]; ok {
			return end, r
		}
	}
	return i, Word
}

// Fold makes letters lower case and half width, rune by rune.
func Fold(runes []rune) []rune {
	out := make([]rune, len(runes))
	for i, r := range runes {
		out[i] = text.Narrow(r)
	}
	return out
}

// IsLatin reports whether r is a letter of the Latin alphabet.
func IsLatin(r rune) bool { return r < 0x250 && unicode.IsLetter(r) }
