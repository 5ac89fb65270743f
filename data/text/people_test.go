package text

import "testing"

func TestIsPersonal(t *testing.T) {
	t.Parallel()
	for word, want := range map[string]bool{
		"小李": true, "老王": true, "李主任": true, "赵科长": true, "王小明": true, "张三": true, "欧阳锋": true, "李工": true,
		"财务科": false, "财务": false, "高新区": false, "马村": false, "文化和旅游局": false, "办公室": false, "wang": false, "": false, "李": false, "石油公司": false,
	} {
		if got := IsPersonal(word); got != want {
			t.Errorf("IsPersonal(%s) = %v", word, got)
		}
	}
}

func TestIsUnit(t *testing.T) {
	t.Parallel()
	for word, want := range map[string]bool{
		"财务科": true, "责任科室": true, "Finance Office": true, "机关党委": true, "科": false, "office": false, "小李": false, "backoffice": false,
	} {
		if got := IsUnit(word); got != want {
			t.Errorf("IsUnit(%s) = %v", word, got)
		}
	}
}

func TestLikeness(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		a, b string
		want int
	}{
		{"小李", "小李", 4}, {"Wang.Lei", "wang.lei", 4}, {"ｗａｎｇ", "Wang", 4},
		{"小明", "王小明", 3}, {"wang", "wang.lei", 3},
		{"李主任", "小李", 2}, {"小李", "李雷", 2}, {"老王", "王主任", 2},
		{"liming", "李明", 3}, {"Li Ming", "李明", 3}, {"mingli", "李明", 3}, {"ouyang.xiu", "欧阳修", 3}, {"lisi", "李明", 0}, {"li", "李", 0},
		{"王小明", "王晓明", 1}, {"zhao", "zhoo", 1},
		{"王小明", "王大力", 0}, {"小李", "路人", 0}, {"财务科", "小李", 0}, {"", "小李", 0}, {"李", "小李", 2}, {"ab", "abc", 0},
	} {
		if got := Likeness(test.a, test.b); got != test.want {
			t.Errorf("Likeness(%s, %s) = %d, want %d", test.a, test.b, got, test.want)
		}
	}
}

func FuzzPeople(f *testing.F) {
	f.Add("小李", "李主任")
	f.Add("\xff", "")
	f.Fuzz(func(t *testing.T, a, b string) {
		IsPersonal(a)
		IsUnit(b)
		if Likeness(a, b) != Likeness(b, a) {
			t.Errorf("likeness of %q and %q has a direction", a, b)
		}
	})
}

func TestBareName(t *testing.T) {
	t.Parallel()
	for word, want := range map[string]string{
		"李明": "李明", "李明(局长)": "李明", "李明（副局长）": "李明", "财务科科长李明": "李明", "李明副主任": "李明", "欧阳明月": "欧阳明月",
		"李主任": "李主任", "局长": "局长", "财务科": "财务科", "": "",
	} {
		if got := BareName(word); got != want {
			t.Errorf("%s: %q, want %q", word, got, want)
		}
	}
}

func TestEnglishPostBeforeAName(t *testing.T) {
	t.Parallel()
	for printed, name := range map[string]string{
		"Area Manager Jo Firth":                 "Jo Firth",
		"Chief Fire Officer Gareth Pryce":       "Gareth Pryce",
		"Station Manager Whitlock":              "Whitlock",
		"Inspector Ann O’Neill-Lee":             "Ann O’Neill-Lee",
		"Clinical Lead Nurse Ann B. Lee":        "Ann B. Lee",
		"Area Manager Jo Head":                  "Jo Head",
		"Dean Smith":                            "Dean Smith",
		"Head of Prevention":                    "Head of Prevention",
		"Group Manager":                         "Group Manager",
		"Jo Firth":                              "Jo Firth",
		"Deputy Chief Constable Mary-Jane Otis": "Mary-Jane Otis",
	} {
		if got := WithoutPost(printed); got != name {
			t.Errorf("%q without its post is %q, want %q", printed, got, name)
		}
	}
}
