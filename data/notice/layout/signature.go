package layout

import (
	"regexp"
	"strings"
	"time"

	"rectify/data/notice/dates"
	"rectify/data/notice/source"
)

// issuerEnds are the words that names of bodies end with.
var issuerEnds = []string{
	"党组", "党委", "党总支", "党支部", "支部委员会", "委员会", "总支部", "支部", "党工委", "工委", "人民政府", "政府", "办公室",
	"公司", "集团", "大学", "学院", "学校", "中学", "小学", "医院", "中心", "局", "委", "厅", "院", "部", "处", "站", "所", "社", "协会", "联合会", "银行", "街道", "馆",
}

// englishIssuers are the words that English names of bodies begin with.
var englishIssuers = []string{
	"department of ", "office of ", "ministry of ", "city of ", "county of ", "committee ", "commission ", "council of ", "government of ",
	"board of ", "bureau of ",
}

// englishBodies are the words that English names of bodies end with.
var englishBodies = []string{
	" authority", " council", " commission", " committee", " department", " ministry", " agency", " board", " bureau", " corporation", " university",
	" college", " hospital", " trust", " institute", " office", " administration", " bank", " service",
}

// capitalised reports whether the words of p begin with capitals, but for small ones.
func capitalised(p source.Passage) bool {
	for _, word := range strings.Fields(p.String()) {
		if word[0] >= 'a' && word[0] <= 'z' && len(word) > 3 {
			return false
		}
	}
	return true
}

// IsIssuer reports whether a line is nothing but the name of a body.
func IsIssuer(p source.Passage) bool {
	const longest = 40
	p = p.Trim()
	if p.Len() < 3 || p.Len() > longest || p.Contains(",", "。", ":", ";", "、", "问题") || ReadLabel(p).Form != NoForm {
		return false
	}
	name := strings.ReplaceAll(string(p.Plain), " ", "")
	if cut := strings.LastIndex(name, "("); cut > 0 && strings.HasSuffix(name, ")") {
		name = name[:cut] // 某某局(盖章)
	}
	if p.English() {
		return (p.Longest(0, englishIssuers) != "" || p.Len() <= longest && source.EndOf(p, englishBodies...) != "" && capitalised(p)) &&
			!p.Contains("recommendation", "report", "response")
	}
	for _, end := range issuerEnds {
		if strings.HasSuffix(name, end) {
			return true
		}
	}
	return false
}

// A Signature is a line with the issuer, the date, or both.
type Signature struct {
	Name  source.Passage // empty where the line has only a date
	Day   time.Time      // zero where the line has only a name
	Clock source.Passage // the time of day behind the day, where there is one
	Dated bool
}

// clock is the time of day that a page prints behind a day.
var clock = regexp.MustCompile(`^ *(?:\d{1,2}:\d\d(?::\d\d)?)?$`)

// SplitSignature reads a signature that fills p.
func SplitSignature(p source.Passage) (Signature, bool) {
	const longest = 80
	if p.Len() > longest {
		return Signature{}, false
	}
	s := Signature{Name: p}
	for i := range p.Len() {
		if on, end, ok := dates.DayAt(p, i); ok && clock.MatchString(string(p.From(end).TrimStops(")").Plain)) {
			s = Signature{Name: p.To(i).TrimStops("("), Day: on, Dated: true}
			if rest := p.From(end).Trim(); rest.Contains(":") {
				s.Clock = rest
			}
			break
		}
	}
	return s, s.Name.Len() == 0 && s.Dated || IsIssuer(s.Name)
}

// IsSignature reports whether p is nothing but an issuer, a date, or both.
func IsSignature(p source.Passage) bool {
	_, ok := SplitSignature(p)
	return ok
}
