package lexicon

import "testing"

func TestEnglishNamesAChineseHeadingOrUnit(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		english string
		names   []string
		want    string // empty: none
	}{
		{"the air section", []string{"水环境保护方面", "大气环境保护方面", "固体废物污染防治方面"}, "大气环境保护方面"},
		{"water", []string{"大气环境保护方面", "水环境保护方面"}, "水环境保护方面"},
		{"the education bureau", []string{"县财政局", "县教育体育局", "县卫生健康委"}, "县教育体育局"},
		{"finance bureau", []string{"县财政局", "县教育体育局"}, "县财政局"},
		{"health commission", []string{"县财政局", "市卫生健康委员会"}, "市卫生健康委员会"},
		{"personnel department", []string{"财务处", "人事处", "后勤保障处"}, "人事处"},
		{"party building", []string{"财务管理", "党的建设"}, "党的建设"},
		{"volcanoes", []string{"财务管理", "党的建设"}, ""},
		{"which items", []string{"财务管理", "党的建设"}, ""},
	} {
		got := ""
		if at, _ := Named(test.english, test.names); at >= 0 {
			got = test.names[at]
		}
		if got != test.want {
			t.Errorf("%q names %q, want %q", test.english, got, test.want)
		}
	}
}
