package phrasing

import (
	_ "embed"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"rectify/data/text"
)

// slipList holds slips of Chinese input.
//
//go:embed slips.tsv
var slipList string

var slips = func() *strings.Replacer {
	var pairs []string
	for _, row := range text.Rows(slipList) {
		pairs = append(pairs, row.Cells...)
	}
	return strings.NewReplacer(pairs...)
}()

// Corrected is a sentence without common slips of input, rune by rune: 正在推进的有
// 哪些 for 正再推进的有那些. A heading with its number behind, 板块三, is 第三块.
func Corrected(sentence string) string {
	sentence = slips.Replace(sentence)
	sentence = romanHeading.ReplaceAllStringFunc(sentence, func(said string) string {
		m := romanHeading.FindStringSubmatch(said)
		return m[1] + strconv.Itoa(slices.Index(romanNumerals, strings.ToLower(m[2]+m[3]))+1) + m[4]
	})
	sentence = outBehind.ReplaceAllString(sentence, "leave out $1")
	if text.HasHan(sentence) {
		sentence = itInPinyin.ReplaceAllString(heInPinyin.ReplaceAllString(sentence, "他$1"), "它")
	}
	sentence = whoIsSo.ReplaceAllString(sentence, "${1}的有哪些${2}")
	if !strings.ContainsAny(sentence, "块题元") {
		return sentence
	}
	return numberBehind.ReplaceAllString(sentence, "第${1}块${2}")
}

// romanHeading finds a heading by its Roman numeral, section III and part iv; a single I, V or X
// only where the heading ends, as in the part I want it is none.
var (
	romanHeading  = regexp.MustCompile(`(\b(?i:sections?|parts?|chapters?|themes?|pillars?) |第 ?)(?:((?i:II|III|IV|VI|VII|VIII|IX|XI|XII)\b)|([IVX])($|[^ \w’']| (?:and|or|to|in|is|are|that|which|still|only)\b))`)
	romanNumerals = []string{"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"}
)

// outBehind leaves something out, the word behind it: leave the closed ones out.
var outBehind = regexp.MustCompile(`(?i)^(?:(?:now|then|and|please|ok),? )*(?:leave|take|rule|keep) ((?:the|all|any|those|these) .+?) out(?: please)?[.!]*$`)

// whoIsSo asks for the items that are so far by whose they are: 基本完成的都有谁.
var whoIsSo = regexp.MustCompile(`(完成|整改|到位|销号|推进|逾期|超期|滞后|启动|到期|验收|坚持)的(?:都)?有谁([呢啊呀?？]*)$`)

// 他 and 它 in Latin letters: ta还管哪些, ta的期限.
var (
	heInPinyin = regexp.MustCompile(`(?i)\bta(们?(?:还|也|都|一共|总共|自己)*(?:负责|牵头|管|配合|分管|名下|手上|手里))`)
	itInPinyin = regexp.MustCompile(`(?i)\bta\b`)
)

// numberBehind finds a heading with its number behind, and not what is counted: 这个板块三项.
var numberBehind = regexp.MustCompile(`(?:板块|模块|专题|单元)([一二三四五六七八九十]{1,3}|[1-9]\d?)($|[^一二三四五六七八九十\d个项条件家类处次页大万千百])`)

// shortestSpelled is how many characters a name has at least that is known by all but one.
const shortestSpelled = 3

// Spelled is a text with the names that were typed with one character that only sounds
// like theirs: 网络安全科 for 网罗安全科. What stands reports whether a stretch means
// something as it is typed.
func Spelled(typed []rune, names [][]rune, stands func(string) bool) []rune {
	out := slices.Clone(typed)
	for _, name := range names {
		if len(name) < shortestSpelled || !text.AllHan(string(name)) {
			continue
		}
		for at := 0; at+len(name) <= len(typed); at++ {
			wrong := -1
			for k, c := range name {
				if typed[at+k] == c {
					continue
				}
				if wrong >= 0 {
					wrong = -1
					break
				}
				wrong = k
			}
			if wrong < 0 || strings.ContainsRune(tellsNames, name[wrong]) || !text.SoundAlike(typed[at+wrong], name[wrong]) || stands(string(typed[at:at+len(name)])) {
				continue
			}
			out[at+wrong] = name[wrong]
		}
	}
	return out
}

// tellsNames are characters by which names differ.
const tellsNames = "一二三四五六七八九十东西南北上中下"
