package change

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/handlers/command"
	"rectify/handlers/reply"
	"rectify/handlers/rights"
	"rectify/handlers/view"
	"rectify/index"
)

// checkable is what somebody else can check: a number or a date, a document, a
// place or a body, a link.
var checkable = regexp.MustCompile(`[0-9０-９〇一二三四五六七八九十百千万两]+(个|家|项|次|人|名|件|份|元|亩|处|条|场|期|台|套|户|米|平|公里|%|％|年|月|日|号|万|亿)|[0-9０-９]|《[^》]+》|https?://|合同|文件|纪要|台账|照片|发票|凭证|批复|方案|协议|报告|清单|证书`)

// hintOn is a gentle word about a note in which there is nothing to check:
// 高度重视、持续推进. Empty where there is nothing to say.
func hintOn(l reply.Lang, note string) string {
	note = strings.TrimSpace(note)
	if note == "" || checkable.MatchString(index.Fold(note)) || utf8.RuneCountInString(note) > longestVague {
		return ""
	}
	return l.Phrase(msgHintNoteNothingChecked)
}

// longestVague is as long as a note can be and still say nothing, in runes.
const longestVague = 60

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
		out, err := a.Rate(ctx, r, c.Words)
		return Sent{Reply: out}, err
	}
	book, err := a.Ledger.Open(ctx)
	if err != nil {
		return Sent{}, err
	}
	if len(c.Numbers) == 0 {
		number, err := strconv.Atoi(strings.TrimSpace(strings.TrimLeft(r.Values["item"], "#第")))
		if err != nil || len(book.ByNumber(number)) == 0 {
			return Sent{Problems: map[string]string{"item": r.Lang.Phrase(msgEnterNumberInSend, book.MaxNumber())}}, nil
		}
		c.Numbers = []int{number}
	}
	if missing := missing(book, r.Lang, c.Numbers); missing != "" {
		return Sent{Reply: reply.Sentence(r.Lang, missing)}, nil
	}
	item, there := book.Numbered(r.Notice, c.Numbers[0])
	if !there {
		return Sent{Reply: reply.Sentence(r.Lang, noSuchItem(r.Lang))}, nil
	}
	if err := a.Door.Admit(ctx, r, formRole(c, item), item); err != nil {
		return Sent{}, err
	}
	acts, problems := a.filledIn(ctx, r, book, c.Name, item)
	if len(problems) > 0 {
		return Sent{Problems: problems}, nil
	}
	return a.carryOutForm(ctx, r, book, c, item, acts)
}

func (a *Changes) carryOutForm(ctx context.Context, r reply.Request, book *view.View, c command.Command, item ledger.Item, acts []ledger.Act) (Sent, error) {
	changed, err := a.Door.Change(ctx, r, rights.Steps([]ledger.Item{item}, acts...))
	var conflict *ledger.ConflictError
	if errors.As(err, &conflict) {
		again := r
		again.Text = fmt.Sprintf("%s %d", c.Name, item.Number)
		form, err := a.Form(ctx, again)
		return Sent{Again: &form}, err
	}
	if err != nil {
		field := blamed(a.formFor(ctx, r, book, c, item).Fields)
		if _, refused := errors.AsType[*rights.RefusedError](err); refused && c.Name == command.Due {
			field = "date"
		}
		out, err := a.Explain(ctx, r, err)
		if err != nil {
			return Sent{}, err
		}
		return Sent{Problems: map[string]string{field: out.Plain()}}, nil
	}
	return Sent{Reply: a.refreshed(ctx, r, changed[len(changed)-1], acts)}, nil
}

// blamed is the field that a refused change is told at: the last that must be
// filled in or that says why.
func blamed(fields []reply.Field) string {
	for _, name := range []string{"note", "date", "basis", "link", "owner"} {
		if slices.ContainsFunc(fields, func(f reply.Field) bool { return f.Name == name }) {
			return name
		}
	}
	return fields[0].Name
}

// filledIn turns what was filled in into acts, or says what is wrong with it.
func (a *Changes) filledIn(ctx context.Context, r reply.Request, book *view.View, name command.Name, item ledger.Item) (acts []ledger.Act, problems map[string]string) {
	l, v := r.Lang, func(name string) string { return strings.TrimSpace(r.Values[name]) }
	problems = map[string]string{}
	evidence := func() {
		pieces, field, problem := evidenceIn(l, v, a.Clock.Today())
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
		if day := v("date"); day != "" && day < a.Clock.Today() && day != item.Due {
			problems["date"] = l.Phrase(msgPassedSetAnywayType, day, item.Number)
		}
		acts = append(acts, ledger.SetDue{Due: v("date"), Note: v("note")})
	case command.Note:
		acts = append(acts, ledger.AddNote{Note: v("note")})
	case command.Evidence:
		evidence()
	case command.Commitment:
		acts = append(acts, commitmentAct(book, item, v))
	case command.Close:
		acts = append(acts, ledger.Close{Note: v("note"), Sheet: ledger.Sheet{Result: v("result"), Basis: v("basis"), Evidence: v("evidence")}})
	case command.Reopen:
		acts = append(acts, ledger.Reopen{Reason: v("note")})
	case command.Extend:
		switch {
		case v("decision") == "grant":
			acts = append(acts, ledger.GrantLater{Note: v("note")})
		case v("decision") == "refuse" && v("note") == "":
			problems["note"] = l.Phrase(msgPleaseGiveReasonDeclining)
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
func (a *Changes) refreshed(ctx context.Context, r reply.Request, item ledger.Item, acts []ledger.Act) reply.Reply {
	r.InPlace = true
	out := a.Changed(ctx, r, []ledger.Item{item}, acts...)
	for _, act := range acts {
		out = a.withHint(out, item, act)
		out = a.WithNotifications(ctx, r, out, []ledger.Item{item}, act)
	}
	return a.Made(ctx, r, out)
}

// withHint adds a gentle word about a note that says nothing to check.
func (a *Changes) withHint(out reply.Reply, item ledger.Item, act ledger.Act) reply.Reply {
	hint := hintOn(out.Lang, NoteOf(act))
	if hint == "" {
		return out
	}
	out.Parts = append(out.Parts, reply.Paragraph{Text: hint}, reply.Buttons{{
		Label: out.Lang.Phrase(msgAddInSend), Command: fmt.Sprintf("note %d", item.Number), As: reply.AsForm,
		Seen: map[int]int{item.Number: item.Version},
	}})
	return out
}

func noSuchItem(l reply.Lang) string {
	return l.Say("这一项不在台账里。", "This item is not in the ledger.")
}
