package handlers_test

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"rectify/handlers/reply"
)

// due is the date of an item as the ledger has it.
func (o *office) due(number int) string {
	o.Helper()
	item, err := o.Ledger.ItemNamed(o.Context(), strconv.Itoa(number), time.Time{})
	if err != nil {
		o.Fatal(err)
	}
	return item.Due
}

// buttons are the commands of a reply's buttons.
func buttons(out reply.Reply) (commands []string) {
	for _, part := range out.Parts {
		if row, ok := part.(reply.Buttons); ok {
			for _, b := range row {
				commands = append(commands, b.Command)
			}
		}
	}
	return commands
}

// TestUnclearDatesAreAskedAbout: spring is 2024-05-08. Nothing is changed, and
// each day that may be meant has a button, which keeps the note.
func TestUnclearDatesAreAskedAbout(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ command, says, buttons string }{
		{"due 11 6月31日", "没有 6月31日 这一天", ""},
		{"due 11 2027-02-29 等批复", "没有 2027-02-29 这一天", ""},
		{"due 11 2024年13月1日", "没有 2024年13月1日 这一天", ""},
		{"extend 11 2月30日 等批复", "没有 2月30日 这一天", ""},
		{"remind 11 April 31", "没有 April 31 这一天", ""},
		{"evidence 11 https://example.org/1 2月30日 照片", "没有 2月30日 这一天", ""},
		{"due 11 明年 等资金", "指 2025-12-31 吗", "due 11 2025-12-31 等资金"},
		{"due 11 尽快", "不是具体的一天", ""},
		{"due 11 soon", "不是具体的一天", ""},
		{"due 11", "请写明日期", ""},
		{"due 11 等资金", "没看懂这个日期", ""},
		{"due 11 5.6.2027", "指哪一天", "due 11 2027-05-06; due 11 2027-06-05"},
		{"due 9,11 12月15日或者12月20日 等资金", "2024-12-15，还是 2024-12-20", "due 9,11 2024-12-15 等资金; due 9,11 2024-12-20 等资金"},
		{"due 11 6月30日以后", "指 2024-06-30 吗", "due 11 2024-06-30"},
		{"due 11 2024-03-31 等资金", "3月31日已过，指 2025-03-31 吗", "due 11 2024-03-31 等资金; due 11 2025-03-31 等资金"},
		{"due 11 5月7日", "5月7日已过，指 2025-05-07 吗", "due 11 2025-05-07; due 11 2024-05-07"},
		{"due 11 上周五", "上周五（2024-05-03）已过", "due 11 2024-05-03"},
		{"due 11 昨天", "已过，没有更改", "due 11 2024-05-07"},
		{"due 11 last Friday", "已过，没有更改", "due 11 2024-05-03"},
		{"due 11 1999年1月1日", "已过，没有更改", "due 11 1999-01-01"},
		{"remind 11 前天", "已经过去，没有更改", ""},
		{"due 11 6月最后一个工作日", "指 2024-06-28 吗", "due 11 2024-06-28"},
		{"due 11 取消", "请在第11项的“时限”表单里清空日期", "due 11"},
		{"due 11 待定。", "清空日期", "due 11"},
		{"due 11 none", "清空日期", "due 11"},
		{"due 11 2024-02-29", "指 2028-02-29 吗", "due 11 2024-02-29; due 11 2028-02-29"},
		{"extend 11 2024-03-31 等批复", "3月31日已经过去，指 2025-03-31 吗", "extend 11 2025-03-31 等批复"},
		{"remind 11 2024-03-31", "3月31日已经过去", "remind 11 2025-03-31"},
		{"snooze 11 2月30日", "没有 2月30日 这一天", ""},
		{"promise 11 1 open 6月31日", "没有 6月31日 这一天", ""},
	} {
		o := withMemory(t)
		out := o.says(clerk, test.command, test.says)
		if got := strings.Join(buttons(out), "; "); got != test.buttons {
			t.Errorf("%s offers %q, want %q", test.command, got, test.buttons)
		}
		if item, _ := o.Ledger.ItemNamed(t.Context(), "11", time.Time{}); item.Version != 1 {
			t.Errorf("%s changed item 11 to version %d", test.command, item.Version)
		}
	}
}

// TestPastDayIsSetWhereConfirmed presses the buttons.
func TestPastDayIsSetWhereConfirmed(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	asked := buttons(o.says(clerk, "due 11 2024-03-31"))
	o.confirms(clerk, asked[0], "时限：2024-03-31") // who writes the year mostly means it
	asked = buttons(o.says(clerk, "due 9 2024-03-31"))
	o.confirms(clerk, asked[1], "时限：2025-03-31")
}

func TestDatesAreUnderstood(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]string{
		"12/31/2027": "2027-12-31", "12月15": "2024-12-15", "12月5前": "2024-12-05", "1.5个月内": "2024-06-23", "3-5个工作日内": "2024-05-14",
		"两周": "2024-05-22", "25号": "2024-05-25", "下个月15号": "2024-06-15", "月末": "2024-05-31", "半年内": "2024-11-08", "三天后": "2024-05-11",
		"end of June": "2024-06-30", "June 30": "2024-06-30", "June 30, 2027": "2027-06-30", "30 June": "2024-06-30", "下月5日前": "2024-06-05",
		"兩個工作日內": "2024-05-10", "十二月十五日": "2024-12-15", "3月1日": "2025-03-01", "by Friday": "2024-05-10",
	} {
		o := newOffice(t)
		o.says(clerk, "due 11 "+typed+"，等资金", "时限：")
		if got := o.due(11); got != want {
			t.Errorf("%q is %q, want %s", typed, got, want)
		}
		o.says(clerk, "history 11", "等资金")
	}
}

// TestEnglishIsAskedInEnglish: the sentence and its example.
func TestEnglishIsAskedInEnglish(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	for command, want := range map[string]string{
		"due 11 June 31":          "June 31 does not exist",
		"due 11 soon":             "not a specific day",
		"due 11 2024-03-31":       "March 31, 2024 has passed. Do you mean 2025-03-31?",
		"due 11 whenever that is": "/rectify due 11 2024-06-08",
	} {
		out, err := o.Command(t.Context(), reply.Request{Text: command, Person: clerk, Lang: reply.English, Via: "test"})
		if err != nil || !strings.Contains(out.Plain(), want) {
			t.Errorf("%s: no %q in %s, %v", command, want, out.Plain(), err)
		}
	}
}

func TestItemsRestUntilADayThatIsNamed(t *testing.T) {
	t.Parallel()
	o := withMemory(t)
	o.says(clerk, "snooze 11 5月底", "5 月 31 日前不列入")
	o.now = time.Date(2024, 12, 30, 10, 0, 0, 0, o.now.Location())
	o.says(clerk, "snooze 11", "1 月 6 日前不列入")
}

func TestListsOfWhatIsDue(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.says(clerk, "due 9 6月15日")
	o.says(clerk, "due 11 8月底")
	for command, want := range map[string]string{
		"list due before 6月30日": "2024-06-30 前要完成的：1 项", "list due by June 30": "2024-06-30 前要完成的：1 项", "列表 6月30日前": "2024-06-30 前要完成的：1 项",
		"list due in 2 weeks": "2024-05-22 前要完成的", "列表 12月15日前到期的": "2024-12-15 前要完成的：2 项", "list due before 6月31日": "没有 6月31日 这一天", "list due before June": "指哪一天",
	} {
		o.says(clerk, command, want)
	}
}

// TestRemindersComeAtTheHour: the hour that was typed, or 9.
func TestRemindersComeAtTheHour(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	for typed, want := range map[string]string{
		"明天下午三点": "05-09 15:00", "今天 17:30": "05-08 17:30", "tomorrow 3pm": "05-09 15:00", "下周一上午": "05-13 09:00", "明天": "05-09 09:00",
		"明天中午": "05-09 12:00", "周五17：30 交材料": "05-10 17:30", "6月30日 8点半 开会": "06-30 08:30", "明天下班前": "05-09 17:00", "5月20日 9点": "05-20 09:00",
	} {
		out := o.says(clerk, "remind 11 "+typed, want)
		if len(out.Notifications) != 1 || out.Notifications[0].At.Format("01-02 15:04") != want {
			t.Errorf("%s: %+v", typed, out.Notifications)
		}
	}
	for _, typed := range []string{"今天 8:30", "明天25点", "昨天 17:30"} {
		if out := o.says(clerk, "remind 11 "+typed, "没有"); len(out.Notifications) > 0 {
			t.Errorf("%s: %+v", typed, out.Notifications)
		}
	}
}
