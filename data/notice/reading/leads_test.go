package reading_test

import (
	"fmt"
	"testing"

	"rectify/data/notice/reading"
)

// TestFirstLeads reads the units of an item by the rule that the notice states.
func TestFirstLeads(t *testing.T) {
	t.Parallel()
	for rule, first := range map[string]bool{
		"责任单位有多个的，排在首位的为牵头单位。":  true,
		"责任单位中，列第一位的为牵头单位。":     true,
		"有多个责任单位的，第一个单位为牵头单位。":  true,
		"注：各项任务的牵头单位列在首位。":      true,
		"排在最前面的单位是主责单位，其余单位配合。": true,
		"责任单位排名第一的为主责单位。":       true,
		"多个单位负责的，排在首位的单位牵头。":    true,
		"有两个责任单位的，前者为牵头单位。":     true,
		"坚持把整改排在首位，作为主要责任。":     false,
		"县委坚持把整改放在首位，牵头单位抓落实。":  false,
		"第一责任人为各单位主要负责同志。":      false,
		"各项任务由责任单位共同落实。":        false,
	} {
		n, err := reading.Read(fmt.Sprintf(`河东县整改情况通报

巡察反馈2个问题。%s

（一）水渠没有清淤
整改措施：清淤3公里。
责任单位：县水利局、县财政局
完成情况：已完成

（二）路灯不亮
整改措施：更换灯具。
责任单位：县住建局、城关镇
完成情况：已完成
`, rule))
		if err != nil {
			t.Fatal(err)
		}
		owner, supporting := "县水利局、县财政局", ""
		if first {
			owner, supporting = "县水利局", "县财政局"
		}
		if it := n.Items[0]; it.Owner != owner || it.Supporting != supporting {
			t.Errorf("%s: owner %s, supporting %s", rule, it.Owner, it.Supporting)
		}
	}
	for rule, first := range map[string]bool{
		"Where several offices are named, the first named office leads.": true,
		"The lead department is listed first.":                           true,
		"The first report was published in May.":                         false,
	} {
		n, err := reading.Read("Progress on audit recommendations\n\n" + rule + "\n\nRecommendation 1: Check invoices\nResponsible office: Finance Office; Legal Office\nStatus: Implemented\n" +
			"\nRecommendation 2: Keep a register\nResponsible office: Estates Office\nStatus: Implemented\n")
		if err != nil {
			t.Fatal(err)
		}
		if it := n.Items[0]; (it.Owner == "Finance Office" && it.Supporting == "Legal Office") != first {
			t.Errorf("%s: owner %s, supporting %s", rule, it.Owner, it.Supporting)
		}
	}
}
