package ledger

import (
	"slices"
	"testing"

	"rectify/data/notice"
)

func TestKeysFromTitles(t *testing.T) {
	t.Parallel()
	tests := []struct {
		title string
		want  []string
	}{
		{"中共三门峡市文化广电和旅游局党组 关于巡察整改情况的通报", []string{"巡察", "inspection"}},
		{"澄州市人民政府关于2023年度市级预算执行和其他财政收支审计查出问题整改情况的报告", []string{"审计", "audit"}},
		{"某市审计局关于巡视反馈意见整改情况的通报", []string{"巡视", "inspection"}},
		{"岚泽县贯彻落实省生态环境保护督察反馈问题整改进展情况的通报", []string{"督察", "supervision"}},
		{"关于城市更新工作整改情况的通报", []string{"城市更新"}},
		{"Status of Audit Recommendations", []string{"audit", "审计"}},
		{"Government response to the recommendations on housing", []string{"housing"}},
		{"", []string{"notice"}},
	}
	for _, test := range tests {
		t.Run(test.title, func(t *testing.T) {
			t.Parallel()
			got := keysFor(&notice.Notice{Title: test.title, Published: "2024-04-07"}, "n", func(string) bool { return false })
			if !slices.Equal(got, test.want) {
				t.Errorf("%v, want %v", got, test.want)
			}
		})
	}
	taken := func(key string) bool { return key == "审计" || key == "audit" || key == "审计2024" }
	if got := keysFor(&notice.Notice{Title: "关于审计整改情况的通报", Published: "2024-04-07"}, "n", taken); !slices.Equal(got, []string{"审计2024-2", "audit2024"}) {
		t.Errorf("%v where the keys are taken", got)
	}
}
