package inbound

import (
	"encoding/json"

	"github.com/slack-go/slack"

	"rectify/bot/slackapp/identity"
)

// A Reader reads payloads of Slack's for an app.
type Reader struct{ identity.Identity }

// Envelope reads a payload that came through Socket Mode. ok is false for what
// is not ours.
func (r Reader) Envelope(kind string, payload json.RawMessage) (in Request, ok bool) {
	switch kind {
	case "events_api":
		return r.Event(payload)
	case "interactive":
		return r.Interaction(payload)
	case "slash_commands":
		var c slack.SlashCommand
		if json.Unmarshal(payload, &c) != nil {
			return Request{}, false
		}
		return r.Command(c)
	}
	return Request{}, false
}
