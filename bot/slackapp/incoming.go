package slackapp

import (
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
)

// An Incoming is what somebody did in Slack, whichever way it came.
type Incoming struct {
	Key      string      `json:"key"` // names it: Slack delivers things twice, and a mention as two events
	Team     string      `json:"team"`
	User     string      `json:"user"`
	Channel  string      `json:"channel"`
	Thread   string      `json:"thread,omitempty"` // ts of the thread to answer in; empty for none
	Text     string      `json:"text"`             // as typed, mentions and entities undone
	Command  bool        `json:"command,omitempty"`
	Response string      `json:"response,omitempty"` // response_url: where to answer unseen by others
	Seen     map[int]int `json:"seen,omitempty"`
	Confirm  bool        `json:"confirm,omitempty"`
	DM       bool        `json:"dm,omitempty"`
}

// readEvent reads an Events API callback. ok is false for what is not for us:
// other apps' and our own messages, edits, deletions, reactions.
func readEvent(body []byte) (in Incoming, ok bool) {
	var e struct {
		TeamID  string `json:"team_id"`
		EventID string `json:"event_id"`
		Event   struct {
			Type        string `json:"type"`
			Subtype     string `json:"subtype"`
			User        string `json:"user"`
			BotID       string `json:"bot_id"`
			AppID       string `json:"app_id"`
			Text        string `json:"text"`
			TS          string `json:"ts"`
			ThreadTS    string `json:"thread_ts"`
			Channel     string `json:"channel"`
			ChannelType string `json:"channel_type"`
			Hidden      bool   `json:"hidden"`
		} `json:"event"`
	}
	if json.Unmarshal(body, &e) != nil {
		return Incoming{}, false
	}
	m := e.Event
	dm := m.ChannelType == "im"
	switch {
	case m.Type != "app_mention" && !(m.Type == "message" && dm):
		return Incoming{}, false
	case m.BotID != "" || m.Hidden || m.User == "" || m.User == "USLACKBOT" || m.TS == "" || m.Channel == "":
		return Incoming{}, false
	case m.Subtype != "" && m.Subtype != "file_share" && m.Subtype != "thread_broadcast" && m.Subtype != "me_message":
		return Incoming{}, false
	}
	thread := m.ThreadTS
	if thread == "" && !dm {
		thread = m.TS
	}
	return Incoming{
		Key:  "message " + m.Channel + " " + m.TS, // not the event's id: a mention comes as two events
		Team: e.TeamID, User: m.User, Channel: m.Channel, Thread: thread, Text: typed(m.Text), DM: dm,
	}, true
}

// readCommand reads a slash command's form.
func readCommand(form url.Values) (Incoming, bool) {
	in := Incoming{
		Key: "command " + form.Get("trigger_id"), Team: form.Get("team_id"), User: form.Get("user_id"),
		Channel: form.Get("channel_id"), Text: typed(form.Get("text")), Command: true, Response: form.Get("response_url"),
	}
	return in, in.User != "" && form.Get("trigger_id") != ""
}

// A press is what a button of ours carries.
type press struct {
	Command string      `json:"c"`
	Seen    map[int]int `json:"s,omitempty"`
	Confirm bool        `json:"y,omitempty"`
}

// pressAction is the action id of buttons that give a command.
const pressAction = "rectify"

// readInteraction reads the press of one of our buttons.
func readInteraction(payload []byte) (Incoming, bool) {
	var p struct {
		Type string `json:"type"`
		User struct {
			ID     string `json:"id"`
			TeamID string `json:"team_id"`
		} `json:"user"`
		Team    struct{ ID string } `json:"team"`
		Channel struct{ ID string } `json:"channel"`
		Message struct {
			ThreadTS string `json:"thread_ts"`
		} `json:"message"`
		TriggerID   string `json:"trigger_id"`
		ResponseURL string `json:"response_url"`
		Actions     []struct {
			ActionID string `json:"action_id"`
			Value    string `json:"value"`
			ActionTS string `json:"action_ts"`
		} `json:"actions"`
	}
	if json.Unmarshal(payload, &p) != nil || p.Type != "block_actions" || len(p.Actions) == 0 || p.User.ID == "" {
		return Incoming{}, false
	}
	action := p.Actions[0]
	var what press
	if !strings.HasPrefix(action.ActionID, pressAction) || json.Unmarshal([]byte(action.Value), &what) != nil {
		return Incoming{}, false
	}
	return Incoming{
		Key: fmt.Sprintf("press %s %s", p.User.ID, action.ActionTS+p.TriggerID), Team: p.Team.ID, User: p.User.ID,
		Channel: p.Channel.ID, Thread: p.Message.ThreadTS, Text: what.Command, Command: true,
		Seen: what.Seen, Confirm: what.Confirm, Response: p.ResponseURL,
	}, true
}

// typed undoes what Slack makes of what somebody typed: entities, and
// mentions but for the id in them.
func typed(text string) string {
	var b strings.Builder
	for text != "" {
		before, rest, found := strings.Cut(text, "<")
		b.WriteString(before)
		if !found {
			break
		}
		inside, after, closed := strings.Cut(rest, ">")
		if !closed {
			b.WriteString("<" + rest)
			break
		}
		b.WriteString(undo(inside))
		text = after
	}
	return strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&").Replace(b.String())
}

// undo is what stood in the place of <inside>.
func undo(inside string) string {
	target, label, labelled := strings.Cut(inside, "|")
	switch {
	case strings.HasPrefix(target, "@"), strings.HasPrefix(target, "!subteam^"):
		return target
	case strings.HasPrefix(target, "#") && labelled:
		return "#" + label
	case strings.HasPrefix(target, "!"):
		return strings.TrimPrefix(target, "!")
	}
	return target // a link
}
