package dates

import (
	"testing"
	"time"

	"rectify/data/notice/source"

	"github.com/google/go-cmp/cmp"
)

// printedOn is when the texts of these tests were published.
var printedOn = time.Date(2024, 4, 7, 0, 0, 0, 0, time.UTC)

func TestFindDates(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		text string
		want []string
	}{
		{"2024年6月底前完成", []string{"2024-06-30"}},
		{"2024年10月底", []string{"2024-10-31"}},
		{"拟于2024年1月6日开展线下笔试", []string{"2024-01-06"}},
		{"2024年4月完工", []string{"2024-04-30"}},
		{"2023年2月", []string{"2023-02-28"}},
		{"2024年2月", []string{"2024-02-29"}},
		{"6月底前", []string{"2024-06-30"}},
		{"2023年5月启动,6月底前完成", []string{"2023-05-31", "2023-06-30"}},
		{"年底前完成", []string{"2024-12-31"}},
		{"2024年年底前", []string{"2024-12-31"}},
		{"2025年底", []string{"2025-12-31"}},
		{"2024年完成", []string{"2024-12-31"}},
		{"by Q4 2026/27", []string{"2027-03-31"}},
		{"Q1 2026/27", []string{"2026-06-30"}},
		{"third quarter of 2026/27", []string{"2026-12-31"}},
		{"end of 2026/27", []string{"2027-03-31"}},
		{"Q4 2026", []string{"2026-12-31"}},
		{"3月份", []string{"2024-03-31"}},
		{"二〇二四年四月七日", []string{"2024-04-07"}},
		{"二○二三年十二月三十一日", []string{"2023-12-31"}},
		{"十二月底前", []string{"2024-12-31"}},
		{"2024-04-07 08:14", []string{"2024-04-07"}},
		{"2024.4.7", []string{"2024-04-07"}},
		{"2024/04/07", []string{"2024-04-07"}},
		{"2024 年 4 月 7 日", []string{"2024-04-07"}},
		{"2024年6月底", []string{"2024-06-30"}},
		{"2024年上半年", []string{"2024-06-30"}},
		{"下半年", []string{"2024-12-31"}},
		{"2024年第一季度", []string{"2024-03-31"}},
		{"三季度末", []string{"2024-09-30"}},
		{"5月中旬", []string{"2024-05-20"}},
		{"5月下旬", []string{"2024-05-31"}},
		{"今年9月", []string{"2024-09-30"}},
		{"明年3月底前", []string{"2025-03-31"}},
		{"月底前", []string{"2024-04-30"}},
		{"9月22日", []string{"2024-09-22"}},
		{"2024年6月30日前", []string{"2024-06-30"}},
		{"2023年11月1日至2023年12月底", []string{"2023-11-01", "2023-12-31"}},
		{"3个月内", nil},
		{"35月", nil},
		{"2024年13月", []string{"2024-12-31"}},
		{"3.6万元", nil},
		{"〔2023〕110号", nil},
		{"2024.4", nil},
		{"2024-02-30", nil},
		{"一是认真学习", nil},
		{"", nil},
	} {
		var got []string
		for _, d := range Find(source.Decode(test.text).Whole(), printedOn) {
			got = append(got, d.Last.Format("2006-01-02"))
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s: %s", test.text, diff)
		}
	}
}

func TestFindDatesNeedsAYear(t *testing.T) {
	t.Parallel()
	if got := Find(source.Decode("6月底前").Whole(), time.Time{}); got != nil {
		t.Errorf("a month of no year was read as %v", got)
	}
}

// TestDeadlines keeps "by June" apart from "in June".
func TestDeadlines(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{"2024年6月底前": true, "2024年6月30日之前": true, "2024年年底": true, "2024年6月": false} {
		got := Find(source.Decode(text).Whole(), printedOn)
		if len(got) != 1 || got[0].Deadline != want || got[0].Text != text {
			t.Errorf("%s: got %+v, want deadline %v", text, got, want)
		}
	}
}
