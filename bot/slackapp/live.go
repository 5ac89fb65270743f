package slackapp

import (
	"context"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"rectify/bot/slackapp/blockkit"
	"rectify/bot/slackapp/inbound"
	"rectify/handlers"
)

// A live answer is shown in Slack while it is being written: streamed into its
// thread, or, where nothing can be streamed, as a message that is edited. What
// it has begun is remembered, so that one who works on the request again, after
// a kill, ends the same message.
type live struct {
	*App
	in    inbound.Request
	again bool // the request was worked on before

	ts      string // of the message; empty while there is none
	as      showing
	shown   strings.Builder // all of them
	waiting strings.Builder // those that are not in the stream yet
	last    time.Time       // something was sent
}

// showing is how a live answer is shown.
type showing int

const (
	notShown showing = iota
	standsIn         // a message with another answer, until this one is whole
	edited           // a message that grows
	streamed
)

// sendEvery is how often a growing answer is sent on: Slack takes about an
// append a second, and 50 edits a minute.
const sendEvery = 1200 * time.Millisecond

// liveLife is how long a message that was begun is remembered.
const liveLife = time.Hour

func liveMark(in inbound.Request) string { return "live " + in.Key }

// watch is a live answer to a request; one that was begun before is taken up.
func (a *App) watch(ctx context.Context, in inbound.Request, again bool) *live {
	l := &live{App: a, in: in, again: again}
	if !again {
		return l
	}
	if begun, err := a.ledger.Recall(ctx, liveMark(in)); err == nil && begun != nil {
		l.ts, l.as = string(begun), standsIn
		_, _, _ = a.api.StopStreamContext(ctx, in.Channel, l.ts) // it may be none, or be stopped
	}
	return l
}

// Writing shows that an answer is being written.
func (l *live) Writing(ctx context.Context) {
	if l.in.Thread == "" {
		return
	}
	status := slack.AssistantThreadsSetStatusParameters{
		ChannelID: l.in.Channel, ThreadTS: l.in.Thread, Status: l.config.Lang.Say("正在撰写……", "is writing"),
	}
	l.windows.try(func(ctx context.Context) {
		if err := l.api.SetAssistantThreadsStatusContext(ctx, status); err != nil {
			l.log.Debug("a thread could not show that an answer is being written", "error", err)
		}
	})
}

// Meanwhile shows the answer from search until the written one is whole.
func (l *live) Meanwhile(ctx context.Context, found handlers.Reply) {
	if l.as == notShown && l.post(ctx, found) {
		l.as = standsIn
	}
}

// Sentence shows one sentence more.
func (l *live) Sentence(ctx context.Context, text string) {
	for _, b := range []*strings.Builder{&l.shown, &l.waiting} {
		b.WriteString(text + "\n")
	}
	switch {
	case l.as == notShown && l.start(ctx):
		l.as = streamed
	case l.as == notShown && l.post(ctx, l.sofar()):
		l.as = edited
	case l.now().Sub(l.last) < sendEvery:
	case l.as == streamed:
		l.append(ctx)
	case l.as == edited:
		l.edit(ctx)
	}
}

// start begins a stream with what is there. ok is false where none can be.
func (l *live) start(ctx context.Context) (ok bool) {
	if l.in.Thread == "" {
		return false
	}
	_, ts, err := l.api.StartStreamContext(ctx, l.in.Channel, slack.MsgOptionTS(l.in.Thread), l.takeWaiting(),
		slack.MsgOptionRecipientUserID(l.in.User), slack.MsgOptionRecipientTeamID(l.Team))
	if err != nil {
		l.log.Info("an answer could not be streamed: it is shown as a message", "error", err)
		return false
	}
	l.begun(ctx, ts)
	return true
}

// takeWaiting is what is not in the stream yet, from now on taken to be.
func (l *live) takeWaiting() slack.MsgOption {
	text := l.waiting.String()
	l.waiting.Reset()
	return slack.MsgOptionMarkdownText(strings.ReplaceAll(blockkit.Escape(text), "\n", "\n\n"))
}

// append adds to the stream. What cannot be added now is there in the end.
func (l *live) append(ctx context.Context) {
	l.last = l.now()
	if _, _, err := l.api.AppendStreamContext(ctx, l.in.Channel, l.ts, l.takeWaiting()); err != nil {
		l.log.Info("a stream was broken off: its message is written anew when the answer is whole", "error", err)
		l.as = standsIn
	}
}

// sofar is the answer as far as it is written.
func (l *live) sofar() handlers.Reply {
	return handlers.Reply{Lang: l.config.Lang, Parts: []handlers.Part{handlers.Paragraph{Text: l.shown.String() + "……"}}}
}

// post posts what is there so far, as the message that the answer will stand in.
func (l *live) post(ctx context.Context, sofar handlers.Reply) (ok bool) {
	if l.limits.full(l.in.Channel) > 0 {
		return false // it is shown when it is whole
	}
	d, err := draw(l.in.Key, l.in.Channel, sofar)
	if err != nil {
		return false
	}
	d.Thread, d.Kept = l.in.Thread, l.in.At
	attempt := 1
	if l.again {
		attempt++
	}
	ts, err := l.once(ctx, d, attempt)
	if err != nil {
		l.log.Info("an answer could not be shown before it is whole", "error", err)
		return false
	}
	l.begun(ctx, ts)
	return true
}

func (l *live) edit(ctx context.Context) {
	l.last = l.now()
	d, err := draw(l.in.Key, l.in.Channel, l.sofar())
	if err != nil {
		return
	}
	d.Thread, d.Update = l.in.Thread, l.ts
	if _, err := l.App.post(ctx, d); err != nil {
		l.log.Info("a growing answer could not be edited", "error", err)
	}
}

// begun remembers the message.
func (l *live) begun(ctx context.Context, ts string) {
	l.ts, l.last = ts, l.now()
	if err := l.ledger.Remember(ctx, liveMark(l.in), []byte(ts), l.now(), l.now().Add(liveLife)); err != nil {
		l.log.Warn("a message that was begun could not be remembered", "error", err)
	}
}

// A place is where an answer is put.
type place struct {
	ts    string // the message whose place it takes; empty for one of its own
	again bool   // which may be there, with other words
}

// end ends what was begun. What is left to be sent of the reply is returned,
// with its place.
func (l *live) end(ctx context.Context, reply handlers.Reply) (rest handlers.Reply, at place) {
	at = place{l.ts, l.again && l.ts == "" && !l.in.Command}
	if l.as != streamed {
		return reply, at
	}
	options := []slack.MsgOption{}
	written := reply.Source == handlers.FromWriter
	if written {
		tail := reply
		tail.Parts = reply.Parts[reply.Streamed:]
		if l.waiting.Len() > 0 {
			options = append(options, l.takeWaiting())
		}
		options = append(options, slack.MsgOptionBlocks(blockkit.Render(tail, blockkit.InMessage)...))
	}
	_, _, err := l.api.StopStreamContext(ctx, l.in.Channel, l.ts, options...)
	if err == nil && written {
		reply.Parts = nil
		return reply, at
	}
	if err != nil {
		l.log.Info("a stream could not be ended: its message is written anew", "error", err)
	}
	return reply, at
}
