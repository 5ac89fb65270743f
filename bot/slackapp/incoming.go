package slackapp

import (
	"cmp"
	"encoding/json"
	"net/url"
	"regexp"
	"strings"
	"time"

	"rectify/handlers"
)

// An Incoming is what somebody did in Slack, whichever way it came.
type Incoming struct {
	Key      string      `json:"key"`  // names it: Slack delivers things twice, and a mention as two events
	Team     string      `json:"team"` // the workspace that it is addressed to
	User     string      `json:"user"`
	Foreign  bool        `json:"foreign,omitempty"` // Slack says that the person is of another workspace
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

	Relay bool `json:"relay,omitempty"` // an answer of the office's to what somebody asked it

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

// around names the conversation in which its thread was opened: that of a direct
// message. In a channel a thread is all there is; then it is empty.
func (in Incoming) around() string {
	if in.Thread == "" || !strings.HasPrefix(in.Channel, "D") {
		return ""
	}
	return "slack " + in.Channel
}

// lane names what is done in order: the commands of one person in one channel,
// and the questions of one conversation, which lean on each other.
func (in Incoming) lane() string {
	if in.Command {
		return "command " + in.User + " " + in.Channel
	}
	return in.talk()
}

// isHead reports whether it is what a thread begins with: nothing of that
// conversation came before it.
func (in Incoming) isHead() bool {
	return !in.Command && in.Thread != "" && in.Key == "message "+in.Channel+" "+in.Thread
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

	// Where the person is at home, as far as Slack says so.
	Team       string `json:"team"`
	UserTeam   string `json:"user_team"`
	SourceTeam string `json:"source_team"`
	Profile    struct {
		Team string `json:"team"`
	} `json:"user_profile"`
}

// readEvent reads an Events API callback. ok is false for what is not for us:
// other apps' and our own messages, edits, deletions, reactions, and what is
// said in a channel, but for what names us or goes on with a thread.
func (id identity) readEvent(body []byte) (in Incoming, ok bool) {
	var outer struct {
		TeamID         string `json:"team_id"`
		ContextTeam    string `json:"context_team_id"`
		Authorizations []struct {
			Team       string `json:"team_id"`
			Enterprise string `json:"enterprise_id"`
		} `json:"authorizations"`
		Event event `json:"event"`
	}
	if json.Unmarshal(body, &outer) != nil {
		return Incoming{}, false
	}
	to := []string{outer.TeamID, outer.ContextTeam} // in a shared channel the first may be the other side's
	for _, installed := range outer.Authorizations {
		to = append(to, cmp.Or(installed.Team, installed.Enterprise))
	}
	e := outer.Event
	in = Incoming{
		Team: id.addressed(to...), User: e.User, Channel: e.Channel, Thread: e.ThreadTS,
		Foreign: id.foreign(e.Team, "") || id.foreign(e.UserTeam, "") || id.foreign(e.SourceTeam, "") || id.foreign(e.Profile.Team, ""),
	}
	switch {
	case e.Type == "assistant_thread_started":
		in.User, in.Channel, in.Thread, in.Opened = e.Assistant.User, e.Assistant.Channel, e.Assistant.Thread, true
		in.Key = "opened " + in.Channel + " " + in.Thread
		return in, in.User != "" && in.Channel != "" && in.Thread != ""
	case e.Type == "app_home_opened":
		in.Key, in.Home, in.Channel = "home "+e.User+" "+e.EventTS, true, ""
		return in, e.User != "" && e.Tab == "home"
	case !e.isSaid():
		return Incoming{}, false
	}
	in.Key = "message " + e.Channel + " " + e.TS // not the event's id: a mention comes as two events
	in.Text = typed(e.Text)
	dm := e.ChannelType == "im"
	in.Spoken = dm || e.Type == "app_mention" || id.named(in.Text)
	if in.Thread == "" && !dm {
		in.Thread = e.TS
	}
	return in, in.Spoken || e.ThreadTS != "" && !bareLink(e.Text)
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
func (id identity) readCommand(form url.Values) (Incoming, bool) {
	team := form.Get("team_id")
	in := Incoming{
		Key: "command " + form.Get("trigger_id"), Team: id.addressed(team), User: form.Get("user_id"), Foreign: id.foreign(team, form.Get("enterprise_id")),
		Channel: form.Get("channel_id"), Text: typed(form.Get("text")), Command: true, Spoken: true, Response: form.Get("response_url"),
	}
	if m := namedChannel.FindStringSubmatch(form.Get("text")); m != nil {
		in.Named = m[1]
	}
	return in, in.User != "" && form.Get("trigger_id") != ""
}

// namedChannel is a channel as Slack writes it into text.
var namedChannel = regexp.MustCompile(`<#([A-Z0-9]+)(?:\|[^<>]*)?>`)
