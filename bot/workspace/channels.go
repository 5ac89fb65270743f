package workspace

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"rectify/bot/workspace/wire"
)

// A ChannelKind is what Slack calls channel_type.
type ChannelKind string

// The kinds of channels.
const (
	Public  ChannelKind = "channel" // everybody may join
	Private ChannelKind = "group"   // for those who were invited
	Direct  ChannelKind = "im"      // two people, or a person and an app
	Group   ChannelKind = "mpim"    // several people
)

// A Channel is where messages are said.
type Channel struct {
	ID      string // given where empty
	Name    string // unique in the workspace; of a direct message, the two users' ids
	Kind    ChannelKind
	Topic   string
	Purpose string
	Creator string
	Created int64    // seconds since 1970
	Pair    []string // of a direct message: its two users, in order of id
}

// AddChannel adds a channel and puts its creator into it. Where there is one
// of this name already, that one is returned as it is.
func (s *Server) AddChannel(ctx context.Context, c Channel) (Channel, error) {
	err := s.Do(ctx, func(t *Tx) error {
		if c.Name == "" {
			return wire.Refuse("invalid_name_required")
		}
		if known, found, err := t.channelNamed(c.Name); err != nil || found {
			c = known
			return err
		}
		c.Kind = cmp.Or(c.Kind, Public)
		c.ID = cmp.Or(c.ID, wire.NewID("C"))
		c.Created = s.clock.Now().Unix()
		if err := t.saveChannel(c); err != nil {
			return err
		}
		if c.Creator == "" {
			return nil
		}
		return t.join(c, c.Creator)
	})
	return c, err
}

// Join puts a person, or a bot, into a channel. Apps that are members get the event.
func (s *Server) Join(ctx context.Context, channel, user string) error {
	return s.Do(ctx, func(t *Tx) error {
		c, err := t.channel(channel)
		if err != nil {
			return err
		}
		return t.join(c, user)
	})
}

// OpenDM returns the direct messages between two users, making them on first use.
func (s *Server) OpenDM(ctx context.Context, user, other string) (Channel, error) {
	return read(ctx, s, func(t *Tx) (Channel, error) { return t.openDM(user, other) })
}

// Channels returns what the user can see: public channels, and those the user
// is in. They come in order of name.
func (s *Server) Channels(ctx context.Context, user string) ([]Channel, error) {
	return read(ctx, s, func(t *Tx) ([]Channel, error) { return t.channelsFor(user) })
}

func (t *Tx) openDM(user, other string) (Channel, error) {
	pair := []string{user, other}
	slices.Sort(pair)
	for _, id := range pair {
		if _, err := t.user(id); err != nil {
			return Channel{}, err
		}
	}
	name := strings.Join(pair, "-")
	c, found, err := t.channelNamed(name)
	if err != nil || found {
		return c, err
	}
	c = Channel{ID: wire.NewID("D"), Name: name, Kind: Direct, Pair: pair, Creator: user, Created: t.s.clock.Now().Unix()}
	if err := t.saveChannel(c); err != nil {
		return c, err
	}
	for _, id := range pair {
		if err := t.exec(`INSERT OR IGNORE INTO members VALUES (?, ?)`, c.ID, id); err != nil {
			return c, err
		}
	}
	return c, nil
}

func (t *Tx) join(c Channel, user string) error {
	if _, err := t.user(user); err != nil {
		return err
	}
	in, err := t.isMember(c.ID, user)
	if err != nil || in {
		return err
	}
	if err := t.exec(`INSERT INTO members VALUES (?, ?)`, c.ID, user); err != nil {
		return err
	}
	t.changed(Change{Kind: ChannelChanged, Channel: c.ID, User: user})
	return t.MemberEvent("member_joined_channel", c, user)
}

func (t *Tx) saveChannel(c Channel) error {
	t.changed(Change{Kind: ChannelChanged, Channel: c.ID})
	return t.exec(`INSERT INTO channels VALUES (?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET name = excluded.name, body = excluded.body`, c.ID, c.Name, wire.Encode(c))
}

func (t *Tx) channel(id string) (Channel, error) {
	var c Channel
	found, err := t.load(&c, `SELECT body FROM channels WHERE id = ?`, id)
	if err == nil && !found {
		err = wire.Refuse("channel_not_found")
	}
	return c, err
}

func (t *Tx) channelNamed(name string) (c Channel, found bool, err error) {
	found, err = t.load(&c, `SELECT body FROM channels WHERE name = ?`, name)
	return c, found, err
}

func (t *Tx) channelsFor(user string) ([]Channel, error) {
	all, err := loadAll[Channel](t, `SELECT body FROM channels ORDER BY name`)
	if err != nil {
		return nil, err
	}
	mine, err := t.strings(`SELECT channel FROM members WHERE user = ?`, user)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(all, func(c Channel) bool {
		return c.Kind != Public && !slices.Contains(mine, c.ID)
	}), nil
}

func (t *Tx) members(channel string) ([]string, error) {
	return t.strings(`SELECT user FROM members WHERE channel = ? ORDER BY user`, channel)
}

func (t *Tx) isMember(channel, user string) (bool, error) {
	var one int
	return t.scan(`SELECT 1 FROM members WHERE channel = ? AND user = ?`, []any{channel, user}, &one)
}
