package slackapp

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"rectify/bot/slackapp/identity"
)

// people says who may change what, and checks that everyone with a role may
// have it.
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
	}{{"RECTIFY_EDITORS", c.config.Editors}, {"RECTIFY_APPROVERS", c.config.Approvers}, {"RECTIFY_LEADERS", c.config.Leaders}} {
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
	said := fmt.Sprintf("items are changed by %s (and approvers); closed off, reopened and given time by %s; hear of what is long late: %s; guests and members of other workspaces only look",
		list("RECTIFY_EDITORS", "everyone in the workspace"), list("RECTIFY_APPROVERS", "nobody"), list("RECTIFY_LEADERS", "nobody"))
	switch {
	case len(c.config.Editors) == 0 && len(c.config.Approvers) == 0:
		return "warning: everyone may change items, and nobody may close them off: " + said, nil
	case len(c.config.Editors) == 0:
		return "warning: everyone may change items: " + said, nil
	case len(c.config.Approvers) == 0:
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
