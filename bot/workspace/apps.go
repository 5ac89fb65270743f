package workspace

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"rectify/bot/workspace/dispatch"
	"rectify/bot/workspace/wire"
)

// An App is what its manifest says: who its bot is, what it hears and where.
type App struct {
	ID        string // A…; the app is known by it across restarts
	Name      string
	BotUser   string // the bot's handle; default Name
	Scopes    []string
	Commands  []SlashCommand
	Shortcuts []Shortcut
	Events    []string // such as "app_mention", "message.im", "app_home_opened"

	// Where deliveries go; those without a URL go through Socket Mode.
	EventsURL       string
	CommandsURL     string
	InteractionsURL string
	SigningSecret   string // made where empty
}

// A SlashCommand is one the app answers. Name has its slash.
type SlashCommand struct {
	Name, Description, Usage string
	Escape                   bool // the manifest's should_escape: names typed become ids
}

// A Shortcut is an entry in a message's menu.
type Shortcut struct{ CallbackID, Name string }

// Installed is an app with what the workspace gave it.
type Installed struct {
	App
	BotUserID string
	BotID     string
	BotToken  string // xoxb-…
	AppToken  string // xapp-…, for Socket Mode
	// Verification is the old token that deliveries still carry.
	Verification string
}

// DefaultScopes are those of an app that names none.
var DefaultScopes = []string{
	"app_mentions:read", "assistant:write", "channels:history", "channels:join", "channels:read", "chat:write", "commands",
	"files:read", "files:write", "groups:history", "groups:read", "im:history", "im:read", "im:write", "mpim:history", "reactions:read", "reactions:write",
	"team:read", "usergroups:read", "users:read", "users:read.email",
}

// Install puts an app into the workspace, or brings the one with this ID up to
// date; tokens and ids stay what they were. A new EventsURL must answer
// Slack's url_verification, or nothing is changed.
func (s *Server) Install(ctx context.Context, app App) (Installed, error) {
	var known Installed
	var found bool
	err := s.Do(ctx, func(t *Tx) {
		found = t.load(&known, `SELECT body FROM apps WHERE id = ?`, app.ID)
	})
	if err != nil {
		return Installed{}, err
	}
	next := known.with(app)
	if !found {
		next.BotUserID, next.BotID = wire.NewID("U"), wire.NewID("B")
		next.BotToken = "xoxb-" + wire.NewSecret(4) + "-" + wire.NewSecret(12)
		next.AppToken = "xapp-1-" + app.ID + "-" + wire.NewSecret(16)
		next.Verification = wire.NewSecret(12)
	}
	next.SigningSecret = cmp.Or(next.SigningSecret, wire.NewSecret(16))
	if next.EventsURL != "" && next.EventsURL != known.EventsURL {
		if err := s.verifyURL(ctx, next); err != nil {
			return Installed{}, err
		}
	}
	return next, s.Do(ctx, func(t *Tx) { t.install(next) })
}

// with returns the installation with what app says in place of what it said
// before; a signing secret that app leaves out stays.
func (in Installed) with(app App) Installed {
	app.Name = cmp.Or(app.Name, app.ID)
	app.BotUser = cmp.Or(app.BotUser, strings.ToLower(app.Name))
	app.SigningSecret = cmp.Or(app.SigningSecret, in.SigningSecret)
	if app.Scopes == nil {
		app.Scopes = DefaultScopes
	}
	in.App = app
	return in
}

func (t *Tx) install(in Installed) {
	if in.ID == "" {
		panic(refuse("invalid_app_id"))
	}
	bot := User{ID: in.BotUserID, Name: in.BotUser, RealName: in.Name, AppID: in.ID, BotID: in.BotID}
	if other, found := t.userNamed(bot.Name); found && other.ID != bot.ID {
		panic(refuse("name_taken", bot.Name))
	}
	t.saveUser(bot)
	t.changed(Change{Kind: PeopleChanged, User: bot.ID, App: in.ID})
	t.exec(`INSERT INTO apps VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body`,
		in.ID, in.BotToken, in.AppToken, wire.Encode(in))
}

// Apps returns every installed app, in order of id.
func (s *Server) Apps(ctx context.Context) ([]Installed, error) {
	return read(ctx, s, func(t *Tx) []Installed { return t.apps() })
}

func (t *Tx) apps() []Installed {
	return loadAll[Installed](t, `SELECT body FROM apps ORDER BY id`)
}

func (t *Tx) app(id string) Installed {
	return one[Installed](t, "app_not_found", `SELECT body FROM apps WHERE id = ?`, id)
}

// verifyURL asks the events URL to repeat a challenge.
func (s *Server) verifyURL(ctx context.Context, in Installed) error {
	challenge := wire.NewSecret(16)
	body := wire.Encode(map[string]string{"type": "url_verification", "token": in.Verification, "challenge": challenge})
	got := s.sender.Post(ctx, in.target(), in.EventsURL, body)
	if got.Failure != "" {
		return wire.Refuse("url_verification_failed", fmt.Sprintf("%s: %s", in.EventsURL, got.Failure))
	}
	var answer struct{ Challenge string }
	if json.Unmarshal(got.Body, &answer) != nil {
		answer.Challenge = strings.TrimSpace(string(got.Body)) // plain text is allowed too
	}
	if answer.Challenge != challenge {
		return wire.Refuse("url_verification_failed", in.EventsURL+": the challenge was not repeated")
	}
	return nil
}

// target is where requests to the app go.
func (in Installed) target() dispatch.App {
	return dispatch.App{ID: in.ID, Secret: in.SigningSecret, URLs: map[string]string{
		dispatch.EventsAPI: in.EventsURL, dispatch.SlashCommand: in.CommandsURL, dispatch.Interactive: in.InteractionsURL,
	}}
}
