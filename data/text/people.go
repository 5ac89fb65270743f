package text

import (
	"cmp"
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
	"github.com/mozillazg/go-pinyin"
	"golang.org/x/text/unicode/norm"
)

// people.tsv lists, a kind and a word a line: what names of units end in, titles
// that follow a surname, what colleagues shorten titles to, familiar prefixes, and
// common surnames.
//
//go:embed people.tsv
var peopleTSV string

var peopleWords = Lists(peopleTSV)

// IsUnit reports whether a word ends as the names of units do: 财务科, finance
// office.
func IsUnit(word string) bool {
	word = foldName(word)
	return slices.ContainsFunc(peopleWords["unit"], func(end string) bool {
		before, ok := strings.CutSuffix(word, end)
		return ok && before != "" && (end[0] >= utf8.RuneSelf || strings.HasSuffix(before, " "))
	})
}

// IsPersonal reports whether a word has the form of a Chinese person's name,
// such as 小李, 李主任 or 李小明, and is no unit's.
func IsPersonal(word string) bool {
	if Surname(word) == "" || IsUnit(word) {
		return false
	}
	word = foldName(word)
	if isCourteous(word) {
		return true
	}
	given := utf8.RuneCountInString(word) - utf8.RuneCountInString(Surname(word))
	return given >= 1 && given <= 2
}

// isCourteous reports whether a folded name has a familiar prefix or a title: 小李, 李主任.
func isCourteous(name string) bool {
	return slices.ContainsFunc(peopleWords["familiar"], func(w string) bool { return strings.HasPrefix(name, w) }) ||
		slices.ContainsFunc(peopleWords["title"], func(w string) bool { return strings.HasSuffix(name, w) })
}

// IsTitle reports whether a word is a title and nothing else, such as 局长.
func IsTitle(word string) bool { return slices.Contains(peopleWords["title"], foldName(word)) }

// Titles are the titles that follow a surname or are used alone: 主任, 副局长, 总.
func Titles() []string { return peopleWords["title"] }

// ShortTitles are what colleagues shorten titles to behind a surname: 局 of 韩局.
func ShortTitles() []string { return peopleWords["short"] }

// Familiar are the words before a surname that make it a familiar name: 小, 老.
func Familiar() []string { return peopleWords["familiar"] }

// Titled reports whether a word is a person's name with a title of two
// characters or more in front of it or behind it, whatever unit it names:
// 人力资源部部长李明, 办公室主任.
func Titled(word string) bool {
	const longestName = 4
	word = foldName(word)
	return slices.ContainsFunc(peopleWords["title"], func(title string) bool {
		before, after, ok := strings.Cut(word, title)
		return ok && utf8.RuneCountInString(title) >= 2 && (before != "" || after != "") && utf8.RuneCountInString(after) <= longestName
	})
}

// BareName is a person's name without a remark in brackets and without a title
// of two characters or more: 李明 of 李明(局长), of 财务科科长李明 and of 李明局长.
// A name is not cut to less than two characters.
func BareName(word string) string {
	word = foldName(word)
	if cut := strings.Index(word, "("); cut > 0 {
		word = strings.TrimSpace(word[:cut])
	}
	longest := ""
	for _, title := range peopleWords["title"] {
		if strings.Contains(word, title) && len(title) > len(longest) {
			longest = title
		}
	}
	if utf8.RuneCountInString(longest) < 2 {
		return word
	}
	before, after, _ := strings.Cut(word, longest)
	if bare := strings.TrimSpace(cmp.Or(after, before)); utf8.RuneCountInString(bare) >= 2 {
		return bare
	}
	return word
}

// EnglishPosts are the nouns that English posts end in, as alternatives of a pattern: the
// Manager of Area Manager Jo Firth.
const EnglishPosts = `Manager|Director|Officer|Inspector|Superintendent|Constable|Sergeant|Commander|Secretary|Treasurer|Clerk|Principal|Controller|Nurse|Pharmacist` +
	`|Engineer|Headteacher|Head|President|Provost|Dean|Registrar|Commissioner|Administrator|Executive|Owner|Lead|ISSO`

// postBefore is a name with an English post of two words or more before it, or of one
// before a whole name: Station Manager Whitlock, Inspector Ann Lee. The groups are the name.
var postBefore = regexp.MustCompile(`^(?:(?:\p{Lu}[\p{L}&’'-]* ){1,4}(?:` + EnglishPosts + `) (\p{Lu}[\p{L}’'.-]*(?: \p{Lu}[\p{L}’'.-]*)*)` +
	`|(?:` + EnglishPosts + `) (\p{Lu}[\p{L}’'.-]*(?: \p{Lu}[\p{L}’'.-]*)+))$`)

// WithoutPost is a person's English name without the post before it.
func WithoutPost(name string) string { return postBefore.ReplaceAllString(name, "$1$2") }

// Surname is the surname in a person's Chinese name, with or without a familiar
// prefix or a title; empty where there is none.
func Surname(name string) string {
	name = foldName(name)
	for _, w := range peopleWords["familiar"] {
		if rest, ok := strings.CutPrefix(name, w); ok && utf8.RuneCountInString(rest) == 1 {
			return rest
		}
	}
	for _, w := range peopleWords["title"] {
		if rest, ok := strings.CutSuffix(name, w); ok && utf8.RuneCountInString(rest) == 1 && AllHan(rest) && !strings.Contains("副正原前代总各该本其", rest) {
			return rest
		}
	}
	longest := ""
	for _, w := range peopleWords["surname"] {
		if strings.HasPrefix(name, w) && len(w) > len(longest) {
			longest = w
		}
	}
	if !AllHan(name) {
		return ""
	}
	return longest
}

// Surnames are the common Chinese surnames, simplified.
func Surnames() []string { return peopleWords["surname"] }

// Likeness returns the similarity of two people's names, from 0 to 4 for equal ones.
func Likeness(a, b string) int {
	a, b = foldName(a), foldName(b)
	if a == "" || b == "" {
		return 0
	}
	short, long := a, b
	if len(short) > len(long) {
		short, long = long, short
	}
	shortest := 3
	if AllHan(short) {
		shortest = 2
	}
	n := utf8.RuneCountInString(short)
	switch {
	case a == b:
		return 4
	case n >= shortest && strings.Contains(long, short):
		return 3
	case soundsLike(a, b), soundsLike(b, a):
		return 3
	case Surname(a) != "" && Surname(a) == Surname(b) && (isCourteous(a) || isCourteous(b)): // a common surname does not make full names alike
		return 2
	case n >= shortest+1 && levenshtein.ComputeDistance(short, long) == 1, n >= 7 && levenshtein.ComputeDistance(short, long) == 2:
		return 1
	}
	return 0
}

// AllHan reports whether a text holds Chinese characters alone, and one at least.
func AllHan(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool { return !IsHan(r) })
}

// HasHan reports whether a text holds a Chinese character.
func HasHan(s string) bool { return strings.ContainsFunc(s, IsHan) }

// foldName writes a name in one way: half width, small letters, one space.
func foldName(name string) string {
	return strings.Join(strings.Fields(strings.ToLower(norm.NFKC.String(name))), " ")
}

// soundsLike reports whether Latin letters spell how a Chinese name is read:
// liming, li.ming and mingli are 李明.
func soundsLike(latin, name string) bool {
	if latin == "" || latin[0] >= utf8.RuneSelf {
		return false
	}
	letters := strings.Map(func(r rune) rune {
		if r < 'a' || r > 'z' {
			return -1
		}
		return r
	}, latin)
	return slices.Contains(Spellings(name), letters)
}

// Spellings are how a Chinese name is spelled in small letters of pinyin, with the
// surname first and last; none for another name.
func Spellings(name string) []string {
	sounds := pinyinOf(name)
	if len(sounds) < 2 {
		return nil
	}
	n := utf8.RuneCountInString(Surname(name))
	return []string{strings.Join(sounds, ""), strings.Join(sounds[n:], "") + strings.Join(sounds[:n], "")}
}

// SpelledIn reports whether small Latin letters spell two or more characters in a row of
// a Chinese text: liuping in 柳坪区人民政府.
func SpelledIn(latin, chinese string) bool {
	sounds := pinyinOf(chinese)
	for from := range sounds {
		spelled := ""
		for to := from; to < len(sounds) && len(spelled) < len(latin); to++ {
			if spelled += sounds[to]; spelled == latin && to > from {
				return true
			}
		}
	}
	return false
}

// SoundAlike reports whether two Chinese characters are read alike, by speakers who make
// no difference between zh and z or ing and in: one is typed for the other.
func SoundAlike(a, b rune) bool {
	x, y := pinyinOf(string(a)), pinyinOf(string(b))
	return len(x) == 1 && len(y) == 1 && blurred.Replace(x[0]) == blurred.Replace(y[0])
}

// blurred leaves out of a syllable what many speakers do not tell apart.
var blurred = strings.NewReplacer("zh", "z", "ch", "c", "sh", "s", "ng", "n")

// pinyinOf is how each character of a Chinese text is read; nil where one is none.
func pinyinOf(chinese string) (sounds []string) {
	if !AllHan(chinese) {
		return nil
	}
	for _, r := range chinese {
		sound := pinyin.SinglePinyin(r, pinyin.NewArgs())
		if len(sound) == 0 {
			return nil
		}
		sounds = append(sounds, sound[0])
	}
	return sounds
}
