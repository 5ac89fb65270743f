package workspace

import (
	"cmp"
	"context"
	"slices"

	"rectify/bot/workspace/wire"
)

// Say posts what a person types. Where threadTS is a message's ts, it is a
// reply to it. "@name" and "#channel" become mentions; everything else in the
// text is plain text. files are ids of what the person uploaded. Apps in
// the channel hear of it.
func (s *Server) Say(ctx context.Context, user, channel, threadTS, text string, files ...string) (Message, error) {
	return read(ctx, s, func(t *Tx) Message { return t.say(user, channel, threadTS, text, files...) })
}

func (t *Tx) say(user, channel, threadTS, text string, uploads ...string) Message {
	c := t.enter(user, channel)
	if text == "" && len(uploads) == 0 {
		panic(refuse("no_text"))
	}
	threadTS = t.root(channel, threadTS)
	words := t.ReadTyped(text, false)
	m := Message{
		Channel: channel, ThreadTS: threadTS, User: user, ClientMsgID: wire.NewUUID(),
		Text: words.Text, Blocks: words.Blocks,
	}
	if len(uploads) > 0 {
		m.Subtype = "file_share"
		m.Files = t.ownFiles(user, uploads)
		t.shareFiles(m.Files, channel)
	}
	t.Add(&m)
	t.postedEvents(c, m)
	return m
}

// root returns the ts of the thread that threadTS is in.
func (t *Tx) root(channel, threadTS string) string {
	if threadTS == "" {
		return ""
	}
	var m Message
	if refused(func() { m = t.message(channel, threadTS) }) || m.Ephemeral {
		panic(refuse("thread_not_found"))
	}
	return cmp.Or(m.ThreadTS, m.TS)
}

// enter checks that the user may speak in the channel.
func (t *Tx) enter(user, channel string) Channel {
	t.user(user)
	c := t.channel(channel)
	if !t.isMember(channel, user) {
		panic(refuse("not_in_channel"))
	}
	return c
}

// React adds the reaction of a user to a message. emoji is its name without colons.
func (t *Tx) React(user, channel, ts, emoji string) {
	m := t.message(channel, ts)
	i := slices.IndexFunc(m.Reactions, func(r Reaction) bool { return r.Name == emoji })
	if i < 0 {
		m.Reactions = append(m.Reactions, Reaction{Name: emoji})
		i = len(m.Reactions) - 1
	}
	r := &m.Reactions[i]
	if slices.Contains(r.Users, user) {
		panic(refuse("already_reacted"))
	}
	r.Users = append(r.Users, user)
	r.Count = len(r.Users)
	t.save(m)
	t.reactionEvent(m, user, emoji)
}

// Change stores a message's new words, marks them edited and tells apps.
func (t *Tx) Change(m *Message, before Message, by string) {
	m.Edited = &Edited{User: by, TS: wire.EventTS(t.s.clock.Now())}
	t.save(*m)
	if !m.Ephemeral {
		t.changedEvent(*m, before)
	}
}

// Delete takes a message away and tells apps.
func (t *Tx) Delete(m Message) {
	t.remove(m)
	if !m.Ephemeral {
		t.deletedEvent(m)
	}
}

// tell shows a user what the workspace itself has to say, as Slackbot does.
func (t *Tx) tell(user, channel, text string) {
	t.Add(&Message{Channel: channel, VisibleTo: user, User: Slackbot, Text: text})
}
