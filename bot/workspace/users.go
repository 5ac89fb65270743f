package workspace

import (
	"cmp"
	"context"
	"database/sql"
	"strings"

	"rectify/bot/workspace/wire"
)

// Slackbot is the user that speaks for the workspace itself.
const Slackbot = "USLACKBOT"

// A User is a person, or an app's bot.
type User struct {
	ID       string // given where empty
	Name     string // the handle, unique in the workspace; what one types after "@"
	RealName string // as shown; default Name
	Email    string
	Title    string // what the person is here, such as "整改办"
	TZ       string // default "Asia/Shanghai"
	Locale   string // such as "zh-CN"; empty where the person has not chosen
	Admin    bool
	AppID    string // of a bot: its app
	BotID    string // of a bot: its B… id
	Deleted  bool   // the account is deactivated

	Guest        bool   // is_restricted: in the channels that they were invited to
	SingleGuest  bool   // is_ultra_restricted: in one channel only
	Team         string // of somebody in a shared channel: their own workspace, T…; empty for ours
	Organisation string // that of Team, E…; empty for none
}

// teamOf is the workspace that a user is a member of.
func (t *Tx) teamOf(u User) string { return cmp.Or(u.Team, t.s.team.ID) }

// IsBot reports whether the user is an app's bot.
func (u User) IsBot() bool { return u.AppID != "" }

// AddUser adds a person. Where somebody already has the name, the rest is
// brought up to date and the id stays.
func (s *Server) AddUser(ctx context.Context, u User) (User, error) {
	err := s.Do(ctx, func(t *Tx) {
		if u.Name == "" {
			panic(refuse("invalid_name"))
		}
		known, found := t.userNamed(u.Name)
		switch {
		case found:
			u.ID, u.Locale = known.ID, cmp.Or(u.Locale, known.Locale)
		case u.ID == "":
			u.ID = wire.NewID("U")
		}
		u.RealName = cmp.Or(u.RealName, u.Name)
		u.TZ = cmp.Or(u.TZ, "Asia/Shanghai")
		t.changed(Change{Kind: PeopleChanged, User: u.ID})
		t.saveUser(u)
	})
	return u, err
}

// SetLocale sets a person's language, such as "en-US". Apps hear user_change.
func (s *Server) SetLocale(ctx context.Context, user, locale string) error {
	return s.Do(ctx, func(t *Tx) {
		u := t.user(user)
		if u.Locale == locale {
			return
		}
		u.Locale = locale
		t.saveUser(u)
		t.changed(Change{Kind: PeopleChanged, User: u.ID})
		for _, in := range t.apps() {
			t.TellApp(in, "user_change",
				object{"type": "user_change", "user": t.userWire(u), "event_ts": wire.EventTS(t.s.clock.Now())})
		}
	})
}

// Users returns everybody, bots included, in order of name.
func (s *Server) Users(ctx context.Context) ([]User, error) {
	return read(ctx, s, func(t *Tx) []User { return t.users() })
}

func (t *Tx) saveUser(u User) {
	t.exec(`INSERT INTO users VALUES (?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET name = excluded.name, email = excluded.email, body = excluded.body`,
		u.ID, u.Name, strings.ToLower(u.Email), wire.Encode(u))
}

func (t *Tx) user(id string) User {
	return one[User](t, "user_not_found", `SELECT body FROM users WHERE id = ?`, id)
}

func (t *Tx) userNamed(name string) (u User, found bool) {
	found = t.load(&u, `SELECT body FROM users WHERE name = ?`, name)
	return u, found
}

func (t *Tx) users() []User {
	return loadAll[User](t, `SELECT body FROM users ORDER BY name`)
}

// A UserGroup is a named set of people, mentioned as "@handle".
type UserGroup struct {
	ID, Handle, Name string
	Users            []string
}

func (t *Tx) userGroups() []UserGroup {
	return collect(t, func(row *sql.Rows, g *UserGroup) error {
		var users string
		err := row.Scan(&g.ID, &g.Handle, &g.Name, &users)
		g.Users = strings.FieldsFunc(users, func(r rune) bool { return r == ',' })
		return err
	}, `SELECT id, handle, name, users FROM usergroups ORDER BY handle`)
}
