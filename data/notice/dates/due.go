package dates

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"rectify/data/notice/source"
)

// yearMonth is a year and a month in figures: 2025.6, 2025-06.
var yearMonth = regexp.MustCompile(`^(20\d\d)[.\-/](0?[1-9]|1[0-2])$`)

// compact is a day in eight figures: 20260331.
var compact = regexp.MustCompile(`^20\d{6}$`)

// bareQuarter is a quarter without its year: Q3.
var bareQuarter = regexp.MustCompile(`^q([1-4])(?:末|底|前|内)?$`)

// former finds what names the limit that another replaced, behind that one: 30 April 2026
// (revised from 30 September 2025), 6月30日(原定3月31日).
var former = regexp.MustCompile(`(?:[(\[,;/] ?(?:(?:was|has been|now) )?(?:revised|extended|changed|moved|deferred|postponed|amended|slipped|put back|brought forward|re-?scheduled)` +
	`(?: [a-z]+){0,6}? from |[(\[,;/] ?(?:originally|previously|formerly|was|original|initially|first set)\b|[(\[,;/](?:原|由|从|调整前|延期前|变更前)).*$`)

// WithoutFormer is the value of a time limit up to what names the one before it.
func WithoutFormer(value source.Passage) source.Passage {
	plain := string(value.Plain)
	if at := former.FindStringIndex(plain); at != nil && at[0] > 0 {
		if start := source.Runes(plain[:at[0]]); !value.From(start).Contains("延至", "延长至", "延期至", "调整为", "调整至", "改为", " to ", "now ") {
			return value.To(start).Trim()
		}
	}
	return value
}

// moves finds what leads up to the limit that replaced the one before: 31 December 2024; now
// 30 June 2026, 31 March; moved to 30 June.
var moves = regexp.MustCompile(`^[;,/] ?(?:(?:but|and|is|was|has been|since|later|then) )*(?:now (?:(?:set|due|expected|planned|targeted|scheduled) )?` +
	`|(?:now )?(?:moved|revised|extended|changed|postponed|deferred|slipped|put back|pushed back|re-?scheduled) (?:to|until|till|for) )(?:(?:to|for|by|in|on|at|until) )?`)

// Moves reports whether a passage begins with a sign and words for a limit that replaces the
// one before them.
func Moves(p source.Passage) bool { return moves.MatchString(string(p.Plain)) }

// FindDue finds the dates in the value of a time limit, where a month in figures,
// 2025.6, is its last day, eight figures, 20260331, are a day and Q3 is a
// quarter. A limit that
// another replaced is none.
func FindDue(value source.Passage, reference time.Time) []Date {
	if now := WithoutFormer(value); now.Len() < value.Len() {
		if found := FindDue(now, reference); len(found) > 0 {
			return found
		}
	}
	if m := yearMonth.FindStringSubmatch(string(value.Plain)); m != nil {
		year, _ := strconv.Atoi(m[1])
		nth, _ := strconv.Atoi(m[2])
		last := time.Date(year, time.Month(nth)+1, 0, 0, 0, 0, 0, time.UTC)
		return []Date{{Start: 0, End: value.Len(), Last: last}}
	}
	if figures := string(value.Plain); compact.MatchString(figures) {
		if on, err := time.Parse("20060102", figures); err == nil {
			return []Date{{Start: 0, End: value.Len(), Last: on, HasYear: true}}
		}
	}
	if m := bareQuarter.FindStringSubmatch(string(value.Plain)); m != nil {
		for _, d := range Find(source.Decode("第"+m[1]+"季度").Whole(), reference) {
			return []Date{{Start: 0, End: value.Len(), Last: d.Last}}
		}
	}
	return slices.DeleteFunc(Find(value, reference), func(d Date) bool { return !d.whole(value) })
}

// whole reports whether a year is all that a time limit names: 2026年 of 2026年完成, not of
// 2027年汛期前, which is a part of it that is no date.
func (d Date) whole(value source.Passage) bool {
	rest := value.From(d.End).Trim()
	return !strings.HasSuffix(d.Text, "年") || rest.Len() == 0 || rest.Plain[0] < '\u2e80' || rest.Is(0, "。《》（）、；") ||
		rest.Longest(0, []string{"完成", "整改", "度", "全年", "至", "到", "起", "或", "及", "和", "实现", "基本", "全部", "全面", "达到"}) != ""
}
