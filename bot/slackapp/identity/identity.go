// Package identity knows who the app is in Slack, and with it what is addressed
// to it and who belongs to its workspace.
package identity

import (
	"slices"
	"strings"
)

// An Identity is who the app is in Slack.
type Identity struct {
	Team       string // our workspace; the organisation's id where the app is installed for all of it
	Enterprise string // our organisation; empty where Slack names none
	Bot        string // our own user
	BotID      string // the same as the author of messages, B…
	Site       string // the address of our workspace, ending in "/"
}

// Addressed is our workspace where it is among those that a payload is
// Addressed to, or where it names none; else the first of them.
func (id Identity) Addressed(to ...string) string {
	first := ""
	for _, team := range to {
		switch {
		case team == "":
		case team == id.Team, team == id.Enterprise:
			return id.Team
		case first == "":
			first = team
		}
	}
	if first == "" {
		return id.Team
	}
	return first
}

// Foreign reports whether this workspace and organisation are other than ours. Slack
// leaves either empty for some people, and gives the organisation's ID in place of
// the workspace's for some members.
func (id Identity) Foreign(team, enterprise string) bool {
	known := id.Enterprise != ""
	switch {
	case team == "" && enterprise == "":
		return false
	case team == "":
		return enterprise != id.Enterprise
	case team == id.Team, known && team == id.Enterprise:
		return known && enterprise != "" && enterprise != id.Enterprise
	case known && id.Team == id.Enterprise: // any workspace of the organisation is ours
		return enterprise != "" && enterprise != id.Enterprise
	}
	return true
}

// Named reports whether a text, as people see it, mentions the app.
func (id Identity) Named(text string) bool { return id.Unnamed(text) != text }

// Unnamed is the text without mentions of the app. "@UBOT2" is somebody else
// than "@UBOT".
func (id Identity) Unnamed(text string) string {
	if id.Bot == "" {
		return text
	}
	mention := "@" + id.Bot
	var b strings.Builder
	for {
		before, after, found := strings.Cut(text, mention)
		b.WriteString(before)
		if !found {
			return b.String()
		}
		if after != "" && slices.Contains(idLetters, after[0]) {
			b.WriteString(mention)
		} else {
			b.WriteByte(' ')
		}
		text = after
	}
}

// idLetters are what Slack's ids are made of.
var idLetters = []byte("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")

// AnotherApp reports whether a message or a view is another app's.
func (id Identity) AnotherApp(botID string) bool {
	return id.BotID != "" && botID != "" && botID != id.BotID
}
