package ground_test

import (
	"strings"
	"testing"

	"rectify/handlers/compose/ground"
	"rectify/handlers/compose/ground/groundtest"
)

// FuzzCheck has whatever a model may write looked at.
func FuzzCheck(f *testing.F) {
	const given = "投入资金3.6万元,2023年5月12日完成。现将整改情况通报如下。"
	finding, prose, _ := strings.Cut(given, "现将")
	g := groundtest.Given([]ground.Source{{Item: 1, Text: finding, Status: "rectified"}, {Text: "现将" + prose}})
	for _, seed := range []string{"2023年5月投入3.6万元。", "“完成”", "百分之三十五", "二〇二三年〔2023〕5号", "Zhang Wei said so.", "1,,,万亿%", "٣人、１２%的", "不不不", "完成。", "第1、2和3项"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if g.Check(ground.Claim{Text: text}) != ground.Uncited {
			t.Errorf("%q without a source is shown", text)
		}
		if g.Check(ground.Claim{Text: text, Items: []int{2}}) != ground.Unknown {
			t.Errorf("%q from a source that is not there is shown", text)
		}
		for _, find := range []func(ground.Claim) (ground.Quotation, ground.Fault){g.Evidence, g.Quoted} {
			quote, fault := find(ground.Claim{Text: text, Items: []int{0, 1}})
			if fault == "" && !strings.Contains(given, quote.Text) {
				t.Errorf("%q rests on %q, which was not given", text, quote.Text)
			}
		}
	})
}
