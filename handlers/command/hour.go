package command

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"rectify/data/text"
)

// hourWord is an hour of the day, as people type it: 08:30, 8点半, 下午五点, 5pm, 9.
var hourWord = regexp.MustCompile(`^(?:at)?\s*(上午|早上|早|中午|下午|晚上|晚)?\s*(\d{1,2}|[〇零一二两三四五六七八九十廿]{1,3})([:：点时](半|一刻|三刻|整|[0-5]\d)?分?)?\s*(am|pm)?$`)

// minutes are those with a name.
var minutes = map[string]string{"": "00", "整": "00", "一刻": "15", "半": "30", "三刻": "45"}

// ReadHour is that hour as "15:04". A bare number is one only behind "at".
func ReadHour(word string, behindAt bool) (hour string, ok bool) {
	m := hourWord.FindStringSubmatch(text.Key(text.Fold(word)))
	if m == nil {
		return "", false
	}
	h, err := strconv.Atoi(m[2])
	if err != nil {
		h, _ = text.ChineseNumber([]rune(m[2]))
	}
	bare := m[1]+m[3]+m[5] == ""
	switch late := m[5] == "pm" || m[1] == "下午" || m[1] == "晚上" || m[1] == "晚"; {
	case bare && (err != nil || !behindAt && !strings.HasPrefix(word, "at")):
		return "", false
	case late && h < 12:
		h += 12
	case m[5] == "am" && h == 12:
		h = 0
	}
	minute, named := minutes[m[4]]
	if !named {
		minute = m[4]
	}
	return fmt.Sprintf("%02d:%s", h, minute), h < 24
}

// HourOfDay reads a time of day as people write it: 8:30, 08：30, 8点半, 9点. ok
// is false for what is none, such as 25:00.
func HourOfDay(text string) (hour string, ok bool) { return ReadHour(strings.TrimSpace(text), false) }
