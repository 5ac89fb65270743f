package slackapp

import (
	"slices"
	"strings"
)

// An identity is who the app is in Slack: by it we tell what is addressed to
// us, and who is of another workspace.
type identity struct {
	team       string // our workspace; the organisation's id where the app is installed for all of it
	enterprise string // our organisation; empty where Slack names none
	bot        string // our own user
	botID      string // the same as the author of messages, B…
}

// addressed is our workspace where it is among those that a payload is
// addressed to, or where it names none; else the first of them.
func (id identity) addressed(to ...string) string {
	first := ""
	for _, team := range to {
		switch {
		case team == "":
		case team == id.team, team == id.enterprise:
			return id.team
		case first == "":
			first = team
		}
	}
	if first == "" {
		return id.team
	}
	return first
}

// foreign reports whether a person of this workspace and organisation is of
// another than ours. What Slack leaves out is empty and says nothing. Slack
// puts the organisation in place of the workspace for some members.
func (id identity) foreign(team, enterprise string) bool {
	known := id.enterprise != ""
	switch {
	case team == "" && enterprise == "":
		return false
	case team == "":
		return enterprise != id.enterprise
	case team == id.team, known && team == id.enterprise:
		return known && enterprise != "" && enterprise != id.enterprise
	case known && id.team == id.enterprise: // any workspace of the organisation is ours
		return enterprise != "" && enterprise != id.enterprise
	}
	return true
}

// named reports whether a text, as typed returns it, mentions the app.
func (id identity) named(text string) bool { return id.unnamed(text) != text }

// unnamed is the text without mentions of the app. "@UBOT2" is somebody else
// than "@UBOT".
func (id identity) unnamed(text string) string {
	if id.bot == "" {
		return text
	}
	mention := "@" + id.bot
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
