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
	return read(ctx, s, func(t *Tx) (Message, error) { return t.say(user, channel, threadTS, text, files...) })
}

func (t *Tx) say(user, channel, threadTS, text string, uploads ...string) (Message, error) {
	c, err := t.enter(user, channel)
	if err != nil {
		return Message{}, err
	}
	if text == "" && len(uploads) == 0 {
		return Message{}, wire.Refuse("no_text")
	}
	if threadTS, err = t.root(channel, threadTS); err != nil {
		return Message{}, err
	}
	words, err := t.ReadTyped(text, false)
	if err != nil {
		return Message{}, err
	}
	m := Message{
		Channel: channel, ThreadTS: threadTS, User: user, ClientMsgID: wire.NewUUID(),
		Text: words.Text, Blocks: words.Blocks,
	}
	if len(uploads) > 0 {
		m.Subtype = "file_share"
		if m.Files, err = t.ownFiles(user, uploads); err != nil {
			return m, err
		}
		if err := t.shareFiles(m.Files, channel); err != nil {
			return m, err
		}
	}
	if err := t.Add(&m); err != nil {
		return m, err
	}
	return m, t.postedEvents(c, m)
}

// root returns the ts of the thread that threadTS is in.
func (t *Tx) root(channel, threadTS string) (string, error) {
	if threadTS == "" {
		return "", nil
	}
	m, err := t.message(channel, threadTS)
	if err != nil || m.Ephemeral {
		return "", wire.Refuse("thread_not_found")
	}
	return cmp.Or(m.ThreadTS, m.TS), nil
}

// enter checks that the user may speak in the channel.
func (t *Tx) enter(user, channel string) (Channel, error) {
	if _, err := t.user(user); err != nil {
		return Channel{}, err
	}
	c, err := t.channel(channel)
	if err != nil {
		return c, err
	}
	in, err := t.isMember(channel, user)
	if err == nil && !in {
		err = wire.Refuse("not_in_channel")
	}
	return c, err
}

// React adds the reaction of a user to a message. emoji is its name without colons.
func (t *Tx) React(user, channel, ts, emoji string) error {
	m, err := t.message(channel, ts)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(m.Reactions, func(r Reaction) bool { return r.Name == emoji })
	if i < 0 {
		m.Reactions = append(m.Reactions, Reaction{Name: emoji})
		i = len(m.Reactions) - 1
	}
	r := &m.Reactions[i]
	if slices.Contains(r.Users, user) {
		return wire.Refuse("already_reacted")
	}
	r.Users = append(r.Users, user)
	r.Count = len(r.Users)
	if err := t.save(m); err != nil {
		return err
	}
	return t.reactionEvent(m, user, emoji)
}

// Change stores a message's new words, marks them edited and tells apps.
func (t *Tx) Change(m *Message, before Message, by string) error {
	m.Edited = &Edited{User: by, TS: wire.EventTS(t.s.clock.Now())}
	if err := t.save(*m); err != nil || m.Ephemeral {
		return err
	}
	return t.changedEvent(*m, before)
}

// Delete takes a message away and tells apps.
func (t *Tx) Delete(m Message) error {
	if err := t.remove(m); err != nil || m.Ephemeral {
		return err
	}
	return t.deletedEvent(m)
}

// tell shows a user what the workspace itself has to say, as Slackbot does.
func (t *Tx) tell(user, channel, text string) error {
	return t.Add(&Message{Channel: channel, VisibleTo: user, User: Slackbot, Text: text})
}
