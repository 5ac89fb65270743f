package reading

import (
	"strings"

	"rectify/data/notice/source"
	"rectify/data/text"
)

// readContacts reads telephone numbers and e-mail addresses that words name
// as such.
func (r *reader) readContacts(p source.Passage) {
	c := &r.notice.Contacts
	if c.Phone == "" {
		c.Phone = phoneIn(p)
	}
	if c.Email == "" {
		c.Email = emailIn(p)
	}
}

func phoneIn(p source.Passage) string {
	for _, word := range []string{"电话", "热线", "手机", "telephone", "phone", "tel"} {
		i := p.Index(0, word)
		if i < 0 {
			continue
		}
		i += source.Runes(word)
		for p.Is(i, ":、 .号码为是") || p.Is(i, "(") && !p.Is(i+1, "0123456789") {
			i++
		}
		end := i
		for p.Is(end, "0123456789-—–－‐() 转") || end == i && p.Is(end, "+") {
			end++
		}
		number := p.Slice(i, end).TrimStops("(-—转").Trim()
		if !number.Contains("(") {
			number = number.TrimStops(")")
		}
		if number.Len() >= 5 && number.Contains("0", "1", "2", "3", "4", "5", "6", "7", "8", "9") {
			return number.String()
		}
	}
	return ""
}

func emailIn(p source.Passage) string {
	at := p.Index(0, "@")
	if at < 0 {
		return ""
	}
	start, end := at, at+1
	for start > 0 && addressRune(p.Plain[start-1]) {
		start--
	}
	for end < p.Len() && addressRune(p.Plain[end]) {
		end++
	}
	address := p.Slice(start, end).TrimStops(".")
	if start == at || !address.Contains(".") {
		return ""
	}
	return strings.Map(text.Narrow, address.String())
}

func addressRune(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || source.OneOf(r, "._-+")
}
