package phrasing

import (
	"time"

	"rectify/data/pattern"
	"rectify/data/text"
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
	for _, named := range spans {
		if at := named.name.FindStringSubmatchIndex(folded); at != nil {
			s = Span{Past: named.on == 0 && named.unit != "day" && named.unit != soonSaid, From: at[2], To: at[3]}
			if s.First, s.Last = text.Around(named.unit, today, named.on); named.unit == soonSaid {
				s.First, _ = text.Around("day", today, 0)
				s.Last = s.First.AddDate(0, 0, soon)
			}
			return s, true
		}
	}
	return s, false
}

// ComingYear is the same of this year and the next, whole: 今年, where no day in it is named.
func ComingYear(folded string, today time.Time) (s Span, ok bool) {
	for ahead, name := range years {
		if at := name.FindStringIndex(folded); at != nil {
			first, last := text.Around("year", today, ahead)
			return Span{First: first, Last: last, From: at[0], To: at[1]}, true
		}
	}
	return s, false
}

// years are this one and the next.
var years = []*pattern.Pattern{pattern.MustCompile(`今年|本年度?|this year`), pattern.MustCompile(`明年|next year`)}

// soonSaid are the days from today on that "soon" is.
const soonSaid = "soon"

// spans are stretches of days by name. The first group is the name; what may
// follow it keeps 下月5日 and 下周五, which are days, apart.
var spans = []struct {
	name *pattern.Pattern
	unit string // of text.Around, or soonSaid
	on   int
}{
	{pattern.MustCompile(`(今天|今日)(?:[^之以前内]|$)`), "day", 0},
	{pattern.MustCompile(`(?:^|due |expiring |done |finished |for )(today)`), "day", 0},
	{pattern.MustCompile(`(明天|明日)(?:[^之以前内]|$)`), "day", 1},
	{pattern.MustCompile(`(?:^|due |expiring |done |finished |for )(tomorrow)`), "day", 1},
	{pattern.MustCompile(`(下个?月)(?:[^底末初\d一二三四五六七八九十]|$)`), "month", 1},
	{pattern.MustCompile(`(?:^|[^f] )(next month)`), "month", 1},
	{pattern.MustCompile(`([这本当]个?月)(?:[^底末初\d]|$)`), "month", 0},
	{pattern.MustCompile(`(this month)`), "month", 0},
	{pattern.MustCompile(`(下一?个?季度?)(?:[^底末初]|$)`), "quarter", 1},
	{pattern.MustCompile(`(next quarter)`), "quarter", 1},
	{pattern.MustCompile(`([这本]一?个?季度?)(?:[^底末初]|$)`), "quarter", 0},
	{pattern.MustCompile(`(this quarter)`), "quarter", 0},
	{pattern.MustCompile(`(下个?(?:周|星期|礼拜))(?:[^一二三四五六日天末]|$)`), "week", 1},
	{pattern.MustCompile(`(next week)`), "week", 1},
	{pattern.MustCompile(`([这本]个?(?:周|星期|礼拜))(?:[^一二三四五六日天末]|$)`), "week", 0},
	{pattern.MustCompile(`(this week)`), "week", 0},
	{pattern.MustCompile(`(临期|(?:快|即将|马上|临近|就要|快要|近期|最近)(?:要|会)?(?:到期|到时限|到期限|到日子|到点))`), soonSaid, 0},
	{pattern.MustCompile(`(due soon|about to (?:be due|expire)|coming due)`), soonSaid, 0},
}
