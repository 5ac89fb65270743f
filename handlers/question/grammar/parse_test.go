package grammar

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"rectify/data/notice"
)

var update = flag.Bool("update", false, "rewrite testdata/phrasings.txt with what Parse understands; read the change before you keep it")

// headings are those that the phrasings are about.
var headings = []notice.Section{
	{Number: 1, Title: "学习贯彻新思想不深入,谋划推动文化广电和旅游事业高质量发展有差距", Subsections: []notice.Subsection{
		{Number: 1, Title: "学习贯彻新思想和党的二十大精神不到位"},
		{Number: 2, Title: "落实贺信精神有差距,推进中华文明探源工程不够有力"},
		{Number: 3, Title: "推动落实市委文旅文创融合战略还有差距"},
		{Number: 5, Title: "安全底线思维树得不牢"},
		{Number: 6, Title: "落实意识形态工作责任制不到位"},
	}},
	{Number: 2, Title: "落实全面从严治党不到位,管党治党政治责任虚化", Subsections: []notice.Subsection{
		{Number: 1, Title: "“两个责任”落实存在差距"},
		{Number: 3, Title: "执行财经纪律不严格"},
		{Number: 4, Title: "重点领域和关键环节廉政风险突出"},
	}},
	{Number: 3, Title: "落实新时代党的组织路线有差距,干部队伍建设存在薄弱环节", Subsections: []notice.Subsection{
		{Number: 1, Title: "领导班子自身建设存在差距"},
		{Number: 3, Title: "干部人才队伍建设有短板"},
	}},
	{Number: 4, Title: "党组抓整改担当作为不够,落实巡察审计反馈问题整改不到位"},
	{Number: 5, Title: "落实乡村振兴行业职责不够到位"},
}

const phrasings = "testdata/phrasings.txt"

// TestPhrasings reads each phrase of testdata/phrasings.txt and compares what
// was understood with what stands after the "=>", in the notation of notation.
func TestPhrasings(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile(filepath.FromSlash(phrasings))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	lines := bufio.NewScanner(strings.NewReader(string(text)))
	count := 0
	for lines.Scan() {
		phrase, want, isPhrase := strings.Cut(lines.Text(), " => ")
		if !isPhrase {
			fmt.Fprintln(&out, lines.Text())
			continue
		}
		count++
		got := notation(Parse(strings.TrimSpace(phrase), headings))
		if got != want && !*update {
			t.Errorf("%s\n got  %s\n want %s", strings.TrimSpace(phrase), got, want)
		}
		fmt.Fprintf(&out, "%s => %s\n", phrase, got)
	}
	if count < 150 {
		t.Errorf("only %d phrasings were read", count)
	}
	if *update {
		if err := os.WriteFile(phrasings, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// notation writes a Query in few words: "count open in 2 not #9 says 湖滨区
// about …".
func notation(q Query) string {
	words := []string{[]string{"find", "list", "count", "share", "help"}[q.Want]}
	add := func(format string, args ...any) { words = append(words, fmt.Sprintf(format, args...)) }
	numbers := func(prefix string, numbers []int) {
		if len(numbers) > 0 {
			add("%s#%s", prefix, strings.Trim(strings.ReplaceAll(fmt.Sprint(numbers), " ", ","), "[]"))
		}
	}
	places := func(prefix string, places []Place) {
		for _, p := range places {
			if p.Subsection == 0 {
				add("%sin %d", prefix, p.Section)
			} else {
				add("%sin %d.%d", prefix, p.Section, p.Subsection)
			}
		}
	}
	numbers("", q.Numbers)
	if q.First > 0 {
		add("first %d", q.First)
	}
	if q.Last > 0 {
		add("last %d", q.Last)
	}
	if len(q.Statuses) > 0 {
		add("%s", statusName(q.Statuses))
	}
	if q.Late {
		add("late")
	}
	if q.Window {
		add("within these")
	}
	places("", q.Places)
	numbers("not ", q.Except.Numbers)
	places("not ", q.Except.Places)
	if len(q.Except.Statuses) > 0 {
		add("not %s", statusName(q.Except.Statuses))
	}
	for _, m := range q.Except.Mention {
		add("not says %s", m)
	}
	for i, m := range q.Mention {
		if i > 0 && q.Either {
			add("%s", "or")
		}
		add("says %s", m)
	}
	if q.Subject != "" {
		add("about %s", q.Subject)
	}
	return strings.Join(words, " ")
}

func statusName(statuses []notice.Status) string {
	for name, set := range map[string][]notice.Status{"open": Open, "done": Done, "not-done": NotDone, "not-closed": NotClosed} {
		if slices.Equal(set, statuses) {
			return name
		}
	}
	return strings.Trim(strings.ReplaceAll(fmt.Sprint(statuses), " ", ","), "[]")
}

func TestLanguage(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"第11项": "zh", "item 11": "en", "chengshishufang 还有几家": "zh", "KTV": "en", "": "en",
	} {
		if got := Parse(text, nil).Lang; got != want {
			t.Errorf("language of %q = %s, want %s", text, got, want)
		}
	}
}

// FuzzParse: whatever is typed, Parse returns, and keeps within bounds.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{"除了40以外哪些没完成", "第二部分第3个", "5到999999", "status:open AND *:*", "\xff\x00", "\xac\xa4\xac", "((((", "第第第", "一百百百", "“”“”", "except except"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		q := Parse(text, headings)
		if len(q.Numbers) > MostNumbers || len(q.Except.Numbers) > MostNumbers {
			t.Errorf("%d numbers from %q", len(q.Numbers), text)
		}
		if got, typed := utf8.RuneCountInString(q.Subject), utf8.RuneCountInString(text); got > 2*typed+2 {
			t.Errorf("subject of %d characters from %d", got, typed)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	for b.Loop() {
		Parse("请问第三部分里除了40以外还有哪些问题没有整改完成呢", headings)
	}
}

func TestFiguresNameNoItems(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"三文广旅〔2023〕110号", "三文广旅［2023］110号", "三文广旅[2023]110号", "三文广旅（2023）110号", "三文广旅(2023)110号", "三文广旅【2023】110号", "豫文旅资源〔2023〕 第19号",
		"2023-11-06", "2023/11/6", "2023.11.6", "2023年11月6日", "2023年11月6号", "11月6号", "二〇二三年十一月六日", "十一月六号",
		"1,300亩", "1300 亩", "1300多亩", "45万元", "45 万元", "3.6 万元", "¥45", "12 公里", "10 %", "1,300,000元",
	} {
		for _, form := range []string{"%s是什么", "哪个问题提到%s", "%s"} {
			if q := Parse(strings.ReplaceAll(form, "%s", text), nil); len(q.Numbers) > 0 || len(q.Places) > 0 {
				t.Errorf("Parse(%q) names %v %v", strings.ReplaceAll(form, "%s", text), q.Numbers, q.Places)
			}
		}
	}
	for text, want := range map[string]int{"第11项": 11, "11号问题": 11, "（11）": 11, "第 11 条": 11, "items 9,100": 9, "item 11 名单": 11} {
		if q := Parse(text, nil); len(q.Numbers) == 0 || q.Numbers[0] != want {
			t.Errorf("Parse(%q) names %v, want %d", text, q.Numbers, want)
		}
	}
}
