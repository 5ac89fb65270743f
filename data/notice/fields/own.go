package fields

import (
	"unicode"

	"rectify/data/notice/source"
)

// Own are the names of fields that a notice prints and marks.tsv does not hold,
// folded, each with the kind that its values show.
type Own map[string]Kind

// Marks finds every mark of p, left to right, those of the notice's own among them.
func (o Own) Marks(p source.Passage) []Mark {
	var out []Mark
	line := Line(p)
	for i := 0; i < p.Len(); i++ {
		for len(line) > 0 && line[0].Start < i {
			line = line[1:]
		}
		if len(line) > 0 && line[0].Start == i {
			out = append(out, line[0])
			i = line[0].End - 1
			continue
		}
		if end := numberBefore(p, i); end > i { // 责任单位:财政局;3.完成情况:
			if m := o.At(p, end); m.Kind != None && p.Is(m.End-1, ":") {
				m.Start = i
				out = append(out, m)
				i = m.End - 1
				continue
			}
		}
		if !markBoundary(p, i, out) {
			continue
		}
		m := o.At(p, i)
		if m.Kind != None && (o.opens(p, i) || i == 0 || p.Is(i, "[") || Gap(p, i) || afterSign(p, i, "|[—–") || afterSign(p, i, ";,(") && len(out) > 0 &&
			m.Kind.Short() && p.Is(m.End-1, ":") || behindShort(p, out, m) || behindStop(p, m) || inCapitals(p, m) || !fieldNames.starting[m.Word]) {
			out = append(out, m)
			i = m.End - 1
		}
	}
	return out
}

// numberBefore is the position behind the number of a field that follows a stop: 3. or
// (3) or ③; i where there is none.
func numberBefore(p source.Passage, i int) int {
	if !afterSign(p, i, ";。") {
		return i
	}
	at := i
	if p.Is(at, "(") {
		at++
	}
	n, end := p.Arabic(at)
	switch {
	case end == at && i < p.Len() && p.Plain[i] >= '①' && p.Plain[i] <= '⑳':
		return i + 1
	case end == at || n > LongestName || !p.Is(end, ".、)") || p.Is(i, "(") != p.Is(end, ")"):
		return i
	}
	return p.SkipSpace(end + 1)
}

// inCapitals reports whether the name of a mark is printed in capitals: … schedule. ACTION:
func inCapitals(p source.Passage, m Mark) bool {
	const shortest = 4
	for i := m.Start; i < m.End; i++ {
		if source.IsLatin(p, i) && p.Raw[i] >= 'a' && p.Raw[i] <= 'z' {
			return false
		}
	}
	return m.End-m.Start > shortest && source.IsLatin(p, m.Start) && p.Is(m.End-1, ":")
}

// behindStop reports whether a status field follows a sentence: …against 47 before the
// inspection. Status: complete and assured.
func behindStop(p source.Passage, m Mark) bool {
	return m.Kind == Status && source.IsLatin(p, m.Start) && p.Is(m.End-1, ":") && p.Is(m.Start-1, " ") && p.Is(m.Start-2, "。!?)")
}

// behindShort reports whether mark m follows the value of a short field and one
// space: 完成时限:2026年6月 进展:已完成; Target: 30 June. Position: Complete.
func behindShort(p source.Passage, before []Mark, m Mark) bool {
	const longest = 60
	if len(before) == 0 || !p.Is(m.Start-1, " ") || !p.Is(m.End-1, ":") {
		return false
	}
	last := before[len(before)-1]
	return last.Kind.Short() && m.Start-last.End <= longest && !p.Slice(last.End, m.Start).TrimStops("。").Contains("。")
}

// At reads a mark at i: one of the notice's own, one that marks.tsv lists or, where
// a paragraph or a field begins, one that ends as names of fields do.
func (o Own) At(p source.Passage, i int) Mark {
	if m := o.mark(p, i); m.Kind != None {
		return m
	}
	if m := listedMark(p, i); m.Kind != None || i > 0 && !afterSign(p, i, ";,(|[") {
		return m
	}
	m := namedField(p.From(i))
	m.Start, m.End = m.Start+i, m.End+i
	return m
}

// Starts reports whether a line begins with a mark of the notice's own or one that
// marks.tsv lists.
func (o Own) Starts(line source.Passage) bool {
	return o.mark(line, 0).Kind != None || listedMark(line, 0).Kind != None
}

// Listed reports whether marks.tsv holds a name, with a word before it for whose the field
// is or without one.
func Listed(name string) bool {
	p := source.Decode(name).Whole()
	for _, i := range []int{0, possessive(p, 0)} {
		if kind, word := Name(p, i); kind != None && word == string(p.Plain[i:]) {
			return true
		}
	}
	return false
}

// opens reports whether a mark of the notice's own is at i.
func (o Own) opens(p source.Passage, i int) bool { return o.mark(p, i).Kind != None }

// mark reads a mark of the notice's own at i, where a line or a field begins.
func (o Own) mark(p source.Passage, i int) Mark {
	if len(o) == 0 || i > 0 && !afterSign(p, i, ";(|[。"+bullets) && !p.Is(i-1, " ") {
		return Mark{}
	}
	if i == 0 && o[string(p.Plain)] != None { // a line of its own, the value below
		return Mark{o[string(p.Plain)], string(p.Plain), 0, p.Len()}
	}
	name, end := OwnName(p, i)
	if name == "" || o[name] == None {
		return Mark{}
	}
	return Mark{o[name], name, i, end}
}

// Gap reports whether a wide space or a tab is before position i.
func Gap(p source.Passage, i int) bool {
	return i > 0 && p.Is(i-1, " ") && (i > 1 && p.Is(i-2, " ") || p.Raw[i-1] == '\u3000' || p.Raw[i-1] == source.CellEnd)
}

// bullets precede fields that are printed one after the other.
const bullets = "★☆◆◇●■▲▪"

// namesField reports whether a name ends as those of short fields do.
func namesField(name source.Passage) bool {
	kind := OfColumn(name)
	return kind.Short() && kind < Other
}

// longestOwn bounds the name of a field, in characters: of Chinese, of others.
const longestOwn, longestOwnLatin = 10, 40

// OwnName reads what may be the name of a field at i: words and the colon or the tab
// behind them, 包案领导:, with a remark in brackets or not. Name is empty where none
// is there.
func OwnName(p source.Passage, i int) (name string, end int) {
	for i < p.Len() && unicode.In(p.Plain[i], unicode.So, unicode.Variation_Selector) { // 👤谁来改:
		i++
	}
	start := i
	bracket := p.Is(i, "[")
	if bracket {
		i++
		start++
	}
	latin := source.IsLatin(p, i)
	most := longestOwn
	if latin {
		if p.Raw[i] >= 'a' {
			return "", 0 // the middle of a sentence
		}
		most = longestOwnLatin
	}
	for i < p.Len() && i-start <= most && (p.Plain[i] >= '\u2e80' && !p.Is(i, "。《》、") && !latin || latin &&
		(source.IsLatin(p, i) || p.Is(i, " '&/-0123456789"))) && p.Raw[i] != source.CellEnd {
		i++
	}
	stop := i
	for stop > start && p.Is(stop-1, " ") {
		stop--
	}
	end = p.SkipSpace(skipParens(p, i))
	if stop-start < 2 || stop-start > most {
		return "", 0
	}
	switch {
	case bracket && p.Is(i, "]"):
		if end = p.SkipSpace(i + 1); p.Is(end, ":") {
			end++
		}
	case bracket:
		return "", 0
	case p.Is(end, ":|"), !latin && p.Is(end, "/") && namesField(p.Slice(start, stop)):
		end++
	case !latin && p.Is(i, "[") && namesField(p.Slice(start, stop)): // 整改结果【✔】
		end = i
	case !latin && end < p.Len() && Gap(p, end) && (start == 0 || Gap(p, start)): // 会办单位　区民政局
	case end < p.Len() && end > i && p.Raw[end-1] == source.CellEnd || i < p.Len() && p.Raw[i] == source.CellEnd:
		end = p.SkipSpace(i)
	default:
		return "", 0
	}
	return string(p.Plain[start:stop]), end
}
