package question

import (
	"slices"
	"testing"

	"rectify/data/notice"
	"rectify/handlers/question/condition"
	"rectify/handlers/question/grammar"
)

// TestListsInTheWordsOfColleagues: kinds of conditions, each in several wordings.
func TestListsInTheWordsOfColleagues(t *testing.T) {
	t.Parallel()
	english := statement
	english.Headings = []notice.Section{{Number: 1, Title: "Safety and complaints"}, {Number: 2, Title: "Staff"}}
	english.Owners = []condition.Owner{
		{IDs: []string{"Pharmacy"}, Called: "pharmacy"}, {IDs: []string{"Digital Services"}, Called: "digital services"},
		{IDs: []string{"Fiona Birkett"}, Called: "fiona birkett", Person: true},
	}
	chinese := labelled
	chinese.Items = 30
	chinese.Headings = []notice.Section{{Number: 1, Title: "尾矿库方面（7项）"}, {Number: 2, Title: "民用爆炸物品方面"}}

	involved := func(u Understanding) bool { return len(u.Owned) == 1 && u.Owned[0].Part == condition.Involved }
	named := func(u Understanding) bool {
		return len(u.Owned) == 1 && slices.Equal(u.Owned[0].Owners, []string{"Fiona Birkett"})
	}
	unsupported := func(u Understanding) bool {
		return slices.Contains(u.Fields, condition.Fill{Field: condition.FieldSupport})
	}
	joint := func(u Understanding) bool {
		return len(u.Owned) == 1 && slices.Contains(u.Fields, condition.Fill{Field: condition.FieldOwner, Least: 2, Most: condition.Many})
	}
	section := func(n int) func(Understanding) bool {
		return func(u Understanding) bool { return slices.Equal(u.Places, []grammar.Place{{Section: n}}) }
	}
	after := func(day string) func(Understanding) bool {
		return func(u Understanding) bool { return len(u.Due) == 1 && u.Due[0] == condition.Period{From: day} }
	}
	open := func(u Understanding) bool { return slices.Equal(u.Statuses, []notice.Status{notice.InProgress}) }
	numbers := func(low, high int) func(Understanding) bool {
		return func(u Understanding) bool {
			return len(u.Numbers) == high-low+1 && u.Numbers[0] == low && u.Numbers[len(u.Numbers)-1] == high
		}
	}
	sized := func(fill condition.Fill) func(Understanding) bool {
		return func(u Understanding) bool { return slices.Contains(u.Fields, fill) }
	}
	extreme := func(field condition.Field, of condition.Extreme) func(Understanding) bool {
		return sized(condition.Fill{Field: field, Extreme: of})
	}
	supported := func(least, most int) func(Understanding) bool {
		return func(u Understanding) bool {
			return slices.Contains(u.Fields, condition.Fill{Field: condition.FieldSupport, Least: least, Most: most})
		}
	}
	all := func(u Understanding) bool {
		return u.Want == grammar.Count && u.Set.Fields == nil && len(u.Mention) == 0
	}

	chaptered := chinese
	chaptered.Headings = append(chaptered.Headings[:2:2], notice.Section{Number: 3, Title: "煤矿方面"}, notice.Section{Number: 4, Title: "消防方面"})
	chaptered.Classes = append(chaptered.Classes[:4:4], condition.Class{Status: notice.InProgress, Words: "基本清零", Items: 6})
	chaptered.DueWords = []string{"2025年第三季度", "2025年9月底前"}
	middle := func(u Understanding) bool {
		return slices.Equal(u.Places, []grammar.Place{{Section: 2}, {Section: 3}, {Section: 4}})
	}
	status := func(words string) func(Understanding) bool {
		return func(u Understanding) bool { return said(u, chaptered) == words && !u.InTime && !u.Late }
	}
	part := chinese
	part.Classes = []condition.Class{{Status: notice.Rectified, Words: "完成", Items: 20}, {Status: notice.InProgress, Words: "正在整改", Items: 7}, {Status: notice.InProgress, Words: "未完成", Items: 3}}
	divided := chinese
	divided.Headings = []notice.Section{{Number: 1, Title: "尾矿库方面"}, {Number: 2, Title: "民用爆炸物品方面", Subsections: []notice.Subsection{{Number: 1, Title: "储存"}, {Number: 2, Title: "运输"}, {Number: 3, Title: "使用"}}}, {Number: 3, Title: "煤矿方面"}}
	small := func(u Understanding) bool {
		return slices.Equal(u.Places, []grammar.Place{{Section: 2, Subsection: 3}})
	}
	written := func(u Understanding) bool {
		return slices.Equal(u.DueSaid, []string{"2025年第三季度"}) && len(u.Due) == 0
	}
	within := func(u Understanding) bool { return len(u.Due) == 1 && len(u.DueSaid) == 0 }
	for _, c := range []struct {
		of    condition.Domain
		right func(Understanding) bool
		typed []string
	}{
		{english, involved, []string{"Where does Pharmacy come in, either as lead or in support?", "where does Digital Services come in", "which ones does Pharmacy lead or support"}},
		{english, named, []string{"anything with Fiona Birkett's name on it??", "which recommendations have Fiona Birkett's name against them", "how many have fiona birkett's name next to them"}},
		{english, unsupported, []string{"没有配合单位的是哪几条（写“无”的也算）", "配合单位为空的有哪些（填“没有”的算在内）", "Which recommendations have nobody down as supporting?", "which have no one listed as supporting", "what has nobody supporting"}},
		{english, section(1), []string{"what comes under Safety and complaints", "List the recommendations under Safety and complaints.", "which items fall under safety and complaints"}},
		{english, sized(condition.Fill{Field: condition.FieldPerson, Least: 1, Most: condition.Many}), []string{"Which recommendations have a named senior responsible owner?", "which have an executive sponsor", "how many have a named responsible officer"}},
		{english, section(2), []string{"what comes under Staff", "which recommendations are listed under staff"}},
		{english, open, []string{"how many are still live", "How many are still live, I mean neither Implemented nor Closed?"}},
		{english, all, []string{"How many recommendations did the committee make?", "how many recommendations has the inquiry made", "how many findings did the ombudsman make"}},
		{chinese, joint, []string{"县教育局跟别的单位一起牵头的是哪几个", "县教育局和其他部门共同负责的有哪些", "县教育局与别的单位联合牵头的有几项"}},
		{chinese, section(1), []string{"尾矿酷方面查出了哪些问题", "尾矿裤方面有几项没改完"}},
		{chinese, section(2), []string{"民用暴炸物品方面有哪些问题"}},
		{chinese, after("2025-07-01"), []string{"时限排在2025年6月30日之后的是哪几项", "2025年6月30日以后到期的有哪些", "时限在2025年6月30日后的有几项"}},
		{chinese, numbers(21, 30), []string{"编号大于20的有哪些", "第20条以后的没改完的有哪几条", "20条之后还没完成的", "序号超过20的问题列一下"}},
		{chinese, numbers(20, 30), []string{"第20条及以后没完成的有几条", "编号20以上的有哪些", "从第20条起没改完的列一下"}},
		{chinese, numbers(1, 9), []string{"第10条以前没改完的有哪些", "编号小于10的有几条"}},
		{chinese, supported(3, condition.Many), []string{"配合单位不少于三个的有哪些", "三个以上配合单位的有哪几条", "配合单位在三家以上的", "至少有三个配合单位的问题有几条", "配合单位超过两家的是哪些"}},
		{chinese, sized(condition.Fill{Field: condition.FieldPerson}), []string{"没写整改责任人的是哪几条", "整改责任人空着的有哪些", "没有直接责任人的列一下"}},
		{chinese, sized(condition.Fill{Field: condition.FieldOwner, Least: 2, Most: 2}), []string{"有两个整改责任单位的问题是哪几个", "整改牵头单位是两家的有哪些"}},
		{chinese, supported(2, 2), []string{"有两个配合单位的有哪些", "配合单位是两家的列一下"}},
		{chinese, supported(0, 1), []string{"配合单位不超过一个的有哪些", "配合单位少于两家的"}},
		{chinese, extreme(condition.FieldSupport, condition.MostOf), []string{"配合单位最多的是哪几条", "哪一条配合单位最多", "协办部门最多的问题是哪个"}},
		{chinese, extreme(condition.FieldOwner, condition.MostOf), []string{"牵头单位最多的是哪条", "哪些问题责任单位最多"}},
		{chinese, extreme(condition.FieldUnit, condition.MostOf), []string{"涉及单位最多的是哪条", "涉及部门最多的是哪几项"}},
		{chinese, sized(condition.Fill{Field: condition.FieldUnit, Least: 2, Most: condition.Many, Kind: "县"}), []string{"涉及两个以上县的有哪些", "涉及的县有两个以上的是哪几条", "涉及到至少两个县的问题有几条"}},
		{chinese, sized(condition.Fill{Field: condition.FieldReceipt}), []string{"哪些没签收", "还没有签收的有几条", "没人签收的是哪几个"}},
		{chinese, sized(condition.Fill{Field: condition.FieldLater, Least: 1, Most: condition.Many}), []string{"延期的有哪些", "延过期的有几条", "批准延期的是哪些", "时限延长过的有哪几条"}},
		{chinese, sized(condition.Fill{Field: condition.FieldAsked, Least: 1, Most: condition.Many}), []string{"申请延期的有哪些", "哪些要求了延期"}},
		{chinese, sized(condition.Fill{Field: condition.FieldHelp, Least: 1, Most: condition.Many}), []string{"需要协调的有哪些", "等上级协调的有几条"}},
		{chaptered, middle, []string{"第二章到第四章一共多少个问题", "第二到第四部分里没改完的", "第二至四部分序时推进的有哪些", "which in sections 2 to 4 are on track"}},
		{divided, small, []string{"二（三）这一块有哪些问题", "二(三)里没改完的有几条", "二、（三）部分哪些序时推进"}},
		{chaptered, written, []string{"完成时限写的是2025年第三季度的有哪些", "时限写着2025年第三季度的", "完成时间填的是2025年第三季度的有几条"}},
		{chaptered, within, []string{"2025年第三季度到期的有哪些", "时限在2025年第三季度的", "2025年三季度要完成的有几条"}},
		{chaptered, status("序时推进"), []string{"时限还没到、正在往前推的是哪些", "还没到期的有哪几项", "时限未到的问题列一下", "序时推近的有哪些"}},
		{part, func(u Understanding) bool { return said(u, part) == "未完成" }, []string{"完全没有实质进展的是哪几个问题", "毫无进展的有哪些", "一直没有任何进展的"}},
		{chaptered, status("基本清零"), []string{"大头干完了、就剩个别尾巴没收的有哪些", "大头办完、还留点尾巴的给我列一下", "只剩一点尾巴的是哪几项", "主体工作都完成了，只差个尾巴的"}},
		{chinese, sized(condition.Fill{Field: condition.FieldPerson, Least: 2, Most: 2}), []string{"两个责任领导一起管的是哪几条", "由两位包保领导共同负责的", "两个责任人共同负责的有几项"}},
		{chinese, sized(condition.Fill{Field: condition.FieldPerson}), []string{"哪几条责任人那里是空着的", "哪几项没写包保县领导", "责任人那一项没填的"}},
		{chinese, after("2025-12-01"), []string{"完成时限在2025年11月30日以后的有哪几条（不含当天）", "2025年11月30日之后到期的，当天不算"}},
		{chinese, after("2025-06-30"), []string{"2025年6月30日及以后到期的有哪些", "2025年6月30日起到期的有哪些"}},
	} {
		for _, typed := range c.typed {
			if u, ok := Understand(typed, c.of, forItems); !ok || !c.right(u) {
				t.Errorf("%s: %v %+v", typed, ok, u)
			}
		}
	}
	answered := english
	answered.Classes = []condition.Class{
		{Status: notice.Rectified, Words: "implemented", Items: 9, Response: condition.Accepted}, {Status: notice.Rectified, Words: "implemented", Items: 3, Response: condition.PartlyAccepted},
		{Status: notice.InProgress, Words: "on track", Items: 4, Response: condition.Accepted},
	}
	for _, typed := range []string{"agreed in full and implemented - which?", "which were accepted and have been implemented", "which recommendations are agreed and done"} {
		if u, ok := Understand(typed, answered, forItems); !ok || !slices.Equal(u.Classes, answered.Classes[:1]) {
			t.Errorf("%s: %v %+v, want both at once", typed, ok, u.Classes)
		}
	}
}

// TestWhatIsNotSoIsTheRest: after those that are so, the others are asked for in a few words.
func TestWhatIsNotSoIsTheRest(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]grammar.FollowUpKind{
		"and which are not?": grammar.Others, "which ones haven't been?": grammar.Others, "which of them are not yet?": grammar.Others, "and the others?": grammar.Others,
		"ta, that's all i needed": grammar.Thanks, "great, that is all we wanted to know": grammar.Thanks, "which are not overdue?": grammar.Alone,
	} {
		if got := grammar.ReadFollowUp(typed).Kind; got != want {
			t.Errorf("%s: kind %d, want %d", typed, got, want)
		}
	}
}
