package change

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"rectify/data/ledger"
	"rectify/handlers/card"
	"rectify/handlers/command"
	"rectify/handlers/reply"
	"rectify/handlers/view"
)

// A kind is how a command deals with items: what it shows, what its words mean and
// what its form asks for.
type kind struct {
	// show, or nil, answers where the command as typed changes no item.
	show func(a *Changes, ctx context.Context, t typed) (reply.Reply, error)

	// read returns the act that the words after the item numbers mean, or a sentence
	// that says what is wrong with them. Both are empty if check asks. It is nil if the
	// command changes no items.
	read func(a *Changes, t typed) (act ledger.Act, problem string)
	// check, or nil, completes the act of a person who may do it, or returns what
	// to reply instead.
	check func(a *Changes, ctx context.Context, t typed, act ledger.Act) (ledger.Act, *reply.Reply)

	// form, or nil where the command has none, is its form for one item.
	form func(a *Changes, ctx context.Context, t typed) reply.Form
	// fill, or nil, returns what the words fill into the form, by field.
	fill func(a *Changes, t typed) map[string]string
	// sent returns the acts of a form that was filled in, or what is wrong with its
	// fields.
	sent func(a *Changes, ctx context.Context, t typed) (acts []ledger.Act, problems map[string]string)
}

// kinds has the kind of every command that names items. A test compares it with
// command.Table.
var kinds = map[command.Name]kind{
	command.Text:    {show: each((*card.Cards).FullText)},
	command.History: {show: each((*card.Cards).History)},
	command.Remind:  {show: func(a *Changes, _ context.Context, t typed) (reply.Reply, error) { return a.remind(t), nil }},
	command.Snooze: {show: func(a *Changes, ctx context.Context, t typed) (reply.Reply, error) {
		return a.Digests.Snooze(ctx, t.Request, t.c, t.items)
	}},
	command.Meant: {show: func(a *Changes, ctx context.Context, t typed) (reply.Reply, error) {
		return a.Meant(ctx, t.Request, t.view, t.items[0], t.c.Words)
	}},
	command.Status:     statusKind,
	command.Note:       noteKind,
	command.Evidence:   evidenceKind,
	command.Wait:       {read: readWait},
	command.Assign:     assignKind,
	command.Receive:    {read: func(*Changes, typed) (ledger.Act, string) { return ledger.Receive{}, "" }},
	command.Due:        dueKind,
	command.Extend:     extendKind,
	command.Nudge:      {read: readNudge},
	command.Close:      closeKind,
	command.Reopen:     reopenKind,
	command.Undo:       {read: func(*Changes, typed) (ledger.Act, string) { return ledger.Undo{}, "" }},
	command.Commitment: commitmentKind,
}

// typed is a command with the items that it names, at least one.
type typed struct {
	reply.Request
	c     command.Command
	view  *view.View
	items []ledger.Item
}

// value is what was filled into a field.
func (t typed) value(field string) string { return strings.TrimSpace(t.Values[field]) }

// readWait reads "wait N UNIT note" and "wait N off".
func readWait(_ *Changes, t typed) (ledger.Act, string) {
	switch strings.ToLower(strings.TrimSpace(t.c.Words)) {
	case "off", "done", "解除", "已解决":
		return ledger.EndHelp{}, ""
	}
	from, note, _ := strings.Cut(t.c.Words, " ")
	if problem := empty(t.Lang, from); problem != "" {
		return nil, problem
	}
	return ledger.AskHelp{From: from, Note: note}, ""
}

// readNudge reads "nudge N note".
func readNudge(a *Changes, t typed) (ledger.Act, string) {
	if !a.People.Connected() {
		return nil, t.Lang.Phrase(msgNudgeNeedsChat)
	}
	return ledger.Nudge{Note: t.c.Words}, ""
}

// empty says that the words are missing.
func empty(l reply.Lang, words string) string {
	if strings.TrimSpace(words) != "" {
		return ""
	}
	return l.Phrase(msgNoteEmpty)
}

// Typed returns what to type instead of opening a form, with an example of its
// fields. It returns text itself if no form is needed.
func Typed(l reply.Lang, text string) string {
	c, ok := command.Parse(reply.Readable(text))
	if !ok || len(c.Numbers) == 0 || c.Words != "" {
		return text
	}
	example := l.Phrase(c.Name.Spec().Example)
	if example == "" {
		return text
	}
	return fmt.Sprintf("%s %s %s", c.Name, ledger.Ref(c.Notice, c.Numbers[0]), example)
}

// CommandLabel returns the label of a button that carries out a command.
func CommandLabel(l reply.Lang, c command.Command) string {
	return cmp.Or(l.Phrase(c.Name.Spec().Label), l.Phrase(msgGoAhead))
}
