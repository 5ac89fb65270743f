// Package workspace is a small Slack of our own. It keeps people, channels and
// messages in one SQLite file and speaks Slack's protocol: the Web API, signed
// HTTP deliveries with retries, Socket Mode, response_url, views and files.
// An app that talks to it through Slack's own client libraries cannot tell it
// from Slack for what it uses.
//
// The people's side (Say, Command, Press, Submit, …) is what a person at a
// keyboard does and sees. Tests drive it, and so can a page in a browser.
//
// It is meant for one machine: there is no sign-in on the people's side, so it
// must be bound to loopback.
package workspace

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"rectify/bot/workspace/dispatch"
	"rectify/bot/workspace/wire"
)

// An Error is a refusal in Slack's words.
type Error = wire.Error

// Config says where a workspace is kept and how it is reached.
type Config struct {
	Path    string         // the SQLite file, or ":memory:"
	BaseURL string         // where Handler is served, such as "http://127.0.0.1:8080"
	Name    string         // the workspace's name; default "Rectify"
	Clock   dispatch.Clock // default: the wall clock
	Log     *slog.Logger   // default: nothing is logged
	Ack     time.Duration  // how long an app may take to acknowledge, and a trigger_id lives; default 3 s, as Slack allows

	// For tests; nil otherwise.
	Deliver   func(send func())        // hands an event over, by calling send
	Connected func(k *dispatch.Socket) // hears of every Socket Mode connection
}

// A Server is one workspace. Its methods may be called from any goroutine.
type Server struct {
	db       *sql.DB
	clock    dispatch.Clock
	sender   *dispatch.Sender
	log      *slog.Logger
	ack      time.Duration
	team     Team
	outbox   *outbox
	watchers watchers
	deliver  func(send func())
	triggers triggers
	choices  choices

	baseURL string

	mu     sync.Mutex
	lastTS int64
}

// Team is the workspace itself.
type Team struct{ ID, Name, Domain string }

// Open opens the workspace kept at cfg.Path, or makes a new one there. What
// was still on its way to apps when it was last closed goes on its way again.
func Open(ctx context.Context, cfg Config) (*Server, error) {
	db, err := openStore(ctx, cfg.Path)
	if err != nil {
		return nil, err
	}
	s := &Server{
		db:       db,
		clock:    cmp.Or[dispatch.Clock](cfg.Clock, dispatch.WallClock{}),
		log:      cmp.Or(cfg.Log, slog.New(slog.DiscardHandler)),
		ack:      cmp.Or(cfg.Ack, 3*time.Second),
		deliver:  cfg.Deliver,
		baseURL:  cfg.BaseURL,
		triggers: triggers{open: map[string]trigger{}},
		choices:  newChoices(),
	}
	if s.deliver == nil {
		s.deliver = func(send func()) { send() }
	}
	s.sender = dispatch.New(s.clock, s.ack, func(k *dispatch.Socket) {
		if cfg.Connected != nil {
			cfg.Connected(k)
		}
		s.outbox.wake()
	})
	if err := s.Do(ctx, func(t *Tx) { t.settle(cmp.Or(cfg.Name, "Rectify")) }); err != nil {
		db.Close()
		return nil, fmt.Errorf("workspace: open %s: %w", cfg.Path, err)
	}
	s.outbox = newOutbox(s)
	go s.outbox.run()
	return s, nil
}

// Close stops the deliveries, waits for those under way and closes the file.
func (s *Server) Close() error {
	s.sender.Close()
	s.outbox.stop()
	s.watchers.closeAll()
	return s.db.Close()
}

// Send sends an app something and waits for its acknowledgement.
func (s *Server) Send(ctx context.Context, in Installed, r dispatch.Request) dispatch.Ack {
	return s.sender.Send(ctx, in.target(), r)
}

// BaseURL returns where the workspace is served.
func (s *Server) BaseURL() string { return s.baseURL }

// Team returns the workspace's id and names.
func (s *Server) Team() Team { return s.team }

// settle reads what must be known before the first call: the team, made on
// first use, and the last ts given out.
func (t *Tx) settle(name string) {
	s := t.s
	if !t.load(&s.team, `SELECT value FROM settings WHERE key = 'team'`) {
		s.team = Team{ID: wire.NewID("T"), Name: name, Domain: "rectify"}
		t.exec(`INSERT INTO settings VALUES ('team', ?)`, wire.Encode(s.team))
		t.saveUser(User{ID: Slackbot, Name: "slackbot", RealName: "Slackbot"})
	}
	var last sql.NullString
	t.scan(`SELECT max(ts) FROM messages`, nil, &last)
	s.lastTS, _ = wire.ParseTS(last.String)
}

// newTS returns the next message time. Two calls never return the same one,
// and a later call returns a later one, whatever the clock does.
func (s *Server) newTS() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.lastTS = max(s.clock.Now().UnixMicro(), s.lastTS+1)
	return wire.FormatTS(s.lastTS)
}
