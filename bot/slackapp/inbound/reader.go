package inbound

import (
	"encoding/json"

	"github.com/slack-go/slack"

	"rectify/bot/slackapp/identity"
)

// A reader reads Slack's payloads for one app.
type reader struct{ identity.Identity }

// readEnvelope reads a Socket Mode payload. ok is false if it is not ours.
func (r reader) readEnvelope(kind string, payload json.RawMessage) (in Request, ok bool) {
	switch kind {
	case "events_api":
		return r.readEvent(payload)
	case "interactive":
		return r.readInteraction(payload)
	case "slash_commands":
		var c slack.SlashCommand
		if json.Unmarshal(payload, &c) != nil {
			return Request{}, false
		}
		return r.readCommand(c)
	}
	return Request{}, false
}
