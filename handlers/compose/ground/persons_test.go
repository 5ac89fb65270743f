package ground_test

import (
	"slices"
	"testing"

	"rectify/handlers/compose/ground"
)

func TestPersons(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][]string{
		"由李伟负责，张三丰同志和赵六已退还":       {"李伟", "张三丰", "赵六"},
		"局长王小明在会上说":               {"王小明"},
		"联系人：陈晓东 13800138000":     {"陈晓东"},
		"成立以毋慧芳同志为组长的领导小组":        {"毋慧芳"},
		"严格执行公务用车管理制度，文物保护工作扎实推进": nil,
		"局党组书记履行第一责任人责任":          nil,
		"": nil,
	} {
		if got := ground.Persons(text); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
