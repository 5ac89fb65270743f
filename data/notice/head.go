package notice

import (
	"strings"
	"time"
)

// readHead reads what stands above the first heading: page furniture, the
// title, and the preamble.
func (r *reader) readHead(paragraphs []paragraph) {
	title := r.findTitle(paragraphs)
	for i, p := range paragraphs {
		switch {
		case i >= title.from && i < title.to:
			r.claim(TitleText, p.passage)
		case i < title.from || isClutter(p.passage) || repeats(p.passage, r.notice.Title) && p.label.form == noForm:
			if i < title.from && !isClutter(p.passage) && isIssuer(p.passage) && r.notice.Issuer == "" {
				r.notice.Issuer = p.String()
				r.claim(Dateline, p.passage)
				continue
			}
			r.clutterDate(p.passage)
			if mastheads.at(p.passage, 0).size > 0 {
				r.notice.Masthead = append(r.notice.Masthead, p.String())
			}
			r.claim(Clutter, p.passage)
		case i < title.to+3 && !p.contains("。") && r.readSignature(p.passage):
		default:
			r.totals = append(r.totals, totalsIn(p.passage, p.line)...)
			r.claim(PreambleText, p.passage)
			r.notice.Preamble = append(r.notice.Preamble, p.String())
			r.readContacts(p.passage)
		}
	}
}

// mastheads begin lines that say where a text comes from and when it was put up.
var mastheads = lexiconOf("来源:", "信息来源:", "文章来源:", "稿件来源:", "发布时间", "发布日期", "发文日期", "成文日期", "发表时间", "时间:", "日期:", "作者:", "文号:", "发布机构", "索引号", "report date", "date published", "published:", "date issued")

// titleWords are what the title of a notice says it is.
var titleWords = []string{"整改", "通报", "公告", "公示", "报告", "情况", "通知", "recommendations", "response", "status", "audit"}

// A titleRange is the paragraphs [from, to) the title is printed on.
type titleRange struct{ from, to int }

// findTitle finds the title among the lines before the first sentence.
func (r *reader) findTitle(paragraphs []paragraph) titleRange {
	best, bestScore := titleRange{}, 0
	for i, p := range paragraphs {
		if p.contains("。") || p.label.form != noForm || p.len() > 120 {
			break
		}
		score := 0
		for _, w := range titleWords {
			if p.contains(w) {
				score++
			}
		}
		if p.contains("关于") {
			score++
		}
		if !isClutter(p.passage) && score > bestScore && p.len() > 6 {
			best, bestScore = titleRange{i, i + 1}, score
		}
	}
	if bestScore == 0 {
		return titleRange{}
	}
	line := paragraphs[best.from].passage
	if best.from > 0 && (line.has(0, "关于") || line.longest(0, []string{"巡察", "巡视", "整改"}) != "") {
		if before := paragraphs[best.from-1]; isIssuer(before.passage) && !isClutter(before.passage) {
			best.from--
			line = before.join(line)
		}
	}
	r.notice.Title = line.trimStops("。").String()
	return best
}

// repeats reports whether p is the title printed again.
func repeats(p passage, title string) bool {
	squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
	return title != "" && p.len() < 2*len(title) && squeeze(p.String()) == squeeze(title)
}

// clutterDate keeps the day a page says it was put up: 发布时间:2024-04-07, or
// a date beside 来源.
func (r *reader) clutterDate(p passage) {
	for _, d := range findDates(p, r.published) {
		if r.putUp == "" && d.HasYear && p.contains("时间", "日期", "来源", "发布", "date", "published") {
			r.putUp = d.Last.Format(time.DateOnly)
		}
	}
}

// issuerFromTitle is the body named at the start of the title.
func issuerFromTitle(title string) string {
	name, _, ok := strings.Cut(title, "关于")
	if !ok {
		return ""
	}
	return strings.TrimSpace(name)
}
