package table

import (
	"net/http"
	"strconv"
	"strings"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/handlers/card"
	"rectify/handlers/reply"
)

// An Item is an item whole: its row, what its notice says of it, and its
// history, the latest first, a line an entry.
type Item struct {
	Row
	Supporting  string              `json:"supporting"` // units and people beside the owners, by name
	Finding     string              `json:"finding"`
	Measures    []string            `json:"measures"`
	Commitments []notice.Commitment `json:"commitments"`
	History     []string            `json:"history"`
	Evidence    []Piece             `json:"evidence"`
	Acts        []Act               `json:"acts"`
}

// item answers with one item, by ?number= and, where several notices have that
// number, ?notice=.
func (s *server) item(r *http.Request) (any, error) {
	ctx, q := r.Context(), r.URL.Query()
	snapshot, err := s.ledger.Snapshot(ctx)
	if err != nil {
		return nil, err
	}
	item, err := find(snapshot, q.Get("notice"), q.Get("number"))
	if err != nil {
		return nil, err
	}
	if _, err := s.catchUp(ctx, snapshot, 0); err != nil {
		return nil, err
	}
	entries, err := s.ledger.History(ctx, item.Notice, item.Number)
	if err != nil {
		return nil, err
	}
	said, lang := snapshot.Text(item), langOf(q.Get("lang"))
	teller := s.assistant.Teller(ctx, lang, entries)
	told := card.HistoryReply(teller, item, entries, 0)
	_, history, _ := strings.Cut(told.Plain(), "\n") // under its heading
	acts, err := s.acts(r, lang, item.Key())
	if err != nil {
		return nil, err
	}
	supporting := teller.Names.In(reply.Reply{Parts: []reply.Part{reply.Paragraph{Text: listed(item.Supporting)}}}).Plain()
	out := Item{
		Row: s.shown(snapshot, []ledger.Item{item})[0], Supporting: strings.TrimSpace(supporting), Finding: said.Finding, Measures: said.Work(), Commitments: said.Commitments,
		History: strings.Split(strings.TrimSpace(history), "\n"), Evidence: s.pieces(lang, teller, entries), Acts: acts,
	}
	return out, nil
}

// find finds an item by number, of the newest notice that has it unless one is
// named.
func find(snapshot *ledger.Snapshot, notice, number string) (ledger.Item, error) {
	n, _ := strconv.Atoi(number)
	for _, item := range snapshot.ByNumber(n) {
		if notice == "" || item.Notice == notice {
			return item, nil
		}
	}
	return ledger.Item{}, &refusal{http.StatusNotFound, "item_not_found"}
}
