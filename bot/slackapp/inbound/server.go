package inbound

import (
	"context"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"github.com/slack-go/slack"

	"rectify/bot/slackapp/identity"
)

// A Receiver takes requests over from the server.
type Receiver interface {
	// Take takes a request in: once it returns ok, the request is safe or needs no
	// keeping, and is acknowledged, with answer where there is one. Without ok
	// there was no room for it.
	Take(ctx context.Context, in Request) (answer *slack.ViewSubmissionResponse, ok bool)
	// TurnAway tells the author that a request was not taken.
	TurnAway(ctx context.Context, in Request)
}

// Config is what a Server needs. No field may be empty, except SigningSecret in
// Socket Mode.
type Config struct {
	Identity      identity.Identity
	SigningSecret string        // of HTTP requests
	Ack           time.Duration // how long an acknowledgement may take
	Receiver      Receiver
	Dropped       func() // counts what was turned away unread
	Now           func() time.Time
	Log           *slog.Logger
}

// A Server receives what people do in Slack.
type Server struct {
	Config
	reader
	connected atomic.Int32  // Socket Mode connections
	online    chan struct{} // closed once the first of them is there
	onceUp    sync.Once
}

// New returns a server that listens to nothing yet.
func New(c Config) *Server {
	return &Server{Config: c, reader: reader{c.Identity}, online: make(chan struct{})}
}

// Connected is the number of open Socket Mode connections.
func (s *Server) Connected() int { return int(s.connected.Load()) }

// Online is closed once the first Socket Mode connection is open.
func (s *Server) Online() <-chan struct{} { return s.online }

// Sentences for those who are turned away, whichever language they speak.
const (
	otherWorkspace = "这个助手的台账属于另一个工作区，请在那里使用。 / This assistant keeps the ledger of another workspace: please use it there."
	BusySentence   = "现在太忙，没有处理，请稍后再试。 / Too busy just now: please try again." // for those whose request finds no room
)

// ephemeral is a sentence that only the author of a command sees.
func ephemeral(sentence string) map[string]string {
	return map[string]string{"response_type": "ephemeral", "text": sentence}
}
