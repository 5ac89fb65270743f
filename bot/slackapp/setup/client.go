// Package setup connects the app to a Slack workspace: its manifest, its Web API
// clients, its identity, and the checks of `rectify doctor`.
package setup

import (
	"net/http"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"rectify/bot/outgoing"
)

// Settings say which workspace the app is in, and who has which role there.
type Settings struct {
	BotToken  string // xoxb-…
	AppToken  string // xapp-…; with it, Socket Mode
	APIURL    string // empty for Slack; set in tests
	Editors   []string
	Approvers []string
	Leaders   []string // people notified about long-overdue items
	Channel   string   // where changes are announced; may be empty
}

// NewClient returns the HTTP client for Slack. A response may contain 200 messages of
// a thread.
func NewClient() *http.Client {
	return outgoing.NewClient(outgoing.Limits{Body: 8 << 20}, 15*time.Second)
}

// NewAPI returns a client of Slack's Web API, or of another server that
// implements it.
func NewAPI(s Settings, client *http.Client) *slack.Client {
	options := []slack.Option{slack.OptionHTTPClient(client)}
	if s.AppToken != "" {
		options = append(options, slack.OptionAppLevelToken(s.AppToken))
	}
	if s.APIURL != "" {
		options = append(options, slack.OptionAPIURL(apiURL(s)))
	}
	return slack.New(s.BotToken, options...)
}

// apiURL ends in a slash, because slack-go appends the method's name.
func apiURL(s Settings) string { return strings.TrimSuffix(s.APIURL, "/") + "/" }
