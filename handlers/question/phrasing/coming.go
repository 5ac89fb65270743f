package phrasing

import (
	"time"

	"rectify/data/pattern"
)

// A Span is a stretch of days that a sentence names as counted from today: 下个月, 本周.
type Span struct {
	First, Last time.Time // both included
	Past        bool      // today is in it, so that what was to be done before may be meant, too
	From, To    int       // bytes of the sentence
}

// Coming finds the span that a folded sentence names by a word for it; soon is how many days
// "soon" is. ok is false where it names none.
func Coming(folded string, today time.Time, soon int) (s Span, ok bool) {
	today = time.Date(today.Year(), today.Month(), today.Day(), 0, 0, 0, 0, time.UTC)
	for _, named := range spans {
		if at := named.name.FindStringSubmatchIndex(folded); at != nil {
			s.First, s.Last = named.days(today, soon)
			s.Past = named.past
			s.From, s.To = at[2], at[3]
			return s, true
		}
	}
	return s, false
}

// ComingYear is the same of this year and the next, whole: 今年, where no day in it is named.
func ComingYear(folded string, today time.Time) (s Span, ok bool) {
	for ahead, name := range years {
		if at := name.FindStringIndex(folded); at != nil {
			first := time.Date(today.Year()+ahead, 1, 1, 0, 0, 0, 0, time.UTC)
			return Span{First: first, Last: first.AddDate(1, 0, -1), From: at[0], To: at[1]}, true
		}
	}
	return s, false
}

// years are this one and the next.
var years = []*pattern.Pattern{pattern.MustCompile(`今年|本年度?|this year`), pattern.MustCompile(`明年|next year`)}

// spans are stretches of days by name. The first group is the name; what may
// follow it keeps 下月5日 and 下周五, which are days, apart.
var spans = []struct {
	name *pattern.Pattern
	days func(today time.Time, soon int) (first, last time.Time)
	past bool
}{
	{pattern.MustCompile(`(今天|今日)(?:[^之以前内]|$)`), day(0), false},
	{pattern.MustCompile(`(?:^|due |expiring |done |finished |for )(today)`), day(0), false},
	{pattern.MustCompile(`(明天|明日)(?:[^之以前内]|$)`), day(1), false},
	{pattern.MustCompile(`(?:^|due |expiring |done |finished |for )(tomorrow)`), day(1), false},
	{pattern.MustCompile(`(下个?月)(?:[^底末初\d一二三四五六七八九十]|$)`), month(1), false},
	{pattern.MustCompile(`(?:^|[^f] )(next month)`), month(1), false},
	{pattern.MustCompile(`([这本当]个?月)(?:[^底末初\d]|$)`), month(0), true},
	{pattern.MustCompile(`(this month)`), month(0), true},
	{pattern.MustCompile(`(下一?个?季度?)(?:[^底末初]|$)`), quarter(1), false},
	{pattern.MustCompile(`(next quarter)`), quarter(1), false},
	{pattern.MustCompile(`([这本]一?个?季度?)(?:[^底末初]|$)`), quarter(0), true},
	{pattern.MustCompile(`(this quarter)`), quarter(0), true},
	{pattern.MustCompile(`(下个?(?:周|星期|礼拜))(?:[^一二三四五六日天末]|$)`), week(1), false},
	{pattern.MustCompile(`(next week)`), week(1), false},
	{pattern.MustCompile(`([这本]个?(?:周|星期|礼拜))(?:[^一二三四五六日天末]|$)`), week(0), true},
	{pattern.MustCompile(`(this week)`), week(0), true},
	{pattern.MustCompile(`(临期|(?:快|即将|马上|临近|就要|快要|近期|最近)(?:要|会)?(?:到期|到时限|到期限|到日子|到点))`), ahead, false},
	{pattern.MustCompile(`(due soon|about to (?:be due|expire)|coming due)`), ahead, false},
}

// day is a day from today on.
func day(ahead int) func(time.Time, int) (first, last time.Time) {
	return func(today time.Time, _ int) (first, last time.Time) {
		that := today.AddDate(0, 0, ahead)
		return that, that
	}
}

// month is a whole month.
func month(ahead int) func(time.Time, int) (first, last time.Time) {
	return func(today time.Time, _ int) (first, last time.Time) {
		first = time.Date(today.Year(), today.Month()+time.Month(ahead), 1, 0, 0, 0, 0, time.UTC)
		return first, first.AddDate(0, 1, -1)
	}
}

// quarter is a whole quarter.
func quarter(ahead int) func(time.Time, int) (first, last time.Time) {
	return func(today time.Time, _ int) (first, last time.Time) {
		first = time.Date(today.Year(), (today.Month()-1)/3*3+1+time.Month(3*ahead), 1, 0, 0, 0, 0, time.UTC)
		return first, first.AddDate(0, 3, -1)
	}
}

// week is a whole week, which begins on Monday.
func week(ahead int) func(time.Time, int) (first, last time.Time) {
	return func(today time.Time, _ int) (first, last time.Time) {
		first = today.AddDate(0, 0, 7*ahead-(int(today.Weekday())+6)%7)
		return first, first.AddDate(0, 0, 6)
	}
}

// ahead is from today on.
func ahead(today time.Time, soon int) (first, last time.Time) {
	return today, today.AddDate(0, 0, soon)
}
