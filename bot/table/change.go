package table

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"rectify/data/ledger"
	"rectify/handlers/change"
	"rectify/handlers/command"
	"rectify/handlers/reply"
	"rectify/handlers/workbook"
)

// A Change is something that somebody does with an item: a command, and what they
// filled into its form.
type Change struct {
	User    string            `json:"user"`
	Lang    string            `json:"lang"`
	Request string            `json:"request"` // names it: it has effect once
	Notice  string            `json:"notice"`
	Number  int               `json:"number"`
	Version int               `json:"version"` // of the item that the person saw
	Act     string            `json:"act"`     // a command that takes a form, one of atOnce, or "remove", of the evidence Values["piece"]
	Confirm bool              `json:"confirm"` // the person was asked, and wants it
	Values  map[string]string `json:"values"`  // by field; what an assignment leaves out stays as it is
}

// A Changed is what became of a change: the item as it is now, and what the
// assistant says. Where nothing was changed, Refused is set; Stale where that is
// because somebody else changed the item meanwhile.
type Changed struct {
	Row      Row               `json:"row"`
	Said     string            `json:"said"`
	Problems map[string]string `json:"problems,omitempty"` // by field
	Refused  bool              `json:"refused,omitempty"`
	Stale    bool              `json:"stale,omitempty"`
	Choices  []Choice          `json:"choices,omitempty"` // Said is a question: these are the answers
}

// A Choice is an answer to a question: the same Change again, with Confirm and the version.
type Choice struct {
	Label   string `json:"label"`
	Version int    `json:"version"`
}

// atOnce are the commands that take no form.
var atOnce = []command.Name{command.Nudge, command.Receive, command.Undo}

// takesForm reports whether a command asks for more in a form.
func takesForm(name command.Name) bool { return name.Spec().Form || name == command.Commitment }

// largestChange is the most that a change may hold, in bytes.
const largestChange = 64 << 10

// change has the assistant carry out what somebody does.
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
	request, name := c.of(item), command.Name(c.Act)
	if c.Act == "remove" {
		request.Text = fmt.Sprintf("%s %d remove %s", command.Evidence, item.Number, c.Values["piece"])
		name = atOnce[0]
	}
	switch {
	case slices.Contains(atOnce, name):
		said, err := s.desk.Do(ctx, request)
		if err != nil {
			return nil, err
		}
		return s.changed(ctx, c, item, change.Sent{Reply: said})
	case !takesForm(name):
		return nil, &refusal{http.StatusBadRequest, "no_such_act"}
	}
	if name == command.Assign {
		if request.Values, err = s.filled(ctx, request); err != nil {
			return nil, err
		}
		switch other, err := s.otherColumn(ctx, snapshot, item, c); {
		case err != nil:
			return nil, err
		case other:
			request.Seen[item.Number] = item.Version
		}
	}
	sent, err := s.desk.Fill(ctx, request)
	if err != nil {
		return nil, err
	}
	return s.changed(ctx, c, item, sent)
}

// of is a change as the assistant takes it.
func (c Change) of(item ledger.Item) reply.Request {
	r := reply.Request{
		Text: fmt.Sprintf("%s %d", c.Act, item.Number), Values: maps.Clone(c.Values), Person: reply.Person{ID: c.User}, Lang: langOf(c.Lang),
		Notice: item.Notice, Via: "page", Seen: map[int]int{item.Number: c.Version}, Confirmed: c.Confirm,
	}
	if c.Request != "" {
		r.ID = "page " + c.User + " " + c.Request
	}
	return r
}

// filled are the values of a form where those that are left out are as they were.
func (s *server) filled(ctx context.Context, r reply.Request) (map[string]string, error) {
	values := map[string]string{}
	blank := r
	blank.Values = nil
	form, err := s.desk.Form(ctx, blank)
	for _, field := range form.Fields {
		values[field.Name] = field.Value
	}
	maps.Copy(values, r.Values)
	return values, err
}

// otherColumn reports whether an assignment is of units and what others assigned since
// its author looked are people, or the reverse: the table has a column for each.
func (s *server) otherColumn(ctx context.Context, snapshot *ledger.Snapshot, item ledger.Item, c Change) (bool, error) {
	history, err := s.ledger.History(ctx, item.Notice, item.Number)
	before, now, assigned := item, item, false
	for _, e := range history {
		switch {
		case e.Version <= c.Version:
		case e.Action == ledger.Assigned:
			if !assigned {
				before.Owner, assigned = e.Was, true
			}
			now.Owner = e.Is
		case e.Action == ledger.Undone || e.Action == ledger.Imported || e.Action == ledger.Reread:
			return false, nil
		}
	}
	source := workbook.Source{Snapshot: snapshot}
	unit, person := source.Owners(before)
	unitNow, personNow := source.Owners(now)
	_, units := c.Values["office"]
	_, people := c.Values["owner"]
	return assigned && (!units || unit == unitNow) && (!people || person == personNow), err
}

// changed says what became of a change.
func (s *server) changed(ctx context.Context, c Change, item ledger.Item, sent change.Sent) (any, error) {
	snapshot, err := s.ledger.Snapshot(ctx)
	if err != nil {
		return nil, err
	}
	if _, err := s.catchUp(ctx, snapshot, 0); err != nil {
		return nil, err
	}
	if now, there := snapshot.Item(item.Key()); there {
		item = now
	}
	out := Changed{Row: s.shown(snapshot, []ledger.Item{item})[0], Problems: sent.Problems, Refused: true}
	switch {
	case len(sent.Problems) > 0:
		out.Said = strings.Join(slices.Sorted(maps.Values(sent.Problems)), "\n")
	case sent.Again != nil:
		out.Stale = true
		out.Said, err = s.since(ctx, langOf(c.Lang), item, c.Version)
	default:
		out.Refused = sent.Reply.Kind != reply.KindChange
		out.Said = sent.Reply.Plain()
		if !out.Refused {
			out.Said = firstLine(sent.Reply)
			break
		}
		if out.Choices = choices(sent.Reply, item.Number); out.Choices != nil {
			out.Said = reply.Reply{Lang: sent.Reply.Lang, Parts: slices.DeleteFunc(sent.Reply.Parts, isButtons)}.Plain()
		}
	}
	return out, err
}

// since is what happened to an item after a version, a line an entry.
func (s *server) since(ctx context.Context, l reply.Lang, item ledger.Item, version int) (string, error) {
	entries, err := s.ledger.History(ctx, item.Notice, item.Number)
	entries = slices.DeleteFunc(entries, func(e ledger.Entry) bool { return e.Version <= version || e.Action == ledger.Refused })
	teller := s.assistant.Teller(ctx, l, entries)
	lines := make([]string, len(entries))
	for i, e := range entries {
		lines[i] = teller.Entry(e)
	}
	return strings.Join(lines, "\n"), err
}

// choices are the answers to what a reply asks before it changes an item.
func choices(r reply.Reply, number int) (all []Choice) {
	for _, part := range r.Parts {
		buttons, _ := part.(reply.Buttons) // nil of other parts
		for _, b := range buttons {
			if b.Confirm {
				all = append(all, Choice{b.Label, b.Seen[number]})
			}
		}
	}
	return all
}

func isButtons(part reply.Part) bool {
	_, is := part.(reply.Buttons)
	return is
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
