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
	"rectify/handlers/reply"
)

// A Check tests one part of the connection to Slack. Mend says how to fix it.
type Check struct {
	Name reply.Phrase
	Run  func(ctx context.Context) (detail string, err error)
	Mend reply.Phrase
}

// Checks returns the checks of `rectify doctor`: tokens, scopes, the channel, the
// people in the settings, and the clock, on which Slack's signatures depend. Details
// are in the reader's language.
func Checks(s Settings, l reply.Lang) []Check {
	client := NewClient()
	c := &checker{Settings: s, api: NewAPI(s, client), client: client, l: l}
	checks := []Check{
		{checkedToken, c.token, mendToken}, {checkedScopes, c.scopes, mendScopes}, {checkedClock, c.clock, mendClock}, {checkedPeople, c.people, mendPeople},
	}
	if s.AppToken != "" {
		checks = append(checks, Check{checkedSocket, c.socket, mendSocket})
	}
	if s.Channel != "" {
		checks = append(checks, Check{checkedChannel, c.channel, mendChannel})
	}
	return checks
}

type checker struct {
	Settings
	api    *slack.Client
	client *http.Client
	l      reply.Lang
}

func (c *checker) token(ctx context.Context) (string, error) {
	who, err := c.api.AuthTestContext(ctx)
	if err != nil && !outbound.IsFinal(err) {
		return "", fmt.Errorf("reaching Slack to check the token: %w", err)
	}
	if err != nil {
		return "", err
	}
	return c.l.Phrase(msgUserOfTeam, who.User, who.Team), nil
}

// scopes compares the granted scopes, which Slack lists in a header of every response,
// with those of the manifest.
func (c *checker) scopes(ctx context.Context) (string, error) {
	header, err := c.header(ctx)
	if err != nil {
		return "", err
	}
	granted := strings.FieldsFunc(header.Get("X-OAuth-Scopes"), func(r rune) bool { return r == ',' || r == ' ' })
	if len(granted) == 0 {
		return c.l.Phrase(msgNotTold), nil
	}
	var missing []string
	for _, scope := range scopes {
		if !slices.Contains(granted, scope) {
			missing = append(missing, scope)
		}
	}
	if len(missing) > 0 {
		return "", errors.New(c.l.Phrase(msgScopesMissing, c.l.Join(missing)))
	}
	return c.l.Phrase(msgAllScopes, len(scopes)), nil
}

// maxOff is the largest acceptable clock error. A signature is valid for five minutes.
const maxOff = 2 * time.Minute

func (c *checker) clock(ctx context.Context) (string, error) {
	header, err := c.header(ctx)
	if err != nil {
		return "", err
	}
	theirs, err := http.ParseTime(header.Get("Date"))
	if err != nil {
		return c.l.Phrase(msgNotTold), nil
	}
	off := time.Since(theirs).Round(time.Second)
	if off.Abs() > maxOff {
		return "", errors.New(c.l.Phrase(msgClockOff, off))
	}
	return c.l.Phrase(msgClockOff, off), nil
}

// header returns the header of Slack's response to auth.test.
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
	return c.l.Phrase(msgCanBeOpened), err
}

func (c *checker) channel(ctx context.Context) (string, error) {
	channel, err := c.api.GetConversationInfoContext(ctx, &slack.GetConversationInfoInput{ChannelID: c.Channel})
	if err != nil {
		return "", err
	}
	if !channel.IsMember {
		return "", errors.New(c.l.Phrase(msgNotInChannel, channel.Name))
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
		return c.l.Join(named[setting])
	}
	nobody := c.l.Phrase(msgNobody)
	said := c.l.Phrase(msgWhoMayWhat, list("RECTIFY_EDITORS", c.l.Phrase(msgEveryone)), list("RECTIFY_APPROVERS", nobody), list("RECTIFY_LEADERS", nobody))
	switch {
	case len(c.Editors) == 0 && len(c.Approvers) == 0:
		return c.l.Phrase(msgAllMayAndNobody, said), nil
	case len(c.Editors) == 0:
		return c.l.Phrase(msgAllMayChange, said), nil
	case len(c.Approvers) == 0:
		return c.l.Phrase(msgNobodyCloses, said), nil
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
			return "", c.l.Phrase(msgEmptyGroup)
		}
		return c.l.Phrase(msgMembersOf, len(members), one), ""
	}
	user, err := c.api.GetUserInfoContext(ctx, one)
	switch {
	case err != nil:
		return "", err.Error()
	case user.Deleted:
		return "", c.l.Phrase(msgDeactivated)
	case user.IsBot:
		return "", c.l.Phrase(msgIsBot)
	case id.Outside(identity.MemberOf(*user)):
		return "", c.l.Phrase(msgIsOutside)
	}
	names := []string{user.Profile.DisplayName, user.RealName, user.Name, one}
	return names[slices.IndexFunc(names, func(n string) bool { return n != "" })], ""
}
