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
		return nil, "fact", l.Phrase(msgDayFuture)
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
		return nil, "link", l.Phrase(msgEnterAddressesBeginHttp)
	}
	return pieces, "", ""
}

func isWebAddress(link string) bool {
	return strings.HasPrefix(link, "http://") || strings.HasPrefix(link, "https://")
}
