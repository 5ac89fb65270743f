package slackapp

import (
	"net/http"
	"strings"
	"testing"

	"rectify/bot/slackapp/setup"
	"rectify/bot/workspace"
	"rectify/bot/workspace/workspacetest"
	"rectify/handlers/reply"
)

// results runs every check and returns what it found, errors marked with "!".
func results(t *testing.T, config Config) map[string]string {
	t.Helper()
	found := map[string]string{}
	for _, check := range setup.Checks(config.Settings, reply.English) {
		detail, err := check.Run(t.Context())
		if err != nil {
			detail = "!" + err.Error()
		}
		if check.Mend == (reply.Phrase{}) {
			t.Errorf("%s does not say how to mend it", check.Name.En)
		}
		found[check.Name.En] = detail
	}
	return found
}

func TestChecks(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overHTTP)
	guest, stranger := d.stranger(workspace.User{Name: "外聘", Guest: true}), d.stranger(workspace.User{Name: "邻市", Team: "T0OTHER"})
	right := d.config
	right.AppToken = d.in.AppToken
	for name, test := range map[string]struct {
		change func(*Config)
		want   map[string]string
	}{
		"all is well": {func(*Config) {}, map[string]string{
			"slack": "rectify in", "scopes": "all", "clock": "off Slack's", "people": "changed by 小李 (and approvers); closed off, reopened and given time by the 1 of S", "socket": "can be opened", "channel": "#整改台账",
		}},
		"another token": {func(c *Config) { c.BotToken = "xoxb-guess" }, map[string]string{"slack": "!invalid_auth"}},
		"no app token":  {func(c *Config) { c.AppToken = "xapp-guess" }, map[string]string{"socket": "!invalid_auth"}},
		"no channel":    {func(c *Config) { c.Channel = "C0" }, map[string]string{"channel": "!channel_not_found"}},
		"nobody":        {func(c *Config) { c.Editors = []string{"U0"} }, map[string]string{"people": "!RECTIFY_EDITORS: U0"}},
		"a guest":       {func(c *Config) { c.Editors = []string{guest.ID} }, map[string]string{"people": "!RECTIFY_EDITORS: " + guest.ID + " is a guest"}},
		"a stranger":    {func(c *Config) { c.Leaders = []string{stranger.ID} }, map[string]string{"people": "!RECTIFY_LEADERS: " + stranger.ID + " is a guest or a member of another"}},
		"the bot":       {func(c *Config) { c.Approvers = []string{d.in.BotUserID} }, map[string]string{"people": "!RECTIFY_APPROVERS: " + d.in.BotUserID + " is a bot"}},
		"no approvers":  {func(c *Config) { c.Approvers = nil }, map[string]string{"people": "guests and members of other workspaces only look"}},
		"everyone":      {func(c *Config) { c.Editors, c.Approvers = nil, nil }, map[string]string{"people": "everyone may change"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			config := right
			test.change(&config)
			found := results(t, config)
			for check, want := range test.want {
				if !strings.HasPrefix(found[check], want) && !(want[0] != '!' && strings.Contains(found[check], want)) {
					t.Errorf("%s: %q, want %q", check, found[check], want)
				}
			}
		})
	}
}

func TestChecksOfWhatSlackGrants(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overHTTP)
	in, err := d.Install(t.Context(), workspace.App{ID: "A9", Name: "Narrow", BotUser: "narrow", Scopes: []string{"chat:write", "commands"}})
	d.must(err)
	config := d.app.config
	config.BotToken = in.BotToken
	found := results(t, config)
	if !strings.HasPrefix(found["scopes"], "!missing") || !strings.Contains(found["scopes"], "users:read") {
		t.Errorf("scopes: %q", found["scopes"])
	}
	config.APIURL = "http://127.0.0.1:1/api"
	if found := results(t, config); !strings.HasPrefix(found["slack"], "!") {
		t.Errorf("where nobody listens: %q", found["slack"])
	}
	d.Faults().Add(workspacetest.Fault{Status: http.StatusServiceUnavailable})
	if found := results(t, d.app.config); !strings.HasPrefix(found["slack"], "!") {
		t.Errorf("with Slack down: %q", found["slack"])
	}
}
