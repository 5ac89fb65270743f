package workspace

import (
	"context"
	"sync"
)

// A ChangeKind says what sort of thing changed.
type ChangeKind string

// The kinds of changes.
const (
	MessageChanged   ChangeKind = "message"   // a message is new, edited or deleted; TS says which
	EphemeralChanged ChangeKind = "ephemeral" // the same, for what only User sees
	ViewChanged      ChangeKind = "view"      // a modal of User opened, changed or closed
	HomeChanged      ChangeKind = "home"      // an App Home of User was published
	AssistantChanged ChangeKind = "assistant" // status, prompts or title of an assistant thread
	ChannelChanged   ChangeKind = "channel"   // a channel, or who is in it
	PeopleChanged    ChangeKind = "people"    // users or groups
	Reload           ChangeKind = "reload"    // the watcher was too slow: read everything again
)

// A Change tells a watcher what to read again.
type Change struct {
	Kind    ChangeKind `json:"kind"`
	Channel string     `json:"channel,omitempty"`
	TS      string     `json:"ts,omitempty"`
	Thread  string     `json:"thread_ts,omitempty"`
	User    string     `json:"user,omitempty"`
	View    string     `json:"view,omitempty"`
	App     string     `json:"app,omitempty"`
}

// watchBacklog is how many changes wait for a slow watcher before they are
// replaced with one Reload.
const watchBacklog = 256

type watchers struct {
	mu   sync.Mutex
	open map[*watcher]bool
}

type watcher struct {
	ch chan Change
}

// Watch returns every change from now on, until ctx ends or the server is
// closed; then the channel is closed. A watcher that falls too far behind
// loses what waits for it and gets one Reload in its place.
func (s *Server) Watch(ctx context.Context) <-chan Change {
	w := &watcher{ch: make(chan Change, watchBacklog)}
	s.watchers.mu.Lock()
	if s.watchers.open == nil {
		s.watchers.open = map[*watcher]bool{}
	}
	s.watchers.open[w] = true
	s.watchers.mu.Unlock()
	context.AfterFunc(ctx, func() { s.watchers.drop(w) })
	return w.ch
}

func (ws *watchers) tell(c Change) {
	ws.mu.Lock()
	defer ws.mu.Unlock()
	for w := range ws.open {
		w.tell(c)
	}
}

// tell never blocks. Where the backlog is full it empties it: what is in it
// would be followed by a Reload, which tells more.
func (w *watcher) tell(c Change) {
	select {
	case w.ch <- c:
		return
	default:
	}
	for len(w.ch) > 0 {
		select {
		case <-w.ch:
		default:
		}
	}
	w.ch <- Change{Kind: Reload}
}

func (ws *watchers) drop(w *watcher) {
	ws.mu.Lock()
	defer ws.mu.Unlock()
	if ws.open[w] {
		delete(ws.open, w)
		close(w.ch)
	}
}

func (ws *watchers) closeAll() {
	ws.mu.Lock()
	defer ws.mu.Unlock()
	for w := range ws.open {
		delete(ws.open, w)
		close(w.ch)
	}
}

// changed tells watchers of a change once the transaction is committed.
func (t *Tx) changed(c Change) { t.changes = append(t.changes, c) }
