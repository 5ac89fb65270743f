package declared

import (
	"cmp"

	"rectify/data/notice"
	"rectify/data/notice/source"
)

// signs may mean statuses if a legend explains them.
const signs = "✔✓√☑☒×✗✘xX△▲▽▼○●◎〇◐◑◒◓◔◕◖◗▷▶▢▣◌☆★□■◇◆⊙⚪⚫🟢🟡🔴🔵🟠"

// lampSigns stand before the words they mean with nothing between: 🟢 按期完成.
const lampSigns = "🟢🟡🔴🔵🟠⚪⚫"

// Legend finds the signs that prose explains, ✔为已完成,△为正在整改, with their statuses
// and the words that explain them.
func Legend(p source.Passage) (statuses map[string]notice.Status, words map[string]string) {
	statuses, words = map[string]notice.Status{}, map[string]string{}
	for i := 0; i < p.Len(); i++ {
		sign := i
		if !p.Is(i, signs) && !p.Is(i, "绿黄红蓝灰") {
			continue
		}
		end := i + 1
		if !p.Is(i, signs) {
			lamp := p.Longest(end, []string{"灯", "色", "牌", "标"})
			if lamp == "" {
				continue
			}
			end += source.Runes(lamp)
		}
		from := end
		for p.Is(from, "\"] ") {
			from++
		}
		is := p.Longest(from, []string{"为", "表示", "代表", "指", "即", "=", ":", "是", "-", "—"})
		if is == "" && !(p.Is(sign, lampSigns) && p.Is(end, " ")) {
			continue
		}
		from = p.SkipSpace(from + source.Runes(is))
		stop := from
		for stop < min(p.Len(), from+longestSign) && !p.Is(stop, ",;。、)|") && !p.Is(stop, signs) {
			stop++
		}
		said := p.Slice(from, stop).Trim()
		status := InField(said)
		if status == "" {
			status = Term(said)
		}
		if status == "" || said.Len() > longestTerm+longestTerm {
			continue
		}
		statuses[string(p.Plain[sign:end])] = status
		words[string(p.Plain[sign:end])] = said.String()
		i = stop - 1
	}
	open, explained := letters(p, statuses, words)           // signs of such a legend whose words are none for a status
	for i := p.Index(0, "="); i > 0; i = p.Index(i+1, "=") { // Amber = some delay
		start, stop := i, i+1
		for start > max(0, i-longestSign) && !p.Is(start-1, ",;。:、(|") {
			start--
		}
		for stop < min(p.Len(), i+longestSign) && !p.Is(stop, ",;。、)|") {
			stop++
		}
		sign, said := p.Slice(start, i).Trim(), p.Slice(i+1, stop).Trim()
		status := InField(said)
		if status == "" {
			status = Term(said)
		}
		switch {
		case sign.Len() == 0 || said.Len() == 0:
		case status != "":
			statuses[string(sign.Plain)], words[string(sign.Plain)] = status, said.String()
			explained++
		default:
			open, words[string(sign.Plain)] = append(open, string(sign.Plain)), said.String()
		}
	}
	for _, sign := range open { // between done and not begun
		if explained > 1 {
			statuses[sign] = notice.InProgress
		} else {
			delete(words, sign)
		}
	}
	return statuses, words
}

// longestSign bounds a word that a legend explains, in characters.
const longestSign = 24

// letters finds the letters of grades that clause after clause explains, A已经解决;B正在
// 解决;C留作参考, and returns those whose words are none for a status.
func letters(p source.Passage, statuses map[string]notice.Status, words map[string]string) (open []string, known int) {
	const fewest = 2
	found := map[string]source.Passage{}
	for _, clause := range source.SplitAt(p, ";。:") {
		want := string(rune('a' + len(found)))
		if !clause.Has(0, want) || source.IsLatin(clause, 1) || clause.Raw[0] > 'Z' {
			continue
		}
		said := clause.From(1)
		for w := " "; w != ""; w = said.Longest(0, []string{"类", "级", "档", "表示", "代表", "为", "是", "指", "即", "=", "-", "—", " "}) {
			if said.Has(0, w) {
				said = said.From(source.Runes(w))
			}
		}
		if said.Len() > 0 && said.Len() <= longestSign {
			found[want] = said
		}
	}
	if len(found) < fewest {
		return nil, 0
	}
	for sign, said := range found {
		status := cmp.Or(InField(said), Term(said), explained(said))
		words[sign] = said.String()
		if status == "" {
			open = append(open, sign)
			continue
		}
		statuses[sign] = status
		known++
	}
	if known == 0 {
		for sign := range found {
			delete(words, sign)
		}
		return nil, 0
	}
	return open, known
}
