package workspace

import (
	"context"
	"slices"
)

// Say posts what a person types. Where threadTS is a message's ts, it is a
// reply to it. "@name" and "#channel" become mentions; everything else in the
// text stands for itself. Apps in the channel hear of it.
func (s *Server) Say(ctx context.Context, user, channel, threadTS, text string) (m Message, err error) {
	err = s.do(ctx, func(t *tx) error {
		m, err = t.say(user, channel, threadTS, text)
		return err
	})
	return m, err
}

func (t *tx) say(user, channel, threadTS, text string) (Message, error) {
	c, err := t.enter(user, channel)
	if err != nil {
		return Message{}, err
	}
	if text == "" {
		return Message{}, refuse("no_text")
	}
	if threadTS, err = t.root(channel, threadTS); err != nil {
		return Message{}, err
	}
	words, err := t.readTyped(text, false)
	if err != nil {
		return Message{}, err
	}
	m := Message{
		Channel: channel, ThreadTS: threadTS, User: user, ClientMsgID: newUUID(),
		Text: words.text, Blocks: words.blocks,
	}
	if err := t.add(&m); err != nil {
		return m, err
	}
	return m, t.postedEvents(c, m)
}

// root returns the ts of the thread that threadTS is in.
func (t *tx) root(channel, threadTS string) (string, error) {
	if threadTS == "" {
		return "", nil
	}
	m, err := t.message(channel, threadTS)
	if err != nil || m.Ephemeral {
		return "", refuse("thread_not_found")
	}
	return orDefault(m.ThreadTS, m.TS), nil
}

// enter checks that the user may speak in the channel.
func (t *tx) enter(user, channel string) (Channel, error) {
	if _, err := t.user(user); err != nil {
		return Channel{}, err
	}
	c, err := t.channel(channel)
	if err != nil {
		return c, err
	}
	in, err := t.isMember(channel, user)
	if err == nil && !in {
		err = refuse("not_in_channel")
	}
	return c, err
}

// Edit changes the text of a person's own message. Apps hear message_changed.
func (s *Server) Edit(ctx context.Context, user, channel, ts, text string) (m Message, err error) {
	err = s.do(ctx, func(t *tx) error {
		if m, err = t.message(channel, ts); err != nil {
			return err
		}
		if m.User != user {
			return refuse("cant_update_message")
		}
		words, err := t.readTyped(text, false)
		if err != nil {
			return err
		}
		before := m
		m.Text, m.Blocks = words.text, words.blocks
		return t.change(&m, before, user)
	})
	return m, err
}

// Delete takes a person's own message away, and apps hear message_deleted; or
// an ephemeral that the person sees, of which nobody hears.
func (s *Server) Delete(ctx context.Context, user, channel, ts string) error {
	return s.do(ctx, func(t *tx) error {
		m, err := t.message(channel, ts)
		if err != nil {
			return err
		}
		if m.User != user && m.VisibleTo != user {
			return refuse("cant_delete_message")
		}
		return t.delete(m)
	})
}

// React puts an emoji under a message. Apps hear reaction_added.
func (s *Server) React(ctx context.Context, user, channel, ts, emoji string) error {
	return s.do(ctx, func(t *tx) error { return t.react(user, channel, ts, emoji) })
}

func (t *tx) react(user, channel, ts, emoji string) error {
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
		return refuse("already_reacted")
	}
	r.Users = append(r.Users, user)
	r.Count = len(r.Users)
	if err := t.save(m); err != nil {
		return err
	}
	return t.reactionEvent(m, user, emoji)
}

// change stores a message's new words, marks them edited and tells apps.
func (t *tx) change(m *Message, before Message, by string) error {
	m.Edited = &Edited{User: by, TS: eventTS(t.s.clock.Now())}
	if err := t.save(*m); err != nil || m.Ephemeral {
		return err
	}
	return t.changedEvent(*m, before)
}

// delete takes a message away and tells apps.
func (t *tx) delete(m Message) error {
	if err := t.remove(m); err != nil || m.Ephemeral {
		return err
	}
	return t.deletedEvent(m)
}

// tell shows a user what the workspace itself has to say, as Slackbot does.
func (t *tx) tell(user, channel, text string) error {
	return t.add(&Message{Channel: channel, VisibleTo: user, User: Slackbot, Text: text})
}
