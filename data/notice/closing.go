package notice

import (
	"strings"
	"time"

	"rectify/data/text"
)

// closingHeads open the part after the items.
var closingHeads = []string{
	"下一步", "下步", "今后工作", "今后的", "后续工作", "后续整改", "工作打算", "存在的困难", "意见建议",
	"持续深化整改", "巩固整改成果", "巩固拓展", "整改成效巩固", "需要长期坚持", "其他需要说明",
}

// closingWords open a paragraph of closing prose that bears no number.
var closingWords = []string{
	"欢迎", "联系方式", "联系电话", "联系人", "监督电话", "电话:", "特此", "附件", "附:", "附表", "以上整改",
	"contact", "for further information", "以上情况", "总的来看", "总体来看", "虽然", "通过整改", "通过此次", "通过本次",
}

// opensClosing reports whether a heading leads out of the items.
func opensClosing(p passage) bool { return p.longest(0, closingHeads) != "" }

// closes reports whether a plain paragraph cannot belong to an item.
func closes(p passage) bool {
	if p.longest(0, closingWords) != "" {
		return true
	}
	const headingLength = 24
	return opensClosing(p) && p.len() <= headingLength && !p.contains("。") ||
		isClutter(p) || isSignature(p)
}

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

// readClosing reads what stands behind the last item: prose, contacts, and
// the issuer and the date under it.
func (r *reader) readClosing(paragraphs []paragraph) {
	signed := false // the name and date were read: what follows is page furniture
	for _, p := range paragraphs {
		switch {
		case isClutter(p.passage), repeats(p.passage, r.notice.Title):
			r.claim(Clutter, p.passage)
		case !signed && r.readSignature(p.passage):
			signed = r.notice.Issuer != "" && r.signedOn
		default:
			r.totals = append(r.totals, totalsIn(p.passage, p.line)...)
			r.claim(ClosingText, p.passage)
			r.notice.Closing = append(r.notice.Closing, p.String())
			r.readContacts(p.passage)
		}
	}
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
		d, ok := readDate(p, i)
		if ok && d.precision == day && p.from(d.end).trimStops(")").len() == 0 {
			s = signature{p.to(i).trimStops("("), d.last, true}
			break
		}
	}
	return s, s.name.len() == 0 && s.dated || isIssuer(s.name)
}

func isSignature(p passage) bool {
	_, ok := splitSignature(p)
	return ok
}

// readSignature reads the issuer and the date. A second issuer is none.
func (r *reader) readSignature(p passage) bool {
	s, ok := splitSignature(p)
	if !ok || s.name.len() > 0 && r.notice.Issuer != "" && r.notice.Issuer != s.name.String() {
		return false
	}
	if s.name.len() > 0 {
		r.notice.Issuer = s.name.String()
	}
	if s.dated {
		r.setPublished(s.day)
		r.signedOn = true
	}
	r.claim(Dateline, p)
	return true
}

// readContacts reads telephone numbers and e-mail addresses that words name
// as such.
func (r *reader) readContacts(p passage) {
	c := &r.notice.Contacts
	if c.Phone == "" {
		c.Phone = phoneIn(p)
	}
	if c.Email == "" {
		c.Email = emailIn(p)
	}
}

func phoneIn(p passage) string {
	for _, word := range []string{"电话", "热线", "手机", "phone", "tel"} {
		i := p.index(0, word)
		if i < 0 {
			continue
		}
		i += runeLen(word)
		for p.is(i, ":、 号码为是") || p.is(i, "(") && !p.is(i+1, "0123456789") {
			i++
		}
		end := i
		for p.is(end, "0123456789-—–－‐() 转") {
			end++
		}
		number := p.slice(i, end).trimStops("(-—转")
		if !number.contains("(") {
			number = number.trimStops(")")
		}
		if number.len() >= 5 {
			return number.String()
		}
	}
	return ""
}

func emailIn(p passage) string {
	at := p.index(0, "@")
	if at < 0 {
		return ""
	}
	start, end := at, at+1
	for start > 0 && addressRune(p.plain[start-1]) {
		start--
	}
	for end < p.len() && addressRune(p.plain[end]) {
		end++
	}
	address := p.slice(start, end).trimStops(".")
	if start == at || !address.contains(".") {
		return ""
	}
	return strings.Map(text.Narrow, address.String())
}

func addressRune(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || oneOf(r, "._-+")
}
