package ground_test

import (
	"testing"

	"rectify/handlers/ground"
)

// TestParaphrasesAreShown puts sentences as a careful model writes them: in its
// own order, several items in one, some of them in English.
func TestParaphrasesAreShown(t *testing.T) {
	t.Parallel()
	g := ground.On(sources(t))
	claims := []ground.Claim{
		{Text: "财务方面的问题主要是“一把手”直接分管财务、专项资金被挤占挪用和固定资产没有登记。", Items: []int{27, 28, 29}},
		{Text: "6家二级机构违反党政一把手“五不直接分管”的规定,直接分管财务工作。", Items: []int{28}},
		{Text: "针对这一问题,已确定一名副职分管财务工作,并修改完善了财务制度。", Items: []int{28}},
		{Text: "局机关2022年安装伸缩门、车辆识别系统的3.6万元资产没有登记入固定资产。", Items: []int{29}},
		{Text: "目前正在整改的有第9项、第11项和第40项。", Items: []int{9, 11, 40}},
		{Text: "文旅融合方面,仰韶酒庄工业旅游区成功创建国家工业旅游示范基地。", Items: []int{9}},
		{Text: "庙底沟博物馆仍按照原财政预算管理体制,由市文广旅局管理。", Items: []int{4}},
		{Text: "博物馆依托馆藏文物推出了考古盲盒、彩陶、瓷器等文创产品。", Items: []int{9}},
		{Text: "措施包括加强专项资金管理,严格按照用途使用资金,专款专用。", Items: []int{27}},
		{Text: "党组加强了对《招标投标法》《政府采购法》等法律法规的学习。", Items: []int{32}},
		{Text: "The 6 subordinate institutions violated the rule that top leaders must not directly manage finances.", Items: []int{28}},
		{Text: "One deputy has been assigned to manage financial work.", Items: []int{28}},
		{Text: "Miaodigou Museum remains under the original fiscal budget management system.", Items: []int{4}},
		{Text: "Fixed assets worth 36,000 yuan were not registered in 2022.", Items: []int{29}},
		{Text: "The museums launched cultural and creative products based on cultural relics.", Items: []int{9}},
	}
	shown := 0
	for _, c := range claims {
		if fault := g.Check(c); fault != "" {
			t.Logf("%s: %s", fault, c.Text)
			continue
		}
		shown++
	}
	t.Logf("%d of %d paraphrases are shown", shown, len(claims))
	if shown*10 < len(claims)*8 {
		t.Errorf("only %d of %d", shown, len(claims))
	}
}
