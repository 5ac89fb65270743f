package dispatch

import (
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"sync"
	"time"

	"rectify/bot/workspace/wire"

	"github.com/gorilla/websocket"
)

const (
	maxSockets  = 10               // connections an app may have at a time
	maxAck      = 20 << 10         // longer acknowledgements Slack drops without a word
	ticketLife  = 30 * time.Second // between apps.connections.open and the connection
	pingEvery   = 10 * time.Second
	writeWithin = 10 * time.Second
)

// sockets are the Socket Mode connections of all apps.
type sockets struct {
	mu      sync.Mutex
	tickets map[string]ticket
	open    map[string][]*Socket // by app; the first is the next to get something
	serving sync.WaitGroup
	closed  bool
}

// A ticket lets one connection in.
type ticket struct {
	app     string
	expires time.Time
}

// A Socket is one Socket Mode connection.
type Socket struct {
	App     string // its id
	conn    *websocket.Conn
	writing sync.Mutex

	mu      sync.Mutex
	retired bool
	waiting map[string]chan Ack // by envelope_id
}

// Ticket is what lets one Socket Mode connection of an app in, for a while.
func (s *Sender) Ticket(app string) string { return s.sockets.sell(app, s.clock.Now()) }

func (ss *sockets) sell(app string, now time.Time) string {
	ss.mu.Lock()
	defer ss.mu.Unlock()
	for id, t := range ss.tickets {
		if now.After(t.expires) {
			delete(ss.tickets, id)
		}
	}
	if ss.tickets == nil {
		ss.tickets = map[string]ticket{}
	}
	id := wire.NewSecret(16)
	ss.tickets[id] = ticket{app: app, expires: now.Add(ticketLife)}
	return id
}

func (ss *sockets) admit(id string, now time.Time) (app string, ok bool) {
	ss.mu.Lock()
	defer ss.mu.Unlock()
	t, known := ss.tickets[id]
	delete(ss.tickets, id)
	return t.app, known && !now.After(t.expires)
}

// upgrader takes programs, and no page of a browser: slack-go names Slack's own
// origin, others name none.
var upgrader = websocket.Upgrader{CheckOrigin: func(r *http.Request) bool {
	origin := r.Header.Get("Origin")
	return origin == "" || origin == "https://api.slack.com"
}}

// ServeHTTP serves one Socket Mode connection as long as it lasts. The query
// has its ticket.
func (s *Sender) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	app, ok := s.sockets.admit(r.URL.Query().Get("ticket"), s.clock.Now())
	if !ok {
		http.Error(w, "no such ticket", http.StatusForbidden)
		return
	}
	conn, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		return // the upgrader has answered
	}
	k := &Socket{App: app, conn: conn, waiting: map[string]chan Ack{}}
	number, ok := s.sockets.add(k)
	if !ok {
		conn.Close()
		return
	}
	defer s.sockets.serving.Done()
	defer s.sockets.drop(k)
	defer s.keepAlive(k)()
	if number <= maxSockets {
		s.opened(k) // before the app hears of it
	}
	k.write(wire.Object{
		"type": "hello", "num_connections": number, "connection_info": wire.Object{"app_id": app},
		"debug_info": wire.Object{"host": "workspace", "build_number": 1, "approximate_connection_time": 18060},
	})
	if number > maxSockets {
		k.Retire("too_many_websockets")
		return
	}
	k.read()
}

// keepAlive sends protocol pings for as long as the connection lasts.
func (s *Sender) keepAlive(k *Socket) (stop func()) {
	var mu sync.Mutex
	ended, cancel := false, func() {}
	var ping func()
	ping = func() {
		mu.Lock()
		defer mu.Unlock()
		if ended || k.conn.WriteControl(websocket.PingMessage, []byte("ping"), time.Now().Add(writeWithin)) != nil {
			return
		}
		cancel = s.clock.AfterFunc(pingEvery, ping)
	}
	ping()
	return func() {
		mu.Lock()
		defer mu.Unlock()
		ended = true
		cancel()
	}
}

// read takes acknowledgements until the connection ends.
func (k *Socket) read() {
	k.conn.SetReadLimit(wire.MaxBody)
	for {
		_, frame, err := k.conn.ReadMessage()
		if err != nil {
			return
		}
		var ack struct {
			EnvelopeID string          `json:"envelope_id"`
			Payload    json.RawMessage `json:"payload"`
		}
		if len(frame) >= maxAck || json.Unmarshal(frame, &ack) != nil {
			continue
		}
		k.answered(ack.EnvelopeID, Ack{Body: ack.Payload})
	}
}

func (k *Socket) answered(envelope string, r Ack) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if answer, ok := k.waiting[envelope]; ok {
		delete(k.waiting, envelope)
		answer <- r
	}
}

func (k *Socket) write(v wire.Object) error {
	k.writing.Lock()
	defer k.writing.Unlock()
	if err := k.conn.SetWriteDeadline(time.Now().Add(writeWithin)); err != nil {
		return err
	}
	return k.conn.WriteMessage(websocket.TextMessage, []byte(wire.Encode(v)))
}

// Usable reports whether new things may be sent through the connection.
func (k *Socket) Usable() bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	return !k.retired
}

// Retire tells a connection to go; without a reason it is cut off.
func (k *Socket) Retire(reason string) {
	k.mu.Lock()
	k.retired = true
	k.mu.Unlock()
	if reason == "" {
		k.conn.Close()
		return
	}
	k.write(wire.Object{"type": "disconnect", "reason": reason, "debug_info": wire.Object{"host": "workspace"}})
}

// sendToSocket sends a request through one of the app's connections, each in its turn,
// and waits for the acknowledgement.
func (s *Sender) sendToSocket(ctx context.Context, to App, r Request) Ack {
	k := s.sockets.next(to.ID)
	if k == nil {
		return Ack{Failure: "connection_failed"}
	}
	envelope := wire.NewUUID()
	answer := make(chan Ack, 1)
	k.mu.Lock()
	k.waiting[envelope] = answer
	k.mu.Unlock()
	defer k.answered(envelope, Ack{})
	late := make(chan struct{})
	defer s.clock.AfterFunc(s.ack, func() { close(late) })()

	message := wire.Object{
		"type": r.Kind, "envelope_id": envelope, "payload": r.Payload, "accepts_response_payload": r.Kind != EventsAPI,
	}
	if r.Kind == EventsAPI {
		message["retry_attempt"], message["retry_reason"] = r.Attempt, r.Reason
	}
	if k.write(message) != nil {
		return Ack{Failure: "connection_failed"}
	}
	select {
	case ack := <-answer:
		return ack
	case <-late:
		return Ack{Failure: "timeout"}
	case <-ctx.Done():
		return Ack{Failure: "connection_failed"}
	}
}

// Add takes a connection in and returns how many the app has now.
func (ss *sockets) add(k *Socket) (number int, ok bool) {
	ss.mu.Lock()
	defer ss.mu.Unlock()
	if ss.closed {
		return 0, false
	}
	if ss.open == nil {
		ss.open = map[string][]*Socket{}
	}
	ss.open[k.App] = append(ss.open[k.App], k)
	ss.serving.Add(1)
	return len(ss.open[k.App]), true
}

// drop takes a connection away; what it has not acknowledged has failed.
func (ss *sockets) drop(k *Socket) {
	ss.mu.Lock()
	ss.open[k.App] = slices.DeleteFunc(ss.open[k.App], func(o *Socket) bool { return o == k })
	ss.mu.Unlock()
	k.conn.Close()
	k.mu.Lock()
	defer k.mu.Unlock()
	k.retired = true
	for envelope, answer := range k.waiting {
		delete(k.waiting, envelope)
		answer <- Ack{Failure: "connection_failed"}
	}
}

// next returns the connection whose turn it is; nil where there is none.
func (ss *sockets) next(app string) *Socket {
	ss.mu.Lock()
	defer ss.mu.Unlock()
	list := ss.open[app]
	for i, k := range list {
		if k.Usable() {
			ss.open[app] = append(slices.Delete(list, i, i+1), k)
			return k
		}
	}
	return nil
}

// close cuts every connection and waits for their ends.
func (ss *sockets) close() {
	ss.mu.Lock()
	ss.closed = true
	for _, list := range ss.open {
		for _, k := range list {
			k.conn.Close()
		}
	}
	ss.mu.Unlock()
	ss.serving.Wait()
}
