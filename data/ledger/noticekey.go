package ledger

import (
	"fmt"
	"regexp"
	"strings"

	"rectify/data/notice"
	"rectify/data/text"
)

// validKey is what can be typed before a number: 审计#11, audit-2024#11.
var validKey = regexp.MustCompile(`^[\p{Han}A-Za-z][\p{Han}A-Za-z0-9-]{0,15}$`)

// reservedKeys mean something else in the place of a key.
var reservedKeys = map[string]bool{"all": true, "none": true, "default": true, "item": true, "items": true, "no": true, "第": true, "全部": true,
	"所有": true, "默认": true}

// kinds are the inspections that notices report on, in Chinese and English, the
// more particular first.
var kinds = [][2]string{
	{"审计", "audit"}, {"巡视", "inspection"}, {"巡察", "inspection"}, {"环保督察", "environment"}, {"督察", "supervision"}, {"督查", "supervision"},
	{"督导", "guidance"}, {"考核", "assessment"}, {"评估", "evaluation"}, {"安全", "safety"}, {"信访", "petitions"}, {"主题教育", "education"},
	{"专项检查", "check"}, {"检查", "check"},
}

// sampleKeys are those of the sample, so that an office's own notice gets the key
// that its title suggests.
var sampleKeys = []string{"示例", "sample"}

// subject is what a title says the notice is about: 关于…整改.
var subject = regexp.MustCompile(`关于(.+?)(?:的?(?:反馈|整改|检查|查出)|问题|意见|情况|工作|的?(?:通报|公告|公示|报告))`)

// englishStop are words of English titles that do not distinguish notices.
var englishStop = map[string]bool{
	"a": true, "an": true, "the": true, "of": true, "on": true, "in": true, "to": true, "for": true, "and": true, "by": true, "report": true,
	"notice": true, "update": true,
	"response": true, "responses": true, "government": true, "status": true, "follow": true, "up": true, "follow-up": true, "progress": true,
	"annual": true, "recommendations": true, "recommendation": true, "findings": true, "actions": true, "implementation": true,
}

var latinWord = regexp.MustCompile(`[A-Za-z][A-Za-z-]+`)

// keysFor suggests keys for a notice by its title: the kind of inspection (审计
// and audit), the one in the title's language first, or else what the title is
// about. Where another notice has the key, it is the short name of the body (医院), or
// else the year of publication is put behind it, and then a number.
func keysFor(n *notice.Notice, id string, taken func(key string) bool) []string {
	title, year := "", ""
	if n != nil {
		title = n.Title
		if len(n.Published) >= 4 {
			year = n.Published[:4]
		}
	}
	var keys []string
	words := wordsFor(title, id)
	if short := BodyOf(n).Short; taken(words[0]) && checkKey(short) == nil && !taken(short) {
		return []string{short}
	}
	for _, word := range words {
		if key := free(word, year, taken, len(keys) == 0); key != "" {
			keys = append(keys, key)
		}
	}
	return keys
}

// ToldApart gives a notice whose key only names its kind (巡察) the short name of its body
// as its key, where a later notice of that kind is of another body; ok is false where it
// keeps the key. The former key still names it.
func ToldApart(n, later Notice, others []Notice) (_ Standing, ok bool) {
	short := BodyOf(n.Notice).Short
	if n.Notice == nil || n.Sample || short == "" || short == BodyOf(later.Notice).Short || n.Key() != SuggestedKey(n) || n.Key() != SuggestedKey(later) {
		return n.Standing, false
	}
	after, _, err := Rename{Key: short}.on(n, others)
	return after, err == nil
}

// SuggestedKey is the key that the title of a notice suggests, whoever has it.
func SuggestedKey(n Notice) string {
	title := ""
	if n.Notice != nil {
		title = n.Title
	}
	return wordsFor(title, n.ID)[0]
}

// wordsFor are the words that a title suggests as keys; the first is always there.
func wordsFor(title, id string) []string {
	about := title
	if _, after, ok := strings.Cut(title, "关于"); ok {
		about = after // the issuer's own name, such as 审计局, says nothing of the kind
	}
	for _, kind := range kinds {
		if strings.Contains(about, kind[0]) {
			return kind[:]
		}
	}
	if m := subject.FindStringSubmatch(title); m != nil {
		if word := hanOnly(m[1]); word != "" {
			return []string{word}
		}
	}
	for _, kind := range kinds {
		if regexp.MustCompile(`(?i)\b` + kind[1] + `\b`).MatchString(title) {
			return []string{kind[1], kind[0]}
		}
	}
	for _, source := range []string{title, id} {
		for _, word := range latinWord.FindAllString(source, -1) {
			if word = strings.ToLower(word); !englishStop[word] && len(word) <= 16 && checkKey(word) == nil {
				return []string{word}
			}
		}
	}
	if word := hanOnly(title + id); word != "" {
		return []string{word}
	}
	return []string{"notice"}
}

// hanOnly is the first few Chinese characters of a text.
func hanOnly(s string) string {
	const most = 4
	var out []rune
	for _, r := range text.Key(s) {
		if r < 0x4e00 || r > 0x9fff {
			if len(out) > 0 {
				break
			}
			continue
		}
		if out = append(out, r); len(out) == most {
			break
		}
	}
	if checkKey(string(out)) != nil {
		return ""
	}
	return string(out)
}

// free is a key made from a word that no notice has; empty where the word is
// taken and none has to be found.
func free(word, year string, taken func(string) bool, must bool) string {
	if !taken(word) {
		return word
	}
	if key := word + year; year != "" && !taken(key) {
		return key
	}
	for i := 2; must; i++ {
		if key := fmt.Sprint(word, year, "-", i); !taken(key) {
			return key
		}
	}
	return ""
}
