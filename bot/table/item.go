package table

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"rectify/data/evidence"
	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/handlers/card"
	"rectify/handlers/command"
	"rectify/handlers/reply"
)

// An Item is an item whole: its row, what its notice says of it, and its
// history, the latest first, a line an entry.
type Item struct {
	Row
	DueWords    string              `json:"due_words"`  // the notice's own, where they name no day
	Recommends  bool                `json:"recommends"` // the finding is what was recommended
	Supporting  string              `json:"supporting"` // units and people beside the owners, by name
	Finding     string              `json:"finding"`
	Measures    []string            `json:"measures"`
	Commitments []notice.Commitment `json:"commitments"`
	History     []string            `json:"history"`
	Evidence    []Piece             `json:"evidence"`
	Acts        []Act               `json:"acts"`
	Asked       *Asked              `json:"asked,omitempty"`   // the request for more time that waits for a decision
	Receipt     *Receipt            `json:"receipt,omitempty"` // of an assignment to people
	Takes       Takes               `json:"takes"`
}

// Asked is a request for more time.
type Asked struct {
	By  string `json:"by"`
	Due string `json:"due"` // "2006-01-02"
}

// A Receipt says when an assignment was confirmed, or who has yet to.
type Receipt struct {
	On      string   `json:"on,omitempty"` // "2006-01-02"
	Awaited []string `json:"awaited,omitempty"`
}

// Takes says which files are taken as evidence.
type Takes struct {
	Largest int64    `json:"largest"` // bytes
	Kinds   []string `json:"kinds"`   // endings of names
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
	teller.Refused = item.Refused
	acts, err := s.acts(r, lang, item.Key())
	if err != nil {
		return nil, err
	}
	supporting := teller.Names.In(reply.Reply{Parts: []reply.Part{reply.Paragraph{Text: listed(item.Supporting)}}}).Plain()
	out := Item{
		Row: s.shown(snapshot, []ledger.Item{item})[0], DueWords: said.PrintedDue(item.Due), Recommends: said.Recommends(), Supporting: strings.TrimSpace(supporting), Finding: said.BeyondTitle(), Measures: said.Work(), Commitments: said.Commitments,
		Evidence: s.piecesOf(lang, card.Pieces(teller.Names, teller.Zone, entries)), Acts: acts, Takes: Takes{s.desk.Copies().Largest(), evidence.Endings()},
	}
	role := s.desk.Member(ctx, q.Get("user")).Role
	for _, e := range slices.Backward(entries) {
		if e.Action != ledger.Refused || role >= reply.Approver { // whom a colleague was refused what concerns approvers
			out.History = append(out.History, teller.Entry(e))
		}
	}
	own := func(e ledger.Entry) bool { return e.By == q.Get("user") && e.Undoable() && e.UndoneBy == 0 }
	if _, ok := ledger.LastUndoable(entries, 0); ok && (role >= reply.Approver || role >= reply.Editor && slices.ContainsFunc(entries, own)) {
		out.Acts = append(out.Acts, Act{Name: string(command.Undo)})
	}
	names := s.assistant.Names(ctx, lang, append(item.OwnerIDs(), item.AskedBy)...)
	if item.AskedBy != "" {
		out.Asked = &Asked{names.One(item.AskedBy), item.AskedDue}
	}
	if len(item.OwnerIDs()) > 0 && (item.ReceivedOn != "" || item.Status.Open()) {
		out.Receipt = &Receipt{On: item.ReceivedOn}
		for _, id := range item.Awaited() {
			out.Receipt.Awaited = append(out.Receipt.Awaited, names.One(id))
		}
	}
	return out, nil
}

// find finds an item by number, of the newest notice that has it unless one is
// named, by its id or its key.
func find(snapshot *ledger.Snapshot, notice, number string) (ledger.Item, error) {
	n, _ := strconv.Atoi(number)
	for _, item := range snapshot.ByNumber(n) {
		if notice == "" || item.Notice == notice || strings.EqualFold(snapshot.KeyOf(item.Notice), notice) {
			return item, nil
		}
	}
	return ledger.Item{}, &refusal{http.StatusNotFound, "item_not_found"}
}
