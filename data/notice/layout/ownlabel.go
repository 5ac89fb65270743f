package layout

import (
	"regexp"
	"slices"
	"strings"

	"rectify/data/notice/fields"
	"rectify/data/notice/source"
)

// ownLabel is a label of words that no list here holds: AFI 2 – Title, Cause of
// concern 1: Title, 短板三：. The first group is its words.
var ownLabel = regexp.MustCompile(`^((?:[a-z]+ ){1,4}|[\p{Han}]{2,6} ?)(\d{1,3}|[一二三四五六七八九十]{1,4})(?: ?[-–—:：、. ]|$)`)

// otherSeries are words with numbers behind them that number no findings.
var otherSeries = []string{"appendix", "annex", "table", "figure", "page", "note", "step", "phase", "stage", "quarter", "schedule", "version", "paragraph", "para", "photo", "slide", "day",
	"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "附件", "附表", "表", "图", "步骤", "第", "注", "页", "措施", "目标", "成效"}

// fewestOwnLabels is from how many lines on a word of the notice's own numbers its findings.
const fewestOwnLabels = 6

// OwnLabels folds the words by which a notice numbers its findings, and that no list
// here holds, to the sign that ReadLabel knows: AFI 2 – Title is recognised as # 2 –
// Title. The lines must count from one on without a gap; several words may share the
// count (Cause of concern 1, AFI 2).
func OwnLabels(lines []source.Passage) {
	type found struct{ line, words int }
	var all []found
	for i, p := range lines {
		at := p.SkipSpace(0)
		m := ownLabel.FindStringSubmatchIndex(string(p.Plain[at:]))
		if m == nil || ReadLabel(p.From(at)).Form != NoForm {
			continue
		}
		words := at + source.Runes(string(p.Plain[at:])[:m[3]])
		if w := p.Slice(at, words).Trim(); slices.Contains(otherSeries, string(w.Plain)) || fields.Listed(string(w.Plain)) {
			continue
		}
		if n, _ := p.Number(words); n == len(all)+1 {
			all = append(all, found{i, words})
		}
	}
	if len(all) < fewestOwnLabels {
		return
	}
	for _, f := range all {
		p := &lines[f.line]
		p.Plain = slices.Concat([]rune("#"+strings.Repeat(" ", f.words-1)), p.Plain[f.words:])
	}
}
