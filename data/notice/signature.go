package notice

import (
	"strings"
	"time"
)

// issuerEnds are the words that names of bodies end with.
var issuerEnds = []string{
	"党组", "党委", "党总支", "党支部", "支部委员会", "委员会", "总支部", "支部", "党工委", "工委", "人民政府", "政府", "办公室",
	"公司", "集团", "大学", "学院", "学校", "中学", "小学", "医院", "中心", "局", "委", "厅", "院", "部", "处", "站", "所", "社", "协会", "联合会", "银行", "街道", "馆",
}

// englishIssuers are the words that English names of bodies begin with.
var englishIssuers = []string{
	"department of ", "office of ", "ministry of ", "city of ", "county of ", "committee ", "commission ", "council of ", "government of ", "board of ", "bureau of ",
}

// isIssuer reports whether a line is nothing but the name of a body.
func isIssuer(p passage) bool {
	const longest = 40
	p = p.trim()
	if p.len() < 3 || p.len() > longest || p.contains(",", "。", ":", ";", "、", "问题") || readLabel(p).form != noForm {
		return false
	}
	name := strings.ReplaceAll(string(p.plain), " ", "")
	if cut := strings.LastIndex(name, "("); cut > 0 && strings.HasSuffix(name, ")") {
		name = name[:cut] // 某某局(盖章)
	}
	if p.english() {
		return p.longest(0, englishIssuers) != "" && !p.contains("recommendation", "report", "response")
	}
	for _, end := range issuerEnds {
		if strings.HasSuffix(name, end) {
			return true
		}
	}
	return false
}

// A signature is a line with the issuer, the date, or both.
type signature struct {
	name  passage   // empty where the line has only a date
	day   time.Time // zero where the line has only a name
	dated bool
}

// splitSignature reads a signature that fills p.
func splitSignature(p passage) (signature, bool) {
	const longest = 80
	if p.len() > longest {
		return signature{}, false
	}
	s := signature{name: p}
	for i := range p.len() {
		if on, end, ok := dayAt(p, i); ok && p.from(end).trimStops(")").len() == 0 {
			s = signature{p.to(i).trimStops("("), on, true}
			break
		}
	}
	return s, s.name.len() == 0 && s.dated || isIssuer(s.name)
}

func isSignature(p passage) bool {
	_, ok := splitSignature(p)
	return ok
}
