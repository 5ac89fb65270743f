package grammar

import (
	"slices"
	"testing"
)

// TestNumbersOfThingsNameNoItem: of a line, a building or a boiler; 3号 alone and 3号线索 are items.
func TestNumbersOfThingsNameNoItem(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][]int{
		"3号线结算审减了多少钱": nil, "4号线什么时候通车": nil, "二号罩棚恢复使用了吗": nil, "1号楼外墙用的什么材料": nil,
		"2号烧结机改造到哪一步了": nil, "3号高炉复风了吗": nil, "1号除尘泵换了没有": nil,
		"3号谁负责": {3}, "3号线索办结了吗": {3}, "11号问题什么时候到期": {11},
		"有没有第二个地方能顶上": nil, "第二个季度完成了多少": nil, "第三个方案通过了吗": nil, "第二个谁负责": {2},
	} {
		if got := Parse(text, nil).Numbers; !slices.Equal(got, want) {
			t.Errorf("%s: %v", text, got)
		}
	}
}
