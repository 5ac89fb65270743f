// Package httpserver runs the program's two HTTP listeners: a public one, and one for
// operators.
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

// Limits of the public listener.
const (
	maxHeader   = 16 << 10 // bytes
	readyWithin = 2 * time.Second
)

// New returns a public server: small headers, short timeouts.
func New(handler http.Handler) *http.Server {
	return &http.Server{
		Handler: handler, ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 10 * time.Second,
		WriteTimeout: 30 * time.Second, IdleTimeout: time.Minute, MaxHeaderBytes: maxHeader,
	}
}

// A Readiness runs the health checks and reports the first that fails.
type Readiness struct {
	Log    *slog.Logger
	Checks []Check     // in order
	down   atomic.Bool // as it was said last
}

// A Check returns nil while its part of the program works.
type Check struct {
	Part string
	Run  func(ctx context.Context) error
}

// check returns the name of the first part that is not ready, and its error. Each
// change is logged.
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

// public names the part that is not ready, without the error: errors contain hosts and
// user names.
func (r *Readiness) public(w http.ResponseWriter, req *http.Request) {
	if name, err := r.check(req.Context()); err != nil {
		http.Error(w, "not ready: "+name, http.StatusServiceUnavailable)
		return
	}
	fmt.Fprintln(w, "ready")
}

// inFull returns the error too, for operators.
func (r *Readiness) inFull(w http.ResponseWriter, req *http.Request) {
	if name, err := r.check(req.Context()); err != nil {
		http.Error(w, "not ready: "+name+": "+err.Error(), http.StatusServiceUnavailable)
		return
	}
	fmt.Fprintln(w, "ready")
}

// PublicRoutes returns the routes of RECTIFY_LISTEN. slack is nil in Socket Mode.
func PublicRoutes(ready *Readiness, slack http.Handler) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "ok") })
	mux.HandleFunc("GET /readyz", ready.public)
	if slack != nil {
		mux.Handle("/slack/", slack)
	}
	return mux
}

// OperatorRoutes returns the routes of RECTIFY_METRICS_LISTEN.
func OperatorRoutes(ready *Readiness, metrics prometheus.Gatherer) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /readyz", ready.inFull)
	mux.Handle("GET /metrics", promhttp.HandlerFor(metrics, promhttp.HandlerOpts{Timeout: 10 * time.Second, MaxRequestsInFlight: 4}))
	return mux
}

// metricsAt is the default address for metrics: reachable from this machine only.
const metricsAt = "127.0.0.1:9464"

// ListenForMetrics listens at the address. If the default port is taken, as by another
// replica on this machine, it takes any free port.
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
