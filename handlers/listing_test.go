package handlers_test

import (
	"strings"
	"testing"
	"time"

	"rectify/bot/terminal"
	"rectify/data/ledger"
	"rectify/handlers/card"
	"rectify/handlers/reply"
	"rectify/handlers/view"
)

// lists gives a command where buttons are shown, and returns what is listed.
func (o *office) lists(command string) reply.Listing {
	o.Helper()
	out, err := o.Command(o.Context(), reply.Request{Text: command, Person: clerk, Lang: reply.Chinese, Via: "test", Rich: true})
	if err != nil {
		o.Fatal(err)
	}
	for _, part := range out.Parts {
		if l, ok := part.(reply.Listing); ok {
			return l
		}
	}
	o.Fatalf("%s lists nothing: %s", command, out.Plain())
	return reply.Listing{}
}

func TestListsAreNarrowedAndTurned(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.says(clerk, "assign 9 @李四 产业科", "已更新")
	o.confirms(clerk, "due 11 2024-01-31", "已更新")
	for command, want := range map[string]struct{ count, first, pages int }{
		"list":                        {12, 1, 1},
		"list page 4":                 {10, 37, 1},
		"list 第4页":                    {10, 37, 1},
		"list page 99":                {10, 37, 1},
		"list page 2":                 {12, 13, 2},
		"list open":                   {3, 9, 0},
		"list open section 3":         {1, 40, 0},
		"list 未完成 第三部分":               {1, 40, 0},
		"list late":                   {1, 11, 0},
		"list mine":                   {1, 9, 0},
		"list @李四":                    {1, 9, 0},
		"list owner 产业科":              {1, 9, 0},
		"list commitments":            {12, 4, 1},
		"list commitments page 2":     {2, 37, 1},
		"list done promises":          {11, 4, 0},
		"list 遗留 section 4":           {0, 0, 0},
		"list unreceived in_progress": {0, 0, 0}, // who assigns an item to themselves knows of it
		"list closed":                 {0, 0, 0},
		"list section 1 open page 2":  {2, 9, 0},
	} {
		got := o.lists(command)
		if len(got.Items) != want.count || want.count > 0 && got.Items[0].Number != want.first || len(got.Turn) != want.pages {
			t.Errorf("%s: %d items, %d buttons, first %+v", command, len(got.Items), len(got.Turn), got.Items[:min(1, len(got.Items))])
		}
	}
	o.says(clerk, "list 公务用车", "25. 违反") // words that are no filter are a question
}

// TestMenusKeepTheOtherChoices: what one menu narrows to stays when another is
// used.
func TestMenusKeepTheOtherChoices(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	for _, menu := range o.lists("list open section 1").Menus {
		if menu.Chosen < 0 {
			t.Errorf("nothing is chosen in %s", menu.Name)
			continue
		}
		if got := menu.Options[menu.Chosen].Value; got != "list open section 1" {
			t.Errorf("%s: the choice that holds is %q", menu.Name, got)
		}
	}
}

func TestNotesThatSayNothingGetAHint(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	for note, hinted := range map[string]bool{
		"高度重视，持续推进": true, "正在积极协调": true, "making good progress": true,
		"5月20日已签合同": false, "已印发《管理办法》": false, "完成3家": false, "见 https://files.example/1": false, "照片已上传": false, "已整改十二项": false,
	} {
		out := o.says(clerk, "note 11 "+note, "已更新")
		if got := strings.Contains(out.Plain(), "提示："); got != hinted {
			t.Errorf("%s: hinted %t", note, got)
		}
	}
}

// TestListsTellOfLateness: where there are no colours, in words and with the day.
func TestListsTellOfLateness(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.confirms(clerk, "due 9 2024-05-01", "状态：正在整改·逾期")
	o.says(clerk, "due 11 2024-05-10", "状态：正在整改·临期")
	o.says(clerk, "due 40 2024-06-30")
	for _, ask := range []string{"list open", "哪些没完成"} {
		o.says(onlooker, ask, "旅游产业培育不充分(正在整改·逾期，时限 2024-05-01)", "(正在整改·临期，时限 2024-05-10)", "缺配与超配问题并存(正在整改，时限 2024-06-30)")
	}
	o.says(onlooker, "list late", "正在整改·逾期")
	items, err := o.Ledger.List(t.Context(), view.Filter{Late: true})
	if err != nil {
		t.Fatal(err)
	}
	for at, words := range map[time.Time]string{{}: "🔴 正在整改·逾期，时限 2024-05-01", spring.AddDate(0, 0, -8): "🟠 正在整改·临期，时限 2024-05-01"} {
		if text := (terminal.Layout{Width: 80}).Render(o.ListReplyOn(reply.Chinese, items, at)); !strings.Contains(text, words) {
			t.Errorf("no %q in\n%s", words, text)
		}
	}
}

// TestNotDoneIsOneNumber: what is long-term counts as not done in lists and in
// answers alike, and the notices are shown by their statuses.
func TestNotDoneIsOneNumber(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.confirms(clerk, "status 11 long_term 每年组织一次")
	o.says(onlooker, "还有几项没完成", "还有 3 项没完成", "长期坚持 1 项")
	for _, command := range []string{"list open", "列表 未完成"} {
		if items := o.says(onlooker, command, "文化院团").Items; len(items) != 3 {
			t.Errorf("%s: %+v", command, items)
		}
	}
	if said := o.says(onlooker, "notices", "长期坚持").Plain(); strings.Contains(said, "未完成") {
		t.Error(said)
	}
}

// TestOwnersOfSeveralWords: a filter by one reads back, and finds items that a unit of
// such a name supports, or that a person named in the notice answers for.
func TestOwnersOfSeveralWords(t *testing.T) {
	t.Parallel()
	q, err := card.ReadList(`late owner "Ministry of Justice" section 2`)
	if err != nil {
		t.Fatal(err)
	}
	if got := q.Command(func(*card.ListQuery) {}); got != `list late section 2 owner "Ministry of Justice"` {
		t.Error(got)
	}
	items := []ledger.Item{{Number: 1, Owner: "Treasury", Supporting: "Home Office; Ministry of Justice"}, {Number: 2, Owner: "Ministry of Justice"}, {Number: 3, Owner: "Treasury"}}
	v := &view.View{Snapshot: &ledger.Snapshot{Items: items}}

	q, err = card.ReadList(`owner "Ministry of Justice"`)
	if got := q.Items(v, "2026-01-01", ""); err != nil || len(got) != 2 {
		t.Errorf("%v, %v", got, err)
	}
}
