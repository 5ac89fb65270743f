package workspace

import (
	"slices"
	"strings"

	"rectify/bot/workspace/wire"
)

// An object is a JSON object on its way out.
type object = wire.Object

// postedEvents tells apps of a new message: as a message, and once more as a
// mention where their bot is named. Both carry the same ts, and nothing else
// tells an app that they are one.
func (t *Tx) postedEvents(c Channel, m Message) {
	if m.Ephemeral {
		return
	}
	event := asObject(m.forEvent())
	t.addHome(event, m.User)
	event["channel"], event["event_ts"], event["channel_type"] = c.ID, m.TS, c.Kind
	t.emit(c, messageEvent(c.Kind), event, nil)
	if c.Kind == Direct || !strings.Contains(m.Text, "<@") {
		return
	}
	mention := event
	delete(mention, "channel_type")
	mention["type"], mention["channel"], mention["event_ts"] = "app_mention", c.ID, m.TS
	t.emit(c, "app_mention", mention, func(in Installed) bool {
		return m.User != in.BotUserID && strings.Contains(m.Text, "<@"+in.BotUserID+">")
	})
}

// addHome says of a message in a shared channel where its author is at home.
func (t *Tx) addHome(event object, user string) {
	var u User
	if refused(func() { u = t.user(user) }) || u.Team == "" {
		return // the workspace's own
	}
	for _, field := range []string{"team", "user_team", "source_team"} {
		event[field] = u.Team
	}
	event["user_profile"] = object{"name": u.Name, "real_name": u.RealName, "team": u.Team}
}

func (t *Tx) changedEvent(m, before Message) {
	c := t.channel(m.Channel)
	ts := wire.EventTS(t.s.clock.Now())
	t.emit(c, messageEvent(c.Kind), object{
		"type": "message", "subtype": "message_changed", "message": m.forEvent(), "previous_message": before.forEvent(),
		"channel": c.ID, "hidden": true, "ts": ts, "event_ts": ts, "channel_type": c.Kind,
	}, nil)
}

func (t *Tx) deletedEvent(m Message) {
	c := t.channel(m.Channel)
	ts := wire.EventTS(t.s.clock.Now())
	t.emit(c, messageEvent(c.Kind), object{
		"type": "message", "subtype": "message_deleted", "previous_message": m.forEvent(), "channel": c.ID, "hidden": true,
		"deleted_ts": m.TS, "ts": ts, "event_ts": ts, "channel_type": c.Kind,
	}, nil)
}

func (t *Tx) reactionEvent(m Message, user, emoji string) {
	c := t.channel(m.Channel)
	t.emit(c, "reaction_added", object{
		"type": "reaction_added", "user": user, "reaction": emoji, "item_user": m.User,
		"item": object{"type": "message", "channel": c.ID, "ts": m.TS}, "event_ts": wire.EventTS(t.s.clock.Now()),
	}, nil)
}

// MemberEvent tells apps that somebody joined or left a channel.
func (t *Tx) MemberEvent(kind string, c Channel, user string) {
	letter := map[ChannelKind]string{Public: "C", Private: "G"}[c.Kind]
	t.emit(c, kind, object{
		"type": kind, "user": user, "channel": c.ID, "channel_type": letter, "team": t.s.team.ID,
		"event_ts": wire.EventTS(t.s.clock.Now()),
	}, nil)
}

// messageEvent names the subscription that a message in such a channel needs.
func messageEvent(kind ChannelKind) string {
	return map[ChannelKind]string{Public: "message.channels", Private: "message.groups", Direct: "message.im", Group: "message.mpim"}[kind]
}

// emit queues an event for every app that subscribes to it, is in the channel
// and, where only is given, passes it.
func (t *Tx) emit(c Channel, subscription string, event object, only func(Installed) bool) {
	for _, in := range t.apps() {
		if slices.Contains(in.Events, subscription) && (only == nil || only(in)) && t.isMember(c.ID, in.BotUserID) {
			t.enqueue(in, event)
		}
	}
}

// enqueue puts one event on its way to one app.
func (t *Tx) enqueue(in Installed, event object) {
	now := t.s.clock.Now()
	id := wire.NewID("Ev")
	channel, _ := event["channel"].(string)
	body := wire.Encode(object{
		"token": in.Verification, "team_id": t.s.team.ID, "context_team_id": t.s.team.ID, "api_app_id": in.ID,
		"event": event, "type": "event_callback", "event_id": id, "event_time": now.Unix(),
		"authorizations": []any{object{
			"enterprise_id": nil, "team_id": t.s.team.ID, "user_id": in.BotUserID,
			"is_bot": true, "is_enterprise_install": false,
		}},
		"is_ext_shared_channel": false,
		"event_context":         strings.Join([]string{"4", id, t.s.team.ID, channel}, "-"),
	})
	t.queued = true
	t.exec(`INSERT INTO deliveries (app, event_id, body, due) VALUES (?, ?, ?, ?)`, in.ID, id, body, now.UnixMicro())
}

// asObject turns a wire struct into an object that can be added to.
func asObject(v any) object {
	o := object{}
	wire.Decode([]byte(wire.Encode(v)), &o)
	return o
}
