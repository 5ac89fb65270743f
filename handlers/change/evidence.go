package change

import (
	"strings"

	"rectify/data/ledger"
	"rectify/handlers/reply"
)

// evidenceIn are the pieces of evidence of a form that was filled in: one for
// each address. field and problem say what is wrong, and then there are none.
func evidenceIn(l reply.Lang, v func(name string) string, today string) (pieces []ledger.Evidence, field, problem string) {
	links, names := strings.Fields(v("link")), strings.Split(v("name"), "\n")
	if v("fact") > today {
		return nil, "fact", l.Say("日期不能晚于今天。", "That day is in the future.")
	}
	for i, link := range links {
		if !isWebAddress(link) {
			links = nil
			break
		}
		piece := ledger.Evidence{Link: link, FactDate: v("fact"), Note: v("about")}
		if len(names) == len(links) { // else somebody took some of the addresses out
			piece.Name = names[i]
		}
		pieces = append(pieces, piece)
	}
	if len(links) == 0 {
		return nil, "link", l.Say("请填写以 http:// 或 https:// 开头的网址，每行一个。", "Enter addresses that begin with http:// or https://, one per line.")
	}
	return pieces, "", ""
}

func isWebAddress(link string) bool {
	return strings.HasPrefix(link, "http://") || strings.HasPrefix(link, "https://")
}
