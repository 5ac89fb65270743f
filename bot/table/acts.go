package table

import (
	"net/http"
	"slices"

	"rectify/data/ledger"
	"rectify/handlers/command"
	"rectify/handlers/reply"
)

// An Act is something that a person may do with an item, as its card offers it.
type Act struct {
	Name  string `json:"name"` // the act of a Change
	Label string `json:"label"`
	Form  bool   `json:"form,omitempty"` // it has one
	Main  bool   `json:"main,omitempty"`
	Grave bool   `json:"grave,omitempty"`
}

// acts are what somebody may do with an item: of what its card offers, that which
// the page does not show anyway.
func (s *server) acts(r *http.Request, l reply.Lang, key ledger.Key) ([]Act, error) {
	person := s.desk.Member(r.Context(), r.URL.Query().Get("user"))
	offered, err := s.assistant.Offered(r.Context(), reply.Request{Person: person, Lang: l}, key)
	acts := []Act{}
	for _, b := range offered {
		c, known := command.Parse(b.Command)
		if known && !b.All && (b.As == reply.AsForm || slices.Contains(atOnce, c.Name)) && c.Name != command.Evidence {
			acts = append(acts, Act{Name: string(c.Name), Label: b.Label, Form: b.As == reply.AsForm, Main: b.Main, Grave: b.Grave})
		}
	}
	return acts, err
}

// A Form is what an act asks for. Without fields, it says why it cannot be done.
type Form struct {
	Title  string  `json:"title"`
	Send   string  `json:"send"`
	Said   string  `json:"said"`
	Pieces []Piece `json:"pieces,omitempty"` // evidence to be looked at
	Fields []Field `json:"fields"`
}

// A Field is one thing to be filled in.
type Field struct {
	Name     string         `json:"name"`
	Label    string         `json:"label"`
	Hint     string         `json:"hint,omitempty"`
	Kind     string         `json:"kind"` // see kinds
	Options  []reply.Option `json:"options,omitempty"`
	Value    string         `json:"value"`
	Optional bool           `json:"optional,omitempty"`
}

var kinds = map[reply.FieldKind]string{
	reply.FieldLine: "line", reply.FieldText: "text", reply.FieldDate: "date", reply.FieldChoice: "choice", reply.FieldPeople: "people", reply.FieldFiles: "files",
}

// form answers with the form of ?act= for an item, as ?user= gets it.
func (s *server) form(r *http.Request) (any, error) {
	q := r.URL.Query()
	snapshot, err := s.ledger.Snapshot(r.Context())
	if err != nil {
		return nil, err
	}
	item, err := find(snapshot, q.Get("notice"), q.Get("number"))
	if err != nil {
		return nil, err
	}
	if !takesForm(command.Name(q.Get("act"))) {
		return nil, &refusal{http.StatusBadRequest, "no_such_act"}
	}
	got, err := s.desk.Form(r.Context(), Change{User: q.Get("user"), Lang: q.Get("lang"), Act: q.Get("act"), Version: item.Version}.of(item))
	if err != nil {
		return nil, err
	}
	out := Form{Title: got.Title, Send: got.Send, Fields: []Field{}}
	for _, f := range got.Fields {
		out.Fields = append(out.Fields, Field{f.Name, f.Label, f.Hint, kinds[f.Kind], f.Options, f.Value, f.Optional})
	}
	if len(out.Fields) > 0 && len(got.Parts) > aboutItem {
		got.Parts = got.Parts[aboutItem:]
	} else if len(out.Fields) > 0 {
		got.Parts = nil
	}
	var said []reply.Part
	for _, part := range got.Parts {
		if list, ok := part.(reply.EvidenceList); ok {
			out.Pieces = s.piecesOf(got.Lang, list.Pieces)
			continue
		}
		said = append(said, part)
	}
	out.Said = reply.Reply{Lang: got.Lang, Parts: said}.Plain()
	return out, nil
}

// aboutItem is how many parts of a form say what the page shows: the item's title,
// and its state.
const aboutItem = 2
