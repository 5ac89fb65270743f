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
	// Take accepts a request. ok means that the request was stored, or need not be; it
	// is then acknowledged, with answer if there is one. Otherwise the queue was full.
	Take(ctx context.Context, in Request) (answer *slack.ViewSubmissionResponse, ok bool)
	// TurnAway tells the author that a request was not accepted.
	TurnAway(ctx context.Context, in Request)
}

// Config holds the dependencies of a Server. All fields are required, except
// SigningSecret in Socket Mode.
type Config struct {
	Identity      identity.Identity
	SigningSecret string        // of HTTP requests
	Ack           time.Duration // how long an acknowledgement may take
	Receiver      Receiver
	Dropped       func() // counts requests rejected unread
	Now           func() time.Time
	Log           *slog.Logger
}

// A Server receives what people do in Slack.
type Server struct {
	Config
	reader
	connected atomic.Int32  // Socket Mode connections
	online    chan struct{} // closed once the first connection is open
	onceUp    sync.Once
}

// New returns a server that does not listen yet.
func New(c Config) *Server {
	return &Server{Config: c, reader: reader{c.Identity}, online: make(chan struct{})}
}

// Connected returns the number of open Socket Mode connections.
func (s *Server) Connected() int { return int(s.connected.Load()) }

// Online returns a channel that is closed once the first Socket Mode connection is
// open.
func (s *Server) Online() <-chan struct{} { return s.online }

// Sentences for people whose request is not accepted, in both languages.
const (
	otherWorkspace = "这个助手的台账属于另一个工作区，请在那里使用。 / This assistant keeps the ledger of another workspace: please use it there."
	BusySentence   = "现在太忙，没有处理，请稍后再试。 / Too busy just now: please try again." // for requests that find the queue full
)

// ephemeral is a sentence that only the author of a command sees.
func ephemeral(sentence string) map[string]string {
	return map[string]string{"response_type": "ephemeral", "text": sentence}
}
