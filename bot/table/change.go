package table

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/handlers/change"
	"rectify/handlers/reply"
)

// A Change is what somebody filled in at a cell of the table.
type Change struct {
	User    string `json:"user"`
	Lang    string `json:"lang"`
	Request string `json:"request"` // names it: it has effect once
	Notice  string `json:"notice"`
	Number  int    `json:"number"`
	Version int    `json:"version"` // of the item that the person saw
	Field   string `json:"field"`   // "status", "due" or "owner"
	Value   string `json:"value"`   // a status; a date as "2006-01-02"; units and "@id"s, as ledger.Names reads them
	Note    string `json:"note"`
}

// A Changed is what became of a change: the item as it is now, and what the
// assistant says. Where nothing was changed, Refused is set; Stale where that is
// because somebody else changed the item meanwhile.
type Changed struct {
	Row     Row    `json:"row"`
	Said    string `json:"said"`
	Refused bool   `json:"refused,omitempty"`
	Stale   bool   `json:"stale,omitempty"`
}

// largestChange is the most that a change may hold, in bytes.
const largestChange = 64 << 10

// change has the assistant carry out what somebody filled in.
func (s *server) change(r *http.Request) (any, error) {
	var c Change
	if r.Header.Get("Content-Type") != "application/json" || json.NewDecoder(http.MaxBytesReader(nil, r.Body, largestChange)).Decode(&c) != nil {
		return nil, &refusal{http.StatusUnsupportedMediaType, "want_json"}
	}
	ctx := r.Context()
	snapshot, err := s.ledger.Snapshot(ctx)
	if err != nil {
		return nil, err
	}
	item, err := find(snapshot, c.Notice, strconv.Itoa(c.Number))
	if err != nil {
		return nil, err
	}
	command, values, err := c.form(item)
	if err != nil {
		return nil, err
	}
	request := ""
	if c.Request != "" {
		request = "page " + c.User + " " + c.Request
	}
	sent, err := s.desk.Fill(ctx, reply.Request{
		Text: fmt.Sprintf("%s %d", command, item.Number), Values: values, Person: reply.Person{ID: c.User}, Lang: langOf(c.Lang), Notice: item.Notice,
		Via: "page", ID: request, Seen: map[int]int{item.Number: c.Version},
	})
	if err != nil {
		return nil, err
	}
	return s.changed(r, item, sent)
}

// form is the command whose form the change fills in, and its fields.
func (c Change) form(item ledger.Item) (command string, values map[string]string, err error) {
	values = map[string]string{"note": c.Note}
	switch to := notice.Status(c.Value); {
	case c.Field == "due":
		values["date"] = c.Value
		return "due", values, nil
	case c.Field == "owner":
		values["owner"], values["office"] = apart(c.Value)
		values["helpers"], values["supporting"] = apart(item.Supporting)
		return "assign", values, nil
	case c.Field != "status":
		return "", nil, &refusal{http.StatusBadRequest, "no_such_field"}
	case to == notice.Closed && item.Status != notice.Closed:
		return "close", map[string]string{"basis": c.Note}, nil
	case to.Open() && item.Status == notice.Closed:
		return "reopen", values, nil
	default:
		values["status"] = c.Value
		return "status", values, nil
	}
}

// apart sets the ids of people apart from units in a list of owners.
func apart(owners string) (people, units string) {
	var ids, words []string
	for _, word := range ledger.Names(owners) {
		if id, person := strings.CutPrefix(word, "@"); person && id != "" {
			ids = append(ids, id)
		} else {
			words = append(words, word)
		}
	}
	return strings.Join(ids, " "), ledger.JoinNames(words)
}

// changed says what became of a change.
func (s *server) changed(r *http.Request, item ledger.Item, sent change.Sent) (any, error) {
	snapshot, err := s.ledger.Snapshot(r.Context())
	if err != nil {
		return nil, err
	}
	if _, err := s.catchUp(r.Context(), snapshot, 0); err != nil {
		return nil, err
	}
	if now, there := snapshot.Item(item.Key()); there {
		item = now
	}
	out := Changed{Row: s.shown(snapshot, []ledger.Item{item})[0], Refused: true}
	switch {
	case len(sent.Problems) > 0:
		for _, problem := range sent.Problems {
			out.Said = strings.TrimSpace(out.Said + "\n" + problem)
		}
	case sent.Again != nil:
		out.Stale = true
		out.Said = reply.Reply{Lang: sent.Again.Lang, Parts: sent.Again.Parts}.Plain()
	default:
		out.Refused = sent.Reply.Kind != reply.KindChange
		out.Said = sent.Reply.Plain()
		if !out.Refused {
			out.Said = firstLine(sent.Reply)
		}
	}
	return out, nil
}

// firstLine is what a reply says before it shows the item.
func firstLine(r reply.Reply) string {
	for _, part := range r.Parts {
		if p, ok := part.(reply.Paragraph); ok {
			return p.Text
		}
	}
	return ""
}
