package outbound

import (
	"context"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"rectify/bot/slackapp/blockkit"
	"rectify/bot/slackapp/inbound"
	"rectify/handlers/reply"
)

// A Live answer is shown in Slack while it is being written: streamed into its thread
// or, where that is not possible, as a message that is edited. It remembers its
// message, so that a second attempt after a kill continues it.
type Live struct {
	*Sender
	in    inbound.Request
	again bool // this is not the first attempt

	ts      string // of the message; empty before there is one
	as      showing
	shown   strings.Builder // all sentences so far
	waiting strings.Builder // sentences not sent to the stream yet
	last    time.Time       // something was sent
}

// showing is how a live answer is shown.
type showing int

const (
	notShown showing = iota
	standsIn         // a message with a preliminary answer, until the written one is complete
	edited           // a message that grows by edits
	streamed
)

// sendEvery is how often a growing answer is updated: Slack takes about an append a
// second, and 50 edits a minute.
const sendEvery = 1200 * time.Millisecond

// liveLife is how long a started message is remembered.
const liveLife = time.Hour

func liveMark(in inbound.Request) string { return "live " + in.Key }

// Watch returns the live answer to a request. again resumes one that was started
// before.
func (s *Sender) Watch(ctx context.Context, in inbound.Request, again bool) *Live {
	l := &Live{Sender: s, in: in, again: again}
	if !again {
		return l
	}
	if begun, err := s.Memory.Recall(ctx, liveMark(in)); err == nil && begun != nil {
		l.ts, l.as = string(begun), standsIn
		_, _, _ = s.API.StopStreamContext(ctx, in.Channel, l.ts) // it may not exist, or be stopped
	}
	return l
}

// Writing shows that an answer is being written.
func (l *Live) Writing(ctx context.Context) {
	if l.in.Thread == "" {
		return
	}
	status := slack.AssistantThreadsSetStatusParameters{
		ChannelID: l.in.Channel, ThreadTS: l.in.Thread, Status: l.Lang.Phrase(writing),
	}
	l.Background(func(ctx context.Context) {
		if err := l.API.SetAssistantThreadsStatusContext(ctx, status); err != nil {
			l.Log.Debug("thread status failed", "error", err)
		}
	})
}

// Meanwhile shows the answer from search until the written one is complete.
func (l *Live) Meanwhile(ctx context.Context, found reply.Reply) {
	if l.as == notShown && l.show(ctx, found) {
		l.as = standsIn
	}
}

// Sentence shows one more sentence.
func (l *Live) Sentence(ctx context.Context, text string) {
	for _, b := range []*strings.Builder{&l.shown, &l.waiting} {
		b.WriteString(text + "\n")
	}
	switch {
	case l.as == notShown && l.start(ctx):
		l.as = streamed
	case l.as == notShown && l.show(ctx, l.sofar()):
		l.as = edited
	case l.Now().Sub(l.last) < sendEvery:
	case l.as == streamed:
		l.append(ctx)
	case l.as == edited:
		l.edit(ctx)
	}
}

// start begins a stream with the text so far. ok is false if Slack cannot stream here.
func (l *Live) start(ctx context.Context) (ok bool) {
	if l.in.Thread == "" {
		return false
	}
	_, ts, err := l.API.StartStreamContext(ctx, l.in.Channel, slack.MsgOptionTS(l.in.Thread), l.takeWaiting(),
		slack.MsgOptionRecipientUserID(l.in.User), slack.MsgOptionRecipientTeamID(l.Team))
	if err != nil {
		l.Log.Info("stream not started: showing a message", "error", err)
		return false
	}
	l.begun(ctx, ts)
	return true
}

// takeWaiting returns the text not sent to the stream yet, and counts it as sent.
func (l *Live) takeWaiting() slack.MsgOption {
	text := l.waiting.String()
	l.waiting.Reset()
	return slack.MsgOptionMarkdownText(strings.ReplaceAll(blockkit.Escape(text), "\n", "\n\n"))
}

// append adds the waiting text to the stream. If that fails, the final message
// replaces the stream.
func (l *Live) append(ctx context.Context) {
	l.last = l.Now()
	if _, _, err := l.API.AppendStreamContext(ctx, l.in.Channel, l.ts, l.takeWaiting()); err != nil {
		l.Log.Info("stream broken off: message will be replaced", "error", err)
		l.as = standsIn
	}
}

// sofar returns the answer so far.
func (l *Live) sofar() reply.Reply {
	return reply.Reply{Lang: l.Lang, Parts: []reply.Part{reply.Paragraph{Text: l.shown.String() + "……"}}}
}

// show posts the answer so far, as a message that the answer will replace.
func (l *Live) show(ctx context.Context, sofar reply.Reply) (ok bool) {
	if l.Full(l.in.Channel) > 0 {
		return false // it is shown once it is complete
	}
	d, err := New(l.in.Key, l.in.Channel, sofar)
	if err != nil {
		return false
	}
	d.Thread, d.Kept = l.in.Thread, l.in.At
	attempt := 1
	if l.again {
		attempt++
	}
	at, err := l.PostIdempotent(ctx, d, attempt)
	if err != nil {
		l.Log.Info("partial answer not shown", "error", err)
		return false
	}
	l.begun(ctx, at.TS)
	return true
}

func (l *Live) edit(ctx context.Context) {
	l.last = l.Now()
	d, err := New(l.in.Key, l.in.Channel, l.sofar())
	if err != nil {
		return
	}
	d.Thread, d.Update = l.in.Thread, l.ts
	if _, err := l.Post(ctx, d); err != nil {
		l.Log.Info("partial answer not updated", "error", err)
	}
}

// begun remembers the message.
func (l *Live) begun(ctx context.Context, ts string) {
	l.ts, l.last = ts, l.Now()
	if err := l.Memory.Remember(ctx, liveMark(l.in), []byte(ts), l.Now(), l.Now().Add(liveLife)); err != nil {
		l.Log.Warn("live message not remembered", "error", err)
	}
}

// A Slot is where an answer is posted.
type Slot struct {
	TS    string // ts of the message to replace; empty for a new one
	Again bool   // it may have been posted already, with different text
}

// End finishes the stream. It returns the part of the reply that is still to be sent,
// and its slot.
func (l *Live) End(ctx context.Context, answer reply.Reply) (rest reply.Reply, at Slot) {
	at = Slot{l.ts, l.again && l.ts == "" && !l.in.Command}
	if l.as != streamed {
		return answer, at
	}
	options := []slack.MsgOption{}
	written := answer.Source == reply.FromWriter
	if written {
		tail := answer
		tail.Parts = answer.Parts[answer.Streamed:]
		if l.waiting.Len() > 0 {
			options = append(options, l.takeWaiting())
		}
		options = append(options, slack.MsgOptionBlocks(blockkit.Render(tail, blockkit.InMessage)...))
	}
	_, _, err := l.API.StopStreamContext(ctx, l.in.Channel, l.ts, options...)
	if err == nil && written {
		answer.Parts = nil
		return answer, at
	}
	if err != nil {
		l.Log.Info("stream not ended: message will be replaced", "error", err)
	}
	return answer, at
}
