package text

import (
	"slices"
	"strings"
	"testing"
	"time"
)

var wednesday = time.Date(2024, 5, 8, 15, 0, 0, 0, time.FixedZone("CST", 8*3600))

func TestStatusIsReadWithItsNote(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]struct{ status, note string }{
		"已经整改完毕": {"rectified", ""}, "已整改完": {"rectified", ""}, "都已完成": {"rectified", ""}, "目前已整改到位 材料齐": {"rectified", "材料齐"}, "已全部整改完毕": {"rectified", ""},
		"done": {"rectified", ""}, "Done, signed": {"rectified", "signed"}, "已整改 已签合同": {"rectified", "已签合同"}, "已整改：已签合同": {"rectified", "已签合同"},
		"完成了": {"rectified", ""}, "已完成啦！": {"rectified", ""}, "完成了，已签合同": {"rectified", "已签合同"}, "正在整改": {"in_progress", ""}, "in_progress": {"in_progress", ""},
		"in progress": {"in_progress", ""}, "IN PROGRESS 80% so far": {"in_progress", "80% so far"}, "not started": {"not_started", ""}, "long term": {"long_term", ""},
		"搞定": {"rectified", ""}, "搞定了": {"rectified", ""}, "已完成整改": {"rectified", ""}, "整改完毕 材料齐": {"rectified", "材料齐"}, "closed": {"closed", ""},
		"长期坚持 建立制度": {"long_term", "建立制度"}, "未启动": {"not_started", ""}, "未启动，下周启动": {"not_started", "下周启动"}, "改为 已整改": {"rectified", ""},
		"to done": {"rectified", ""}, "= 已整改": {"rectified", ""}, "全部完成": {"rectified", ""}, "is done": {"rectified", ""}, "正在整改 但还差验收": {"in_progress", "但还差验收"},
		"done signed the contract": {"rectified", "signed the contract"}, "done 4/30 signed": {"rectified", "4/30 signed"}, "done https://x.org/a?b=50%25": {"rectified", "https://x.org/a?b=50%25"},
		"已整改 未发现反弹": {"rectified", "未发现反弹"}, "已整改 合同于2024年4月30日签订": {"rectified", "合同于2024年4月30日签订"}, "已整改 合格率100%": {"rectified", "合格率100%"},
		"已整改 已对网吧逐一检查": {"rectified", "已对网吧逐一检查"}, "已整改 4月30日已验收": {"rectified", "4月30日已验收"}, "done today": {"rectified", "today"}, "done on May 6, signed": {"rectified", "on May 6, signed"}, "done 100%": {"rectified", "100%"}, "長期堅持": {"long_term", ""}, "ｄｏｎｅ": {"rectified", ""},
		"done 👍已签合同": {"rectified", "👍已签合同"}, "已整改 人员已到位，成立专班": {"rectified", "人员已到位，成立专班"}, "done by the contractor": {"rectified", "by the contractor"},
		"已整改 主体责任已落实": {"rectified", "主体责任已落实"}, "已整改 基本公共文化服务已达标": {"rectified", "基本公共文化服务已达标"}, "done not only signed, paid too": {"rectified", "not only signed, paid too"},
	} {
		if got := ReadStatus(typed, wednesday); got.Doubt || !slices.Equal(got.May, []string{want.status}) || got.Note != want.note {
			t.Errorf("ReadStatus(%q) = %+v, want %+v", typed, got, want)
		}
	}
}

// TestDaysOfDoneWork: a day without a year, of work that is reported done, is past
// unless the next such day is near.
func TestDaysOfDoneWork(t *testing.T) {
	t.Parallel()
	november := time.Date(2026, 11, 28, 15, 0, 0, 0, wednesday.Location())
	for typed, doubt := range map[string]bool{"done 5月6日签订合同": false, "已整改 4月3日验收": false, "done 12月6日签订合同": true, "已整改 1月15日验收": true} {
		if got := ReadStatus(typed, november); got.Doubt != doubt {
			t.Errorf("%s: in doubt: %t", typed, got.Doubt)
		}
	}
}

func TestStatusTakenBackIsInDoubt(t *testing.T) {
	t.Parallel()
	for _, typed := range strings.Split(`完成了一半|完成 80%|done 50%|done?|done - not yet verified|已完成 但还差验收|基本完成|完成大半|快完成了|已整改 除了第三条|
done except the last part|nearly done|almost done|未完成验收|done, I think|完成？|还没完成|not done|不是已整改|done tomorrow|下周完成|预计月底完成|will be done|
完成八成|完成三分之二|已完成2/3|done 3 of 5|done (mostly)|done-ish|done… but one room|已整改，尚未验收|已整改，待验收|已完成吗|完成了吧|完成没有|应该完成了|差不多完成|
已整改 6月30日前|完成 2027年|done by friday|done in two weeks|done 2024-06-30|完成 正在走验收程序|已整改（部分）|已整改，只差盖章|isn't done|haven't finished|done isn't it|
完成了合同签订|完成情况良好|done half|half finished|done ninety percent? |done 90 percent|completed pending approval|finished apart from 3 rooms|已办结 还需补材料|已整改 没有通过验收|
完成九成|完成百分之八十|done/in progress|已整改 长期坚持|done in progress|沒完成|尚未整改完成|done❓|已銷號 但還差驗收|closed?|长期坚持吗|not in progress|正在整改？|in progress, I think|
undone? done maybe|已整改 6月底|done June 30|done 2027-06-30|完成 下周五|已整改 5个工作日内公示|to be done|mostly complete|fixed for now|done soon|完成 计划下月验收|已整改 明天验收`, "|") {
		if got := ReadStatus(strings.TrimSpace(typed), wednesday); !got.Doubt || len(got.May) == 0 || got.Note != strings.TrimSpace(typed) {
			t.Errorf("ReadStatus(%q) = %+v, want doubt", typed, got)
		}
	}
	for _, typed := range []string{"差不多了", "whatever it takes", "", "donescaping", "abandoned", "?", "11"} {
		if got := ReadStatus(typed, wednesday); len(got.May) > 0 {
			t.Errorf("ReadStatus(%q) = %+v, want no status", typed, got)
		}
	}
	if got := ReadStatus("ongoing", wednesday); len(got.May) != 2 {
		t.Errorf("ongoing = %+v, want two statuses", got)
	}
}

func FuzzReadStatus(f *testing.F) {
	for _, s := range []string{"done?", "完成了一半", "已整改 已签合同", "to to to done", "done done done", "2/3", "\xff", "是是是"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		if read := ReadStatus(typed, wednesday); !strings.HasSuffix(Clean(typed), read.Note) {
			t.Errorf("ReadStatus(%q) keeps %q", typed, read.Note)
		}
	})
}
