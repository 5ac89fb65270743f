package workspace

import (
	"cmp"
	"slices"
	"strings"

	"rectify/bot/workspace/wire"
)

func conversationsList(c *call) object {
	channels := c.channelsFor(c.in.BotUserID)
	wanted := strings.Split(cmp.Or(c.args["types"], "public_channel"), ",")
	channels = slices.DeleteFunc(channels, func(ch Channel) bool { return !slices.Contains(wanted, ch.Kind.wire()) })
	page, next := paged(c.args, channels, 100)
	list := make([]object, len(page))
	for i, ch := range page {
		list[i] = c.channelWire(ch)
	}
	return object{"channels": list, "response_metadata": object{"next_cursor": next}}
}

// wire is the kind as conversations.list names it.
func (k ChannelKind) wire() string {
	return map[ChannelKind]string{Public: "public_channel", Private: "private_channel", Direct: "im", Group: "mpim"}[k]
}

// visible finds a channel that is there for the calling app.
func (c *call) visible(id string) Channel {
	ch := c.channel(id)
	if ch.Kind == Public {
		return ch
	}
	return c.inside(ch)
}

func conversationsInfo(c *call) object {
	return object{"channel": c.channelWire(c.visible(c.args["channel"]))}
}

func (c *call) channelWire(ch Channel) object {
	members := c.members(ch.ID)
	wire := object{
		"id": ch.ID, "created": ch.Created, "creator": ch.Creator, "is_archived": false, "is_im": ch.Kind == Direct,
		"is_channel": ch.Kind == Public, "is_group": ch.Kind == Private, "is_mpim": ch.Kind == Group, "is_general": false,
		"is_private": ch.Kind != Public, "is_member": slices.Contains(members, c.in.BotUserID),
		"context_team_id": c.s.team.ID, "is_shared": false, "is_org_shared": false, "is_ext_shared": false,
	}
	if ch.Kind == Direct {
		wire["user"] = ch.Other(c.in.BotUserID)
		return wire
	}
	wire["name"], wire["name_normalized"], wire["num_members"] = ch.Name, ch.Name, len(members)
	wire["topic"] = object{"value": ch.Topic, "creator": ch.Creator, "last_set": ch.Created}
	wire["purpose"] = object{"value": ch.Purpose, "creator": ch.Creator, "last_set": ch.Created}
	return wire
}

// Other returns the other user of a direct message.
func (ch Channel) Other(user string) string {
	if len(ch.Pair) == 2 && ch.Pair[0] == user {
		return ch.Pair[1]
	}
	return ch.Pair[0]
}

func conversationsMembers(c *call) object {
	ch := c.visible(c.args["channel"])
	members := c.members(ch.ID)
	page, next := paged(c.args, members, 100)
	return object{"members": page, "response_metadata": object{"next_cursor": next}}
}

func conversationsOpen(c *call) object {
	users := c.args["users"]
	if id := c.args["channel"]; id != "" {
		ch := c.visible(id)
		return object{"channel": object{"id": ch.ID}, "no_op": true, "already_open": true}
	}
	if users == "" || strings.Contains(users, ",") {
		panic(refuse("users_list_not_supplied"))
	}
	switch u := c.user(users); {
	case u.Deleted:
		panic(refuse("user_disabled"))
	case u.IsBot() && u.ID != c.in.BotUserID, u.ID == Slackbot:
		panic(refuse("cannot_dm_bot"))
	}
	ch := c.openDM(c.in.BotUserID, users)
	return object{"channel": object{"id": ch.ID}}
}

func conversationsHistory(c *call) object {
	ch := c.readable()
	page := c.page()
	list, more := c.history(ch.ID, page)
	out := object{"messages": c.readout(list), "has_more": more, "pin_count": 0}
	if more {
		out["response_metadata"] = object{"next_cursor": tsCursor(list[len(list)-1].TS)}
	}
	return out
}

func conversationsReplies(c *call) object {
	ch := c.readable()
	all := c.thread(ch.ID, c.args["ts"])
	if len(all) == 0 {
		panic(refuse("thread_not_found"))
	}
	p := c.page()
	oldest, latest, _ := p.bounds()
	all = slices.DeleteFunc(all, func(m Message) bool {
		return m.TS != c.args["ts"] && (m.TS <= oldest || m.TS >= latest)
	})
	a := wire.Args{"limit": c.args["limit"], "cursor": c.args["cursor"]}
	page, next := paged(a, all, 1000)
	return object{"messages": c.readout(page), "has_more": next != "", "response_metadata": object{"next_cursor": next}}
}

// readable finds the channel whose messages the app wants to read; its bot
// must be in it.
func (c *call) readable() Channel {
	ch := c.channel(c.args["channel"])
	needed := map[ChannelKind]string{Public: "channels:history", Private: "groups:history", Direct: "im:history", Group: "mpim:history"}[ch.Kind]
	if !slices.Contains(c.in.Scopes, needed) {
		panic(c.in.lacks(needed))
	}
	return c.inside(ch)
}

// page reads which messages are asked for. A cursor is the ts to go on from.
func (c *call) page() Page {
	limit := must(c.args.Limit(100, 999))
	p := Page{Latest: c.args["latest"], Oldest: c.args["oldest"], Inclusive: c.args.Is("inclusive"), Limit: limit}
	if c.name == "conversations.replies" || c.args["cursor"] == "" {
		return p
	}
	micros, err := readCursor(c.args["cursor"])
	if err != nil {
		panic(refuse("invalid_cursor"))
	}
	p.Oldest, _, _ = p.bounds()
	p.Latest, p.Inclusive = wire.FormatTS(int64(micros)), false
	return p
}

func tsCursor(ts string) string {
	micros, _ := wire.ParseTS(ts)
	return writeCursor(int(micros))
}

// readout is the messages as the call may see them: metadata only on demand.
func (c *call) readout(list []Message) []Message {
	out := slices.Clone(list)
	for i := range out {
		if !c.args.Is("include_all_metadata") {
			out[i].Metadata = nil
		}
	}
	if out == nil {
		out = []Message{}
	}
	return out
}
