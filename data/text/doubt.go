package text

import (
	_ "embed"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode"
)

// doubtList has a line for every word: what it does to a status, and the word.
//
//go:embed doubt.tsv
var doubtList string

var doubtWords = sync.OnceValue(func() map[string][]string { return Lists(doubtList) })

var (
	webLink = regexp.MustCompile(`https?://\S+`)
	// notDone is a negation of something that is to be done.
	notDone = regexp.MustCompile(`(?:没有?|未能?|无法|未曾|没能|不能|不)(?:完|验|批|签|交|改|整|结|销|付|落实|到位|通过|确认|核|办|公示|盖章|开|合格` +
		`|彻底|够|齐|弄|做|搞|达标|解决|处|兑|入账|归档|报|审|检|收|竣|拨|理想|行|到)|n't\b`)
	// parts are shares of a whole.
	year     = regexp.MustCompile(`(?:^|\D)(20\d{2})(?:年|\W|$)`)
	percent  = regexp.MustCompile(`(\d+(?:\.\d+)?)\s*(?:%|percent|per cent|pct)`)
	fraction = regexp.MustCompile(`百分之([零一二三四五六七八九十两点]+|\d+)|[一二三四五六七八九十\d]+分之[一二三四五六七八九十几\d]+` +
		`|[一二三四五六七八九两几\d][一二三四五六七八九]?成(?:半|多|左右|以上|以|[\s,.;。，；)）]|$)|\b\d+ (?:out )?of (?:the )?\d+|\d+\s*[项条个件家处]?[里之]?中的?\s*\d+`)
	ratio = regexp.MustCompile(`(?:^|[^\d/-])(\d{1,2})/(\d{1,2})(?:[^\d/-]|$)`)
	// yetToCome are days that are counted from now.
	yetToCome = regexp.MustCompile(`(?:\d+|[一二三四五六七八九十两几])(?:天|日|周|个?月|个?星期|个?工作日)之?(?:内|后)` +
		`|[\d一二三四五六七八九十][日号](?:之|以)?前|[底末](?:之|以)?前|月(?:之|以)?前|(?:^|[^\d一二三四五六七八九十]月?)[月年]底|\bin \S+ (?:working ` +
		`|business )?(?:days?|weeks?|months?|years?)\b|\b(?:by|before|until) \d`)
)

// mostRatio is the largest denominator that is taken for one: 4/30 is a day.
const mostRatio = 12

// takesBack reports whether what follows a status, folded, takes it back in whole
// or in part. A status that is not done yet is only taken back by a question
// or by somebody who is unsure.
func takesBack(rest string, done bool, today time.Time) bool {
	rest = webLink.ReplaceAllString(rest, " ")
	for _, w := range doubtWords()["plain"] {
		rest = strings.ReplaceAll(rest, w, " ")
	}
	if strings.Contains(rest, "?") || says(rest, "question") || says(rest, "unsure") {
		return true
	}
	if !done {
		return false
	}
	return slices.ContainsFunc([]string{"part", "contrast", "remains", "not", "future"}, func(kind string) bool { return says(rest, kind) }) ||
		notDone.MatchString(rest) || inPart(rest) || yetToCome.MatchString(rest) || isAhead(rest, today)
}

// says reports whether the text holds a word of that kind. English words are
// whole ones.
func says(rest, kind string) bool {
	words := " " + strings.Join(strings.FieldsFunc(rest, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' &&
			r != '-'
	}), " ") + " "
	bare := strings.TrimRight(rest, " ,.;!。，；！)）")
	return slices.ContainsFunc(doubtWords()[kind], func(w string) bool {
		end, first := strings.TrimSuffix(w, "$"), strings.TrimPrefix(w, "^")
		switch {
		case end != w:
			return strings.HasSuffix(bare, end)
		case first != w:
			return strings.HasPrefix(strings.TrimLeft(rest, " (（"), first)
		case w[0] < unicode.MaxASCII:
			return strings.Contains(words, " "+w+" ")
		}
		return strings.Contains(rest, w)
	})
}

// inPart reports whether the text speaks of less than the whole.
func inPart(rest string) bool {
	for _, m := range percent.FindAllStringSubmatch(rest, -1) {
		if share, err := strconv.ParseFloat(m[1], 64); err == nil && share < 100 {
			return true
		}
	}
	for _, m := range ratio.FindAllStringSubmatch(rest, -1) {
		a, _ := strconv.Atoi(m[1])
		if b, _ := strconv.Atoi(m[2]); a < b && b <= mostRatio {
			return true
		}
	}
	return slices.ContainsFunc(fraction.FindAllString(rest, -1), func(m string) bool { return m != "百分之百" && m != "百分之一百" && m != "百分之100" })
}

// mostDates and longestDated bound how far dates are looked for in a note.
const (
	mostDates    = 5
	longestDated = 1000 // bytes
)

// isAhead reports whether the text names a day that is yet to come. One without
// a year is the nearest such day.
func isAhead(rest string, today time.Time) bool {
	now := dayOf(today)
	for _, m := range year.FindAllStringSubmatch(rest, -1) {
		if m[1] > strconv.Itoa(now.Year()) {
			return true
		}
	}
	for range mostDates {
		rest = strings.ToValidUTF8(rest[:min(len(rest), longestDated)], "")
		d, _, ok := FindDate(rest, today, Ahead)
		if !ok {
			return false
		}
		last := d.Last
		if back, _, ok := FindDate(d.Text, today, Back); ok && !d.Year && now.Sub(back.Last) < 2*last.Sub(now) { // who reports work done writes of what was, unless the day is near
			last = back.Last
		}
		if d.Working > 0 || last.After(now) {
			return true
		}
		_, rest, _ = strings.Cut(rest, d.Text)
	}
	return false
}
