package compare_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rectify/data/notice"
	"rectify/data/notice/compare"
)

// numbered is a notice with these items, "title finding", numbered in order.
func numbered(items ...string) *notice.Notice {
	n := &notice.Notice{Title: "通报"}
	for i, words := range items {
		title, finding, _ := strings.Cut(words, " ")
		n.Items = append(n.Items, notice.Item{Number: i + 1, Label: fmt.Sprintf("(%d)", i+1), Title: title, Finding: finding})
	}
	return n
}

func numbers(n *notice.Notice) (out []int) {
	for _, item := range n.Items {
		out = append(out, item.Number)
	}
	return out
}

func TestItemsKeepTheirNumbers(t *testing.T) {
	t.Parallel()
	was := numbered("台账不规范 抽查发现3处台账没有登记", "采购程序倒置 先施工后招标2次", "值守不到位 节假日无人值守", "账实不符 盘亏设备12台")
	for name, c := range map[string]struct {
		is      *notice.Notice
		numbers []int
		gone    []int
	}{
		"the same":           {was, []int{1, 2, 3, 4}, nil},
		"one put in":         {numbered("台账不规范 抽查发现3处台账没有登记", "公车私用 2辆公车周末外出", "采购程序倒置 先施工后招标2次", "值守不到位 节假日无人值守", "账实不符 盘亏设备12台"), []int{1, 5, 2, 3, 4}, nil},
		"one gone":           {numbered("台账不规范 抽查发现3处台账没有登记", "值守不到位 节假日无人值守", "账实不符 盘亏设备12台"), []int{1, 3, 4}, []int{2}},
		"another order":      {numbered("账实不符 盘亏设备12台", "台账不规范 抽查发现3处台账没有登记", "采购程序倒置 先施工后招标2次", "值守不到位 节假日无人值守"), []int{4, 1, 2, 3}, nil},
		"another title":      {numbered("台账管理不规范 抽查发现5处台账没有登记", "采购程序倒置 先施工后招标2次", "值守不到位 节假日无人值守", "账实不符 盘亏设备12台"), []int{1, 2, 3, 4}, nil},
		"one for another":    {numbered("台账不规范 抽查发现3处台账没有登记", "公车私用 2辆公车周末外出", "值守不到位 节假日无人值守", "账实不符 盘亏设备12台"), []int{1, 5, 3, 4}, []int{2}},
		"traditional titles": {numbered("臺賬不規範 抽查发现3处台账没有登记", "采购程序倒置 先施工后招标2次", "值守不到位 节假日无人值守", "账实不符 盘亏设备12台"), []int{1, 2, 3, 4}, nil},
	} {
		if got := compare.Numbered(was, c.is); !slices.Equal(numbers(got), c.numbers) || !slices.Equal(got.Gone, c.gone) {
			t.Errorf("%s: %v, gone %v; want %v, gone %v", name, numbers(got), got.Gone, c.numbers, c.gone)
		}
	}
	without := compare.Numbered(was, numbered("台账不规范 抽查发现3处台账没有登记", "采购程序倒置 先施工后招标2次", "值守不到位 节假日无人值守"))
	back := compare.Numbered(without, numbered("台账不规范 抽查发现3处台账没有登记", "采购程序倒置 先施工后招标2次", "值守不到位 节假日无人值守", "账实不符 盘亏设备12台", "超编进人 超编3名"))
	if !slices.Equal(numbers(back), []int{1, 2, 3, 4, 5}) || len(back.Gone) > 0 || len(back.Left) > 0 {
		t.Errorf("an item that came back: %v, gone %v", numbers(back), back.Gone)
	}
	if other := compare.Numbered(without, numbered("台账不规范 抽查发现3处台账没有登记", "采购程序倒置 先施工后招标2次", "值守不到位 节假日无人值守", "超编进人 超编3名")); !slices.Equal(numbers(other), []int{1, 2, 3, 5}) {
		t.Errorf("the number of an item that is gone was given to another: %v", numbers(other))
	}
}

// TestNumbersAreUnique: whatever texts follow one another, no two items have one
// number, and the same text again changes none.
func TestNumbersAreUnique(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SampledFrom([]string{"台账不规范 甲乙丙丁", "采购倒置 戊己庚辛", "值守不到位 壬癸子丑", "账实不符 寅卯辰巳", "公车私用 午未申酉", "超编进人 戌亥天地"})
		n := numbered(rapid.SliceOfN(words, 1, 6).Draw(t, "first")...)
		for range rapid.IntRange(1, 4).Draw(t, "texts") {
			later := numbered(rapid.SliceOfN(words, 0, 6).Draw(t, "later")...)
			n = compare.Numbered(n, later)
			all := append(numbers(n), n.Gone...)
			slices.Sort(all)
			if len(slices.Compact(slices.Clone(all))) != len(all) {
				t.Fatalf("a number twice: %v, gone %v", numbers(n), n.Gone)
			}
			if again := compare.Numbered(n, later); !slices.Equal(numbers(again), numbers(n)) {
				t.Fatalf("the same text: %v, then %v", numbers(n), numbers(again))
			}
		}
	})
}

func TestDifferences(t *testing.T) {
	t.Parallel()
	was, is := numbered("台账不规范 抽查发现3处。没有登记。"), numbered("台账不规范 抽查发现 3处。登记不全。")
	was.Items[0].Declared, is.Items[0].Declared, is.Items[0].DeclaredWords = notice.InProgress, notice.Rectified, "已完成整改"
	was.Items[0].Measures, is.Items[0].Measures = []string{"修订办法。"}, []string{"修订", "办法。"}
	all := compare.Differences(compare.Items(was.Items, is.Items)[0], was, is)
	if len(all) != 2 || all[0].Field != compare.Finding || all[1] != (compare.Difference{Field: compare.Status, Was: "in_progress", Is: "已完成整改"}) {
		t.Fatalf("%+v", all)
	}
	if gone, added := all[0].Sentences(); !slices.Equal(gone, []string{"没有登记。"}) || !slices.Equal(added, []string{"登记不全。"}) {
		t.Errorf("gone %q, added %q", gone, added)
	}
}

// TestTimeLimitsStay: a later text that calls an item done, and still has the words of its
// time limit, does not take the limit away; one without those words does.
func TestTimeLimitsStay(t *testing.T) {
	t.Parallel()
	was := numbered("台账不规范 抽查发现3处台账没有登记")
	was.Items[0].Due, was.Items[0].DueWords = "2024-12-31", "2024年12月底前"
	for measures, want := range map[string]string{"计划2024年 12月底前完成。": "2024-12-31", "已经登记。": ""} {
		is := numbered("台账不规范 抽查发现3处台账没有登记")
		is.Items[0].Declared, is.Items[0].Measures = notice.Rectified, []string{measures}
		if got := compare.Numbered(was, is).Items[0]; got.Due != want {
			t.Errorf("%s: due %q, want %q", measures, got.Due, want)
		}
	}
}
