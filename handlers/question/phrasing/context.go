package phrasing

import (
	"strings"

	"rectify/data/pattern"
)

// sentenceEnd parts sentences; a dash between spaces does, too.
var sentenceEnd = pattern.MustCompile(`[。！？!?；;\n]+\s*|\.\s+|\s+[–—-]+\s+`)

// Ends are where the sentences of a text end and the next begin, in bytes.
func Ends(text string) [][]int { return sentenceEnd.FindAllStringIndex(text, -1) }

// mostParts is how many sentences behind what is told ask: a question, and a wish that goes
// with it.
const mostParts = 2

// Parts are the places, in bytes, where the last sentences of a text begin, the last first.
func Parts(text string) (at []int) {
	ends := Ends(text)
	for i := len(ends) - 1; i >= 0 && len(at) < mostParts; i-- {
		if begin := ends[i][1]; strings.TrimSpace(text[begin:]) != "" {
			at = append(at, begin)
		}
	}
	return at
}

// backReference finds whoever a sentence speaks of that names them before: 他负责的, 我们还有几条.
var backReference = pattern.MustCompile(`(?:他|她|它)(?:们)?|(?:该|这个|那个|这家|那家)(?:单位|部门|科室|公司)|(?:我|咱)们?(?:这边|单位|部门|科室?|处室?|股室?|局里?|公司|中心|所|站)?|\b(?:he|she|they|we|them|us)\b`)

// Whose replaces the first words of a sentence that refer to somebody named before by the name;
// ok is false where there are none.
func Whose(sentence, name string) (_ string, ok bool) {
	for _, m := range backReference.FindAllStringIndex(sentence, -1) {
		if !strings.HasSuffix(sentence[:m[0]], "其") { // 其他的
			return sentence[:m[0]] + name + sentence[m[1]:], true
		}
	}
	return sentence, false
}
