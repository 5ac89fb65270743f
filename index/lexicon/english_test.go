package lexicon

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
)

func TestEnglish(t *testing.T) {
	t.Parallel()
	// Each text must be given the Chinese word, by whichever term.
	tests := map[string]string{
		// the field's own words, in the forms people type
		"inspection":                          "巡察",
		"rectification measures":              "整改措施",
		"leading groups":                      "领导小组",
		"admonition talk":                     "诫勉",
		"favoritism":                          "优亲厚友",
		"disciplinary actions":                "处分",
		"party branch re-election":            "换届",
		"party branches":                      "党支部",
		"First Topic system":                  "第一议题制度",
		"three meetings and one lesson":       "三会一课",
		"democratic centralism":               "民主集中制",
		"the democratic life meeting":         "民主生活会",
		"recruiting party members":            "发展党员",
		"ideological work":                    "意识形态",
		"misappropriated funds":               "挪用",
		"misappropriating special funds":      "专项资金",
		"embezzling":                          "贪污",
		"special-purpose funds":               "专项资金",
		"fixed assets":                        "固定资产",
		"travel expenses":                     "差旅费",
		"reimbursed":                          "报销",
		"bidding":                             "招投标",
		"procurement":                         "采购",
		"subsidies":                           "补贴",
		"unpaid wages":                        "拖欠工资",
		"slush funds":                         "小金库",
		"official receptions":                 "公务接待",
		"overstaffed":                         "超编",
		"relatives working in the same unit":  "亲属",
		"professional titles":                 "职称",
		"talents":                             "人才",
		"government vehicles":                 "公务用车",
		"fuel cards":                          "油卡",
		"driver's mileage":                    "里程",
		"libraries":                           "图书馆",
		"city reading rooms":                  "城市书房",
		"museums":                             "博物馆",
		"internet cafés or internet cafes":    "网吧",
		"karaoke bars":                        "ktv",
		"home-stays":                          "民宿",
		"scenic areas":                        "景区",
		"cable cars":                          "索道",
		"glass walkways":                      "玻璃栈道",
		"performance troupes":                 "院团",
		"emergency broadcasting":              "应急广播",
		"intangible cultural heritage":        "非遗",
		"archaeological excavations":          "考古发掘",
		"after-school training":               "校外培训",
		"children":                            "儿童",
		"rural revitalisation":                "乡村振兴",
		"poverty alleviation":                 "扶贫",
		"garbage sorting":                     "垃圾分类",
		"websites":                            "网站",
		"security vulnerabilities":            "漏洞",
		"typos":                               "错别字",
		"WeChat official account":             "公众号",
		"delays":                              "滞后",
		"lacking innovation":                  "创新",
		"not updated":                         "未更新",
		"formalism":                           "形式主义",
		"copied study notes":                  "学习笔记",
		"fire extinguishers":                  "灭火器",
		"hospital's waiting time":             "等候时间",
		"who complained about the canteen?":   "食堂",
		"people":                              "群众",
		"sewage discharged into rivers":       "排放",
		"shirking responsibility":             "推诿扯皮",
		"party members' dues and travel":      "党员",
		"“leading cadres”的 vehicles":          "领导干部",
		"bureaucratic red tape":               "繁文缛节",
		"which offices were oversized office": "办公用房超标",
		// everything else, from the dictionary
		"butterflies":       "蝴蝶",
		"a wooden umbrella": "雨伞",
		"volcano":           "火山",
		"guitars":           "吉他",
		"swimming":          "游泳",
		"lullabies":         "摇篮曲",
		"tractors":          "拖拉机",
		"microscopes":       "显微镜",
		"scarves":           "围巾",
		"refrigerators":     "冰箱",
	}
	for text, want := range tests {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, term := range English(text) {
				got = append(got, term.Words...)
			}
			if !slices.Contains(got, want) {
				t.Errorf("English(%q) gives %v, without %s", text, got, want)
			}
		})
	}
}

func TestEnglishKeepsOrderAndPlace(t *testing.T) {
	t.Parallel()
	text := "巡察 found: What was done about Government  Vehicles, and volcanoes?"
	type place struct{ Source, Stands string }
	want := []place{{"government  vehicles", "Government  Vehicles"}, {"volcanoes", "volcanoes"}}
	var got []place
	for _, term := range English(text) {
		got = append(got, place{term.Source, string([]rune(text)[term.From:term.To])})
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestEnglishTakesTheLongestPhrase(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][]string{
		"party branch committee meeting": {"party branch", "committee", "meeting"},
		"special fund":                   {"special fund"},
		"fixed, assets":                  {"fixed", "assets"}, // a comma parts a phrase
		"cable-car":                      {"cable-car"},
	} {
		var got []string
		for _, term := range English(text) {
			got = append(got, term.Source)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("English(%q): %s", text, diff)
		}
	}
}

func TestEnglishIsSurerOfTheFieldThanOfTheDictionary(t *testing.T) {
	t.Parallel()
	terms := English("special funds, audit, volcano")
	if len(terms) != 3 {
		t.Fatalf("got %v, want three terms", terms)
	}
	phrase, word, other := terms[0].Sure, terms[1].Sure, terms[2].Sure
	if phrase < word || word <= other || phrase > 1 || other <= 0 {
		t.Errorf("sure of phrase %v, word %v, dictionary word %v; want them falling, between 1 and 0", phrase, word, other)
	}
}

func TestEnglishWithoutSubject(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"", "哪些问题还没有整改完成", "which of the items were done?", "What about that?", "qzxv wvxq", "第11条 …?!", "''' --- ’",
		"\xff\xfe", "i'm", strings.Repeat("the ", 1000),
	} {
		if terms := English(text); len(terms) > 0 {
			t.Errorf("English(%.40q) gives %v, want nothing", text, terms)
		}
	}
}

// Every line of our own list must be well formed and reachable, or a slip of
// the editor would silently lose it.
func TestDomainListIsSound(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for line := range strings.Lines(domainList) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		phrase, chinese, _ := strings.Cut(line, "\t")
		if seen[phrase] {
			t.Errorf("%q is there twice", phrase)
		}
		seen[phrase] = true
		terms := English(phrase)
		if len(terms) != 1 || terms[0].Source != phrase || terms[0].Sure < sureDomainWord {
			t.Errorf("%q is not found as one phrase but as %v", line, terms)
			continue
		}
		if diff := cmp.Diff(strings.Fields(strings.ToLower(chinese)), terms[0].Words); diff != "" {
			t.Errorf("%q: %s", phrase, diff)
		}
		for _, word := range terms[0].Words {
			if strings.IndexFunc(word, func(r rune) bool { return !unicode.Is(unicode.Han, r) && !unicode.IsLower(r) && !unicode.IsDigit(r) }) >= 0 {
				t.Errorf("%q has the word %q", phrase, word)
			}
		}
	}
	if len(seen) < 1500 {
		t.Errorf("%d phrases, want the whole list", len(seen))
	}
}

// Look-up halves the dictionary's text, so every line must be where halving
// finds it.
func TestDictionaryFindsEveryLine(t *testing.T) {
	t.Parallel()
	for line := range strings.Lines(cedictList) {
		key, chinese, _ := strings.Cut(strings.TrimSpace(line), "\t")
		got, ok := lookUp(cedictList, key)
		if !ok || strings.Join(got, " ") != chinese {
			t.Fatalf("%q gives %v, want %s", key, got, chinese)
		}
	}
	for _, missing := range []string{"", "\t", "aaaa", "zzzzzz", "museu", "museumx"} {
		if got, ok := lookUp(cedictList, missing); ok {
			t.Errorf("%q gives %v, want nothing", missing, got)
		}
	}
}

func FuzzEnglish(f *testing.F) {
	f.Add("government vehicles, 公务用车 and the party's branch-committee")
	f.Add("’s 's' a-b")
	f.Fuzz(func(t *testing.T, text string) {
		runes, end := []rune(text), 0
		for _, term := range English(text) {
			if term.From < end || term.To <= term.From || term.To > len(runes) || len(term.Words) == 0 {
				t.Fatalf("English(%q) has the term %+v after rune %d", text, term, end)
			}
			if term.Source != strings.ToLower(string(runes[term.From:term.To])) {
				t.Fatalf("English(%q): %q does not stand at %d", text, term.Source, term.From)
			}
			end = term.To
		}
	})
}

func BenchmarkEnglishQuestion(b *testing.B) {
	English("warm")
	for b.Loop() {
		English("What did the bureau do about misappropriated special funds, unregistered homestays and the volcanoes near scenic areas?")
	}
}

func BenchmarkEnglishLoad(b *testing.B) {
	for b.Loop() {
		readDomain()
	}
}

// TestSpellings: British and American spellings have the same Chinese.
func TestSpellings(t *testing.T) {
	t.Parallel()
	for _, pair := range [][2]string{{"digitisation", "digitization"}, {"organised", "organized"}, {"labour", "labor"}, {"centre", "center"}, {"programme", "program"}, {"licences", "licenses"}} {
		british, american := English(pair[0]), English(pair[1])
		if len(british) != 1 || len(american) != 1 || !slices.ContainsFunc(british[0].Words, func(w string) bool { return slices.Contains(american[0].Words, w) }) {
			t.Errorf("%s: %v, %s: %v", pair[0], british, pair[1], american)
		}
	}
	for _, word := range []string{"hour", "four", "size"} {
		if american(word) != word {
			t.Errorf("%s is %s in America", word, american(word))
		}
	}
}
