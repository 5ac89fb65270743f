package workspace

import (
	"cmp"
	"slices"
	"strings"

	"rectify/bot/workspace/wire"
)

func conversationsList(c *call) (object, error) {
	channels, err := c.channelsFor(c.in.BotUserID)
	if err != nil {
		return nil, err
	}
	wanted := strings.Split(cmp.Or(c.args["types"], "public_channel"), ",")
	channels = slices.DeleteFunc(channels, func(ch Channel) bool { return !slices.Contains(wanted, ch.Kind.wire()) })
	page, next, err := paged(c.args, channels, 100)
	if err != nil {
		return nil, err
	}
	list := make([]object, len(page))
	for i, ch := range page {
		if list[i], err = c.channelWire(ch); err != nil {
			return nil, err
		}
	}
	return object{"channels": list, "response_metadata": object{"next_cursor": next}}, nil
}

// wire is the kind as conversations.list names it.
func (k ChannelKind) wire() string {
	return map[ChannelKind]string{Public: "public_channel", Private: "private_channel", Direct: "im", Group: "mpim"}[k]
}

// visible finds a channel that is there for the calling app.
func (c *call) visible(id string) (Channel, error) {
	ch, err := c.channel(id)
	if err != nil || ch.Kind == Public {
		return ch, err
	}
	return c.inside(ch)
}

func conversationsInfo(c *call) (object, error) {
	ch, err := c.visible(c.args["channel"])
	if err != nil {
		return nil, err
	}
	wire, err := c.channelWire(ch)
	return object{"channel": wire}, err
}

func (c *call) channelWire(ch Channel) (object, error) {
	members, err := c.members(ch.ID)
	if err != nil {
		return nil, err
	}
	wire := object{
		"id": ch.ID, "created": ch.Created, "creator": ch.Creator, "is_archived": false, "is_im": ch.Kind == Direct,
		"is_channel": ch.Kind == Public, "is_group": ch.Kind == Private, "is_mpim": ch.Kind == Group, "is_general": false,
		"is_private": ch.Kind != Public, "is_member": slices.Contains(members, c.in.BotUserID),
		"context_team_id": c.s.team.ID, "is_shared": false, "is_org_shared": false, "is_ext_shared": false,
	}
	if ch.Kind == Direct {
		wire["user"] = ch.Other(c.in.BotUserID)
		return wire, nil
	}
	wire["name"], wire["name_normalized"], wire["num_members"] = ch.Name, ch.Name, len(members)
	wire["topic"] = object{"value": ch.Topic, "creator": ch.Creator, "last_set": ch.Created}
	wire["purpose"] = object{"value": ch.Purpose, "creator": ch.Creator, "last_set": ch.Created}
	return wire, nil
}

// Other returns the other user of a direct message.
func (ch Channel) Other(user string) string {
	if len(ch.Pair) == 2 && ch.Pair[0] == user {
		return ch.Pair[1]
	}
	return ch.Pair[0]
}

func conversationsMembers(c *call) (object, error) {
	ch, err := c.visible(c.args["channel"])
	if err != nil {
		return nil, err
	}
	members, err := c.members(ch.ID)
	if err != nil {
		return nil, err
	}
	page, next, err := paged(c.args, members, 100)
	return object{"members": page, "response_metadata": object{"next_cursor": next}}, err
}

func conversationsOpen(c *call) (object, error) {
	users := c.args["users"]
	if id := c.args["channel"]; id != "" {
		ch, err := c.visible(id)
		if err != nil {
			return nil, err
		}
		return object{"channel": object{"id": ch.ID}, "no_op": true, "already_open": true}, nil
	}
	if users == "" || strings.Contains(users, ",") {
		return nil, wire.Refuse("users_list_not_supplied")
	}
	switch u, err := c.user(users); {
	case err != nil:
		return nil, err
	case u.Deleted:
		return nil, wire.Refuse("user_disabled")
	case u.IsBot() && u.ID != c.in.BotUserID, u.ID == Slackbot:
		return nil, wire.Refuse("cannot_dm_bot")
	}
	ch, err := c.openDM(c.in.BotUserID, users)
	if err != nil {
		return nil, err
	}
	return object{"channel": object{"id": ch.ID}}, nil
}

func conversationsHistory(c *call) (object, error) {
	ch, err := c.readable()
	if err != nil {
		return nil, err
	}
	page, err := c.page()
	if err != nil {
		return nil, err
	}
	list, more, err := c.history(ch.ID, page)
	if err != nil {
		return nil, err
	}
	out := object{"messages": c.readout(list), "has_more": more, "pin_count": 0}
	if more {
		out["response_metadata"] = object{"next_cursor": tsCursor(list[len(list)-1].TS)}
	}
	return out, nil
}

func conversationsReplies(c *call) (object, error) {
	ch, err := c.readable()
	if err != nil {
		return nil, err
	}
	all, err := c.thread(ch.ID, c.args["ts"])
	if err != nil {
		return nil, err
	}
	if len(all) == 0 {
		return nil, wire.Refuse("thread_not_found")
	}
	p, err := c.page()
	if err != nil {
		return nil, err
	}
	oldest, latest, _ := p.bounds()
	all = slices.DeleteFunc(all, func(m Message) bool {
		return m.TS != c.args["ts"] && (m.TS <= oldest || m.TS >= latest)
	})
	a := wire.Args{"limit": c.args["limit"], "cursor": c.args["cursor"]}
	page, next, err := paged(a, all, 1000)
	if err != nil {
		return nil, err
	}
	return object{"messages": c.readout(page), "has_more": next != "", "response_metadata": object{"next_cursor": next}}, nil
}

// readable finds the channel whose messages the app wants to read; its bot
// must be in it.
func (c *call) readable() (Channel, error) {
	ch, err := c.channel(c.args["channel"])
	if err != nil {
		return ch, err
	}
	needed := map[ChannelKind]string{Public: "channels:history", Private: "groups:history", Direct: "im:history", Group: "mpim:history"}[ch.Kind]
	if !slices.Contains(c.in.Scopes, needed) {
		return ch, &Error{Code: "missing_scope", Needed: needed, Provided: strings.Join(c.in.Scopes, ",")}
	}
	return c.inside(ch)
}

// page reads which messages are asked for. A cursor is the ts to go on from.
func (c *call) page() (Page, error) {
	limit, err := c.args.Limit(100, 999)
	if err != nil {
		return Page{}, err
	}
	p := Page{Latest: c.args["latest"], Oldest: c.args["oldest"], Inclusive: c.args.Is("inclusive"), Limit: limit}
	if c.name == "conversations.replies" || c.args["cursor"] == "" {
		return p, nil
	}
	micros, err := readCursor(c.args["cursor"])
	if err != nil {
		return p, wire.Refuse("invalid_cursor")
	}
	p.Oldest, _, _ = p.bounds()
	p.Latest, p.Inclusive = wire.FormatTS(int64(micros)), false
	return p, nil
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
