package index

import (
	"strings"
	"testing"

	"rectify/data/notice"
)

func TestProseKeepsWhatStandsAbove(t *testing.T) {
	t.Parallel()
	n := &notice.Notice{
		Title: "关于整改情况的通报", Issuer: "某某局", Published: "2025-01-08",
		Masthead: []string{"来源：办公室"},
		Closing:  []string{"下一步工作打算", "一是抓好后续。", "欢迎监督。如有意见，请反映。", "联系电话：0999-1234567"},
	}
	above := map[string]string{}
	for _, p := range Passages("n", n) {
		above[p.Text] = p.Heading
		if p.Kind == Field && !strings.Contains(p.Text, "发布日期：2025年1月8日（2025-01-08）") {
			t.Errorf("fields: %q", p.Text)
		}
	}
	for text, heading := range map[string]string{
		"来源：办公室":            "",
		"一是抓好后续。":           "下一步工作打算",
		"联系电话：0999-1234567": "下一步工作打算 欢迎监督。如有意见，请反映。",
	} {
		if got, ok := above[text]; !ok || got != heading {
			t.Errorf("above %q stands %q, want %q", text, got, heading)
		}
	}
	if _, ok := above["下一步工作打算"]; ok {
		t.Error("a heading is a passage of its own")
	}
}

func TestProseIsFoundInWordsOfTheGenre(t *testing.T) {
	t.Parallel()
	n := &notice.Notice{
		Title:    "关于整改情况的通报",
		Preamble: []string{"成立由张三任组长的整改工作专班。", "逾期未完成的，由纪委约谈。"},
		Items:    []notice.Item{{Number: 1, Title: "台账不清", Finding: "台账不清。", Measures: []string{"整改完成。"}}},
		Closing:  []string{"邮寄地址：某市某路1号；邮政编码：100000。"},
	}
	ix, err := InMemory(t.Context(), Passages("n", n), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer ix.Close()
	for question, words := range map[string]string{
		"整改谁挂帅": "任组长", "信寄到哪里": "邮寄地址", "邮编": "邮政编码",
		"what happens to those who miss the deadline": "约谈",
	} {
		hits, err := ix.Find(t.Context(), question, question, 1)
		if err != nil {
			t.Fatal(err)
		}
		if len(hits) == 0 || hits[0].Item != 0 || !strings.Contains(hits[0].Text, words) {
			t.Errorf("%s: %+v, want the paragraph with %q", question, hits, words)
		}
	}
}
