package question

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// datePart is a date within what is printed as a time limit, and what stands around
// the words beside it.
var datePart = regexp.MustCompile(`20\d\d\s*年?|\d{1,2}\s*月(?:\d{1,2}[日号]|底|末|份)?|[第一二三四1-4]+季度[末底]?|[,，、;；。()（）]|\b(?:january|february|march|april|may|june|july|august|september|october|november|december|revised|extended|originally|was|from|to|now)\b`)

// dueSaid proposes words that the notice prints as a time limit, and that are no date:
// 立行立改, 春节前.
func (r *reader) dueSaid() (out []Entity) {
	seen := map[string]bool{}
	for _, printed := range r.DueWords {
		for part := range strings.FieldsSeq(datePart.ReplaceAllString(printed, " ")) {
			if seen[part] || utf8.RuneCountInString(part) < 2 || functionWords.ReplaceAllString(part, "") == "" {
				continue
			}
			seen[part] = true
			for at := strings.Index(r.text, part); at >= 0; at = -1 {
				e := r.span(OfDueSaid, at, at+len(part))
				e.Named = part
				e.Weight *= ownWeight
				if everyday.MatchString(part) || strings.HasPrefix(part, "长期") { // it is a status, too
					if !dueCue.MatchString(r.before(e.From)) {
						continue
					}
					e.Weight *= 1.5
				}
				out = append(out, e)
			}
		}
	}
	return out
}

// dueCue finds, before words, that they stand in the field of the time limit.
var dueCue = regexp.MustCompile(`(?:时限|期限|限期|日期|时间)[^,，。?？]{0,8}$|只(?:写|标)(?:了|着|的|个)?["“]?$`)

// printed are the folded words that are said of a time limit and printed as one.
func (r *reader) printed(words string) bool {
	return slices.ContainsFunc(r.DueWords, func(printed string) bool { return strings.Contains(printed, words) })
}
