package handlers_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"rectify/bot/eval"
	"rectify/data/notice"
	"rectify/data/notice/reading"
	"rectify/handlers/reply"
)

// An asked is a condition on fields of items in some wordings, and the items that meet it.
type asked struct {
	fields string
	words  []string
	meets  func(*notice.Item) bool
}

// TestConditionsInPairs asks for the items that meet each condition and each two of different
// fields, worded in turn in the ways colleagues do, and checks them against the notice's fields.
func TestConditionsInPairs(t *testing.T) {
	if underRace {
		t.Skip("asks much, and shares nothing")
	}
	t.Parallel()
	for _, name := range []string{"taxfire", "construct"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := "testdata/notices/" + name + "/notice.txt"
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			n, err := reading.Read(string(text))
			if err != nil {
				t.Fatal(err)
			}
			a := aboutFile(t, name, path)
			check := func(question string, meets func(*notice.Item) bool) {
				var want []string
				for i := range n.Items {
					if meets(&n.Items[i]) {
						want = append(want, fmt.Sprint(n.Items[i].Number))
					}
				}
				out := said(t, a, reply.Request{}, question)
				if len(want) > 0 && (!eval.Question{Mode: "set", Expect: strings.Join(want, ",")}.Right(out) || out.Certainty != reply.Exact) {
					t.Errorf("%s: %s %s, want %s", question, out.Certainty, itemsOf(out), strings.Join(want, " "))
				}
			}
			all := conditionsOf(n)
			for i, one := range all {
				for _, words := range one.words {
					check(words+"有哪些", one.meets)
				}
				for k, other := range all[i+1:] {
					if slices.ContainsFunc(strings.Fields(one.fields), func(f string) bool { return slices.Contains(strings.Fields(other.fields), f) }) {
						continue // two of one field are alternatives
					}
					first, second := one.words[k%len(one.words)], other.words[(i+k)%len(other.words)]
					both := func(item *notice.Item) bool { return one.meets(item) && other.meets(item) }
					check(fmt.Sprintf([]string{"%s%s有哪些", "%s问题里，%s是哪几条？", "麻烦列一下%s、%s问题，谢谢"}[k%3], first, second), both)
				}
			}
		})
	}
}

// conditionsOf are conditions on each field, of values that the notice has.
func conditionsOf(n *notice.Notice) []asked {
	has := func(field, name string) bool { return slices.Contains(strings.Split(field, "、"), name) }
	count := func(field string) int { return len(strings.FieldsFunc(field, func(r rune) bool { return r == '、' })) }
	several := func(field func(*notice.Item) string, least int) string { // a value that so many items have
		items := map[string]int{}
		for i := range n.Items {
			for _, value := range strings.Split(field(&n.Items[i]), "、") {
				if items[value]++; value != "" && items[value] >= least {
					return value
				}
			}
		}
		return ""
	}
	leads := several(func(i *notice.Item) string { return i.Owner }, 4)
	helps := several(func(i *notice.Item) string { return i.Supporting }, 4)
	month := several(func(i *notice.Item) string { return i.Due[:min(len(i.Due), len("2006-01"))] }, 3)
	year, number := month[:len("2006")], strings.TrimLeft(month[len("2006-"):], "0")
	within := fmt.Sprintf("%s年%s月", year, number)
	number12 := func(i *notice.Item) bool { return i.Number > 12 }
	leader := func(i *notice.Item) bool { return has(i.Owner, leads) }
	after := func(i *notice.Item) bool { return i.Due > month+"-31" }
	own := n.Items[slices.IndexFunc(n.Items, func(i notice.Item) bool { return !i.Declared.Done() })].DeclaredWords
	return []asked{
		{"number", []string{"第10到24条里", "编号10-24的", "10号到24号里"}, func(i *notice.Item) bool { return 10 <= i.Number && i.Number <= 24 }},
		{"number", []string{"第12条以后的", "第12条之后的", "编号大于12的", "编号在12以后的"}, number12},
		{"place", []string{"第二部分的", "第二部分里"}, func(i *notice.Item) bool { return i.Section == 2 }},
		{"owner", []string{leads + "牵头的", "由" + leads + "牵头的", "责任单位是" + leads + "的"}, leader},
		{"owner", []string{"不是" + leads + "牵头的", "除了" + leads + "牵头的以外"}, func(i *notice.Item) bool { return !leader(i) }},
		{"support", []string{helps + "配合的", "配合单位有" + helps + "的", "需要" + helps + "配合的"}, func(i *notice.Item) bool { return has(i.Supporting, helps) }},
		{"due", []string{within + "到期的", "时限在" + within + "的", within + "要完成的"}, func(i *notice.Item) bool { return strings.HasPrefix(i.Due, month) }},
		{"due", []string{within + "底以后到期的", "时限晚于" + within + "的", within + "以后到期的", "过了" + within + "才到期的"}, after},
		{"due", []string{within + "及以后到期的", "时限不早于" + within + "的", within + "（含）以后到期的"}, func(i *notice.Item) bool { return i.Due >= month }},
		{"supports", []string{"没有配合单位的", "没写配合单位的"}, func(i *notice.Item) bool { return count(i.Supporting) == 0 }},
		{"supports", []string{"配合单位不少于两个的", "有两家以上配合单位的", "配合单位超过一家的"}, func(i *notice.Item) bool { return count(i.Supporting) >= 2 }},
		{"owners", []string{"责任单位不止一个的", "不是一家单位单独负责的"}, func(i *notice.Item) bool { return count(i.Owner) > 1 }},
		{"owner owners", []string{"只由" + leads + "牵头的", leads + "一家牵头的"}, func(i *notice.Item) bool { return i.Owner == leads }},
		{"support supports", []string{"配合单位只写了" + helps + "的", "只有" + helps + "一家配合的"}, func(i *notice.Item) bool { return i.Supporting == helps }},
		{"owner support", []string{"跟" + leads + "没关系的", leads + "既不牵头也不配合的"}, func(i *notice.Item) bool { return !leader(i) && !has(i.Supporting, leads) }},
		{"place", []string{"前两个部分的", "第一、二部分里的"}, func(i *notice.Item) bool { return i.Section <= 2 }},
		{"status", []string{"没整改完的", "还没完成的", "没完成或者已经逾期的"}, func(i *notice.Item) bool { return !i.Declared.Done() }},
		{"status", []string{"已经整改完的", "整改完了的"}, func(i *notice.Item) bool { return i.Declared.Done() }},
		{"status", []string{"状态不是" + own + "的", "没标" + own + "的"}, func(i *notice.Item) bool { return i.DeclaredWords != own }},
		{"owner support", []string{"责任单位或者配合单位里有" + leads + "的", leads + "要么牵头要么配合的"}, func(i *notice.Item) bool { return leader(i) || has(i.Supporting, leads) }},
		{"owner due", []string{leads + "牵头或者" + within + "以后到期的"}, func(i *notice.Item) bool { return leader(i) || after(i) }},
		{"owner number", []string{"编号大于12或者由" + leads + "负责的"}, func(i *notice.Item) bool { return leader(i) || number12(i) }},
	}
}
