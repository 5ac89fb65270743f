package workspace

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

const (
	maxSockets   = 10               // connections an app may have at a time
	maxAck       = 20 << 10         // longer acknowledgements Slack drops without a word
	ticketLife   = 30 * time.Second // between apps.connections.open and the connection
	pingEvery    = 10 * time.Second
	writeWithin  = 10 * time.Second
	retiredAfter = 10 * time.Second // how long a connection lives that was told to go
)

// sockets are the Socket Mode connections of all apps.
type sockets struct {
	mu      sync.Mutex
	tickets map[string]ticket
	open    map[string][]*socket // by app; the first is the next to get something
	serving sync.WaitGroup
	closed  bool
}

// A ticket lets one connection in.
type ticket struct {
	app     string
	expires time.Time
}

// A socket is one connection.
type socket struct {
	app     string
	conn    *websocket.Conn
	writing sync.Mutex

	mu      sync.Mutex
	retired bool
	waiting map[string]chan receipt // by envelope_id
}

func appsConnectionsOpen(c *call) (object, error) {
	base := "ws" + strings.TrimPrefix(c.s.BaseURL(), "http")
	query := url.Values{"ticket": {c.s.sockets.sell(c.in.ID, c.s.clock.Now())}, "app_id": {c.in.ID}}
	return object{"url": base + "/socket?" + query.Encode()}, nil
}

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
	id := newSecret(16)
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

// serveSocket is one connection's whole life.
func (s *Server) serveSocket(w http.ResponseWriter, r *http.Request) {
	app, ok := s.sockets.admit(r.URL.Query().Get("ticket"), s.clock.Now())
	if !ok {
		http.Error(w, "no such ticket", http.StatusForbidden)
		return
	}
	conn, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		return // the upgrader has answered
	}
	k := &socket{app: app, conn: conn, waiting: map[string]chan receipt{}}
	number, ok := s.sockets.add(k)
	if !ok {
		conn.Close()
		return
	}
	defer s.sockets.serving.Done()
	defer s.sockets.drop(k)
	defer s.keepAlive(k)()
	k.write(object{
		"type": "hello", "num_connections": number, "connection_info": object{"app_id": app},
		"debug_info": object{"host": "workspace", "build_number": 1, "approximate_connection_time": 18060},
	})
	if number > maxSockets {
		k.retire("too_many_websockets")
		return
	}
	s.outbox.wake()
	k.read()
}

// keepAlive sends protocol pings for as long as the connection lasts.
func (s *Server) keepAlive(k *socket) (stop func()) {
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
func (k *socket) read() {
	k.conn.SetReadLimit(maxBody)
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
		k.answered(ack.EnvelopeID, receipt{body: ack.Payload})
	}
}

func (k *socket) answered(envelope string, r receipt) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if answer, ok := k.waiting[envelope]; ok {
		delete(k.waiting, envelope)
		answer <- r
	}
}

func (k *socket) write(v object) error {
	k.writing.Lock()
	defer k.writing.Unlock()
	if err := k.conn.SetWriteDeadline(time.Now().Add(writeWithin)); err != nil {
		return err
	}
	return k.conn.WriteMessage(websocket.TextMessage, []byte(encode(v)))
}

// usable reports whether new things may be sent through the connection.
func (k *socket) usable() bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	return !k.retired
}

// retire tells a connection to go; without a reason it is cut off.
func (k *socket) retire(reason string) {
	k.mu.Lock()
	k.retired = true
	k.mu.Unlock()
	if reason == "" {
		k.conn.Close()
		return
	}
	k.write(object{"type": "disconnect", "reason": reason, "debug_info": object{"host": "workspace"}})
}

// handToSocket sends a parcel through one of the app's connections, each in its turn,
// and waits for the acknowledgement.
func (s *Server) handToSocket(ctx context.Context, in Installed, p parcel) receipt {
	k := s.sockets.next(in.ID)
	if k == nil {
		return receipt{failure: "connection_failed"}
	}
	envelope := newUUID()
	answer := make(chan receipt, 1)
	k.mu.Lock()
	k.waiting[envelope] = answer
	k.mu.Unlock()
	defer k.answered(envelope, receipt{})
	late := make(chan struct{})
	defer s.clock.AfterFunc(s.ack, func() { close(late) })()

	message := object{
		"type": p.kind, "envelope_id": envelope, "payload": p.payload, "accepts_response_payload": p.kind != eventsAPI,
	}
	if p.kind == eventsAPI {
		message["retry_attempt"], message["retry_reason"] = p.attempt, p.reason
	}
	if k.write(message) != nil {
		return receipt{failure: "connection_failed"}
	}
	select {
	case r := <-answer:
		return r
	case <-late:
		return receipt{failure: "timeout"}
	case <-ctx.Done():
		return receipt{failure: "connection_failed"}
	}
}

// add takes a connection in and returns how many the app has now.
func (ss *sockets) add(k *socket) (number int, ok bool) {
	ss.mu.Lock()
	defer ss.mu.Unlock()
	if ss.closed {
		return 0, false
	}
	if ss.open == nil {
		ss.open = map[string][]*socket{}
	}
	ss.open[k.app] = append(ss.open[k.app], k)
	ss.serving.Add(1)
	return len(ss.open[k.app]), true
}

// drop takes a connection away; what it has not acknowledged has failed.
func (ss *sockets) drop(k *socket) {
	ss.mu.Lock()
	ss.open[k.app] = slices.DeleteFunc(ss.open[k.app], func(o *socket) bool { return o == k })
	ss.mu.Unlock()
	k.conn.Close()
	k.mu.Lock()
	defer k.mu.Unlock()
	for envelope, answer := range k.waiting {
		delete(k.waiting, envelope)
		answer <- receipt{failure: "connection_failed"}
	}
}

// next returns the connection whose turn it is; nil where there is none.
func (ss *sockets) next(app string) *socket {
	ss.mu.Lock()
	defer ss.mu.Unlock()
	list := ss.open[app]
	for i, k := range list {
		if k.usable() {
			ss.open[app] = append(slices.Delete(list, i, i+1), k)
			return k
		}
	}
	return nil
}

// Connections returns how many Socket Mode connections an app has, but for
// those that were told to go.
func (s *Server) Connections(app string) (n int) {
	s.sockets.mu.Lock()
	defer s.sockets.mu.Unlock()
	for _, k := range s.sockets.open[app] {
		if k.usable() {
			n++
		}
	}
	return n
}

// Disconnect tells an app's connections to go, for Slack's reason: "warning",
// "refresh_requested", "link_disabled". Without one they are cut off.
func (s *Server) Disconnect(app, reason string) {
	s.sockets.mu.Lock()
	list := slices.Clone(s.sockets.open[app])
	s.sockets.mu.Unlock()
	for _, k := range list {
		k.retire(reason)
		s.clock.AfterFunc(retiredAfter, func() { k.conn.Close() })
	}
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
