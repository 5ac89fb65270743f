package workspace

import (
	"context"
	"encoding/json"
	"slices"
	"sync"

	lru "github.com/hashicorp/golang-lru/v2"

	"rectify/bot/workspace/blockkit"
	"rectify/bot/workspace/dispatch"
	"rectify/bot/workspace/wire"
)

// A Target is where something is pressed: a message, or a view.
type Target struct {
	Channel, TS string
	View        string
}

// Press presses or chooses an element by its action_id: values are those of
// the options chosen, ids, a date, or a text; none for a button. The app hears
// of it as block_actions. An element of an input block only keeps what was
// chosen until the form is sent, unless it has dispatch_action.
func (s *Server) Press(ctx context.Context, user string, on Target, actionID string, values ...string) error {
	var in Installed
	var p *dispatch.Request
	err := s.Do(ctx, func(t *Tx) {
		in, p = t.press(user, on, actionID, values)
	})
	if err != nil || p == nil {
		return err
	}
	return s.interact(ctx, in, *p, user, on.Channel, "This interaction")
}

// interact hands an interaction over. Where it fails the person hears of it in
// the channel it was made in; in a view, from the error.
func (s *Server) interact(ctx context.Context, in Installed, p dispatch.Request, user, channel, what string) error {
	got := s.Send(ctx, in, p)
	switch {
	case got.Failure == "":
		return nil
	case channel == "":
		return wire.Refuse(got.UserError(), got.Failure)
	}
	return s.undelivered(ctx, user, channel, what, got)
}

func (t *Tx) press(user string, on Target, actionID string, values []string) (Installed, *dispatch.Request) {
	if on.View != "" {
		return t.pressInView(user, on.View, actionID, values)
	}
	m := t.message(on.Channel, on.TS)
	c := t.enter(user, on.Channel)
	if m.VisibleTo != "" && m.VisibleTo != user {
		panic(refuse("message_not_found"))
	}
	e := findElement(m.Blocks, actionID)
	in := t.app(m.AppID)
	action := must(e.Pressed(values, wire.EventTS(t.s.clock.Now())))
	chosen := must(t.s.choices.note(choiceKey{user, m.Channel, m.TS}, e, values))
	payload := t.interaction("block_actions", in, user, "")
	payload["actions"] = []object{action}
	payload["state"] = object{"values": blockkit.StateOf(m.Blocks, chosen)}
	t.addMessage(payload, in, c, m, user)
	return in, interactionOf(payload)
}

// addMessage puts the message that was pressed into a payload, with an
// address to answer at. Of an ephemeral Slack sends only where it was.
func (t *Tx) addMessage(payload object, in Installed, c Channel, m Message, user string) {
	container := object{"type": "message", "message_ts": m.TS, "channel_id": c.ID, "is_ephemeral": m.Ephemeral}
	if m.ThreadTS != "" {
		container["thread_ts"] = m.ThreadTS
	}
	payload["container"] = container
	payload["channel"] = object{"id": c.ID, "name": c.Name}
	if c.Kind == Direct {
		payload["channel"] = object{"id": c.ID, "name": "directmessage"}
	}
	if !m.Ephemeral {
		payload["message"] = m
	}
	to := replyAddress{app: in.ID, user: user, channel: c.ID, ts: m.TS}
	if m.InThread() {
		to.thread = m.ThreadTS
	}
	payload["response_url"] = t.newResponseURL(to)
}

// interaction is what every interaction has in common. view is the modal it
// is made in, if any.
func (t *Tx) interaction(kind string, in Installed, user, view string) object {
	u := t.user(user)
	team := t.s.team.ID
	if kind == "view_submission" { // Slack names the person's here, and the app's in the view
		team = t.teamOf(u)
	}
	return object{
		"type": kind, "token": in.Verification, "api_app_id": in.ID, "action_ts": wire.EventTS(t.s.clock.Now()),
		"team":       object{"id": team, "domain": t.s.team.Domain},
		"user":       object{"id": u.ID, "username": u.Name, "name": u.Name, "team_id": t.teamOf(u)},
		"enterprise": nil, "is_enterprise_install": false,
		"trigger_id": t.s.newTrigger(in.ID, user, view),
	}
}

func interactionOf(payload object) *dispatch.Request {
	return &dispatch.Request{Kind: dispatch.Interactive, Payload: json.RawMessage(wire.Encode(payload))}
}

func findElement(blocks json.RawMessage, actionID string) blockkit.Element {
	for _, e := range blockkit.Elements(blocks) {
		if e.Action == actionID {
			return e
		}
	}
	panic(refuse("action_not_found", actionID))
}

// Shortcut does what choosing an app's entry in a message's menu does. Without
// a message it is a global shortcut.
func (s *Server) Shortcut(ctx context.Context, user, callbackID string, on Target) error {
	var in Installed
	var p *dispatch.Request
	err := s.Do(ctx, func(t *Tx) {
		in, p = t.shortcut(user, callbackID, on)
	})
	if err != nil {
		return err
	}
	return s.interact(ctx, in, *p, user, on.Channel, "This shortcut")
}

func (t *Tx) shortcut(user, callbackID string, on Target) (in Installed, p *dispatch.Request) {
	apps := t.apps()
	i := slices.IndexFunc(apps, func(in Installed) bool {
		return slices.ContainsFunc(in.Shortcuts, func(sc Shortcut) bool { return sc.CallbackID == callbackID })
	})
	if i < 0 {
		panic(refuse("unknown_shortcut"))
	}
	in = apps[i]
	kind := "message_action"
	if on.TS == "" {
		kind = "shortcut"
	}
	payload := t.interaction(kind, in, user, "")
	payload["callback_id"] = callbackID
	if on.TS == "" {
		return in, interactionOf(payload)
	}
	c := t.enter(user, on.Channel)
	m := t.message(on.Channel, on.TS)
	t.addMessage(payload, in, c, m, user)
	delete(payload, "container")
	payload["message"], payload["message_ts"] = m, m.TS
	return in, interactionOf(payload)
}

// choices are what people chose in the selects and pickers of messages and
// have not sent: Slack's clients keep that, and send it along as "state".
type choices struct {
	mu   sync.Mutex
	made *lru.Cache[choiceKey, map[string]any]
}

func newChoices() choices {
	made, _ := lru.New[choiceKey, map[string]any](maxChoices) // it fails for sizes below 1
	return choices{made: made}
}

type choiceKey struct{ user, channel, ts string }

// maxChoices is how many messages' choices are kept.
const maxChoices = 10_000

// note keeps what was chosen and returns a copy of all that was chosen in the
// message.
func (ch *choices) note(key choiceKey, e blockkit.Element, values []string) (map[string]any, error) {
	ch.mu.Lock()
	defer ch.mu.Unlock()
	next := map[string]any{}
	before, _ := ch.made.Get(key)
	for k, v := range before {
		next[k] = v
	}
	if !e.Stateful() {
		return next, nil
	}
	state, err := e.Choose(values)
	if err != nil {
		return nil, err
	}
	next[e.Key()] = state
	ch.made.Add(key, next)
	return next, nil
}
