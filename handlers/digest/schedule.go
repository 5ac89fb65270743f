package digest

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"rectify/handlers/command"
	"rectify/handlers/reply"
)

// A schedule holds what the words of a digest command set.
type schedule struct {
	mine    bool
	channel string // as typed, "#x"; empty for none
	changes []func(*Subscription)
	turnsOn bool
	quiet   int // number of changes that set quiet days
}

// quietOnly reports whether the words set quiet days and nothing else.
func (s schedule) quietOnly() bool { return s.quiet > 0 && s.quiet == len(s.changes) }

// A setting is one change that words make.
type setting struct {
	words []string
	set   func(*Subscription)
}

var settings = []setting{
	{[]string{"on", "开", "开启", "订阅"}, func(s *Subscription) { s.Off = false }},
	{[]string{"off", "关", "关闭", "退订"}, func(s *Subscription) { s.Off = true }},
	{[]string{"weekdays", "工作日"}, func(s *Subscription) { s.Daily = false }},
	{[]string{"daily", "每天"}, func(s *Subscription) { s.Daily = true }},
	{[]string{"silent", "无事不发"}, func(s *Subscription) { s.Silent = true }},
	{[]string{"line", "无事也发"}, func(s *Subscription) { s.Silent = false }},
	{[]string{"zh", "中文", "chinese"}, func(s *Subscription) { s.Lang = reply.Chinese }},
	{[]string{"en", "英文", "english"}, func(s *Subscription) { s.Lang = reply.English }},
}

// read applies the words, and returns the first unknown one.
func (s *schedule) read(fields []string) (wrong string) {
	for i := 0; i < len(fields); i++ {
		word := fields[i]
		if at, ok := command.ReadHour(word, i > 0 && fields[i-1] == "at"); ok {
			s.changes = append(s.changes, func(sub *Subscription) { sub.At = at })
			continue
		}
		known := slices.IndexFunc(settings, func(one setting) bool { return slices.Contains(one.words, word) })
		switch {
		case known >= 0:
			s.changes = append(s.changes, settings[known].set)
			s.turnsOn = s.turnsOn || known == 0
		case word == "mine" || word == "我的":
			s.mine = true
		case word == "at" || word == "channel" || word == "频道":
		case word == "quiet" || word == "免打扰":
			days, taken := readDays(fields[i+1:])
			if taken == 0 && i+1 < len(fields) {
				return fields[i+1]
			}
			i += taken
			s.quiet++
			s.changes = append(s.changes, func(sub *Subscription) { sub.QuietOn = days })
		case strings.HasPrefix(word, "#"):
			s.channel = word
		default:
			return word
		}
	}
	return ""
}

// Understands reports whether the words after "digest" begin with what it takes.
func Understands(words string) bool {
	fields := fieldsOf(words)
	wrong := new(schedule).read(fields)
	return wrong == "" || wrong != fields[0]
}

// fieldsOf are the words after "digest" in lower case.
func fieldsOf(words string) []string { return strings.Fields(strings.ToLower(reply.Readable(words))) }

// Days of the week from Sunday, as typed and as shown.
var (
	chineseDays = []string{"周日", "周一", "周二", "周三", "周四", "周五", "周六"}
	englishDays = []string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}
)

// readDays reads weekdays at the start of words, "6" for Saturday, and returns how many
// words it used. "off" clears them.
func readDays(fields []string) (days string, taken int) {
	alike := strings.NewReplacer("星期", "周", "礼拜", "周", "周天", "周日", "周末", "周六周日", "、", "", "，", "", ",", "")
	for _, word := range fields {
		if slices.Contains([]string{"off", "关", "无", "none"}, word) && taken == 0 {
			return "", 1
		}
		found := ""
		rest := alike.Replace(alike.Replace(word)) // 星期天 is 周天 first
		if strings.HasPrefix(word, "weekend") {
			rest = "周六周日"
		}
		for rest != "" {
			first := string([]rune(rest)[:min(2, len([]rune(rest)))])
			day := slices.Index(chineseDays, first)
			if day < 0 {
				if day = slices.Index(englishDays, rest[:min(3, len(rest))]); day >= 0 {
					first = rest // saturday, as well as sat
				}
			}
			if day < 0 {
				return days, taken
			}
			found += strconv.Itoa(day)
			rest = strings.TrimPrefix(rest, first)
		}
		days, taken = days+found, taken+1
	}
	return days, taken
}

// quiet reports whether nothing is sent on that day.
func (s Subscription) quiet(day time.Time) bool {
	return strings.Contains(s.QuietOn, strconv.Itoa(int(day.Weekday())))
}

// quietDays names the quiet days, from Monday.
func (s Subscription) quietDays(l reply.Lang) (names []string) {
	for i := 1; i <= 7; i++ { // from Monday
		if strings.Contains(s.QuietOn, strconv.Itoa(i%7)) {
			name := chineseDays[i%7]
			if l == reply.English {
				name = time.Weekday(i % 7).String()
			}
			names = append(names, name)
		}
	}
	return names
}
