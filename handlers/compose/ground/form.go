package ground

import (
	"regexp"
	"slices"
	"unicode/utf8"
)

var (
	// code are tags, tables, calls, long strings, and words that are spelled or
	// numbered: what a text is written in that is not there to be read.
	code = regexp.MustCompile(`[<>{}|\\` + "`" + `]|&[lg]t;|[a-z]_[a-z]|[a-z]\(['"\d]|[a-z\d+/_='-]{25,}|(?:\b[a-z]\b[^a-z\p{Han}]{1,3}){4}` +
		`|(?:\d[.、)]?\s*[a-z']+[\s,]+){3}`)
	// path is that of a file.
	path = regexp.MustCompile(`(?:/[\w.-]*[a-z][\w.-]*){2}`)
	// itself are words with which a model speaks of itself and to its reader:
	// those of no notice, and those that one in Chinese may have.
	itself        = regexp.MustCompile(`\b(?:you|yours?|me|my|prompts?)\b|\bi(?:'m| am| was| have| can| will)\b`)
	itselfChinese = regexp.MustCompile(`[你您]|助手|提示词|指令|语言模型|我(?:是|的|将|会|不|收|得|被)`)
)

// longestSentence is more than any sentence of a notice has characters.
const longestSentence = 600

// coded reports whether a text is no sentence to be read.
func coded(text string, _ []ready) bool {
	return code.MatchString(text) || utf8.RuneCountInString(text) > longestSentence
}

// asides reports whether a text speaks to its reader or of who wrote it, rather
// than of the items.
func asides(text string, cited []ready) bool {
	return itself.MatchString(text) || lacks(ofNotice(cited), itselfChinese.FindAllString(text, -1))
}

// ofNotice are the sources without what staff noted.
func ofNotice(cited []ready) []ready {
	return slices.DeleteFunc(slices.Clone(cited), func(r ready) bool { return r.Note })
}
