package dispatch

import (
	"context"
	"strings"

	"rectify/handlers/card"
	"rectify/handlers/change/interpret"
	"rectify/handlers/command"
	"rectify/handlers/digest"
	"rectify/handlers/notices"
	"rectify/handlers/reply"
)

// A service carries out a command that names no items.
type service func(ctx context.Context, r reply.Request, c command.Command) (reply.Reply, error)

// services has a service for every row of command.Table that package interpret has
// no kind for. A test compares them.
func (a *Desk) services() map[command.Name]service {
	return map[command.Name]service{
		command.Help: help, command.List: a.list, command.Digest: ofWords(a.Digests.DigestCommand), command.Notices: a.ofNotices,
		command.Import: howToImport, command.Export: a.exports, command.Ask: a.ask, command.Search: a.ask, command.Next: a.nextHit,
		command.Aliases: ofWords(a.Changes.Feedback.WordingsCommand), command.Rate: ofWords(a.Changes.Feedback.Rate),
		command.Office: ofWords(a.Changes.Feedback.AskOffice),
	}
}

// ofWords is a service that needs no more of a command than its words.
func ofWords(serve func(ctx context.Context, r reply.Request, words string) (reply.Reply, error)) service {
	return func(ctx context.Context, r reply.Request, c command.Command) (reply.Reply, error) {
		return serve(ctx, r, c.Words)
	}
}

// understands reports whether what was said after a command's name is what the
// command takes. It has a row for every command that is Understood.
var understands = map[command.Name]func(words string) bool{
	command.List: func(words string) bool {
		_, err := card.ReadList(reply.Readable(words))
		return err == nil
	},
	command.Digest:  digest.Understands,
	command.Notices: notices.Understood,
	command.Export: func(words string) bool {
		what, rest := exportedBy(words)
		return what != nothing && len(strings.Fields(rest)) < 3
	},
}

func help(_ context.Context, r reply.Request, c command.Command) (reply.Reply, error) {
	if c.Words != "" {
		return reply.AllHelp(r.Lang), nil
	}
	return reply.Help(r.Lang), nil
}

func howToImport(_ context.Context, r reply.Request, _ command.Command) (reply.Reply, error) {
	return reply.Sentence(r.Lang, r.Lang.Phrase(command.Import.Spec().HowTo)), nil
}

// ofNotices lists or changes notices, or answers a question that begins like the
// command: 通报 有几份.
func (a *Desk) ofNotices(ctx context.Context, r reply.Request, c command.Command) (reply.Reply, error) {
	takes, err := a.Notices.Takes(ctx, c.Words)
	if err != nil {
		return reply.Reply{}, err
	}
	if !takes {
		return a.converse(ctx, notices.Asked{Request: r, Command: c, IsCommand: true})
	}
	return a.Notices.Command(ctx, r, c.Words)
}

// exports carries out "export": the ledger as a workbook, or the next notice as a
// draft.
func (a *Desk) exports(ctx context.Context, r reply.Request, c command.Command) (reply.Reply, error) {
	switch what, rest := exportedBy(c.Words); what {
	case theLedger:
		return a.exportReply(r.Lang), nil
	case theNext:
		return a.exportNext(ctx, r, rest)
	}
	return interpret.NotUnderstood(r, c.Words, msgWhatIsExported), nil
}

// ask answers a question outside any conversation.
func (a *Desk) ask(ctx context.Context, r reply.Request, c command.Command) (reply.Reply, error) {
	if c.Words == "" {
		return reply.Help(r.Lang), nil
	}
	r.Text = c.Words
	return a.Dialogues.AnswerAlone(ctx, r)
}

func (a *Desk) nextHit(ctx context.Context, r reply.Request, c command.Command) (reply.Reply, error) {
	if len(c.Numbers) == 0 {
		return a.withoutNumber(ctx, r, c)
	}
	return a.Answers.NextHit(ctx, r, c.Words, c.Numbers[0])
}
