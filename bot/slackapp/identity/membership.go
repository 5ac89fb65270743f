package identity

import (
	"regexp"
	"slices"
	"strings"

	"github.com/slack-go/slack"
)

// A Membership is where an account belongs, and the language that it is set to.
type Membership struct {
	Guest      bool     `json:"guest,omitempty"`
	Team       string   `json:"team,omitempty"`
	Enterprise string   `json:"enterprise,omitempty"`
	Teams      []string `json:"teams,omitempty"` // of a member of an organisation: all their workspaces
	Lang       string   `json:"lang,omitempty"`  // "zh" or "en"; empty for another, and where Slack does not say
}

// MemberOf is where Slack says that a user belongs.
func MemberOf(u slack.User) Membership {
	return Membership{u.IsRestricted || u.IsUltraRestricted || u.IsStranger, u.TeamID, u.Enterprise.EnterpriseID, u.Enterprise.Teams, language(u.Locale)}
}

// language is that of a locale such as "zh-CN", where it is one that we speak.
func language(locale string) string {
	if lang, _, _ := strings.Cut(locale, "-"); lang == "zh" || lang == "en" {
		return lang
	}
	return ""
}

// Outside reports whether an account is a guest's or another workspace's.
func (id Identity) Outside(m Membership) bool {
	return m.Guest || !slices.Contains(m.Teams, id.Team) && id.Foreign(m.Team, m.Enterprise)
}

// userID is a user as Slack names them. https://docs.slack.dev/reference/objects/user-object
var userID = regexp.MustCompile(`^[UW][A-Z0-9]{6,}$`)

// IsPerson tells the ids of Slack's users from those of channels, and from names.
func IsPerson(id string) bool { return userID.MatchString(id) }
