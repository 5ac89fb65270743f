package text

import (
	"strings"
	"testing"
	"time"

	"golang.org/x/text/width"
)

// thursday is the day on which the dates of these tests are read.
var thursday = time.Date(2026, 11, 26, 15, 0, 0, 0, time.FixedZone("CST", 8*3600))

// said is a reading in a word: the day, or what is wrong with it, and the rest.
func said(typed string) string {
	d := ReadDate(typed, thursday, Ahead)
	var words []string
	switch {
	case d.Problem == NoDate:
		words = []string{"none"}
	case d.Problem == NoSuchDay:
		words = []string{"no such day"}
	case d.Problem == Unclear:
		words = []string{"unclear"}
		for _, c := range d.Choices {
			words = append(words, c.Format(time.DateOnly))
		}
	case d.Working > 0:
		words = []string{"working", string(rune('0' + d.Working))}
	default:
		words = []string{d.Last.Format(time.DateOnly)}
	}
	if d.Problem == Clear && d.After != "" {
		words = append(words, "| "+d.After)
	}
	return strings.Join(words, " ")
}

func TestReadDate(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ typed, want string }{
		// Days that do not exist.
		{"6月31日", "no such day"}, {"2月30日", "no such day"}, {"2027年2月29日", "no such day"}, {"2027年13月1日", "no such day"},
		{"2026-02-29", "no such day"}, {"April 31", "no such day"}, {"31 April 2027", "no such day"}, {"13月1日", "no such day"},
		{"32号", "no such day"}, {"6月0日", "no such day"}, {"2027-00-10", "no such day"}, {"20270231", "no such day"}, {"6/31", "no such day"},
		{"13/13/2027", "no such day"}, {"下下个月31号", "2027-01-31"}, {"本月31号", "no such day"}, {"十一月三十一日", "no such day"}, {"2月29日", "unclear 2027-02-28 2028-02-29"},
		{"2027年0月", "no such day"}, {"Feb 30, 2028", "no such day"}, {"2027/6/31", "no such day"}, {"2027.2.30 验收", "no such day"},
		// In figures.
		{"2027-06-30", "2027-06-30"}, {"2027/6/30 等财政资金", "2027-06-30 | 等财政资金"}, {"2027.6.30，等财政资金", "2027-06-30 | 等财政资金"},
		{"20270630", "2027-06-30"}, {"２０２７－０６－３０", "2027-06-30"}, {"12/31/2027", "2027-12-31"}, {"31/12/2027", "2027-12-31"}, {"31.12.2027", "2027-12-31"},
		{"5.6.2027", "unclear 2027-05-06 2027-06-05"}, {"5/6/2027", "unclear 2027-05-06 2027-06-05"}, {"5/5/2027", "2027-05-05"},
		{"27.6.30", "unclear 2027-06-30 2030-06-27"}, {"26.12.15", "2026-12-15"}, {"6/30", "2027-06-30"}, {"30/6", "2027-06-30"}, {"12-15", "2026-12-15"}, {"12.15前", "2026-12-15"},
		{"2027-06", "2027-06-30"}, {"2027/6", "2027-06-30"}, {"6/2027", "2027-06-30"}, {"2027-06-30T17:00", "2027-06-30"}, {"2027-06-30 17:00:00", "2027-06-30"},
		{"2026-12-31T20:00:00Z", "2027-01-01"}, {"2027-06-30T09:00:00+08:00", "2027-06-30"}, {"2027-06-30日前", "2027-06-30"},
		{"2027-06-301", "unclear"}, {"2027-06-30-1", "unclear 2027-06-30"}, {"2027.6.30.5", "unclear 2027-06-30"}, {"3027-06-30", "unclear"},
		// A day of a period.
		{"6月最后一个周五", "2027-06-25"}, {"6月第一个周一 交方案", "2027-06-07 | 交方案"}, {"12月的最后一个星期五前", "2026-12-25"}, {"本月最后一天", "2026-11-30"}, {"下个月第二个周三", "2026-12-09"},
		{"6月最后一个工作日", "unclear 2027-06-30"}, {"2027年1月最后一个工作日", "unclear 2027-01-29"}, {"下月第一个工作日", "unclear 2026-12-01"}, {"12月第六个周一", "no such day"}, {"12月第一周", "unclear 2026-12-06"},
		{"last Friday of June", "2027-06-25"}, {"the first Monday of December", "2026-12-07"}, {"last working day of June", "unclear 2027-06-30"}, {"2nd Tuesday of next month", "2026-12-08"}, {"last day of the month", "2026-11-30"},
		{"last business day of January 2027", "unclear 2027-01-29"}, {"first week of December", "unclear 2026-12-06"}, {"last Friday", "2026-11-20"},
		// In Chinese.
		{"12月15", "2026-12-15"}, {"12月5前", "2026-12-05"}, {"12月15日", "2026-12-15"}, {"12月15号之前 完工", "2026-12-15 | 完工"}, {"6 月 30 日", "2027-06-30"},
		{"十二月十五日", "2026-12-15"}, {"二〇二七年六月", "2027-06-30"}, {"二零二七年六月三十日前", "2027-06-30"}, {"廿五号", "2026-12-25"}, {"27年6月30日", "2027-06-30"}, {"27年底", "2027-12-31"},
		{"25号", "2026-12-25"}, {"26号", "2026-11-26"}, {"31号", "2026-12-31"}, {"下个月15号", "2026-12-15"}, {"下月5日前", "2026-12-05"}, {"5日前", "2026-12-05"}, {"本月30日", "2026-11-30"},
		{"月末", "2026-11-30"}, {"月底前", "2026-11-30"}, {"下月底", "2026-12-31"}, {"下个月", "2026-12-31"}, {"6月", "2027-06-30"}, {"6月份", "2027-06-30"}, {"6月底", "2027-06-30"}, {"2028年2月底", "2028-02-29"}, {"12月上旬", "2026-12-10"}, {"1月中旬前", "2027-01-20"}, {"12月下旬", "2026-12-31"},
		{"年底", "2026-12-31"}, {"年内", "2026-12-31"}, {"今年年底前", "2026-12-31"}, {"明年底", "2027-12-31"}, {"2027年末", "2027-12-31"}, {"明年6月30日", "2027-06-30"}, {"明年3月", "2027-03-31"},
		{"季度末", "2026-12-31"}, {"本季度内", "2026-12-31"}, {"下季度末", "2027-03-31"}, {"Q3", "2027-09-30"}, {"q1 2028", "2028-03-31"}, {"三季度", "2027-09-30"}, {"第一季度末", "2027-03-31"}, {"明年一季度", "2027-03-31"},
		{"上半年", "2027-06-30"}, {"下半年", "2026-12-31"}, {"明年上半年", "2027-06-30"}, {"2027年6.30", "2027-06-30"}, {"3-4月", "2027-04-30"},
		{"今天", "2026-11-26"}, {"明天下午5点前", "2026-11-27"}, {"大后天", "2026-11-29"}, {"后天", "2026-11-28"},
		{"周五", "2026-11-27"}, {"周四", "2026-11-26"}, {"周一", "2026-11-30"}, {"本周五", "2026-11-27"}, {"本周一", "2026-11-23"}, {"下周五", "2026-12-04"}, {"下下周一", "2026-12-07"}, {"这个星期日", "2026-11-29"}, {"下礼拜三前", "2026-12-02"}, {"周末", "2026-11-29"}, {"下周", "2026-12-06"}, {"本周内", "2026-11-29"},
		{"12月15日（周二）", "2026-12-15"}, {"12月15日周三", "unclear 2026-12-15 2026-12-16"}, {"12月15日下午", "2026-12-15"}, {"6月底等财政资金", "2027-06-30 | 等财政资金"}, {"12月15日9点开会", "2026-12-15 | 9点开会"},
		{"最迟12月15日", "2026-12-15"}, {"延期到 12月15日 等批复", "2026-12-15 | 等批复"}, {"截至12月15日", "2026-12-15"},
		// Counted from today.
		{"三天后", "2026-11-29"}, {"3天", "2026-11-29"}, {"十天内", "2026-12-06"}, {"30日内", "2026-12-26"}, {"两周", "2026-12-10"}, {"2周内", "2026-12-10"}, {"两个星期后", "2026-12-10"}, {"半个月", "2026-12-11"}, {"一个月内", "2026-12-26"}, {"1.5个月内", "2027-01-10"}, {"一个半月后", "2027-01-10"}, {"半年内", "2027-05-26"}, {"一年半内", "2028-05-26"}, {"再过三天", "2026-11-29"}, {"两三天内", "2026-11-29"}, {"3-5天", "2026-12-01"}, {"三个月后", "2027-02-26"}, {"两個星期後", "2026-12-10"},
		{"3-5个工作日内", "working 5"}, {"3至5個工作日內", "working 5"}, {"两个工作日", "working 2"}, {"5 working days", "working 5"}, {"within 3 business days, the funds", "working 3 | the funds"}, {"三到五个工作日", "working 5"},
		// In English.
		{"end of June", "2027-06-30"}, {"June 30", "2027-06-30"}, {"June 30, 2027", "2027-06-30"}, {"30 June", "2027-06-30"}, {"30th of June 2027", "2027-06-30"}, {"Jun. 30th", "2027-06-30"}, {"June 2027", "2027-06-30"}, {"by June 30, waiting for funds", "2027-06-30 | waiting for funds"}, {"by the end of June", "2027-06-30"}, {"before 30 June", "2027-06-30"},
		{"Friday, November 27", "2026-11-27"}, {"Monday, November 27", "unclear 2026-11-27 2026-11-23"}, {"tomorrow because", "2026-11-27 | because"}, {"day after tomorrow", "2026-11-28"}, {"next Friday", "2026-12-04"}, {"by Friday", "2026-11-27"}, {"friday next week", "2026-12-04"}, {"end of next month", "2026-12-31"}, {"end of the year", "2026-12-31"}, {"end of Q1", "2027-03-31"}, {"next month", "2026-12-31"}, {"EOM", "2026-11-30"},
		{"in two weeks", "2026-12-10"}, {"in 2 weeks, the funds", "2026-12-10 | the funds"}, {"in a month and a half", "2027-01-10"}, {"half a year", "2027-05-26"}, {"a fortnight", "2026-12-10"}, {"the 25th", "2026-12-25"}, {"5th of next month", "2026-12-05"}, {"March 3", "2027-03-03"},
		// What names no day in particular.
		{"明年", "unclear 2027-12-31"}, {"明年内", "unclear 2027-12-31"}, {"2027年", "unclear 2027-12-31"}, {"next year", "unclear 2027-12-31"}, {"2027", "unclear 2027-12-31"}, {"以后", "unclear"}, {"尽快", "unclear"}, {"儘快", "unclear"}, {"soon", "unclear"}, {"asap", "unclear"}, {"月初", "unclear"}, {"6月初", "unclear"}, {"几天后", "unclear"}, {"a few days", "unclear"}, {"early June", "unclear"}, {"1.3个月内", "unclear"}, {"0天后", "unclear"},
		{"6月前", "unclear 2027-05-31 2027-06-30"}, {"before June", "unclear 2027-05-31 2027-06-30"}, {"下周前", "unclear 2026-11-29 2026-12-06"},
		{"6月30日后", "unclear 2027-06-30"}, {"6月30日以后", "unclear 2027-06-30"}, {"12月15日左右", "unclear 2026-12-15"}, {"June 30 or so", "unclear 2027-06-30"}, {"12月15日起", "unclear 2026-12-15"}, {"12月15日前后", "unclear 2026-12-15"},
		{"12月15完成", "unclear 2026-12-15"}, {"12月15日2", "unclear 2026-12-15"}, {"6/30abc", "unclear 2027-06-30"}, {"两周年", "unclear 2026-12-10"},
		{"6月30日？", "unclear 2027-06-30"}, {"6月30日吧", "unclear 2027-06-30"}, {"6月30日不行", "unclear 2027-06-30"}, {"June 30 not possible", "unclear 2027-06-30"}, {"6月30日（含）前", "2027-06-30"}, {"15.12.", "2026-12-15"}, {"二O二七年六月", "2027-06-30"}, {"明晚", "2026-11-27"},
		// Two dates.
		{"12月15日或者12月20日", "unclear 2026-12-15 2026-12-20"}, {"12月15日或20日", "unclear 2026-12-15 2026-12-20"}, {"周五还是下周一", "unclear 2026-11-27 2026-11-30"}, {"6月30日、7月15日", "unclear 2027-06-30 2027-07-15"}, {"12月15日 12月20日", "unclear 2026-12-15 2026-12-20"}, {"June 30 or July 15", "unclear 2027-06-30 2027-07-15"}, {"2027-06-30/2027-07-31", "unclear 2027-06-30 2027-07-31"},
		{"12月15日至20日", "2026-12-20"}, {"12月15-20日", "2026-12-20"}, {"2027年6月15日到7月20日", "2027-07-20"}, {"12月15日 12月10日会议定的", "2026-12-15 | 12月10日会议定的"}, {"12月15日或6月31日", "no such day"},
		// What is no date.
		{"", "none"}, {"国庆节前", "unclear"}, {"todaysomething", "none"}, {"may be late", "none"}, {"done", "none"}, {"资金到位后", "none"}, {"11", "none"}, {"第11项", "none"}, {"下", "none"}, {"marching on", "none"}, {"省厅批复", "none"}, {"1300亩", "none"}, {"@wang", "none"},
	} {
		if got := said(test.typed); got != test.want {
			t.Errorf("%q is %q, want %q", test.typed, got, test.want)
		}
	}
}

func TestFindDate(t *testing.T) {
	t.Parallel()
	for sentence, want := range map[string]string{
		"12月15日前到期的有哪些":                      "12月15日前 2026-12-15",
		"what is due by June 30?":            "June 30 2027-06-30",
		"下周五前要完成什么":                          "下周五前 2026-12-04",
		"第11项什么时候到期":                         "",
		"11号问题进展怎么样":                         "",
		"哪些问题两周没有动静":                         "",
		"items that may be late":             "",
		"第3-5项":                              "",
		"两个月内到期的":                            "两个月内 2027-01-26",
		"how many items are due in 2 weeks?": "2 weeks 2026-12-10",
		"明年到期的":                              "",
	} {
		got := ""
		if d, before, ok := FindDate(sentence, thursday, Ahead); ok {
			got = d.Text + " " + d.Last.Format(time.DateOnly)
			if !strings.HasPrefix(sentence, before) || !strings.HasSuffix(sentence, d.After) {
				t.Errorf("%q is not around the date in %q, nor is %q", before, sentence, d.After)
			}
		}
		if got != want {
			t.Errorf("in %q: %q, want %q", sentence, got, want)
		}
	}
}

func TestDatesOfThePast(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]string{
		"5月底": "2026-05-31", "12月15日": "2025-12-15", "25号": "2026-11-25", "周五": "2026-11-20", "昨天": "2026-11-25", "上周五": "2026-11-20",
		"上个月底": "2026-10-31", "三天前": "2026-11-23", "two weeks ago": "2026-11-12", "last month": "2026-10-31", "去年年底": "2025-12-31", "June 30": "2026-06-30", "11月26日": "2026-11-26",
	} {
		if d := ReadDate(typed, thursday, Back); d.Problem != Clear || d.Last.Format(time.DateOnly) != want {
			t.Errorf("%q is %+v, want %s", typed, d, want)
		}
	}
}

// printed are the forms in which a day is printed and typed.
var printed = []func(t time.Time) string{
	func(t time.Time) string { return t.Format("2006-01-02") },
	func(t time.Time) string { return t.Format("2006/1/2") },
	func(t time.Time) string { return t.Format("2006.1.2") },
	func(t time.Time) string { return t.Format("20060102") },
	func(t time.Time) string { return t.Format("2006年1月2日") },
	func(t time.Time) string { return t.Format("2006 年 1 月 2 号前") },
	func(t time.Time) string {
		return width.Widen.String(t.Format("2006-01-02"))
	},
	func(t time.Time) string {
		return t.Format("2006年1月2日") + "（周" + string([]rune("日一二三四五六")[t.Weekday()]) + "）"
	},
	func(t time.Time) string { return t.Format("January 2, 2006") },
	func(t time.Time) string { return t.Format("Mon, 2 Jan 2006") },
	func(t time.Time) string { return t.Format("2 January 2006") },
	func(t time.Time) string { return t.Format("by Jan 2 2006") },
	func(t time.Time) string { return t.Format(time.RFC3339) },
	func(t time.Time) string {
		return han(t.Year()/1000) + han(t.Year()/100%10) + han(t.Year()/10%10) + han(t.Year()%10) + "年" + hanUpTo99(int(t.Month())) + "月" + hanUpTo99(t.Day()) + "日"
	},
}

func han(d int) string { return string([]rune("〇一二三四五六七八九")[d]) }

func hanUpTo99(n int) string {
	words := ""
	if n >= 20 {
		words = han(n / 10)
	}
	if n >= 10 {
		words += "十"
	}
	if n%10 > 0 {
		words += han(n % 10)
	}
	return words
}

// TestPrintedDatesReadBack reads every day of five years in every form.
func TestPrintedDatesReadBack(t *testing.T) {
	t.Parallel()
	for day := time.Date(2026, 1, 1, 12, 0, 0, 0, thursday.Location()); day.Year() < 2031; day = day.AddDate(0, 0, 1) {
		for _, form := range printed {
			typed := form(day)
			if d := ReadDate(typed, thursday, Ahead); d.Problem != Clear || d.After != "" || d.Last.Format(time.DateOnly) != day.Format(time.DateOnly) || d.First != d.Last {
				t.Fatalf("%q is %+v, rest %q", typed, d, d.After)
			}
			if d := ReadDate(typed+"，等批复", thursday, Ahead); d.Problem != Clear || d.After != "等批复" || d.Last.Format(time.DateOnly) != day.Format(time.DateOnly) {
				t.Fatalf("%q with a note is %+v, rest %q", typed, d, d.After)
			}
		}
	}
}

// TestYearlessDaysAreToCome reads every day of a year without the year.
func TestYearlessDaysAreToCome(t *testing.T) {
	t.Parallel()
	for day := dayOf(thursday); day.Before(dayOf(thursday).AddDate(1, 0, 0)); day = day.AddDate(0, 0, 1) {
		for _, layout := range []string{"1月2日", "1-2", "1/2", "1.2前", "January 2", "2 Jan", "1月2"} {
			if d := ReadDate(day.Format(layout), thursday, Ahead); d.Problem != Clear || d.After != "" || !d.Last.Equal(day) {
				t.Errorf("%q is %+v, rest %q, want %s", day.Format(layout), d, d.After, day)
			}
		}
	}
}

func FuzzReadDate(f *testing.F) {
	for _, typed := range []string{"6月31日", "3-5个工作日内", "12月15日或者12月20日", "June 30, 2027", "end of next month", "2027-06-30T17:00:00Z", "下下周一", "1.5个月内", "5.6.2027", "二〇二七年六月", "半年", "廿五号", "最迟到至6月", "27.6.30"} {
		f.Add(typed, int64(0))
	}
	f.Fuzz(func(t *testing.T, typed string, days int64) {
		today := thursday.AddDate(0, 0, int(days%20000))
		for _, lean := range []Lean{Ahead, Back} {
			d := ReadDate(typed, today, lean)
			rest := d.After
			switch {
			case d.Problem == Clear && !strings.HasSuffix(Clean(typed), rest):
				t.Errorf("rest %q is not the end of %q", rest, typed)
			case d.Problem != Clear:
			case d.Working == 0 && (d.First.IsZero() || d.Last.Before(d.First) || d.Last.Hour() != 0):
				t.Errorf("%q is %+v", typed, d)
			case len(d.Text) == 0 || !strings.Contains(Clean(typed), d.Text):
				t.Errorf("%q was read as %q", typed, d.Text)
			}
			read := strings.TrimSuffix(Clean(typed), rest)
			if d.Problem == Clear && rest != "" && read != "" {
				last, next := []rune(read)[len([]rune(read))-1], []rune(rest)[0]
				if isDigit(last) && isDigit(next) || isLatin(last) && isLatin(next) {
					t.Errorf("%q was torn before %q", typed, rest)
				}
			}
			if again := ReadDate(d.Text, today, lean); d.Problem == Clear && (again.Problem != Clear || !again.Last.Equal(d.Last)) {
				t.Errorf("%q of %q is %+v when read alone, was %+v", d.Text, typed, again, d)
			}
			FindDate(typed, today, lean)
		}
	})
}

func BenchmarkFindDate(b *testing.B) {
	for b.Loop() {
		FindDate("12月15日前有哪些旅游产业方面的问题必须完成整改，目前进展怎么样了？", thursday, Ahead)
		FindDate("which items about museums have not been rectified and who is responsible for them?", thursday, Ahead)
	}
}

// TestFestivals reads the festivals that offices name for a day.
func TestFestivals(t *testing.T) {
	t.Parallel()
	today := time.Date(2026, time.October, 1, 9, 0, 0, 0, time.UTC)
	for typed, want := range map[string]string{
		"2027年春节前": "2027-02-06", "2027年中秋节": "2027-09-15", "明年元宵节前": "2027-02-20", "春节前": "",
		"2026年清明": "2026-04-05", "2050年春节前": "",
	} {
		got := ""
		if d := ReadDate(typed, today, Ahead); d.Problem == Clear {
			got = d.Last.Format(time.DateOnly)
		}
		if got != want {
			t.Errorf("%s: %q, want %q", typed, got, want)
		}
	}
	if d, _, ok := FindDate("春节期间开展检查", today, Ahead); ok {
		t.Errorf("春节 in a sentence is %v", d)
	}
}
