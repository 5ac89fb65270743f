// Package interpret reads what the commands and forms that change items mean: the act on the ledger,
// or what to ask first. It changes nothing.
package interpret

import (
	"context"
	"strings"

	"rectify/data/ledger"
	"rectify/handlers/card"
	"rectify/handlers/clock"
	"rectify/handlers/command"
	"rectify/handlers/digest"
	"rectify/handlers/feedback"
	"rectify/handlers/people"
	"rectify/handlers/reply"
	"rectify/handlers/view"
)

// An Interpreter reads commands and forms into acts.
type Interpreter struct {
	Clock    *clock.Clock
	People   *people.Directory
	Cards    *card.Cards
	Digests  *digest.Digests
	Feedback *feedback.Feedback
}

// A Kind is how a command deals with items: what it shows, what its words mean and
// what its form asks for.
type Kind struct {
	// Show, or nil, answers where the command as typed changes no item.
	Show func(a *Interpreter, ctx context.Context, t Typed) (reply.Reply, error)

	// Read returns the act that the words after the item numbers mean, or a sentence
	// that says what is wrong with them. Both are empty if Check asks. It is nil if the
	// command changes no items.
	Read func(a *Interpreter, t Typed) (act ledger.Act, problem string)
	// Check, or nil, completes the act of a person who may do it, or returns what
	// to reply instead.
	Check func(a *Interpreter, ctx context.Context, t Typed, act ledger.Act) (ledger.Act, *reply.Reply)

	// Form, or nil where the command has none, is its form for one item.
	Form func(a *Interpreter, ctx context.Context, t Typed) reply.Form
	// Fill, or nil, returns what the words fill into the form, by field.
	Fill func(a *Interpreter, t Typed) map[string]string
	// Sent returns the acts of a form that was filled in, or what is wrong with its
	// fields.
	Sent func(a *Interpreter, ctx context.Context, t Typed) (acts []ledger.Act, problems map[string]string)
}

// Kinds has the kind of every command that names items. A test compares it with
// command.Table.
var Kinds = map[command.Name]Kind{
	command.Text:    {Show: each((*card.Cards).FullText)},
	command.History: {Show: each((*card.Cards).History)},
	command.Remind:  {Show: func(a *Interpreter, _ context.Context, t Typed) (reply.Reply, error) { return a.remind(t), nil }},
	command.Snooze: {Show: func(a *Interpreter, ctx context.Context, t Typed) (reply.Reply, error) {
		return a.Digests.Snooze(ctx, t.Request, t.Command, t.Items)
	}},
	command.Meant: {Show: func(a *Interpreter, ctx context.Context, t Typed) (reply.Reply, error) {
		return a.Feedback.Meant(ctx, t.Request, t.View, t.Items[0], t.Command.Words)
	}},
	command.Status:     statusKind,
	command.Note:       noteKind,
	command.Evidence:   evidenceKind,
	command.Wait:       {Read: readWait},
	command.Assign:     assignKind,
	command.Receive:    {Read: func(*Interpreter, Typed) (ledger.Act, string) { return ledger.Receive{}, "" }},
	command.Due:        dueKind,
	command.Extend:     extendKind,
	command.Nudge:      {Read: readNudge},
	command.Close:      closeKind,
	command.Reopen:     reopenKind,
	command.Undo:       {Read: func(*Interpreter, Typed) (ledger.Act, string) { return ledger.Undo{}, "" }},
	command.Commitment: commitmentKind,
}

// Typed is a command with the items that it names, at least one.
type Typed struct {
	reply.Request
	Command command.Command
	View    *view.View
	Items   []ledger.Item
}

// Value is what was filled into a field.
func (t Typed) Value(field string) string { return strings.TrimSpace(t.Values[field]) }

// readWait reads "wait N UNIT note" and "wait N off".
func readWait(_ *Interpreter, t Typed) (ledger.Act, string) {
	switch strings.ToLower(strings.TrimSpace(t.Command.Words)) {
	case "off", "done", "解除", "已解决":
		return ledger.EndHelp{}, ""
	}
	from, note, _ := strings.Cut(t.Command.Words, " ")
	if problem := empty(t.Lang, from); problem != "" {
		return nil, problem
	}
	return ledger.AskHelp{From: from, Note: note}, ""
}

// readNudge reads "nudge N note".
func readNudge(a *Interpreter, t Typed) (ledger.Act, string) {
	if !a.People.Connected() {
		return nil, t.Lang.Phrase(msgNudgeNeedsChat)
	}
	return ledger.Nudge{Note: t.Command.Words}, ""
}

// empty says that the words are missing.
func empty(l reply.Lang, words string) string {
	if strings.TrimSpace(words) != "" {
		return ""
	}
	return l.Phrase(msgNoteEmpty)
}
