package change

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"rectify/data/ledger"
	"rectify/handlers/card"
	"rectify/handlers/change/interpret"
	"rectify/handlers/command"
	"rectify/handlers/reply"
	"rectify/handlers/rights"
	"rectify/handlers/view"
)

// NoteOf returns the note that the author wrote with an act; empty if there is
// none.
func NoteOf(act ledger.Act) string {
	switch act := act.(type) {
	case ledger.SetStatus:
		return act.Note
	case ledger.AddNote:
		return act.Note
	}
	return ""
}

// Sent is the result of sending a form: the reply, or problems by field, or the
// form again because its item has changed.
type Sent struct {
	Reply    reply.Reply
	Problems map[string]string // by field; nothing was changed
	Again    *reply.Form
}

// Send carries out a form that was filled in. Sending it again with the same
// request ID changes nothing twice.
func (a *Changes) Send(ctx context.Context, r reply.Request) (Sent, error) {
	c, ok := command.Parse(r.Text)
	if !ok {
		return Sent{Reply: reply.Help(r.Lang)}, nil
	}
	sent, err := a.send(ctx, r, c)
	if err != nil {
		out, err := rights.Refusal(r.Lang, err)
		return Sent{Reply: out}, err
	}
	return sent, nil
}

func (a *Changes) send(ctx context.Context, r reply.Request, c command.Command) (Sent, error) {
	if err := a.Barred(ctx, r); err != nil {
		return Sent{}, err
	}
	if c.Name == command.Rate {
		out, err := a.Feedback.Rate(ctx, r, c.Words)
		return Sent{Reply: out}, err
	}
	v, err := a.Ledger.Open(ctx)
	if err != nil {
		return Sent{}, err
	}
	if len(c.Numbers) == 0 {
		chosen, ok := chosenItem(v, r.Values["item"])
		if !ok {
			return Sent{Problems: map[string]string{"item": r.Lang.Phrase(msgNumberInvalid, v.MaxNumber())}}, nil
		}
		c.Numbers, r.Notice = []int{chosen.Number}, chosen.Notice
	}
	if missing := interpret.Missing(v, r.Lang, c.Numbers); missing != "" {
		return Sent{Reply: reply.Sentence(r.Lang, missing)}, nil
	}
	items := itemsOf(v, r.Notice, c.Numbers)
	if items == nil {
		return Sent{Reply: reply.Sentence(r.Lang, noSuchItem(r.Lang))}, nil
	}
	if err := a.Door.Admit(ctx, r, formRole(c, items[0]), items...); err != nil {
		return Sent{}, err
	}
	kind, t := interpret.Kinds[c.Name], interpret.Typed{Request: r, Command: c, View: v, Items: items}
	if kind.Form == nil {
		return Sent{Reply: reply.Help(r.Lang)}, nil
	}
	form := kind.Form(&a.Interpreter, ctx, t)
	if problems := leftEmpty(r, form); len(problems) > 0 {
		return Sent{Problems: problems}, nil
	}
	acts, problems := kind.Sent(&a.Interpreter, ctx, t)
	if len(problems) > 0 {
		return Sent{Problems: problems}, nil
	}
	return a.carryOutForm(ctx, t, form, acts)
}

// leftEmpty says of each field of a form that wants a value and was sent without one.
// Fields that were not sent are not asked for.
func leftEmpty(r reply.Request, form reply.Form) map[string]string {
	problems := map[string]string{}
	for _, f := range form.Fields {
		if value, sent := r.Values[f.Name]; !sent || f.Optional || strings.TrimSpace(value) != "" {
			continue
		}
		problems[f.Name] = r.Lang.Phrase(msgFillInField, f.Label)
		if f.Kind == reply.FieldDate || f.Kind == reply.FieldChoice {
			problems[f.Name] = r.Lang.Phrase(msgChooseField, f.Label)
		}
	}
	return problems
}

// carryOutForm carries out the acts of a form. Problems are reported at one of its
// fields.
func (a *Changes) carryOutForm(ctx context.Context, t interpret.Typed, form reply.Form, acts []ledger.Act) (Sent, error) {
	r, c := t.Request, t.Command
	changed, err := a.Door.Change(ctx, r, rights.Steps(t.Items, acts...))
	var conflict *ledger.ConflictError
	if errors.As(err, &conflict) {
		again := r
		again.Text = fmt.Sprintf("%s %s", c.Name, card.Numbers(t.Items))
		form, err := a.Form(ctx, again)
		return Sent{Again: &form}, err
	}
	if err != nil {
		field := blamed(form.Fields)
		if _, refused := errors.AsType[*rights.RefusedError](err); refused && c.Name == command.Due {
			field = "date"
		}
		out, err := a.Explain(ctx, r, err)
		if err != nil {
			return Sent{}, err
		}
		return Sent{Problems: map[string]string{field: out.Plain()}}, nil
	}
	return Sent{Reply: a.refreshed(ctx, r, rights.Latest(changed), acts)}, nil
}

// blamed returns the field at which a refused change is reported.
func blamed(fields []reply.Field) string {
	for _, name := range []string{"note", "date", "basis", "link", "owner"} {
		if slices.ContainsFunc(fields, func(f reply.Field) bool { return f.Name == name }) {
			return name
		}
	}
	return fields[0].Name
}

// refreshed returns the whole item, or the list of several, after a form was sent.
func (a *Changes) refreshed(ctx context.Context, r reply.Request, items []ledger.Item, acts []ledger.Act) reply.Reply {
	r.InPlace = true
	out := a.Changed(ctx, r, items, acts...)
	for _, act := range acts {
		out = a.withHint(out, items[0], act)
		out = a.Notifier.With(ctx, r, out, items, act)
	}
	return a.Made(ctx, r, out)
}

// withHint adds a hint to a note with nothing to verify.
func (a *Changes) withHint(out reply.Reply, item ledger.Item, act ledger.Act) reply.Reply {
	hint := hintOn(out.Lang, NoteOf(act))
	if hint == "" {
		return out
	}
	out.Parts = append(out.Parts, reply.Paragraph{Text: hint}, reply.Buttons{{
		Label: out.Lang.Phrase(msgAddToNote), Command: fmt.Sprintf("note %s", item.Ref()), As: reply.AsForm,
		Seen: map[int]int{item.Number: item.Version},
	}})
	return out
}

// chosenItem is the item that somebody chose or typed: 11, #11, 审计#11. A number
// that several notices have names none.
func chosenItem(v *view.View, typed string) (ledger.Item, bool) {
	read := v.NoticeReader().Read(typed)
	number, err := strconv.Atoi(strings.TrimSpace(strings.TrimLeft(read.Rest, "#第")))
	if err != nil || len(read.IDs) > 1 {
		return ledger.Item{}, false
	}
	return v.Numbered(strings.Join(read.IDs, ""), number)
}

func noSuchItem(l reply.Lang) string {
	return l.Phrase(msgNotInLedger)
}
