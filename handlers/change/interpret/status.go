package interpret

import (
	"context"
	"fmt"
	"strings"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/data/text"
	"rectify/handlers/card"
	"rectify/handlers/command"
	"rectify/handlers/reply"
)

// statusKind is "status N STATUS note".
var statusKind = Kind{
	Show: func(a *Interpreter, ctx context.Context, t Typed) (reply.Reply, error) {
		if len(t.Items) > 1 {
			return card.ListReply(t.Lang, t.Items), nil
		}
		return a.Cards.ItemReply(ctx, t.Lang, t.Items[0])
	},
	Read: func(a *Interpreter, t Typed) (ledger.Act, string) {
		act, _ := a.readStatus(t.Request, t.Command, t.Items)
		return act, ""
	},
	Check: func(a *Interpreter, _ context.Context, t Typed, _ ledger.Act) (ledger.Act, *reply.Reply) {
		act, instead := a.readStatus(t.Request, t.Command, t.Items)
		if shut, closes := act.(ledger.Close); closes {
			return act, AskClose(t.Request, t.Items, shut.Note)
		}
		return act, instead
	},
	Form: func(_ *Interpreter, _ context.Context, t Typed) reply.Form { return updateForm(t.Lang, t.Items[0]) },
	Fill: func(a *Interpreter, t Typed) map[string]string {
		read := text.ReadStatus(t.Command.Words, a.Clock.Now())
		switch {
		case len(read.May) != 1 || read.Doubt:
			return map[string]string{"note": t.Command.Words}
		case read.May[0] == string(notice.Closed): // its form sets every status but this one
			return map[string]string{"note": read.Note}
		}
		return map[string]string{"status": read.May[0], "note": read.Note}
	},
	Sent: func(a *Interpreter, ctx context.Context, t Typed) (acts []ledger.Act, problems map[string]string) {
		if t.Value("link") != "" || len(t.Files) > 0 {
			acts, problems = a.evidenceSent(ctx, t)
		}
		s := notice.Status(t.Value("status"))
		news := s != t.Items[0].Status || t.Value("note") != ""
		if news {
			delete(problems, "files") // a file that the item has is no reason against the rest
		}
		if news || len(acts) == 0 {
			acts = append(acts, ledger.SetStatus{Status: s, Note: t.Value("note")})
		}
		return acts, problems
	},
}

// readStatus parses the status of a command and its note. If the words do not
// clearly set one status, instead is the question to ask.
func (a *Interpreter) readStatus(r reply.Request, c command.Command, items []ledger.Item) (act ledger.Act, instead *reply.Reply) {
	read := text.ReadStatus(c.Words, a.Clock.Now())
	if len(read.May) == 0 {
		example := r.TypedLang().Phrase(msgStatusExample)
		out := NotUnderstood(r, c.Words, msgNoSuchStatus,
			firstWord(c.Words), r.TypedLang().Phrase(msgStatusNames), card.Numbers(items), example)
		return nil, &out
	}
	if another := command.Another(read.Note); another != "" {
		out := NotUnderstood(r, another, msgSecondChange)
		return nil, &out
	}
	note := read.Note
	if read.Doubt || len(read.May) > 1 {
		if !Previewed(r, items) {
			return nil, askStatus(r, c, items, read)
		}
		note = Spoken(read.After)
	}
	if status := notice.Status(read.May[0]); status != notice.Closed {
		return ledger.SetStatus{Status: status, Note: note}, nil
	}
	return ledger.Close{Note: note}, nil
}

func firstWord(words string) string {
	first, _, _ := strings.Cut(words, " ")
	return first
}

// askStatus asks which status is meant if the words are ambiguous or negated, and offers
// to save them as a progress note.
func askStatus(r reply.Request, c command.Command, items []ledger.Item, read text.Status) *reply.Reply {
	l := r.TypedLang()
	numbers, seen := card.Numbers(items), card.Seen(r, items)
	may := make([]string, len(read.May))
	for i, s := range read.May {
		may[i] = l.Phrase(msgStatusQuoted, l.Status(notice.Status(s)))
	}
	sentence := l.Phrase(msgStatusUnclear,
		text.Clip(c.Words, longestEcho), strings.Join(may, l.Phrase(msgOrBetweenStatuses)), card.Named(l, items))
	out := &reply.Reply{Lang: l, Kind: reply.KindItems, Source: reply.FromRules, Items: card.Refs(items), Parts: []reply.Part{reply.Paragraph{Text: sentence}}}
	var row reply.Buttons
	if len(c.Words) > card.LongestCarried {
		row = reply.Buttons{{Label: l.Phrase(msgFillInForm), Command: fmt.Sprintf("status %s", items[0].Ref()), Seen: seen, As: reply.AsForm, Main: true}}
	} else {
		for _, s := range read.May {
			row = append(row, reply.Button{
				Label:   l.Phrase(msgSetStatusTo, l.Status(notice.Status(s))),
				Command: strings.TrimSpace(fmt.Sprintf("status %s %s %s", numbers, s, Spoken(read.After))), Seen: seen, Confirm: true,
			})
		}
		row = append(row, reply.Button{Label: l.Phrase(msgSaveAsNote), Command: fmt.Sprintf("note %s %s", numbers, c.Words), Seen: seen,
			Confirm: true, Main: true})
	}
	out.Parts = append(out.Parts, row)
	return out
}

func updateForm(l reply.Lang, item ledger.Item) reply.Form {
	status := reply.Field{Name: "status", Label: l.Phrase(msgStatusField), Kind: reply.FieldChoice, Value: string(item.Status)}
	for _, s := range notice.Statuses {
		if s != notice.Closed {
			status.Options = append(status.Options, reply.Option{Label: l.Status(s), Value: string(s)})
		}
	}
	evidence := evidenceFields(l)
	return reply.Form{Title: l.Phrase(msgUpdateForm), Send: l.Phrase(msgSend), Fields: []reply.Field{status, progressField(l, true), evidence[0], evidence[1]}}
}
