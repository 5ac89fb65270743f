package workspace

import (
	"context"
	"database/sql"
	"fmt"
	"log/slog"
	"net/http"
	"sync"
	"time"
)

// Config says where a workspace is kept and how it is reached.
type Config struct {
	Path    string        // the SQLite file, or ":memory:"
	BaseURL string        // where Handler is served, such as "http://127.0.0.1:8080"; SetBaseURL can set it later
	Name    string        // the workspace's name; default "Rectify"
	Clock   Clock         // default: the wall clock
	Log     *slog.Logger  // default: nothing is logged
	Ack     time.Duration // how long an app may take to acknowledge, and a trigger_id lives; default 3 s, as Slack allows
}

// A Server is one workspace. Its methods may be called from any goroutine.
type Server struct {
	db       *sql.DB
	clock    Clock
	log      *slog.Logger
	ack      time.Duration
	client   *http.Client
	team     Team
	outbox   *outbox
	watchers watchers
	triggers triggers
	choices  choices
	faults   Faults
	sockets  sockets

	mu      sync.Mutex
	baseURL string
	lastTS  int64
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
		clock:    orDefault[Clock](cfg.Clock, wallClock{}),
		log:      orDefault(cfg.Log, slog.New(slog.DiscardHandler)),
		ack:      orDefault(cfg.Ack, 3*time.Second),
		client:   deliveryClient(),
		baseURL:  cfg.BaseURL,
		triggers: triggers{open: map[string]trigger{}},
		choices:  choices{made: map[choiceKey]map[string]any{}},
	}
	if err := s.do(ctx, func(t *tx) error { return t.settle(orDefault(cfg.Name, "Rectify")) }); err != nil {
		db.Close()
		return nil, fmt.Errorf("workspace: open %s: %w", cfg.Path, err)
	}
	s.outbox = newOutbox(s)
	go s.outbox.run()
	return s, nil
}

// Close stops the deliveries, waits for those under way and closes the file.
func (s *Server) Close() error {
	s.sockets.close()
	s.outbox.stop()
	s.watchers.closeAll()
	return s.db.Close()
}

// SetBaseURL tells the workspace where its Handler is served, for servers
// that know it only once they listen. It has no slash at the end.
func (s *Server) SetBaseURL(url string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.baseURL = url
}

// BaseURL returns where the workspace is served.
func (s *Server) BaseURL() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.baseURL
}

// Team returns the workspace's id and names.
func (s *Server) Team() Team { return s.team }

// settle reads what must be known before the first call: the team, made on
// first use, and the last ts given out.
func (t *tx) settle(name string) error {
	s := t.s
	found, err := t.load(&s.team, `SELECT value FROM settings WHERE key = 'team'`)
	if err != nil {
		return err
	}
	if !found {
		s.team = Team{ID: newID("T"), Name: name, Domain: "rectify"}
		if err := t.exec(`INSERT INTO settings VALUES ('team', ?)`, encode(s.team)); err != nil {
			return err
		}
		if err := t.saveUser(User{ID: Slackbot, Name: "slackbot", RealName: "Slackbot"}); err != nil {
			return err
		}
	}
	var last sql.NullString
	if _, err := t.scan(`SELECT max(ts) FROM messages`, nil, &last); err != nil {
		return err
	}
	s.lastTS, _ = parseTS(last.String)
	return nil
}

func orDefault[T comparable](v, otherwise T) T {
	var zero T
	if v == zero {
		return otherwise
	}
	return v
}
