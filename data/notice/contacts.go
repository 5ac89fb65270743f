package notice

import (
	"strings"

	"rectify/data/text"
)

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
