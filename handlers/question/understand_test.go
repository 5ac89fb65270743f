package question

import (
	"slices"
	"strings"
	"testing"
	"time"

	"rectify/data/notice"
	"rectify/handlers/question/condition"
	"rectify/handlers/question/grammar"
	"rectify/handlers/question/intent"
)

// domain is a small ledger, of no notice in particular.
func domain() condition.Domain {
	texts := []string{"约谈了市教育局负责人", "食堂采购未公开招标", "党员教育流于形式"}
	return condition.Domain{
		Headings: []notice.Section{{Number: 1, Title: "履行主体责任方面"}, {Number: 2, Title: "大气环境保护方面"}},
		Owners: []condition.Owner{
			{IDs: []string{"县城市管理局"}, Called: "县城市管理局"}, {IDs: []string{"县教育局"}, Called: "县教育局"}, {IDs: []string{"李明"}, Called: "李明", Person: true},
		},
		Classes: []condition.Class{{Status: notice.Rectified, Words: "已完成整改", Items: 5}, {Status: notice.InProgress, Words: "达到序时进度", Items: 3}, {Status: notice.InProgress, Words: "未达到序时进度", Items: 2}, {Status: notice.LongTerm, Words: "长期坚持", Items: 1}},
		Dues:    map[string]int{"2025-06-30": 2, "2025-12-31": 1}, Items: 11, Today: time.Date(2025, 3, 1, 0, 0, 0, 0, time.UTC),
		Holds: func(term string) bool {
			return slices.ContainsFunc(texts, func(t string) bool { return strings.Contains(t, term) })
		},
	}
}

var forItems = intent.Distribution{intent.List: 1}

func TestReadingsOfAQuestionCompete(t *testing.T) {
	t.Parallel()
	for typed, right := range map[string]func(Understanding) bool{
		"城管局牵头的有哪几条": func(u Understanding) bool {
			return slices.Equal(u.Owned[0].Owners, []string{"县城市管理局"}) && u.Owned[0].Part == condition.Leads
		},
		"不是李明负责的有哪些": func(u Understanding) bool { return u.Owned[0].Not },
		"除了县教育局以外哪些没收尾": func(u Understanding) bool {
			return u.Owned[0].Not && slices.Equal(u.Statuses, []notice.Status{notice.InProgress, notice.LongTerm})
		},
		"还在改的有哪些，长期抓的不算": func(u Understanding) bool { return slices.Equal(u.Statuses, []notice.Status{notice.InProgress}) },
		"没赶上进度的是哪几项": func(u Understanding) bool {
			return u.ByClass && len(u.Classes) == 1 && u.Classes[0].Words == "未达到序时进度"
		},
		"有“约谈”两个字的是哪几条，谢谢": func(u Understanding) bool { return slices.Equal(u.Mention, []string{"约谈"}) },
		"没有提到约谈的有哪些": func(u Understanding) bool {
			return slices.Equal(u.Except.Mention, []string{"约谈"}) && len(u.Mention) == 0
		},
		"大气那块已完成的前两条":                        func(u Understanding) bool { return u.Places[0].Section == 2 && u.First == 2 && !u.Window },
		"2025年6月底前到期的县教育局负责的":                func(u Understanding) bool { return u.Due[0].Holds("2025-06-30") && len(u.Owned) == 1 },
		"城管执法局牵头的有哪些":                        func(u Understanding) bool { return len(u.Owned) == 1 && u.Owned[0].Owners[0] == "城管执法局" }, // none of the notice's
		"达到序时进渡的有哪些":                         func(u Understanding) bool { return len(u.Classes) == 1 && u.Classes[0].Words == "达到序时进度" },
		"提到县教育局和县城市管理局的有哪些":                  func(u Understanding) bool { return len(u.Owned) == 0 && len(u.Mention) == 2 },
		"已经过了完成时限但还没收尾的有哪些":                  func(u Understanding) bool { return u.Late && !u.InTime && len(u.Statuses) > 0 },
		"整改时限已过的有几个":                         func(u Understanding) bool { return u.Late && u.Want == grammar.Count },
		"超出期限的是哪几项":                          func(u Understanding) bool { return u.Late && len(u.Fields) == 0 },
		"还没过时限的有哪些":                          func(u Understanding) bool { return u.InTime && !u.Late && len(u.Fields) == 0 },
		"没有逾期的县教育局负责的有几项":                    func(u Understanding) bool { return u.InTime && !u.Late && len(u.Owned) == 1 },
		"有没有逾期的":                             func(u Understanding) bool { return u.Late && !u.InTime },
		"which items are not overdue yet":    func(u Understanding) bool { return u.InTime && !u.Late },
		"以2025年7月1日算，哪些过了时限":                 func(u Understanding) bool { return u.Late && u.LateOn == "2025-07-01" },
		"时限最晚的未完成项是哪些":                       func(u Understanding) bool { return u.DueEnd == condition.Latest && len(u.Statuses) > 0 },
		"How many items are 长期坚持 (ongoing)?": func(u Understanding) bool { return slices.Equal(u.Statuses, []notice.Status{notice.LongTerm}) },
		"how many items in the air section are not finished": func(u Understanding) bool {
			return u.Want == grammar.Count && u.Places[0].Section == 2 && slices.Contains(u.Statuses, notice.LongTerm)
		},
	} {
		if u, ok := Understand(typed, domain(), forItems); !ok || !right(u) {
			t.Errorf("%s: %v %+v", typed, ok, u)
		}
	}
	for _, typed := range []string{"", "？", "第3项整改了吗", "食堂采购的问题为什么拖着", "哪些单位被约谈了"} {
		if u, ok := Understand(typed, domain(), intent.Distribution{}); ok {
			t.Errorf("%s: taken for a question for items: %+v", typed, u)
		}
	}
}

// FuzzUnderstand: whatever is typed is read, or left to others.
func FuzzUnderstand(f *testing.F) {
	for _, typed := range []string{"", "除了", "（", "第", "前三条", "“”", "不算 40", "led by the ", "2025年13月底前到期的", "一", "或", "\x00", "ＡＢ①㈠"} {
		f.Add(typed)
	}
	d := domain()
	f.Fuzz(func(t *testing.T, typed string) { Understand(typed, d, forItems) })
}

// TestThisYearIsThisYearWhereItHasDueDates: a notice is read long after its year, which
// questions then call 今年; where something is due in the year of today, that one is meant.
func TestThisYearIsThisYearWhereItHasDueDates(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]struct {
		dues map[string]int
		last string
	}{
		"今年年底前到期的有哪些": {map[string]int{"2024-12-31": 9, "2026-06-30": 1}, "2026-12-31"},
		"今年6月底到期的有哪些": {map[string]int{"2024-06-30": 9, "2026-03-31": 1}, "2026-06-30"},
		"今年下半年到期的有哪些": {map[string]int{"2024-09-30": 9}, "2024-12-31"},
		"明年上半年到期的有哪些": {map[string]int{"2025-06-30": 9, "2027-12-31": 1}, "2027-06-30"},
		"明年第一季度到期的":   {map[string]int{"2025-03-31": 9, "2026-12-31": 1}, "2027-03-31"},
	} {
		d := domain()
		d.Dues, d.Today = want.dues, time.Date(2026, 11, 28, 0, 0, 0, 0, time.UTC)
		u, ok := Understand(typed, d, forItems)
		if !ok || len(u.Due) != 1 || u.Due[0].To != want.last {
			t.Errorf("%s: %+v, want an end of %s", typed, u.Due, want.last)
		}
	}
}

// TestWhatIsToldFirst: sentences before the one that asks set its unit and its part, and no other
// condition.
func TestWhatIsToldFirst(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]struct {
		owner    string
		section  int
		statuses bool
	}{
		"李明要调走了，工作要移交。他负责的还有哪些没改完？":         {"李明", 0, true},
		"我在县教育局上班，刚来。我们牵头的有哪几条？":            {"县教育局", 0, false},
		"下周要向上级汇报，肯定会问一直没动的那几条。达到序时进度的有哪些？": {"", 0, true},
		"明天会上讲大气环境保护方面。没改完的有哪些":             {"", 2, true},
		"分管的同志刚上任，要补补课。县城市管理局牵头的列一下":        {"县城市管理局", 0, false},
	} {
		r := Read(typed, domain())
		u := r.OfItems
		owners := u.Owners()
		if !r.AsksItems || (want.owner != "") != (len(owners) == 1) || want.owner != "" && owners[0] != want.owner ||
			want.statuses != (len(u.Statuses)+len(u.Classes) > 0) || (want.section > 0) != (len(u.Places) == 1) {
			t.Errorf("%s: %v %+v", typed, r.AsksItems, u)
		}
	}
}

// TestStatusThatBeginsAnother: 已完成 and 已完成并长期坚持 are told apart.
func TestStatusThatBeginsAnother(t *testing.T) {
	t.Parallel()
	d := domain()
	d.Classes = []condition.Class{
		{Status: notice.Rectified, Words: "已完成", Items: 20}, {Status: notice.Rectified, Words: "已完成并长期坚持", Items: 8},
		{Status: notice.InProgress, Words: "序时推进", Items: 9}, {Status: notice.InProgress, Words: "滞后推进", Items: 3},
	}
	for typed, want := range map[string]string{
		"状态是“已完成”的有哪些，不算长期坚持的": "已完成", "状态为已完成的有哪些（长期坚持的不要）": "已完成", "已完成的列一下，长期坚持的除外": "已完成",
		"已完成并长期坚持的有哪些": "已完成并长期坚持", "哪些是要长期坚持的": "已完成并长期坚持",
		"How many items are completed and kept up long term?": "已完成并长期坚持", "Which are done and to be kept up?": "已完成并长期坚持",
		"which ones are lagging behind": "滞后推进",
	} {
		if u, ok := Understand(typed, d, forItems); !ok || len(u.Classes) != 1 || u.Classes[0].Words != want {
			t.Errorf("%s: %v %+v, want %s", typed, ok, u.Classes, want)
		}
	}
}

// TestYearIsNoStatus: a status that holds a date is not named by the digits of another.
func TestYearIsNoStatus(t *testing.T) {
	t.Parallel()
	d := domain()
	d.Classes = append(d.Classes, condition.Class{Status: notice.InProgress, Words: "正在推进，2026年10月底前完成", Items: 1})
	d.Dues = map[string]int{"2026-10-31": 1, "2027-06-30": 2}
	for _, typed := range []string{"which items are due in 2027?", "what is due in 2027", "items due in 2027", "2027年到期的有哪些"} {
		if u, ok := Understand(typed, d, forItems); !ok || u.ByClass || len(u.Due) != 1 || u.Due[0].From != "2027-01-01" {
			t.Errorf("%s: %v %+v", typed, ok, u)
		}
	}
}
