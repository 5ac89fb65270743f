package declared

import (
	"cmp"
	"regexp"

	"rectify/data/notice"
	"rectify/data/notice/source"
)

// termSigns are what a notice's own short words for a status hold, in the order in
// which they decide: what is awaited before what is done.
var termSigns = []struct {
	status notice.Status
	holds  []string
	ends   []string
}{
	{notice.InProgress, []string{"待核", "待验", "待审", "待评", "待批", "待复", "待销", "待查", "复核中", "验收中", "部分", "基本", "阶段性"}, nil},
	{notice.NotStarted, []string{"未启动", "未动工", "未开工", "未开展", "未实施", "未起步", "未着手", "未整改", "待启动", "待开工", "待实施"}, nil},
	{notice.InProgress, []string{"未完成", "未办结", "未销号", "未到位", "滞后", "延期", "逾期", "受阻", "遇阻", "卡点", "堵点", "停滞", "搁置", "待解"}, []string{"推进", "实施", "进行", "办理", "施工", "整治", "中", "序时"}},
	{notice.Rectified, []string{"完成并", "完结并", "办结并", "到位并", "销号并", "解决并"}, nil}, // and what is kept up afterwards
	{notice.LongTerm, []string{"坚持", "常态", "长期", "长效", "常抓", "持续"}, nil},
	{notice.Rectified, nil, []string{"销号", "办结", "完成", "到位", "完毕", "完结", "整改", "解决", "清零", "交账", "归零", "落实"}},
}

// Term judges a notice's own short word for a status by what it is made of, such
// as 改完待核, 序时推进 or 常态坚持; "" where that says nothing.
func Term(word source.Passage) notice.Status {
	for _, sign := range termSigns {
		if word.Contains(sign.holds...) || source.EndOf(word, sign.ends...) != "" {
			return sign.status
		}
	}
	return ""
}

// Definitions finds where prose explains the notice's own words for a status,
// “绿牌”指已完成整改 or 正在推进的标注“攻坚中”, and returns the status of each word that is explained as one.
// Of several in an explanation, the least done counts: 已经改完,尚未复核.
func Definitions(p source.Passage) map[string]notice.Status {
	found := map[string]notice.Status{}
	for i := 0; i < p.Len(); i++ {
		if !p.Is(i, "\"") {
			continue
		}
		close := p.Index(i+1, "\"")
		if close < 0 {
			break
		}
		is := p.Longest(close+1, []string{"指", "是指", "即", "即指", "表示", "代表", "为", "指的是"})
		switch {
		case close-i > longestTerm+1:
			continue
		case is == "" && source.EndOf(p.To(i), labels...) != "":
			start := i
			for start > max(0, i-longestExplained) && !p.Is(start-1, "。;:\"") {
				start--
			}
			if status := cmp.Or(Term(p.Slice(i+1, close)), explained(p.Slice(start, i))); status != "" {
				found[string(p.Plain[i+1:close])] = status
			}
			i = close
			continue
		case is == "":
			continue
		}
		end := close + 1
		for end < min(p.Len(), close+longestExplained) && !p.Is(end, "。;\"") {
			end++
		}
		if status := explained(p.Slice(close+1+source.Runes(is), end)); status != "" {
			found[string(p.Plain[i+1:close])] = status
		}
		i = close
	}
	return found
}

// Defined is what prose says of a notice's own word for a status, without quotes: 达标即
// 整改完成并通过核验; "" where it says nothing.
func Defined(lines []source.Passage, word string) notice.Status {
	for _, p := range lines {
		for i := p.Index(0, word); i >= 0; i = p.Index(i+1, word) {
			from := i + source.Runes(word)
			if p.Is(from, "\"])") {
				from++
			}
			is := p.Longest(from, []string{"即", "指", "是指", "表示", "代表", "为", "=", ":", "的含义是"})
			if is == "" || i > 0 && !p.Is(i-1, ",;。:、(\"[ ") {
				continue
			}
			end := from
			for end < min(p.Len(), from+longestExplained) && !p.Is(end, "。;") {
				end++
			}
			if status := explained(p.Slice(from+source.Runes(is), end)); status != "" {
				return status
			}
		}
	}
	return ""
}

// labels are the words between an explanation and the word that is explained:
// 正在按计划推进的,标注"攻坚中".
var labels = []string{"标注", "标注为", "标记为", "标为", "标识为", "列为", "归为", "注明", "记为", "显示为"}

// longestTerm and longestExplained bound a notice's own word for a status and what
// is said of it, in characters.
const longestTerm, longestExplained = 8, 120

// explained is the least done status that an explanation speaks of.
func explained(p source.Passage) (least notice.Status) {
	for i := 0; i < p.Len(); i++ {
		f, end := readPhrase(p, i)
		status := f.status()
		if status == "" || end-i < 2 {
			continue
		}
		if least == "" || rank[status] < rank[least] {
			least = status
		}
		i = end - 1
	}
	if least == notice.Rectified && unfinished.MatchString(string(p.Plain)) {
		return notice.InProgress
	}
	return least
}

// unfinished are in the explanation of a word for work that is done but for a part:
// 主体措施已落实,仅余个别事项收尾.
var unfinished = regexp.MustCompile(`仅余|仅剩|剩余|尚余|尚有|还有|余下|收尾|扫尾|[待未][^,。;]{0,8}(?:验收|销号|复核|核查|核验|审核|评估)`)

// rank orders statuses, the least done first.
var rank = func() map[notice.Status]int {
	order := map[notice.Status]int{}
	for i, s := range notice.Statuses {
		order[s] = i
	}
	return order
}()
