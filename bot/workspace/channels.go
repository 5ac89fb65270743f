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
	return read(ctx, s, func(t *Tx) Channel {
		if c.Name == "" {
			panic(refuse("invalid_name_required"))
		}
		if known, found := t.channelNamed(c.Name); found {
			return known
		}
		c.Kind = cmp.Or(c.Kind, Public)
		c.ID = cmp.Or(c.ID, wire.NewID("C"))
		c.Created = s.clock.Now().Unix()
		t.saveChannel(c)
		if c.Creator != "" {
			t.join(c, c.Creator)
		}
		return c
	})
}

// Join puts a person, or a bot, into a channel. Apps that are members get the event.
func (s *Server) Join(ctx context.Context, channel, user string) error {
	return s.Do(ctx, func(t *Tx) {
		t.join(t.channel(channel), user)
	})
}

// OpenDM returns the direct messages between two users, making them on first use.
func (s *Server) OpenDM(ctx context.Context, user, other string) (Channel, error) {
	return read(ctx, s, func(t *Tx) Channel { return t.openDM(user, other) })
}

// Channels returns what the user can see: public channels, and those the user
// is in. They come in order of name.
func (s *Server) Channels(ctx context.Context, user string) ([]Channel, error) {
	return read(ctx, s, func(t *Tx) []Channel { return t.channelsFor(user) })
}

func (t *Tx) openDM(user, other string) Channel {
	pair := []string{user, other}
	slices.Sort(pair)
	for _, id := range pair {
		t.user(id)
	}
	name := strings.Join(pair, "-")
	c, found := t.channelNamed(name)
	if found {
		return c
	}
	c = Channel{ID: wire.NewID("D"), Name: name, Kind: Direct, Pair: pair, Creator: user, Created: t.s.clock.Now().Unix()}
	t.saveChannel(c)
	for _, id := range pair {
		t.exec(`INSERT OR IGNORE INTO members VALUES (?, ?)`, c.ID, id)
	}
	return c
}

func (t *Tx) join(c Channel, user string) {
	t.user(user)
	if t.isMember(c.ID, user) {
		return
	}
	t.exec(`INSERT INTO members VALUES (?, ?)`, c.ID, user)
	t.changed(Change{Kind: ChannelChanged, Channel: c.ID, User: user})
	t.MemberEvent("member_joined_channel", c, user)
}

func (t *Tx) saveChannel(c Channel) {
	t.changed(Change{Kind: ChannelChanged, Channel: c.ID})
	t.exec(`INSERT INTO channels VALUES (?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET name = excluded.name, body = excluded.body`, c.ID, c.Name, wire.Encode(c))
}

func (t *Tx) channel(id string) Channel {
	return one[Channel](t, "channel_not_found", `SELECT body FROM channels WHERE id = ?`, id)
}

func (t *Tx) channelNamed(name string) (c Channel, found bool) {
	found = t.load(&c, `SELECT body FROM channels WHERE name = ?`, name)
	return c, found
}

func (t *Tx) channelsFor(user string) []Channel {
	all := loadAll[Channel](t, `SELECT body FROM channels ORDER BY name`)
	mine := t.strings(`SELECT channel FROM members WHERE user = ?`, user)
	return slices.DeleteFunc(all, func(c Channel) bool {
		return c.Kind != Public && !slices.Contains(mine, c.ID)
	})
}

func (t *Tx) members(channel string) []string {
	return t.strings(`SELECT user FROM members WHERE channel = ? ORDER BY user`, channel)
}

func (t *Tx) isMember(channel, user string) bool {
	var one int
	return t.scan(`SELECT 1 FROM members WHERE channel = ? AND user = ?`, []any{channel, user}, &one)
}
