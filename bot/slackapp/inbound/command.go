package inbound

import (
	"regexp"

	"github.com/slack-go/slack"
)

// readCommand reads a slash command. ok is false if it is not ours.
func (r reader) readCommand(c slack.SlashCommand) (in Request, ok bool) {
	in = Request{
		Key: "command " + c.TriggerID, Team: r.Addressed(c.TeamID), User: c.UserID, Foreign: r.Foreign(c.TeamID, c.EnterpriseID),
		Channel: c.ChannelID, Text: typed(c.Text), Command: true, Spoken: true, Response: c.ResponseURL,
	}
	if m := namedChannel.FindStringSubmatch(c.Text); m != nil {
		in.Named = m[1]
	}
	return in, in.User != "" && c.TriggerID != ""
}

// namedChannel matches a channel as Slack writes it in text.
var namedChannel = regexp.MustCompile(`<#([A-Z0-9]+)(?:\|[^<>]*)?>`)
