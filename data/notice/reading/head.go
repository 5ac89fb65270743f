package reading

import (
	"regexp"
	"strings"
	"time"

	"rectify/data/notice/dates"
	"rectify/data/notice/layout"
	"rectify/data/notice/source"
)

// readHead reads what is above the first heading: page furniture, the
// title, and the preamble.
func (r *reader) readHead(paragraphs []layout.Paragraph) {
	title := r.findTitle(paragraphs)
	for i, p := range paragraphs {
		switch {
		case i >= title.from && i < title.to:
			r.claim(source.TitleText, p.Passage)
		case i < title.from || layout.IsClutter(p.Passage) || repeats(p.Passage, r.notice.Title) && p.Label.Form == layout.NoForm:
			if i < title.from && !layout.IsClutter(p.Passage) && layout.IsIssuer(p.Passage) && r.notice.Issuer == "" {
				r.notice.Issuer = p.String()
				r.claim(source.Dateline, p.Passage)
				continue
			}
			r.clutterDate(p.Passage)
			if mastheads.At(p.Passage, 0).Size > 0 {
				r.notice.Masthead = append(r.notice.Masthead, p.String())
			}
			r.claim(source.Clutter, p.Passage)
		case i < title.to+3 && !p.Contains("。") && r.readSignature(p.Passage):
		default:
			if i < title.to+3 {
				r.statedDate(p.Passage)
			}
			r.readCounts(p)
			r.claim(source.PreambleText, p.Passage)
			r.notice.Preamble = append(r.notice.Preamble, p.String())
			r.readContacts(p.Passage)
		}
	}
}

// mastheads begin lines that say where a text comes from and when it was put up.
var mastheads = source.LexiconOf("来源:", "信息来源:", "文章来源:", "稿件来源:", "发布时间", "发布日期", "发文日期", "成文日期", "发表时间", "时间:",
	"日期:", "作者:", "文号:", "发布机构", "索引号", "report date", "date published", "published:", "date issued")

// titleWords are what the title of a notice says it is.
var titleWords = []string{"整改", "通报", "公告", "公示", "报告", "情况", "通知", "台账", "清单", "一览表", "明细表", "汇总表", "统计表", "recommendations", "response", "status", "audit",
	"reply", "report", "follow-up", "tracker", "action plan", "findings", "progress", "schedule of", "corrective action"}

// shortestTitle is how few characters a title has: 问题清单.
const shortestTitle = 4

// A titleRange is the paragraphs [from, to) the title is printed on.
type titleRange struct{ from, to int }

// findTitle finds the title among the lines before the first sentence.
func (r *reader) findTitle(paragraphs []layout.Paragraph) titleRange {
	best, bestScore := titleRange{}, 0
	for i, p := range paragraphs {
		if p.Contains("。") || p.Label.Form != layout.NoForm || p.Len() > 120 || p.Is(p.Len()-1, ":") && bestScore > 0 { // addressees
			break
		}
		score := 0
		for _, w := range titleWords {
			if p.Contains(w) {
				score++
			}
		}
		if p.Contains("关于") {
			score++
		}
		if subtitle := p.Is(0, "-—–"); subtitle && bestScore > 0 {
			continue
		}
		if !layout.IsClutter(p.Passage) && score > bestScore && p.Len() >= shortestTitle {
			best, bestScore = titleRange{i, i + 1}, score
		}
	}
	if bestScore == 0 {
		return titleRange{}
	}
	line := paragraphs[best.from].Passage
	if best.from > 0 && (line.Has(0, "关于") || line.Longest(0, []string{"巡察", "巡视", "整改"}) != "") {
		if before := paragraphs[best.from-1]; layout.IsIssuer(before.Passage) && !layout.IsClutter(before.Passage) {
			best.from--
			if !line.Has(0, "关于") {
				r.notice.Issuer = before.String()
			}
			line = before.Join(line)
		}
	}
	r.notice.Title = line.TrimStops("。").String()
	return best
}

// repeats reports whether p is the title printed again.
func repeats(p source.Passage, title string) bool {
	squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
	return title != "" && p.Len() < 2*len(title) && squeeze(p.String()) == squeeze(title)
}

// clutterDate keeps the day a page says it was put up: 发布时间:2024-04-07, or
// a date next to 来源.
func (r *reader) clutterDate(p source.Passage) {
	for _, d := range dates.Find(p, r.published) {
		if r.putUp == "" && d.HasYear && p.Contains("时间", "日期", "来源", "发布", "date", "published") {
			r.putUp = d.Last.Format(time.DateOnly)
		}
	}
}

// madeOn ends what is before the day on which a paper was made: 填报时间, 报告日期.
var madeOn = regexp.MustCompile(`(?:填报|填表|报告|报送|制表|编制|更新|发布|公布|公示|印发|通报|统计)(?:时间|日期)$`)

// titleYear is a year in a title.
var titleYear = regexp.MustCompile(`20\d\d`)

// dueReference is the day from which time limits without a year are counted: that of
// publication, else the middle of the year that the title, or else a line next to it,
// names.
func (r *reader) dueReference() time.Time {
	if !r.published.IsZero() {
		return r.published
	}
	near := append([]string{r.notice.Title}, r.notice.Masthead...)
	for _, line := range append(near, r.notice.Preamble[:min(2, len(r.notice.Preamble))]...) {
		if middle, err := time.Parse("2006-01-02", titleYear.FindString(line)+"-07-01"); err == nil {
			return middle
		}
	}
	return r.published
}

// statedDate keeps the day that a line under the title says: Published 14 November
// 2024, 填报时间：2026年10月15日.
func (r *reader) statedDate(p source.Passage) {
	const longest = 120
	if p.Len() > longest {
		return
	}
	for _, d := range dates.Find(p, r.published) {
		if on, _, ok := dates.DayAt(p, 1); ok && r.putUp == "" && !r.signedOn && p.Is(0, "(") && p.Is(p.Len()-1, ")") { // (2026年8月20日在区人大常委会第三十一次会议上)
			r.putUp = on.Format(time.DateOnly)
		}
		before := p.To(d.Start).TrimStops(":")
		if r.putUp == "" && d.HasYear && (source.EndOf(before, "published", "published on", "issued", "issued on", "report date") != "" ||
			before.IsOne("date") || madeOn.MatchString(string(before.Plain))) {
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
