package dispatch

import (
	"context"
	"slices"
	"strings"

	"rectify/handlers/card"
	"rectify/handlers/change/interpret"
	"rectify/handlers/command"
	"rectify/handlers/notices"
	"rectify/handlers/reply"
)

// A service carries out a command that names no items.
type service struct {
	run func(a *Desk, ctx context.Context, r reply.Request, c command.Command) (reply.Reply, error)
	// said reports whether a sentence that begins with the command's name is the
	// command; nil where it never is.
	said func(c command.Command) bool
}

// services has a service for every row of command.Table that package change has no
// kind for. A test compares them.
var services map[command.Name]service

func init() { // not above: a service may carry out another command
	services = map[command.Name]service{
		command.Help: {run: func(_ *Desk, _ context.Context, r reply.Request, c command.Command) (reply.Reply, error) {
			if c.Words != "" {
				return reply.AllHelp(r.Lang), nil
			}
			return reply.Help(r.Lang), nil
		}},
		command.List: {
			run: func(a *Desk, ctx context.Context, r reply.Request, c command.Command) (reply.Reply, error) {
				return a.commandList(ctx, r, reply.Readable(c.Words))
			},
			said: func(c command.Command) bool {
				_, err := card.ReadList(reply.Readable(c.Words))
				return err == nil
			},
		},
		command.Digest: {
			run: func(a *Desk, ctx context.Context, r reply.Request, c command.Command) (reply.Reply, error) {
				return a.Digests.DigestCommand(ctx, r, reply.Readable(c.Words))
			},
			said: func(c command.Command) bool {
				first, _, _ := strings.Cut(strings.ToLower(reply.Readable(c.Words)), " ")
				return slices.Contains([]string{"", "mine", "on", "off", "at", "weekdays", "daily", "silent", "line", "quiet", "我的", "开", "关"}, first)
			},
		},
		command.Aliases: {
			run: func(a *Desk, ctx context.Context, r reply.Request, c command.Command) (reply.Reply, error) {
				return a.Changes.Feedback.WordingsCommand(ctx, r, c.Words)
			},
			said: func(c command.Command) bool { return c.Words == "" },
		},
		command.Notices: {
			run: func(a *Desk, ctx context.Context, r reply.Request, c command.Command) (reply.Reply, error) {
				if !notices.Understood(c.Words) { // 通报 有几份
					return a.converse(ctx, notices.Asked{Request: r, Command: c, IsCommand: true})
				}
				return a.Notices.Command(ctx, r, c.Words)
			},
			said: func(c command.Command) bool { return notices.Understood(c.Words) },
		},
		command.Import: {
			run: func(_ *Desk, _ context.Context, r reply.Request, _ command.Command) (reply.Reply, error) {
				return reply.Sentence(r.Lang, r.Lang.Phrase(command.Import.Spec().HowTo)), nil
			},
			said: func(c command.Command) bool { return c.Words == "" },
		},
		command.Export: {
			run: func(a *Desk, ctx context.Context, r reply.Request, c command.Command) (reply.Reply, error) {
				out, known, err := a.exports(ctx, r, c.Words)
				if !known {
					return interpret.NotUnderstood(r, c.Words, msgWhatIsExported), nil
				}
				return out, err
			},
			said: func(c command.Command) bool {
				what, rest := exportedBy(c.Words)
				return what != nothing && len(strings.Fields(rest)) < 3
			},
		},
		command.Ask:    {run: (*Desk).ask},
		command.Search: {run: (*Desk).ask},
		command.Next: {run: func(a *Desk, ctx context.Context, r reply.Request, c command.Command) (reply.Reply, error) {
			if len(c.Numbers) == 0 {
				return a.withoutNumber(ctx, r, c)
			}
			return a.Answers.NextHit(ctx, r, c.Words, c.Numbers[0])
		}},
		command.Rate: {run: func(a *Desk, ctx context.Context, r reply.Request, c command.Command) (reply.Reply, error) {
			return a.Changes.Feedback.Rate(ctx, r, c.Words)
		}},
		command.Office: {run: func(a *Desk, ctx context.Context, r reply.Request, c command.Command) (reply.Reply, error) {
			return a.Changes.Feedback.AskOffice(ctx, r, c.Words)
		}},
	}
}

// ask answers a question outside any conversation.
func (a *Desk) ask(ctx context.Context, r reply.Request, c command.Command) (reply.Reply, error) {
	if c.Words == "" {
		return reply.Help(r.Lang), nil
	}
	r.Text = c.Words
	return a.Dialogues.AnswerAlone(ctx, r)
}
