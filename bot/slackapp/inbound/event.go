package inbound

import (
	"cmp"
	"encoding/json"

	"github.com/slack-go/slack"
)

// An event is what the Events API says of a message, or of a thread with the
// assistant that was opened.
//
// slackevents.ParseEvent is not used: it drops the fields that identify people of
// other workspaces, and rejects a message because of one unknown block.
type event struct {
	Type        string `json:"type"`
	Subtype     string `json:"subtype"`
	User        userID `json:"user"`
	BotID       string `json:"bot_id"`
	Text        string `json:"text"`
	TS          string `json:"ts"`
	ThreadTS    string `json:"thread_ts"`
	Channel     string `json:"channel"`
	ChannelType string `json:"channel_type"`
	Tab         string `json:"tab"`
	EventTS     string `json:"event_ts"`
	Hidden      bool   `json:"hidden"`
	Files       []struct {
		File
		Mode string `json:"mode"`
	} `json:"files"`
	Assistant struct {
		User    string `json:"user_id"`
		Channel string `json:"channel_id"`
		Thread  string `json:"thread_ts"`
	} `json:"assistant_thread"`

	// The sender's workspace, if Slack includes it.
	Team       string `json:"team"`
	UserTeam   string `json:"user_team"`
	SourceTeam string `json:"source_team"`
	Profile    struct {
		Team string `json:"team"`
	} `json:"user_profile"`
}

// A userID is the ID of a user. Some events contain the whole user object instead.
type userID string

// UnmarshalJSON implements json.Unmarshaler.
func (u *userID) UnmarshalJSON(body []byte) error {
	var whole struct{ ID string }
	if json.Unmarshal(body, &whole) == nil {
		*u = userID(whole.ID)
		return nil
	}
	return json.Unmarshal(body, (*string)(u))
}

// readEvent reads an Events API callback. ok is false for events to ignore: messages
// of other apps and our own, edits, deletions, reactions, and channel messages that
// neither mention the app nor reply in a thread.
func (r reader) readEvent(body []byte) (in Request, ok bool) {
	var outer struct {
		TeamID         string                     `json:"team_id"`
		ContextTeam    string                     `json:"context_team_id"`
		Authorizations []slack.EventAuthorization `json:"authorizations"`
		Event          event                      `json:"event"`
	}
	if json.Unmarshal(body, &outer) != nil {
		return Request{}, false
	}
	to := []string{outer.TeamID, outer.ContextTeam} // in a shared channel the first may be the other side's
	for _, installed := range outer.Authorizations {
		to = append(to, cmp.Or(installed.TeamID, installed.EnterpriseID))
	}
	e := outer.Event
	in = Request{
		Team: r.Addressed(to...), User: string(e.User), Channel: e.Channel, Thread: e.ThreadTS,
		Foreign: r.Foreign(e.Team, "") || r.Foreign(e.UserTeam, "") || r.Foreign(e.SourceTeam, "") || r.Foreign(e.Profile.Team, ""),
	}
	switch {
	case e.Type == "assistant_thread_started":
		in.User, in.Channel, in.Thread, in.Opened = e.Assistant.User, e.Assistant.Channel, e.Assistant.Thread, true
		in.Key = "opened " + in.Channel + " " + in.Thread
		return in, in.User != "" && in.Channel != "" && in.Thread != ""
	case e.Type == "app_home_opened":
		in.Key, in.Home, in.Channel = "home "+in.User+" "+e.EventTS, true, ""
		return in, in.User != "" && e.Tab == "home"
	case e.Type == "user_change":
		in.Key, in.Profile = "profile "+in.User+" "+e.EventTS, true
		return in, in.User != ""
	case !e.isSaid():
		return Request{}, false
	}
	in.Key = "message " + e.Channel + " " + e.TS // not the event's id: a mention comes as two events
	in.Text = typed(e.Text)
	for _, f := range e.Files {
		if f.ID != "" && f.Mode != "tombstone" && f.Mode != "hidden_by_limit" { // the others are gone
			in.Files = append(in.Files, f.File)
		}
	}
	dm := e.ChannelType == "im"
	in.Spoken = dm || e.Type == "app_mention" || r.Named(in.Text)
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
