// Package dispatch carries out commands, whichever room they belong to, typed
// after /rectify or said in a conversation.
package dispatch

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"rectify/handlers/answer"
	"rectify/handlers/card"
	"rectify/handlers/change"
	"rectify/handlers/change/interpret"
	"rectify/handlers/command"
	"rectify/handlers/notices"
	"rectify/handlers/reply"
	"rectify/handlers/rights"
	"rectify/handlers/view"
)

// Command carries out what follows "/rectify", on the notices that it is about.
// Text that is no command is a question.
func (a *Desk) Command(ctx context.Context, r reply.Request) (reply.Reply, error) {
	return a.Notices.Scoped(ctx, r, a.command)
}

func (a *Desk) command(ctx context.Context, asked notices.Asked) (reply.Reply, error) {
	r, c := asked.Request, asked.Command
	r.Lang = r.TypedLang()
	r.Text = command.Unquoted(r.Text)
	if !asked.IsCommand {
		return a.notCommand(ctx, r)
	}
	if err := a.Changes.Barred(ctx, r); err != nil {
		return rights.Refusal(r.Lang, err)
	}
	out, lines, err := reply.Reply{}, command.Lines(r.Text), error(nil)
	if len(lines) < 2 && c.OnlyShows() { // all of what it shows is from one moment
		if ctx, err = a.Ledger.Pin(ctx); err != nil {
			return reply.Reply{}, err
		}
	}
	if len(lines) > 1 {
		out, err = a.onLines(ctx, r, lines)
	} else {
		out, err = a.carryOut(ctx, r, c)
	}
	if err != nil {
		return rights.Refusal(r.Lang, err)
	}
	err = a.Dialogues.TurnTo(ctx, r, out)
	switch {
	case out.Kind == reply.KindChange: // the change is made; at worst the conversation keeps its subject
		return a.Changes.Made(ctx, r, out), nil
	case err != nil:
		return reply.Reply{}, err
	}
	return a.Cards.Decorate(ctx, r, out)
}

func (a *Desk) carryOut(ctx context.Context, r reply.Request, c command.Command) (reply.Reply, error) {
	if serve, ok := a.services()[c.Name]; ok {
		return serve(ctx, r, c)
	}
	if len(c.Numbers) == 0 {
		return a.withoutNumber(ctx, r, c)
	}
	return a.Changes.OnItems(ctx, r, c)
}

// notCommand answers a question, or names the command that a single unknown
// word was meant for.
func (a *Desk) notCommand(ctx context.Context, r reply.Request) (reply.Reply, error) {
	if out, ok, err := a.statusWithoutCommand(ctx, r); ok || err != nil {
		return out, err
	}
	if nearest, ok := command.Nearest(r.Text); ok {
		return interpret.NotUnderstood(r, r.Text, msgDidYouMeanCommand, nearest), nil
	}
	out, err := a.converse(ctx, notices.Asked{Request: r})
	if err == nil && len(out.Items) == 0 && oneWord.MatchString(r.Text) && out.Grade() == reply.None {
		return interpret.NotUnderstood(r, r.Text, msgNoSuchCommand), nil
	}
	return out, err
}

// oneWord is a word in Latin letters that may have been meant for a command.
var oneWord = regexp.MustCompile(`^\s*[A-Za-z-]+\s*$`)

// withoutNumber takes a command without an item for a question, where it reads
// like one: 状态怎么样.
func (a *Desk) withoutNumber(ctx context.Context, r reply.Request, c command.Command) (reply.Reply, error) {
	switch {
	case c.Words == "" && !(c.Name.Is(command.NameAsks) && c.Name.Is(command.WordsAsk)):
		return reply.Sentence(r.Lang, r.Lang.Phrase(msgNameAnItem, a.example(ctx, r.Lang, c.Name, ""))), nil
	case c.Name.Is(command.WordsAsk), c.Name == command.Status && change.AsksBack(c.Words):
		return a.converse(ctx, notices.Asked{Request: r, Command: c, IsCommand: true})
	}
	return interpret.NotUnderstood(r, r.Text, msgNameAnItem, a.example(ctx, r.TypedLang(), c.Name, change.WordsIn(c.Words))), nil
}

// example is a command line that would work, in the language: item 11, or the first there is.
func (a *Desk) example(ctx context.Context, l reply.Lang, name command.Name, words string) string {
	ref := "11"
	if v, err := a.Ledger.Open(ctx); err == nil && len(v.Items) > 0 && (len(v.ByNumber(11)) != 1 || v.Several()) {
		ref = v.Items[0].Ref()
	}
	line := strings.TrimSpace(fmt.Sprintf("%s %s %s", name, ref, words))
	if l == reply.Chinese {
		return command.InChinese(line)
	}
	return line
}

// list is "/rectify list [open|done|all|late] [section or subject]": with words
// that are no filter, a question for a list, where items meet it.
func (a *Desk) list(ctx context.Context, r reply.Request, c command.Command) (reply.Reply, error) {
	rest := reply.Readable(c.Words)
	want, err := card.ReadList(rest)
	if err == nil {
		return a.Cards.Listing(ctx, r, want)
	}
	if !errors.Is(err, view.ErrUnknownFilter) {
		return reply.Reply{}, err
	}
	if out, ok, err := a.listDue(ctx, r, rest); ok || err != nil {
		return out, err
	}
	v, err := a.Ledger.Open(ctx)
	if err != nil {
		return reply.Reply{}, err
	}
	out, err := a.Answers.Found(ctx, answer.Inquiry{Text: reply.Readable(r.TypedLang().Phrase(msgQuestionItemsAbout, rest)), Whole: true})
	sure := out.Grade() == reply.Exact || out.Grade() == reply.Stated && answer.SpeaksOf(out, rest)
	if err != nil || sure && len(out.Items) > 0 && len(out.Items) < len(v.Items) {
		return out, err
	}
	return interpret.NotUnderstood(r, rest, msgListUsage), nil
}

// Greeting is what somebody sees first: how far the ledger is, and what to ask.
func (a *Desk) Greeting(ctx context.Context, l reply.Lang) (reply.Reply, error) {
	v, err := a.Ledger.Open(ctx)
	if err != nil {
		return reply.Reply{}, err
	}
	var parts []reply.Part
	for _, n := range v.Notices {
		parts = append(parts, reply.Paragraph{Text: n.Notice.Title})
	}
	parts = append(parts[:min(len(parts), mostTitles)],
		reply.Paragraph{Text: l.Phrase(msgItemsByStatus, len(v.Items), card.ByStatus(l, v.Items))})
	parts = append(parts, card.ByNotice(v, l, card.Progress(v, l, v.Items, a.Clock.Today()))...)
	parts = append(parts,
		reply.Suggestions{Questions: reply.SuggestedQuestions(l)})
	return reply.Reply{Lang: l, Kind: reply.KindNone, Source: reply.FromRules, Parts: parts}, nil
}

// mostTitles is how many notices a greeting names.
const mostTitles = 3
