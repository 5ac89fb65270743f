package inbound

import (
	"cmp"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/slack-go/slack"

	"rectify/bot/slackapp/blockkit"
	"rectify/data/text"
	"rectify/handlers/reply"
)

// interaction is the payload of a press, a choice or a submission
// (docs.slack.dev/reference/interaction-payloads).  slack.InteractionCallback is not
// used: it leaves out the person's organisation, and rejects a message because of one
// unknown block.
type interaction struct {
	Type       string `json:"type"`
	CallbackID string `json:"callback_id"`
	TriggerID  string `json:"trigger_id"`
	User       struct {
		ID         string `json:"id"`
		Team       string `json:"team_id"`
		Enterprise string `json:"enterprise_id"`
	} `json:"user"`
	Team       struct{ ID string } `json:"team"` // set for a form in a shared channel: the person's workspace
	Enterprise slack.Enterprise    `json:"enterprise"`
	Channel    struct{ ID string } `json:"channel"`
	Container  slack.Container     `json:"container"`
	Message    struct {
		TS    string `json:"ts"`
		Text  string `json:"text"`
		BotID string `json:"bot_id"`
		Files []file `json:"files"`
	} `json:"message"`
	ResponseURL string `json:"response_url"`
	View        struct {
		ID              string          `json:"id"`
		Type            string          `json:"type"`
		BotID           string          `json:"bot_id"`
		Installed       string          `json:"app_installed_team_id"`
		Hash            string          `json:"hash"`
		PrivateMetadata string          `json:"private_metadata"`
		State           slack.ViewState `json:"state"`
	} `json:"view"`
	Actions []slack.BlockAction `json:"actions"`
}

// A file is a file attached to a message.
type file struct {
	ID        string `json:"id"`
	Name      string `json:"name"`
	Permalink string `json:"permalink"`
}

// chosen is the value of a form field: one of these.
func chosen(field slack.BlockAction) string {
	return field.Value + field.SelectedOption.Value + strings.Join(field.SelectedUsers, " ") + field.SelectedDate
}

// readInteraction reads a press, a choice, a submission or an entry of a message's
// menu. ok is false if it is not ours.
func (r reader) readInteraction(payload []byte) (in Request, ok bool) {
	var p interaction
	if json.Unmarshal(payload, &p) != nil || p.User.ID == "" {
		return Request{}, false
	}
	in = Request{
		Team: r.Addressed(cmp.Or(p.View.Installed, p.Team.ID, p.Enterprise.ID)), User: p.User.ID,
		Foreign: r.Foreign(p.User.Team, p.User.Enterprise) || r.Foreign(p.Team.ID, ""),
		Channel: p.Channel.ID, Thread: p.Container.ThreadTs, Command: true, Spoken: true,
		Response: p.ResponseURL, Trigger: p.TriggerID, View: p.View.ID, Surface: p.View.Type,
	}
	switch {
	case p.Type == "message_action": // of anybody's message
		return in.picked(p)
	case r.AnotherApp(p.Message.BotID), r.AnotherApp(p.View.BotID):
		return Request{}, false
	case p.Type == "block_actions":
		return in.pressed(p)
	case p.Type == "view_submission":
		return in.sent(p)
	}
	return Request{}, false
}

// pressed reads the press of a button, or the choice in a menu.
func (in Request) pressed(p interaction) (Request, bool) {
	if len(p.Actions) == 0 {
		return Request{}, false
	}
	action := p.Actions[0]
	in.Key = fmt.Sprintf("press %s %s", p.User.ID, action.ActionTs+p.TriggerID)
	what, ok := blockkit.ReadButton(action.ActionID, action.Value)
	if action.SelectedOption.Value != "" {
		what, ok = blockkit.ReadMenu(action.ActionID, action.SelectedOption.Value)
	}
	in.Text, in.Seen, in.Confirm, in.Share, in.As = what.Command, what.Seen, what.Confirm, what.Share, what.As
	return in, ok
}

// sent reads the submission of a form.
func (in Request) sent(p interaction) (Request, bool) {
	from, ok := blockkit.ReadOrigin(p.View.PrivateMetadata)
	if p.View.ID == "" || !ok {
		return Request{}, false
	}
	// A corrected form that is submitted again is a new request, with another view
	// hash; a form delivered twice is the same request.
	in.Key = fmt.Sprintf("form %s %s", p.View.ID, p.View.Hash)
	in.Sent, in.Text, in.Seen, in.Values = true, from.Command, from.Seen, map[string]string{}
	in.Channel, in.Thread, in.Response, in.View, in.Fresh = from.Channel, from.Thread, from.Response, from.View, from.Fresh
	for _, fields := range p.View.State.Values {
		for name, field := range fields {
			in.Values[name] = chosen(field)
			for _, f := range field.Files {
				in.Files = append(in.Files, File{ID: f.ID, Name: f.Name, Size: int64(f.Size)})
			}
		}
	}
	for name, value := range from.Values {
		in.Values[name] = value
	}
	for _, id := range strings.Fields(in.Values[sentFiles]) {
		in.Files = append(in.Files, File{ID: id, Beside: true})
	}
	delete(in.Values, sentFiles)
	return in, true
}

// EvidenceShortcut is the callback ID of the message menu entry that turns a message
// into evidence.
const EvidenceShortcut = "rectify_evidence"

// maxAbout limits how much of a message's text is kept with the evidence.
const maxAbout = 300

// picked reads our entry in the menu of a message.
func (in Request) picked(p interaction) (Request, bool) {
	if p.CallbackID != EvidenceShortcut || p.Message.TS == "" {
		return Request{}, false
	}
	in.Key = fmt.Sprintf("picked %s %s", p.User.ID, p.TriggerID)
	in.Text, in.As, in.Message, in.Fresh = "evidence", reply.AsForm, p.Message.TS, true
	in.Values = map[string]string{"about": text.Clip(typed(p.Message.Text), maxAbout)}
	links, names, ids := attached(p.Message.Files)
	if len(links) > 0 {
		in.Values["link"], in.Values["name"], in.Values[sentFiles] = strings.Join(links, "\n"), strings.Join(names, "\n"), strings.Join(ids, " ")
	}
	return in, true
}

// sentFiles names the hidden value of a form that holds the IDs of the message's
// files.
const sentFiles = "sent"

// Limits of the file IDs that a form carries: it has room for 3,000 characters.
const (
	maxFiles = 10
	maxName  = 80
)

// attached returns the addresses, names and IDs of files, in the same order.
func attached(files []file) (links, names, ids []string) {
	for _, f := range files {
		if f.Permalink != "" && len(links) < maxFiles {
			links, names = append(links, f.Permalink), append(names, text.Clip(strings.Join(strings.Fields(f.Name), " "), maxName))
			ids = append(ids, f.ID)
		}
	}
	return links, names, ids
}
