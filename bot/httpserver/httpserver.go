// Package httpserver has the program's two listeners: one that the public may
// reach, and one for its operators.
package httpserver

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// Limits of the listener that the public may reach.
const (
	maxHeader   = 16 << 10 // bytes
	readyWithin = 2 * time.Second
)

// New serves what anybody may reach: it holds little of each request, and
// none for long.
func New(handler http.Handler) *http.Server {
	return &http.Server{
		Handler: handler, ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 10 * time.Second,
		WriteTimeout: 30 * time.Second, IdleTimeout: time.Minute, MaxHeaderBytes: maxHeader,
	}
}

// A Readiness tells what does not work.
type Readiness struct {
	Log    *slog.Logger
	Checks []Check     // in order
	down   atomic.Bool // as it was said last
}

// A Check is nil while a part works.
type Check struct {
	Part string
	Run  func(ctx context.Context) error
}

// check is the name of the first part that is not ready and what is wrong with
// it. Each change is logged.
func (r *Readiness) check(ctx context.Context) (name string, err error) {
	ctx, cancel := context.WithTimeout(ctx, readyWithin)
	defer cancel()
	for _, c := range r.Checks {
		if err := c.Run(ctx); err != nil {
			if !r.down.Swap(true) {
				r.Log.Error("not ready", "part", c.Part, "error", err)
			}
			return c.Part, err
		}
	}
	if r.down.Swap(false) {
		r.Log.Info("ready again")
	}
	return "", nil
}

// public says which part is not ready, and no more: errors name hosts and
// users.
func (r *Readiness) public(w http.ResponseWriter, req *http.Request) {
	if name, err := r.check(req.Context()); err != nil {
		http.Error(w, "not ready: "+name, http.StatusServiceUnavailable)
		return
	}
	fmt.Fprintln(w, "ready")
}

// inFull says what is wrong, to those who run it.
func (r *Readiness) inFull(w http.ResponseWriter, req *http.Request) {
	if name, err := r.check(req.Context()); err != nil {
		http.Error(w, "not ready: "+name+": "+err.Error(), http.StatusServiceUnavailable)
		return
	}
	fmt.Fprintln(w, "ready")
}

// PublicRoutes are those of RECTIFY_LISTEN. slack is nil in Socket Mode.
func PublicRoutes(ready *Readiness, slack http.Handler) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "ok") })
	mux.HandleFunc("GET /readyz", ready.public)
	if slack != nil {
		mux.Handle("/slack/", slack)
	}
	return mux
}

// OperatorRoutes are those of RECTIFY_METRICS_LISTEN.
func OperatorRoutes(ready *Readiness, metrics prometheus.Gatherer) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /readyz", ready.inFull)
	mux.Handle("GET /metrics", promhttp.HandlerFor(metrics, promhttp.HandlerOpts{Timeout: 10 * time.Second, MaxRequestsInFlight: 4}))
	return mux
}

// metricsAt is where metrics are served unless RECTIFY_METRICS_LISTEN says
// otherwise: for this machine alone.
const metricsAt = "127.0.0.1:9464"

// ListenForMetrics listens at the address; where the default is taken, as by
// another replica on this machine, at any free port of it.
func ListenForMetrics(address string) (net.Listener, error) {
	listener, err := net.Listen("tcp", address)
	if err != nil && address == metricsAt {
		listener, err = net.Listen("tcp", "127.0.0.1:0")
	}
	if err != nil {
		return nil, fmt.Errorf("listening on %s: %w (set RECTIFY_METRICS_LISTEN to a free address)", address, err)
	}
	return listener, nil
}
