package naming

import (
	"slices"
	"strings"
	"testing"
)

func TestNoticesInSentences(t *testing.T) {
	t.Parallel()
	r := New([]Name{
		{ID: "a", Keys: []string{"审计", "audit"}, Titles: []string{"澄州市关于审计查出问题整改情况的报告"}},
		{ID: "p", Keys: []string{"巡察", "inspection"}, Titles: []string{"某局党组关于巡察整改情况的通报"}, Body: []string{"澄州市水利局", "水利局"}},
		{ID: "q", Keys: []string{"巡察2025"}, Titles: []string{"水务局巡察"}, Body: []string{"水务局", "共同"}},
		{ID: "old", Keys: []string{"督察"}, Body: []string{"共同"}, Retired: true},
	})
	tests := []struct{ sentence, ids, rest string }{
		{"#11", "", "#11"},
		{"第11项", "", "第11项"},
		{"审计#11", "a", "#11"},
		{"audit#11", "a", "#11"},
		{"Audit ＃11怎么样了", "a", "#11怎么样了"},
		{"审计第11项", "a", "第11项"},
		{"审计14催一下", "a", "#14催一下"},
		{"退回审计14", "a", "退回#14"},
		{"审计4、6、16都交给小李", "a", "#4、6、16都交给小李"},
		{"audit 18 is done", "a", "#18 is done"},
		{"审计24个问题整改了几个", "", "审计24个问题整改了几个"},
		{"审计3月份进驻", "", "审计3月份进驻"},
		{"审计2024年的问题", "", "审计2024年的问题"},
		{"审计通报的第十一项是谁负责", "a", "第十一项是谁负责"},
		{"巡察2025第3项", "q", "第3项"},
		{"把审计第11项改成已整改", "a", "把 第11项改成已整改"},
		{"审计那份里还有几项没完成", "a", "还有几项没完成"},
		{"审计那份通报里哪些逾期了", "a", "哪些逾期了"},
		{"巡察通报中财务科负责哪些", "p", "财务科负责哪些"},
		{"审计和巡察那两份里一共多少项", "a p", "一共多少项"},
		{"审计：还有几项没完成", "a", "还有几项没完成"},
		{"how many are open in the audit notice?", "a", "how many are open ?"},
		{"item 11 of the audit", "a", "item 11"},
		{"audit item 11", "a", "item 11"},
		{"what is late in the inspection report", "p", "what is late"},
		{"《某局党组关于巡察整改情况的通报》里有几项", "p", "有几项"},
		{"督察#3", "old", "#3"},
		{"督察通报里有几项", "old", "有几项"}, // which is then said to be retired
		{"督察那份还有几项没完成", "old", "还有几项没完成"},
		{"督察组提出了什么", "", "督察组提出了什么"},
		{"how many are open in audit?", "a", "how many are open"},
		{"what is late in the audit", "a", "what is late"},
		{"审计里还有几项没完成", "a", "还有几项没完成"},
		{"审计的还有几项没完成", "a", "还有几项没完成"},
		{"审计的问题有哪些", "", "审计的问题有哪些"},
		{"审计里程碑", "", "审计里程碑"},
		{"水利局那份还有几项没完成", "p", "还有几项没完成"},
		{"澄州市水利局的通报里哪些逾期了", "p", "哪些逾期了"},
		{"水利局和水务局那两份一共多少项", "p q", "一共多少项"},
		{"水利局负责哪些", "", "水利局负责哪些"},
		{"共同那份", "q", "那份呢"},
		// Subjects that a notice may have are no notices.
		{"审计方面有哪些问题", "", "审计方面有哪些问题"},
		{"审计局提出了什么", "", "审计局提出了什么"},
		{"巡察组什么时候来的", "", "巡察组什么时候来的"},
		{"哪些问题提到审计", "", "哪些问题提到审计"},
		{"was an audit done?", "", "was an audit done?"},
	}
	for _, test := range tests {
		t.Run(test.sentence, func(t *testing.T) {
			t.Parallel()
			m := r.Read(test.sentence)
			if !slices.Equal(m.IDs, strings.Fields(test.ids)) || m.Rest != test.rest || m.All {
				t.Errorf("%v %q, want %s %q", m.IDs, m.Rest, test.ids, test.rest)
			}
		})
	}
	for _, sentence := range []string{"全部通报里还有几项没完成", "所有通报一共多少项", "how many are open in all notices", "across all the notices, what is late?"} {
		if m := r.Read(sentence); !m.All || len(m.IDs) > 0 || m.Rest == sentence {
			t.Errorf("%q: %+v", sentence, m)
		}
	}
}
