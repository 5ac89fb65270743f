package workspace

import (
	"encoding/base64"
	"strconv"
	"strings"

	"rectify/bot/workspace/wire"
)

func authTest(c *call) object {
	return object{
		"url": c.s.BaseURL() + "/", "team": c.s.team.Name, "team_id": c.s.team.ID, "user": c.in.BotUser,
		"user_id": c.in.BotUserID, "bot_id": c.in.BotID, "is_enterprise_install": false,
	}
}

func usersInfo(c *call) object {
	u := c.user(c.args["user"])
	return object{"user": c.withLocale(u)}
}

// withLocale is a user with their language, where include_locale asks for it.
func (c *call) withLocale(u User) object {
	w := c.userWire(u)
	if u.Locale != "" && c.args.Is("include_locale") {
		w["locale"] = u.Locale
	}
	return w
}

func usersList(c *call) object {
	users := c.users()
	page, next := paged(c.args, users, 200)
	members := make([]object, len(page))
	for i, u := range page {
		members[i] = c.withLocale(u)
	}
	return object{"members": members, "cache_ts": c.s.clock.Now().Unix(), "response_metadata": object{"next_cursor": next}}
}

func (t *Tx) userWire(u User) object {
	profile := object{
		"real_name": u.RealName, "real_name_normalized": u.RealName, "display_name": u.Name,
		"display_name_normalized": u.Name, "title": u.Title, "team": t.teamOf(u),
	}
	if u.Email != "" {
		profile["email"] = u.Email
	}
	if u.IsBot() {
		profile["bot_id"], profile["api_app_id"] = u.BotID, u.AppID
	}
	wire := object{
		"id": u.ID, "team_id": t.teamOf(u), "name": u.Name, "real_name": u.RealName, "deleted": u.Deleted, "tz": u.TZ,
		"is_bot": u.IsBot(), "is_app_user": false, "is_admin": u.Admin, "is_owner": false, "is_restricted": u.Guest || u.SingleGuest,
		"is_ultra_restricted": u.SingleGuest, "updated": 0, "profile": profile,
	}
	if u.Organisation != "" {
		wire["enterprise_user"] = object{"id": u.ID, "enterprise_id": u.Organisation, "teams": []string{t.teamOf(u)}}
	}
	return wire
}

func usergroupsList(c *call) object {
	groups := c.userGroups()
	list := make([]object, len(groups))
	for i, g := range groups {
		list[i] = object{
			"id": g.ID, "team_id": c.s.team.ID, "is_usergroup": true, "name": g.Name, "handle": g.Handle,
			"description": "", "date_delete": 0, "user_count": len(g.Users),
		}
		if c.args.Is("include_users") {
			list[i]["users"] = g.Users
		}
	}
	return object{"usergroups": list}
}

func usergroupsUsersList(c *call) object {
	groups := c.userGroups()
	for _, g := range groups {
		if g.ID == c.args["usergroup"] {
			return object{"users": g.Users}
		}
	}
	panic(refuse("no_such_subteam"))
}

// paged returns the page of list that limit and cursor ask for, and the cursor
// of the next one, empty at the end.
func paged[T any](a wire.Args, list []T, otherwise int) (page []T, next string) {
	from, err := readCursor(a["cursor"])
	if err != nil || from > len(list) {
		panic(refuse("invalid_cursor"))
	}
	to := min(from+must(a.Limit(otherwise, 1000)), len(list))
	if to < len(list) {
		next = writeCursor(to)
	}
	return list[from:to], next
}

func writeCursor(n int) string {
	return base64.StdEncoding.EncodeToString([]byte("next:" + strconv.Itoa(n)))
}

func readCursor(cursor string) (int, error) {
	if cursor == "" {
		return 0, nil
	}
	b, err := base64.StdEncoding.DecodeString(cursor)
	if err != nil {
		return 0, err
	}
	n, err := strconv.Atoi(strings.TrimPrefix(string(b), "next:"))
	if err == nil && n < 0 {
		err = strconv.ErrRange
	}
	return n, err
}
