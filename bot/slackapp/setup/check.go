package setup

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"rectify/bot/slackapp/identity"
	"rectify/bot/slackapp/outbound"
)

// A Check tests one part of the connection to Slack. Mend says how to fix it.
type Check struct {
	Name string
	Run  func(ctx context.Context) (detail string, err error)
	Mend string
}

// Checks are those of `rectify doctor`: tokens, scopes, the channel, the people
// in the settings, and the clock, on which Slack's signatures depend.
func Checks(s Settings) []Check {
	client := NewClient()
	c := &checker{Settings: s, api: NewAPI(s, client), client: client}
	checks := []Check{
		{"slack", c.token, "set SLACK_BOT_TOKEN to the app's Bot User OAuth Token, xoxb-…, of the page Install App"},
		{"scopes", c.scopes, "make the app from `rectify manifest` again, or add the scopes on the page OAuth & Permissions; then install it anew"},
		{"clock", c.clock, "set this machine's clock (NTP): Slack's requests are refused when it is five minutes off"},
		{"people", c.people, "set RECTIFY_EDITORS, RECTIFY_APPROVERS and RECTIFY_LEADERS to ids of members (U…) or user groups (S…) of this workspace"},
	}
	if s.AppToken != "" {
		checks = append(checks, Check{"socket", c.socket,
			"set SLACK_APP_TOKEN to an app-level token, xapp-…, with the scope connections:write, and turn Socket Mode on"})
	}
	if s.Channel != "" {
		checks = append(checks, Check{"channel", c.channel, "set RECTIFY_DIGEST_CHANNEL to a channel's id (C…), and /invite the app there"})
	}
	return checks
}

type checker struct {
	Settings
	api    *slack.Client
	client *http.Client
}

func (c *checker) token(ctx context.Context) (string, error) {
	who, err := c.api.AuthTestContext(ctx)
	if err != nil && !outbound.IsFinal(err) {
		return "", fmt.Errorf("reaching Slack to check the token: %w", err)
	}
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%s in %s", who.User, who.Team), nil
}

// scopes compares the granted scopes, which Slack names in a header of every
// response, with those of the manifest.
func (c *checker) scopes(ctx context.Context) (string, error) {
	header, err := c.header(ctx)
	if err != nil {
		return "", err
	}
	granted := strings.FieldsFunc(header.Get("X-OAuth-Scopes"), func(r rune) bool { return r == ',' || r == ' ' })
	if len(granted) == 0 {
		return "not told by this server", nil
	}
	var missing []string
	for _, scope := range scopes {
		if !slices.Contains(granted, scope) {
			missing = append(missing, scope)
		}
	}
	if len(missing) > 0 {
		return "", fmt.Errorf("missing %s", strings.Join(missing, ", "))
	}
	return fmt.Sprintf("all %d", len(scopes)), nil
}

// maxOff is how far the clock may be off. A signature is valid for five
// minutes.
const maxOff = 2 * time.Minute

func (c *checker) clock(ctx context.Context) (string, error) {
	header, err := c.header(ctx)
	if err != nil {
		return "", err
	}
	theirs, err := http.ParseTime(header.Get("Date"))
	if err != nil {
		return "not told by this server", nil
	}
	off := time.Since(theirs).Round(time.Second)
	if off.Abs() > maxOff {
		return "", fmt.Errorf("%s off Slack's", off)
	}
	return fmt.Sprintf("%s off Slack's", off), nil
}

// header is that of Slack's response to auth.test.
func (c *checker) header(ctx context.Context) (http.Header, error) {
	base := slack.APIURL
	if c.APIURL != "" {
		base = apiURL(c.Settings)
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, base+"auth.test", strings.NewReader(url.Values{"token": {c.BotToken}}.Encode()))
	if err != nil {
		return nil, err
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	answer, err := c.client.Do(r)
	if err != nil {
		return nil, err
	}
	return answer.Header, answer.Body.Close()
}

func (c *checker) socket(ctx context.Context) (string, error) {
	_, _, err := c.api.StartSocketModeContext(ctx)
	return "can be opened", err
}

func (c *checker) channel(ctx context.Context) (string, error) {
	channel, err := c.api.GetConversationInfoContext(ctx, &slack.GetConversationInfoInput{ChannelID: c.Channel})
	if err != nil {
		return "", err
	}
	if !channel.IsMember {
		return "", fmt.Errorf("the app is not in #%s", channel.Name)
	}
	return "#" + channel.Name, nil
}

// people reports who may change what, and checks that everyone in the settings may
// have their role.
func (c *checker) people(ctx context.Context) (string, error) {
	who, err := c.api.AuthTestContext(ctx)
	if err != nil {
		return "", err
	}
	id := identity.Identity{Team: who.TeamID, Enterprise: who.EnterpriseID}
	var wrong []string
	named := map[string][]string{}
	for _, role := range []struct {
		setting string
		ids     []string
	}{{"RECTIFY_EDITORS", c.Editors}, {"RECTIFY_APPROVERS", c.Approvers}, {"RECTIFY_LEADERS", c.Leaders}} {
		for _, one := range role.ids {
			name, problem := c.holder(ctx, id, one)
			if problem != "" {
				wrong = append(wrong, fmt.Sprintf("%s: %s %s", role.setting, one, problem))
				continue
			}
			named[role.setting] = append(named[role.setting], name)
		}
	}
	if len(wrong) > 0 {
		return "", errors.New(strings.Join(wrong, "; "))
	}
	list := func(setting, nobody string) string {
		if len(named[setting]) == 0 {
			return nobody
		}
		return strings.Join(named[setting], ", ")
	}
	said := fmt.Sprintf("items are changed by %s (and approvers); closed off, reopened and given time by %s; hear of what is long late: %s; guests and "+
		"members of other workspaces only look",
		list("RECTIFY_EDITORS", "everyone in the workspace"), list("RECTIFY_APPROVERS", "nobody"), list("RECTIFY_LEADERS", "nobody"))
	switch {
	case len(c.Editors) == 0 && len(c.Approvers) == 0:
		return "warning: everyone may change items, and nobody may close them off: " + said, nil
	case len(c.Editors) == 0:
		return "warning: everyone may change items: " + said, nil
	case len(c.Approvers) == 0:
		return "warning: nobody may close items off: " + said, nil
	}
	return said, nil
}

// holder returns the name of a person with a role, or the problem with them.
func (c *checker) holder(ctx context.Context, id identity.Identity, one string) (name, problem string) {
	if strings.HasPrefix(one, "S") {
		members, err := c.api.GetUserGroupMembersContext(ctx, one)
		switch {
		case err != nil:
			return "", err.Error()
		case len(members) == 0:
			return "", "is a group of nobody"
		}
		return fmt.Sprintf("the %d of %s", len(members), one), ""
	}
	user, err := c.api.GetUserInfoContext(ctx, one)
	switch {
	case err != nil:
		return "", err.Error()
	case user.Deleted:
		return "", "is deactivated"
	case user.IsBot:
		return "", "is a bot"
	case id.Outside(identity.MemberOf(*user)):
		return "", "is a guest or a member of another workspace, and only looks"
	}
	names := []string{user.Profile.DisplayName, user.RealName, user.Name, one}
	return names[slices.IndexFunc(names, func(n string) bool { return n != "" })], ""
}
