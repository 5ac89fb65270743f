package handlers

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/handlers/command"
)

// Sent is what became of a form: it was carried out, or has problems, or is to
// be filled in again because its item has moved on.
type Sent struct {
	Reply    Reply
	Problems map[string]string // by field; nothing was changed
	Again    *Form
}

// Send carries out a form that was filled in. Sent again under the same ID it
// changes nothing twice.
func (a *Changes) Send(ctx context.Context, r Request) (Sent, error) {
	c, ok := command.Parse(r.Text)
	if !ok {
		return Sent{Reply: helpReply(r.Lang)}, nil
	}
	sent, err := a.send(ctx, r, c)
	if err != nil {
		reply, err := refusal(r.Lang, err)
		return Sent{Reply: reply}, err
	}
	return sent, nil
}

func (a *Changes) send(ctx context.Context, r Request, c command.Command) (Sent, error) {
	if err := a.barred(ctx, r); err != nil {
		return Sent{}, err
	}
	if c.Name == command.Rate {
		reply, err := a.rate(ctx, r, c.Words)
		return Sent{Reply: reply}, err
	}
	book, err := a.ledger.open(ctx)
	if err != nil {
		return Sent{}, err
	}
	if len(c.Numbers) == 0 {
		number, err := strconv.Atoi(strings.TrimSpace(strings.TrimLeft(r.Values["item"], "#第")))
		if err != nil || len(book.ByNumber(number)) == 0 {
			return Sent{Problems: map[string]string{"item": r.Lang.Say("请填写 1 到 %d 之间的编号。", "Enter a number from 1 to %d.", book.MaxNumber())}}, nil
		}
		c.Numbers = []int{number}
	}
	if missing := book.missing(r.Lang, c.Numbers); missing != "" {
		return Sent{Reply: saying(r.Lang, missing)}, nil
	}
	item := book.ByNumber(c.Numbers[0])[0]
	if err := a.door.admit(ctx, r, formRole(c, item), item); err != nil {
		return Sent{}, err
	}
	acts, problems := a.filledIn(ctx, r, book, c.Name, item)
	if len(problems) > 0 {
		return Sent{Problems: problems}, nil
	}
	return a.carryOutForm(ctx, r, book, c, item, acts)
}

func (a *Changes) carryOutForm(ctx context.Context, r Request, book *book, c command.Command, item ledger.Item, acts []ledger.Act) (Sent, error) {
	changed, err := a.door.change(ctx, r, steps([]ledger.Item{item}, acts...))
	var conflict *ledger.ConflictError
	if errors.As(err, &conflict) {
		again := r
		again.Text = fmt.Sprintf("%s %d", c.Name, item.Number)
		form, err := a.Form(ctx, again)
		return Sent{Again: &form}, err
	}
	if err != nil {
		field := blamed(a.formFor(ctx, r, book, c, item).Fields)
		if _, refused := errors.AsType[*RefusedError](err); refused && c.Name == command.Due {
			field = "date"
		}
		reply, err := a.explain(ctx, r, err)
		if err != nil {
			return Sent{}, err
		}
		return Sent{Problems: map[string]string{field: reply.Plain()}}, nil
	}
	return Sent{Reply: a.refreshed(ctx, r, changed[len(changed)-1], acts)}, nil
}

// blamed is the field that a refused change is told at: the last that must be
// filled in or that says why.
func blamed(fields []Field) string {
	for _, name := range []string{"note", "date", "basis", "link", "owner"} {
		if slices.ContainsFunc(fields, func(f Field) bool { return f.Name == name }) {
			return name
		}
	}
	return fields[0].Name
}

// filledIn turns what was filled in into acts, or says what is wrong with it.
func (a *Changes) filledIn(ctx context.Context, r Request, book *book, name command.Name, item ledger.Item) (acts []ledger.Act, problems map[string]string) {
	l, v := r.Lang, func(name string) string { return strings.TrimSpace(r.Values[name]) }
	problems = map[string]string{}
	evidence := func() {
		pieces, field, problem := evidenceIn(l, v, a.clock.today())
		if problem != "" {
			problems[field] = problem
		}
		for _, piece := range pieces {
			acts = append(acts, ledger.AddEvidence{Evidence: piece})
		}
	}
	switch name {
	case command.Assign:
		act, field, problem := a.assignedInForm(ctx, r, book, item)
		if problem != "" {
			problems[field] = problem
		}
		acts = append(acts, act)
	case command.Due:
		if day := v("date"); day != "" && day < a.clock.today() && day != item.Due {
			problems["date"] = l.Say("%[1]s 已过。确需记为这一天，请用 /rectify due %[2]d %[1]s 并确认。", "%[1]s has passed. To set it anyway, type /rectify due %[2]d %[1]s and confirm.", day, item.Number)
		}
		acts = append(acts, ledger.SetDue{Due: v("date"), Note: v("note")})
	case command.Note:
		acts = append(acts, ledger.AddNote{Note: v("note")})
	case command.Evidence:
		evidence()
	case command.Commitment:
		acts = append(acts, promiseAct(book, item, v))
	case command.Close:
		acts = append(acts, ledger.Close{Note: v("note"), Sheet: ledger.Sheet{Result: v("result"), Basis: v("basis"), Evidence: v("evidence")}})
	case command.Reopen:
		acts = append(acts, ledger.Reopen{Reason: v("note")})
	case command.Extend:
		switch {
		case v("decision") == "grant":
			acts = append(acts, ledger.GrantLater{Note: v("note")})
		case v("decision") == "refuse" && v("note") == "":
			problems["note"] = l.Say("不同意时请写明原因。", "Please give a reason for declining.")
		case v("decision") == "refuse":
			acts = append(acts, ledger.RefuseLater{Reason: v("note")})
		default:
			acts = append(acts, ledger.AskLater{Due: v("date"), Reason: v("note")})
		}
	default:
		if v("link") != "" {
			evidence()
		}
		if s := notice.Status(v("status")); s != item.Status || v("note") != "" || len(acts) == 0 {
			acts = append(acts, ledger.SetStatus{Status: s, Note: v("note")})
		}
	}
	return acts, problems
}

// refreshed shows an item as it is after a form, whole.
func (a *Changes) refreshed(ctx context.Context, r Request, item ledger.Item, acts []ledger.Act) Reply {
	r.InPlace = true
	reply := a.changed(ctx, r, []ledger.Item{item}, acts...)
	for _, act := range acts {
		reply = a.withHint(reply, item, act)
		reply = a.withLetters(ctx, r, reply, []ledger.Item{item}, act)
	}
	return a.made(ctx, r, reply)
}

// withHint adds a gentle word about a note that says nothing to check.
func (a *Changes) withHint(reply Reply, item ledger.Item, act ledger.Act) Reply {
	hint := hintOn(reply.Lang, noteOf(act))
	if hint == "" {
		return reply
	}
	reply.Parts = append(reply.Parts, Paragraph{Text: hint}, Buttons{{
		Label: reply.Lang.Say("补充说明", "Add to it"), Command: fmt.Sprintf("note %d", item.Number), As: AsForm,
		Seen: map[int]int{item.Number: item.Version},
	}})
	return reply
}
