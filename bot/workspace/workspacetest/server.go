// Package workspacetest serves a workspace to tests, with what no page offers:
// faults, a clock that is turned by hand, and what people do in Slack's other
// clients.
package workspacetest

import (
	"cmp"
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
	"time"

	"rectify/bot/workspace"
	"rectify/bot/workspace/dispatch"
	"rectify/bot/workspace/wire"
)

// A Server is a workspace that is served over HTTP.
type Server struct {
	*workspace.Server
	http   *httptest.Server
	clock  dispatch.Clock
	faults Faults

	mu      sync.Mutex
	sockets []*dispatch.Socket
	groups  []workspace.UserGroup // that were added
}

// Open opens a workspace and serves its Handler, with what around makes of it
// where that is given.
func Open(ctx context.Context, cfg workspace.Config, around ...func(http.Handler) http.Handler) (*Server, error) {
	s := &Server{clock: cmp.Or[dispatch.Clock](cfg.Clock, dispatch.WallClock{})}
	s.http = httptest.NewUnstartedServer(nil)
	cfg.BaseURL = "http://" + s.http.Listener.Addr().String()
	cfg.Deliver, cfg.Connected = s.faults.deliver, s.connected
	ws, err := workspace.Open(ctx, cfg)
	if err != nil {
		s.http.Close()
		return nil, err
	}
	s.Server = ws
	handler := s.faults.around(s.clock, ws.Handler())
	for _, wrap := range around {
		handler = wrap(handler)
	}
	s.http.Config.Handler = handler
	s.http.Start()
	return s, nil
}

// Close cuts all connections and closes the workspace.
func (s *Server) Close() error {
	s.http.CloseClientConnections()
	s.http.Close()
	return s.Server.Close()
}

// Faults returns the switches of what goes wrong.
func (s *Server) Faults() *Faults { return &s.faults }

// settleEvery is how often Settle looks.
const settleEvery = 2 * time.Millisecond

// Settle waits until no event is under way and none is due: each is
// delivered, given up, or waits for its next retry.
func (s *Server) Settle(ctx context.Context) error {
	tick := time.NewTicker(settleEvery)
	defer tick.Stop()
	for {
		due, _, _, err := s.queue(ctx)
		if err != nil || due == 0 {
			return err
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// Queue says how many events wait for their next try, and how many were given
// up after the last.
func (s *Server) Queue(ctx context.Context) (waiting, failed int, err error) {
	_, waiting, failed, err = s.queue(ctx)
	return waiting, failed, err
}

func (s *Server) queue(ctx context.Context) (due, waiting, failed int, err error) {
	err = s.Do(ctx, func(t *workspace.Tx) {
		workspace.Must(t.QueryRowContext(ctx, `SELECT count(*) FILTER (WHERE state = 'waiting' AND due <= ?),
			count(*) FILTER (WHERE state = 'waiting'), count(*) FILTER (WHERE state = 'failed') FROM deliveries`,
			s.clock.Now().UnixMicro()).Scan(&due, &waiting, &failed))
	})
	return due, waiting, failed, err
}

// Deliver hands an app a payload as it is, such as one that was recorded
// elsewhere: kind is "events_api", "slash_commands" or "interactive". The
// error's code is operation_timeout or dispatch_failed where the app does not
// acknowledge it.
func (s *Server) Deliver(ctx context.Context, app, kind string, payload json.RawMessage) error {
	in, err := s.app(ctx, app)
	if err != nil {
		return err
	}
	if ack := s.Send(ctx, in, dispatch.Request{Kind: kind, Payload: payload}); ack.Failure != "" {
		return wire.Refuse(ack.UserError(), ack.Failure)
	}
	return nil
}

func (s *Server) app(ctx context.Context, id string) (workspace.Installed, error) {
	apps, err := s.Apps(ctx)
	if err != nil {
		return workspace.Installed{}, err
	}
	i := slices.IndexFunc(apps, func(in workspace.Installed) bool { return in.ID == id })
	if i < 0 {
		return workspace.Installed{}, wire.Refuse("app_not_found")
	}
	return apps[i], nil
}

func (s *Server) connected(k *dispatch.Socket) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.sockets = append(s.sockets, k)
}

// usable are the Socket Mode connections of an app, but for those that were
// told to go.
func (s *Server) usable(app string) []*dispatch.Socket {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.sockets = slices.DeleteFunc(s.sockets, func(k *dispatch.Socket) bool { return !k.Usable() })
	return slices.DeleteFunc(slices.Clone(s.sockets), func(k *dispatch.Socket) bool { return k.App != app })
}

// Connections returns how many Socket Mode connections an app has, but for
// those that were told to go.
func (s *Server) Connections(app string) int { return len(s.usable(app)) }

// retiredAfter is how long a connection lives that was told to go.
const retiredAfter = 10 * time.Second

// Disconnect tells an app's connections to go, for Slack's reason: "warning",
// "refresh_requested", "link_disabled". Without one they are cut off.
func (s *Server) Disconnect(app, reason string) {
	for _, k := range s.usable(app) {
		k.Retire(reason)
		s.clock.AfterFunc(retiredAfter, func() { k.Retire("") })
	}
}
