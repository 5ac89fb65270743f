package slackapp

import (
	"cmp"
	"encoding/json"
	"fmt"
	"strings"

	"rectify/bot/slackapp/blockkit"
	"rectify/data/text"
	"rectify/handlers"
)

// interaction is what Slack says of something pressed, chosen or sent
// (docs.slack.dev/reference/interaction-payloads).
type interaction struct {
	Type       string `json:"type"`
	CallbackID string `json:"callback_id"`
	TriggerID  string `json:"trigger_id"`
	ActionTS   string `json:"action_ts"`
	User       struct {
		ID         string `json:"id"`
		Team       string `json:"team_id"`
		Enterprise string `json:"enterprise_id"`
	} `json:"user"`
	Team       struct{ ID string } `json:"team"` // of a form in a shared channel: the person's
	Enterprise struct{ ID string } `json:"enterprise"`
	Channel    struct{ ID string } `json:"channel"`
	Container  struct {
		Type      string `json:"type"`
		ThreadTS  string `json:"thread_ts"`
		MessageTS string `json:"message_ts"`
	} `json:"container"`
	Message struct {
		TS    string `json:"ts"`
		Text  string `json:"text"`
		BotID string `json:"bot_id"`
		Files []file `json:"files"`
	} `json:"message"`
	ResponseURL string `json:"response_url"`
	View        struct {
		ID              string `json:"id"`
		Type            string `json:"type"`
		BotID           string `json:"bot_id"`
		Installed       string `json:"app_installed_team_id"`
		Hash            string `json:"hash"`
		PrivateMetadata string `json:"private_metadata"`
		State           struct {
			Values map[string]map[string]chosen `json:"values"`
		} `json:"state"`
	} `json:"view"`
	Actions []struct {
		ActionID string  `json:"action_id"`
		Value    string  `json:"value"`
		ActionTS string  `json:"action_ts"`
		Selected *option `json:"selected_option"`
	} `json:"actions"`
}

// A file is one that hangs on a message.
type file struct {
	Name      string `json:"name"`
	Permalink string `json:"permalink"`
}

type option struct {
	Value string `json:"value"`
}

// chosen is what a field of a form holds.
type chosen struct {
	Value    string   `json:"value"`
	Selected *option  `json:"selected_option"`
	Users    []string `json:"selected_users"`
	Date     string   `json:"selected_date"`
}

func (c chosen) text() string {
	if c.Selected != nil {
		return c.Selected.Value
	}
	return c.Value + strings.Join(c.Users, " ") + c.Date // one of them
}

// readInteraction reads what somebody pressed or chose, sent or picked from a
// message's menu. ok is false for what is not ours.
func (id identity) readInteraction(payload []byte) (in Incoming, ok bool) {
	var p interaction
	if json.Unmarshal(payload, &p) != nil || p.User.ID == "" {
		return Incoming{}, false
	}
	in = Incoming{
		Team: id.addressed(cmp.Or(p.View.Installed, p.Team.ID, p.Enterprise.ID)), User: p.User.ID,
		Foreign: id.foreign(p.User.Team, p.User.Enterprise) || id.foreign(p.Team.ID, ""),
		Channel: p.Channel.ID, Thread: p.Container.ThreadTS, Command: true, Spoken: true,
		Response: p.ResponseURL, Trigger: p.TriggerID, View: p.View.ID, Surface: p.View.Type,
	}
	switch {
	case p.Type == "message_action": // of anybody's message
		return in.picked(p)
	case id.another(p.Message.BotID), id.another(p.View.BotID):
		return Incoming{}, false
	case p.Type == "block_actions":
		return in.pressed(p)
	case p.Type == "view_submission":
		return in.sent(p)
	}
	return Incoming{}, false
}

// another reports whether a message or a view is another app's.
func (id identity) another(botID string) bool {
	return id.botID != "" && botID != "" && botID != id.botID
}

// pressed is the press of a button, or the choice of a menu.
func (in Incoming) pressed(p interaction) (Incoming, bool) {
	if len(p.Actions) == 0 {
		return Incoming{}, false
	}
	action := p.Actions[0]
	in.Key = fmt.Sprintf("press %s %s", p.User.ID, action.ActionTS+p.TriggerID)
	what, ok := blockkit.ReadButton(action.ActionID, action.Value)
	if action.Selected != nil {
		what, ok = blockkit.ReadMenu(action.ActionID, action.Selected.Value)
	}
	in.Text, in.Seen, in.Confirm, in.Share, in.As = what.Command, what.Seen, what.Confirm, what.Share, what.As
	return in, ok
}

// sent is a form that was filled in.
func (in Incoming) sent(p interaction) (Incoming, bool) {
	from, ok := blockkit.ReadOrigin(p.View.PrivateMetadata)
	if p.View.ID == "" || !ok {
		return Incoming{}, false
	}
	// A form that was sent again after it was mended is another request, as the
	// view's hash tells; delivered twice it is the same.
	in.Key = fmt.Sprintf("form %s %s", p.View.ID, p.View.Hash)
	in.Sent, in.Text, in.Seen, in.Values = true, from.Command, from.Seen, map[string]string{}
	in.Channel, in.Thread, in.Response, in.View, in.Fresh = from.Channel, from.Thread, from.Response, from.View, from.Fresh
	for _, fields := range p.View.State.Values {
		for name, field := range fields {
			in.Values[name] = field.text()
		}
	}
	for name, value := range from.Values {
		in.Values[name] = value
	}
	return in, true
}

// evidenceShortcut is the callback id of EvidenceShortcut.
const evidenceShortcut = "rectify_evidence"

// longestAbout is how much of a message goes along with it as evidence.
const longestAbout = 300

// picked is our entry in the menu of a message.
func (in Incoming) picked(p interaction) (Incoming, bool) {
	if p.CallbackID != evidenceShortcut || p.Message.TS == "" {
		return Incoming{}, false
	}
	in.Key = fmt.Sprintf("picked %s %s", p.User.ID, p.TriggerID)
	in.Text, in.As, in.Message, in.Fresh = "evidence", handlers.AsForm, p.Message.TS, true
	in.Values = map[string]string{"about": text.Clip(typed(p.Message.Text), longestAbout)}
	links, names := attached(p.Message.Files)
	if len(links) > 0 {
		in.Values["link"], in.Values["name"] = strings.Join(links, "\n"), strings.Join(names, "\n")
	}
	return in, true
}

// What goes along from the files of a message: a form carries 3,000 characters.
const (
	mostFiles   = 10
	longestName = 80
)

// attached are the addresses and the names of files, as many of one as of the
// other.
func attached(files []file) (links, names []string) {
	for _, f := range files {
		if f.Permalink != "" && len(links) < mostFiles {
			links, names = append(links, f.Permalink), append(names, text.Clip(strings.Join(strings.Fields(f.Name), " "), longestName))
		}
	}
	return links, names
}

// origin is where a form that answers it was opened.
func (in Incoming) origin() blockkit.Origin {
	from := blockkit.Origin{Channel: in.Channel, Thread: in.Thread, Response: in.Response, Fresh: in.Fresh}
	if in.Surface == "modal" || in.Sent {
		from.View = in.View
	}
	if name := in.Values["name"]; name != "" {
		from.Values = map[string]string{"name": name}
	}
	return from
}
