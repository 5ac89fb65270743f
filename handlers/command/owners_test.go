package command

import "testing"

func TestReadOwners(t *testing.T) {
	t.Parallel()
	for words, want := range map[string]string{
		"@U1":                 "@U1",
		"@U1、@U2":             "@U1 @U2",
		"@U1 @U2":             "@U1 @U2",
		"@U1和@U2":             "@U1 @U2",
		"@U1 和 @U2":           "@U1 @U2",
		"@U1与@U2":             "@U1 @U2",
		"@U1 及 @U2":           "@U1 @U2",
		"@U1以及@U2":            "@U1 @U2",
		"@U1，@U2":             "@U1 @U2",
		"@U1,@U2":             "@U1 @U2",
		"@U1；@U2":             "@U1 @U2",
		"@U1;@U2":             "@U1 @U2",
		"@U1&@U2":             "@U1 @U2",
		"@U1 ＆ @U2":           "@U1 @U2",
		"@U1＋@U2":             "@U1 @U2",
		"@U1 + @U2":           "@U1 @U2",
		"@U1/@U2":             "@U1 @U2",
		"@U1@U2":              "@U1 @U2",
		"＠U1、＠U2":             "@U1 @U2",
		"<@U1|li>、<@U2|zhao>": "@U1 @U2",
		"@U1 and @U2":         "@U1 @U2",
		"@U1、@U1":             "@U1",
		"@U1、@U2和@U3":         "@U1 @U2 @U3",
		"@U1 财务科":             "@U1 财务科",
		"财务科":                 "财务科",
		"财务科和后勤科":             "财务科 后勤科",
		"文化和旅游局":              "文化和旅游局",
		"规划与建设科":              "规划与建设科",
		"和平区委":                "和平区委",
		"小李和小赵":               "小李 小赵",
		"李主任与财务科":             "李主任 财务科",
		"张三和李四":               "张三 李四",
		"小李":                  "小李",
		"@wang":               "@wang",
		"@Wang Lei":           "@Wang Lei",
		"Finance Office":      "Finance Office",
		"Finance Office; Human Resources Directorate": "Finance Office; Human Resources Directorate",
		"@小李、@赵":             "@小李 @赵",
		"由@U1负责":             "@U1",
		"“小李”":               "“小李”",
		"「王 五」、@U2":          "“王 五” @U2",
		"@here":              "@here",
		"@channel @U1":       "@channel @U1",
		"<!here|here>":       "@here",
		"<#C1>":              "#C1",
		"#general":           "#general",
		"!subteam^S1":        "!subteam^S1",
		"<!subteam^S1|@grp>": "!subteam^S1",

		"@U1 + 财务科":       "@U1 配合 财务科",
		"财务科 + 后勤科":       "财务科 配合 后勤科",
		"@U7 @U8 + 后勤科":   "@U7 @U8 配合 后勤科",
		"@U1＋@小赵":         "@U1 @小赵",
		"张三 + 李四":         "张三 配合 李四",
		"@U1 配合 @U2":      "@U1 配合 @U2",
		"@U1，配合：@U2、财务科":  "@U1 配合 @U2 财务科",
		"@U1（配合：财务科）":     "@U1 配合 财务科",
		"@U1 + 配合 @U2":    "@U1 配合 @U2",
		"牵头@U1 配合@U2":     "@U1 配合 @U2",
		"@U1牵头，@U2配合":     "@U1 配合 @U2",
		"@U1、@U2配合":       "@U1 配合 @U2",
		"@U1牵头，@U2、@U3协助": "@U1 配合 @U2 @U3",
		"@U1 with @U2":    "@U1 配合 @U2",
		"@U1 配合 @U1":      "@U1",
		"@U1 +":           "@U1",

		"责任人：@U1":         "@U1",
		"负责人:@U1":         "@U1",
		"责任人 @U1 配合人 @U2": "@U1 配合 @U2",
		"牵头单位：财务科 配合单位：后勤科": "财务科 配合 后勤科",
		"责任科室：财务科":          "财务科",
		"Owner: @U1":        "@U1",
		"assignee @U1":      "@U1",
		"U0ABCDEF12":        "@U0ABCDEF12",
		"u0abcdef12":        "@U0ABCDEF12",
		"C0ABCDEF12":        "#C0ABCDEF12",
		"我和@U2":             "@U9 @U2",
		"@U2和我":             "@U2 @U9",
		"@U2，我自己":           "@U2 @U9",
		"me":                "@U9",
	} {
		got, ok := ReadOwners(words)
		if got = got.As("U9"); !ok || got.String() != want {
			t.Errorf("ReadOwners(%s) = %s, %t, want %s", words, got, ok, want)
		}
	}
	for _, words := range []string{"", " ", "、", "@", "+", "配合 @U1", "@U1 协助", "牵头", "“”", "和", "<", "@@ ,"} {
		if got, ok := ReadOwners(words); ok {
			t.Errorf("ReadOwners(%q) = %s", words, got)
		}
	}
}

func TestOrdersAreNoOwners(t *testing.T) {
	t.Parallel()
	for words, want := range map[string]bool{"请于6月底前完成": true, "尽快办理": true, "please": true, "整改办": false, "落实科": false, "马上办": true, "今天开会": true, "全部": true, "全民健身办": false, "小李": false, "财务": false} {
		if got := (Owner{Word, words}).IsOrder(); got != want {
			t.Errorf("%s: %t", words, got)
		}
	}
}

// FuzzReadOwners: what was read is read the same again.
func FuzzReadOwners(f *testing.F) {
	for _, words := range []string{"@U1、@U2 + 财务科", "小李和小赵 配合 “王 五”", "<!subteam^S1|@g> #c @here <", "\xff@", "Wang Lei with Li"} {
		f.Add(words)
	}
	f.Fuzz(func(t *testing.T, words string) {
		once, ok := ReadOwners(words)
		if !ok {
			return
		}
		for _, owner := range append(once.Lead, once.Supporting...) {
			if owner.Text == "" {
				t.Errorf("%q: an owner without a name", words)
			}
		}
		if again, ok := ReadOwners(once.String()); ok && len(again.Lead) == 0 {
			t.Errorf("%q: nobody leads", words)
		}
	})
}
