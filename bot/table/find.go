package table

import (
	"net/http"
	"strings"
)

// mostFound is how many items a search in the notices' own words names.
const mostFound = 5000

// Found are the ids of rows.
type Found struct {
	IDs []string `json:"ids"`
}

// find answers with the items whose finding or measures hold every word of ?q=,
// which rows do not have.
func (s *server) find(r *http.Request) (any, error) {
	snapshot, err := s.ledger.Snapshot(r.Context())
	if err != nil {
		return nil, err
	}
	words := strings.Fields(strings.ToLower(r.URL.Query().Get("q")))
	out := Found{IDs: []string{}}
	for _, item := range snapshot.Items {
		if len(words) == 0 || len(out.IDs) == mostFound {
			break
		}
		said := snapshot.Text(item)
		text := strings.ToLower(item.Title + "\n" + said.Finding + "\n" + strings.Join(said.Work(), "\n"))
		holds := true
		for _, word := range words {
			holds = holds && strings.Contains(text, word)
		}
		if holds {
			out.IDs = append(out.IDs, rowID(item))
		}
	}
	return out, nil
}
