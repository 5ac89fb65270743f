package text

import (
	"regexp"
	"strings"
	"time"
	"unicode"
)

// date reads a date at i with all that belongs to it.
func (r *dateReader) date(i int) (stretch, bool) {
	s, ok := r.bare(i)
	start, before := i, false
	for at, k := i, 0; !ok && k < 2; k++ { // "by the end of June", 最迟6月底
		_, to, led := r.word("lead", at)
		word := string(r.runes[at:to])
		if !led || r.loose && strings.HasPrefix(word, "due") { // which asks for what is due
			break
		}
		before = before || word == "before" || word == "by" || word == "until" || word == "till"
		at = r.skip(to)
		start, r.led = at, true
		s, ok = r.bare(at)
		r.led = false
	}
	if !ok {
		return stretch{}, false
	}
	if before && s.period && s.problem == Clear && !r.loose {
		s = unclear(s.end, s.first.AddDate(0, 0, -1), s.last)
	}
	s = r.tail(s)
	s.start = start
	return s, true
}

// bare reads a date at i, without the words around it.
func (r *dateReader) bare(i int) (stretch, bool) {
	if r.at(i) == 0 {
		return stretch{}, false
	}
	for _, read := range []func(int) (stretch, bool){r.nthOf, r.duration, r.figures, r.written, r.bareDay, r.dayWord, r.week, r.english} {
		if s, ok := read(i); ok {
			if c := r.at(i); c == 'q' || c == 'h' {
				s = r.quarterOfYear(s)
			}
			return s, true
		}
	}
	if _, end, ok := r.word("vague", i); ok && !r.loose {
		return unclear(end), true
	}
	return stretch{}, false
}

// dayWord reads 今天, tomorrow and their like, and the date that may follow in
// brackets is left to the tail.
func (r *dateReader) dayWord(i int) (stretch, bool) {
	n, end, ok := r.word("day", r.lead(i, "the"))
	if !ok {
		return stretch{}, false
	}
	return oneDay(r.today.AddDate(0, 0, n), end).absolute(), true
}

// hasDeadline reports whether 前 or a word like it follows at i.
func (r *dateReader) hasDeadline(i int) bool {
	_, end := r.oneOf(r.skip(i), deadlineWords...)
	return end > r.skip(i)
}

var deadlineWords = []string{"之前", "以前", "前", "之内", "以内", "内", "为止", "止", "截止"}

// Words behind a date that make another of it, or none: 6月30日以后, June 30 or so.
var aloof = []string{"之后", "以后", "后", "起", "开始", "左右", "上下", "前后", "许", "来", "多", "初", "中"}

// doubts take a date back, where it is not part of a sentence.
var doubts = []string{"吧", "吗", "呢", "不", "?"}

var aloofEnglish = []string{"or so", "or later", "or earlier", "onwards", "onward", "at the earliest", "-ish", "ish", "ago", "not", "isn't", "?"}

// clock is an hour behind a date: a date has none.
var clock = regexp.MustCompile(`^[ t,]?(?:at )?(?:(?:上午|下午|中午|晚上|早上|傍晚|晚|凌晨|夜里)? ?(?:\d{1,2}` +
	`|[一二三四五六七八九十两]{1,3})(?::[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?|[点时](?:半|一刻|三刻|整|[0-5]?\d分?)?)(?: ?[ap]m)?|\d{1,2} ?[ap]m|下班|上午|下午|中午|晚上|noon|midnight)`)

// tail takes what belongs to a date behind it, and sees that nothing is left of
// it there.
func (r *dateReader) tail(s stretch) stretch {
	if s.problem != Clear && len(s.choices) == 0 {
		return s
	}
	if s.period && s.problem == Clear && !r.loose {
		if one, ok := r.nthIn(s); ok {
			return r.tail(one)
		}
	}
	s = r.said(s)
	choices := s.choices
	if s.problem == Clear && s.working == 0 {
		choices = []time.Time{s.last}
	}
	if _, to := r.oneOf(s.end, "(含)", "(含当日)", "(含当天)"); to > s.end {
		s.end, s.figures = to, false
	}
	word, to := r.oneOf(s.end, deadlineWords...)
	before := word == "前" || word == "之前" || word == "以前"
	switch {
	case before && (r.at(to) == '后' || r.at(to) == '期' || r.at(to) == '往'):
		return unclear(to+1, choices...)
	case before && s.period && s.problem == Clear && !r.loose:
		return unclear(to, s.first.AddDate(0, 0, -1), s.last)
	case to > s.end:
		s.end, s.figures = to, false
	}
	if _, to := r.oneOf(s.end, aloof...); to > s.end && !(r.at(to-1) == '中' && r.at(to) == '午') {
		return unclear(to, choices...)
	}
	if at := r.skip(s.end); !r.loose {
		if _, to := r.oneOf(s.end, doubts...); to > s.end {
			return unclear(to, choices...)
		}
		if _, to := r.oneOf(at, aloofEnglish...); to > at {
			return unclear(to, choices...)
		}
		if other, ok := r.another(s, at); ok {
			return other
		}
	}
	if r.torn(s) {
		return unclear(r.tornEnd(s.end), choices...)
	}
	return s
}

// said takes a weekday in agreement, and an hour, behind a date.
func (r *dateReader) said(s stretch) stretch {
	at, bracket := s.end, false
	if c := r.at(r.skip(at)); c == '(' {
		at, bracket = r.skip(at)+1, true
	}
	day, to := 0, at
	if _, week := r.oneOf(at, "周", "星期", "礼拜"); week > at {
		if d := hanWeekday(r.at(week)); d > 0 {
			day, to = d, week+1
		}
	} else if d, end, ok := r.word("weekday", r.skip(at)); ok && bracket {
		day, to = d, end
	}
	if day > 0 && (!bracket || r.at(to) == ')') {
		if bracket {
			to++
		}
		s.end, s.figures = to, false
		s = r.agreeing(s, day)
		s.end = to
	}
	if hour := []rune(clock.FindString(r.ahead(s.end))); len(hour) > 0 && s.problem == Clear && !r.loose {
		end := s.end + len(hour)
		if _, deadline := r.oneOf(end, deadlineWords...); deadline > end || r.ends(end) {
			s.end, s.figures = end, false
		}
	}
	return s
}

// ends reports whether a text ends at i, or a space or a mark is there.
func (r *dateReader) ends(i int) bool {
	c := r.at(i)
	return c == 0 || !unicode.IsLetter(c) && !isDigit(c)
}

// another reads a second date behind the first. Of a range, the later end
// counts; of two dates, somebody must say which.
func (r *dateReader) another(s stretch, at int) (stretch, bool) {
	_, span := r.oneOf(at, "-", "~", "至", "到", "to", "until", "through")
	_, either := r.oneOf(at, "或者是", "或者", "或是", "或", "还是", "要么", "抑或", "、", "/", "和", "及", "与", "or", "and", "&", "+", ";")
	plain := span == at && either == at
	next := max(span, either)
	if plain {
		if next = r.lead(at, ","); next == s.end {
			return stretch{}, false
		}
	}
	next = r.skip(next)
	base := r.base
	if s.problem == Clear && s.working == 0 {
		r.base = s.last
	}
	second, ok := r.date(next)
	r.base = base
	if !ok || plain && !r.ends(second.end) {
		return stretch{}, false
	}
	if span > at && s.problem == Clear && second.problem == Clear && s.working == 0 && second.working == 0 && !second.last.Before(s.last) {
		second.first = s.first
		return second, true
	}
	if plain && second.problem != Clear {
		return stretch{}, false
	}
	var choices []time.Time
	for _, one := range []stretch{s, second} {
		choices = append(choices, one.choices...)
		if one.problem == Clear && one.working == 0 {
			choices = append(choices, one.last)
		}
	}
	if second.problem == NoSuchDay {
		return second, true
	}
	return unclear(second.end, choices...), true
}

// torn reports whether something that belongs to the date is left behind it.
func (r *dateReader) torn(s stretch) bool {
	last, next := r.at(s.end-1), r.at(s.end)
	switch {
	case next == 0 || next == ' ':
		return false
	case isDigit(next):
		return !clock.MatchString(r.ahead(s.end))
	case isLatin(next):
		return isLatin(last) || isDigit(last)
	case IsHan(next):
		return s.figures && (!r.loose || strings.ContainsRune(Measures+"个项条号", next))
	case next == '%':
		return true
	case next == '-' || next == '/' || next == '.' || next == ':':
		return isDigit(r.at(s.end + 1))
	}
	return false
}

// tornEnd is where the word ends that was torn.
func (r *dateReader) tornEnd(i int) int {
	for c := r.at(i); c != 0 && c != ' ' && (unicode.IsLetter(c) || isDigit(c) || c == '-' || c == '/' || c == '.' || c == ':' || c == '%'); c = r.at(i) {
		i++
	}
	return i
}

// mostClock is longer than any hour with its zone.
const mostClock = 40

// ahead is what follows at i, as far as an hour may reach.
func (r *dateReader) ahead(i int) string { return string(r.runes[i:min(i+mostClock, len(r.runes))]) }
