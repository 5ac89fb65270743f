package slackapp

import (
	"encoding/json"
	"net/url"
	"regexp"
	"strings"
	"time"

	"rectify/handlers"
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
	Named    string      `json:"named,omitempty"`  // the channel that the text names first; empty for none

	// Of something pressed, chosen or sent.
	As      handlers.Way      `json:"as,omitempty"`      // how the answer is shown
	Trigger string            `json:"trigger,omitempty"` // opens one window, within three seconds
	View    string            `json:"view,omitempty"`    // the window or home that it was done in, or that a form lies upon
	Surface string            `json:"surface,omitempty"` // "modal" or "home"; empty for a message
	Message string            `json:"message,omitempty"` // ts of the message that was picked
	Sent    bool              `json:"sent,omitempty"`    // a form was sent
	Home    bool              `json:"home,omitempty"`    // a person opened their home
	Fresh   bool              `json:"fresh,omitempty"`   // the answer is a message of its own, beside what was pressed
	Values  map[string]string `json:"values,omitempty"`  // what a form holds, or begins with

	At time.Time `json:"at"` // when it was kept
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
	Tab         string `json:"tab"`
	EventTS     string `json:"event_ts"`
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
	if e.Type == "app_home_opened" {
		return Incoming{Key: "home " + e.User + " " + e.EventTS, Team: outer.TeamID, User: e.User, Home: true}, e.User != "" && e.Tab == "home"
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
	if m := namedChannel.FindStringSubmatch(form.Get("text")); m != nil {
		in.Named = m[1]
	}
	return in, in.User != "" && form.Get("trigger_id") != ""
}

// namedChannel is a channel as Slack writes it into text.
var namedChannel = regexp.MustCompile(`<#([A-Z0-9]+)(?:\|[^<>]*)?>`)

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
