package workspacetest

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"rectify/bot/workspace"
	"rectify/bot/workspace/wire"
)

// Edit changes the text of a person's own message. Apps hear message_changed.
func (s *Server) Edit(ctx context.Context, user, channel, ts, text string) (m workspace.Message, err error) {
	if m, err = s.Message(ctx, channel, ts); err != nil {
		return m, err
	}
	if m.User != user {
		return m, wire.Refuse("cant_update_message")
	}
	err = s.Do(ctx, func(t *workspace.Tx) {
		words := t.ReadTyped(text, false)
		before := m
		m.Text, m.Blocks = words.Text, words.Blocks
		t.Change(&m, before, user)
	})
	return m, err
}

// Delete takes a person's own message away, and apps hear message_deleted; or
// an ephemeral message that only the person sees; apps get no event.
func (s *Server) Delete(ctx context.Context, user, channel, ts string) error {
	m, err := s.Message(ctx, channel, ts)
	if err != nil {
		return err
	}
	if m.User != user && m.VisibleTo != user {
		return wire.Refuse("cant_delete_message")
	}
	return s.Do(ctx, func(t *workspace.Tx) { t.Delete(m) })
}

// React puts an emoji under a message. Apps hear reaction_added.
func (s *Server) React(ctx context.Context, user, channel, ts, emoji string) error {
	return s.Do(ctx, func(t *workspace.Tx) { t.React(user, channel, ts, emoji) })
}

// SayWith is Say with files on the message: by name, with their names for
// content.
func (s *Server) SayWith(ctx context.Context, user, channel, text string, names ...string) (m workspace.Message, err error) {
	ids := make([]string, len(names))
	for i, name := range names {
		f, err := s.Upload(ctx, user, name, []byte(name), false)
		if err != nil {
			return m, err
		}
		ids[i] = f.ID
	}
	return s.Say(ctx, user, channel, "", text, ids...)
}

// Leave takes somebody out of a channel. Apps hear member_left_channel.
func (s *Server) Leave(ctx context.Context, channel, user string) error {
	c, err := s.channel(ctx, channel, user)
	if err != nil {
		return err
	}
	return s.Do(ctx, func(t *workspace.Tx) {
		_, err := t.ExecContext(ctx, `DELETE FROM members WHERE channel = ? AND user = ?`, channel, user)
		workspace.Must(err)
		t.MemberEvent("member_left_channel", c, user)
	})
}

// channel finds a channel that the user sees.
func (s *Server) channel(ctx context.Context, id, user string) (workspace.Channel, error) {
	channels, err := s.Channels(ctx, user)
	if err != nil {
		return workspace.Channel{}, err
	}
	i := slices.IndexFunc(channels, func(c workspace.Channel) bool { return c.ID == id })
	if i < 0 {
		return workspace.Channel{}, wire.Refuse("channel_not_found")
	}
	return channels[i], nil
}

// Deactivate ends somebody's account: what they said stays, and nobody can write
// to them any more.
func (s *Server) Deactivate(ctx context.Context, id string) error {
	users, err := s.Users(ctx)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(users, func(u workspace.User) bool { return u.ID == id })
	if i < 0 {
		return wire.Refuse("user_not_found")
	}
	users[i].Deleted = true
	_, err = s.AddUser(ctx, users[i])
	return err
}

// AddUserGroup adds a group, or brings the one with this handle up to date.
func (s *Server) AddUserGroup(ctx context.Context, g workspace.UserGroup) (workspace.UserGroup, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	g.ID = wire.NewID("S")
	s.groups = slices.DeleteFunc(s.groups, func(o workspace.UserGroup) bool {
		if o.Handle == g.Handle {
			g.ID = o.ID
		}
		return o.Handle == g.Handle
	})
	if g.Name == "" {
		g.Name = g.Handle
	}
	s.groups = append(s.groups, g)
	return g, s.Do(ctx, func(t *workspace.Tx) {
		_, err := t.ExecContext(ctx, `INSERT INTO usergroups VALUES (?, ?, ?, ?)
			ON CONFLICT (id) DO UPDATE SET name = excluded.name, users = excluded.users`, g.ID, g.Handle, g.Name, strings.Join(g.Users, ","))
		workspace.Must(err)
	})
}

// UserGroups returns the groups that were added.
func (s *Server) UserGroups() []workspace.UserGroup {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.groups)
}

// OpenAssistant opens the pane in which a person talks with an app: a thread
// in the direct messages with its bot. The app hears assistant_thread_started.
func (s *Server) OpenAssistant(ctx context.Context, user, app string) (th workspace.AssistantThread, err error) {
	in, err := s.app(ctx, app)
	if err != nil {
		return th, err
	}
	dm, err := s.OpenDM(ctx, user, in.BotUserID)
	if err != nil {
		return th, err
	}
	err = s.Do(ctx, func(t *workspace.Tx) {
		root := workspace.Message{Channel: dm.ID, User: in.BotUserID, BotID: in.BotID, AppID: in.ID, Subtype: "assistant_app_thread",
			Text: "New Assistant Thread"}
		t.Add(&root)
		th = workspace.AssistantThread{Channel: dm.ID, Thread: root.TS}
		t.TellApp(in, "assistant_thread_started", wire.Object{
			"type": "assistant_thread_started", "event_ts": root.TS,
			"assistant_thread": wire.Object{
				"user_id": user, "context": wire.Object{}, "channel_id": dm.ID, "thread_ts": root.TS,
			},
		})
	})
	return th, err
}

// Assistant returns what an app shows around a thread.
func (s *Server) Assistant(ctx context.Context, channel, thread string) (th workspace.AssistantThread, err error) {
	var bodies []byte
	err = s.Do(ctx, func(t *workspace.Tx) {
		workspace.Must(t.QueryRowContext(ctx, `SELECT json_group_array(json(body)) FROM assistant_threads WHERE channel = ? AND thread = ?`, channel,
			thread).Scan(&bodies))
	})
	if err != nil {
		return th, err
	}
	var all []workspace.AssistantThread
	if err := json.Unmarshal(bodies, &all); err != nil {
		return th, err
	}
	th.Channel, th.Thread = channel, thread
	if len(all) > 0 {
		th = all[0]
	}
	if s.clock.Now().After(th.Until) {
		th.Status, th.Loading = "", nil
	}
	return th, nil
}
