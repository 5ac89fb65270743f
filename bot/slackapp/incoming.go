package slackapp

import (
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"time"
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
	Share    bool        `json:"share,omitempty"`  // for everyone in the channel to see
	Spoken   bool        `json:"spoken,omitempty"` // to us: in a direct message, or by name
	Opened   bool        `json:"opened,omitempty"` // a person opened a thread with the assistant
	At       time.Time   `json:"at"`               // when it was kept
}

// talk names the conversation that it is part of; empty for none.
func (in Incoming) talk() string {
	switch {
	case in.Thread != "":
		return "slack " + in.Channel + " " + in.Thread
	case strings.HasPrefix(in.Channel, "D"):
		return "slack " + in.Channel
	}
	return ""
}

// An event is what the Events API says of a message, or of a thread with the
// assistant that was opened.
type event struct {
	Type        string `json:"type"`
	Subtype     string `json:"subtype"`
	User        string `json:"user"`
	BotID       string `json:"bot_id"`
	Text        string `json:"text"`
	TS          string `json:"ts"`
	ThreadTS    string `json:"thread_ts"`
	Channel     string `json:"channel"`
	ChannelType string `json:"channel_type"`
	Hidden      bool   `json:"hidden"`
	Assistant   struct {
		User    string `json:"user_id"`
		Channel string `json:"channel_id"`
		Thread  string `json:"thread_ts"`
	} `json:"assistant_thread"`
}

// readEvent reads an Events API callback. ok is false for what is not for us:
// other apps' and our own messages, edits, deletions, reactions, and what is
// said in a channel, but for what names us or goes on with a thread.
func readEvent(body []byte, bot string) (in Incoming, ok bool) {
	var outer struct {
		TeamID string `json:"team_id"`
		Event  event  `json:"event"`
	}
	if json.Unmarshal(body, &outer) != nil {
		return Incoming{}, false
	}
	e := outer.Event
	if e.Type == "assistant_thread_started" {
		th := e.Assistant
		return Incoming{
			Key: "opened " + th.Channel + " " + th.Thread, Team: outer.TeamID, User: th.User,
			Channel: th.Channel, Thread: th.Thread, Opened: true,
		}, th.User != "" && th.Channel != "" && th.Thread != ""
	}
	if !e.isSaid() {
		return Incoming{}, false
	}
	in = Incoming{
		Key:  "message " + e.Channel + " " + e.TS, // not the event's id: a mention comes as two events
		Team: outer.TeamID, User: e.User, Channel: e.Channel, Thread: e.ThreadTS, Text: typed(e.Text),
	}
	dm := e.ChannelType == "im"
	in.Spoken = dm || e.Type == "app_mention" || strings.Contains(in.Text, "@"+bot)
	if in.Thread == "" && !dm {
		in.Thread = e.TS
	}
	return in, in.Spoken || e.ThreadTS != ""
}

// isSaid reports whether the event is something that a person has just said.
func (e event) isSaid() bool {
	switch {
	case e.Type != "app_mention" && e.Type != "message",
		e.BotID != "" || e.Hidden || e.User == "" || e.User == "USLACKBOT" || e.TS == "" || e.Channel == "":
		return false
	}
	return e.Subtype == "" || e.Subtype == "file_share" || e.Subtype == "thread_broadcast" || e.Subtype == "me_message"
}

// readCommand reads a slash command's form.
func readCommand(form url.Values) (Incoming, bool) {
	in := Incoming{
		Key: "command " + form.Get("trigger_id"), Team: form.Get("team_id"), User: form.Get("user_id"),
		Channel: form.Get("channel_id"), Text: typed(form.Get("text")), Command: true, Spoken: true, Response: form.Get("response_url"),
	}
	return in, in.User != "" && form.Get("trigger_id") != ""
}

// A press is what a button of ours carries.
type press struct {
	Command string      `json:"c"`
	Seen    map[int]int `json:"s,omitempty"`
	Confirm bool        `json:"y,omitempty"`
	Share   bool        `json:"p,omitempty"`
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
		Team      struct{ ID string } `json:"team"`
		Channel   struct{ ID string } `json:"channel"`
		Container struct {
			ThreadTS string `json:"thread_ts"`
		} `json:"container"`
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
		Channel: p.Channel.ID, Thread: p.Container.ThreadTS, Text: what.Command, Command: true,
		Seen: what.Seen, Confirm: what.Confirm, Share: what.Share, Response: p.ResponseURL, Spoken: true,
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
