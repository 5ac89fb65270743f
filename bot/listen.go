package main

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
	mostHeader  = 16 << 10 // bytes
	readyWithin = 2 * time.Second
)

// newServer serves what anybody may reach: it holds little of each request, and
// none for long.
func newServer(handler http.Handler) *http.Server {
	return &http.Server{
		Handler: handler, ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 10 * time.Second,
		WriteTimeout: 30 * time.Second, IdleTimeout: time.Minute, MaxHeaderBytes: mostHeader,
	}
}

// A readiness tells what does not work: its checks in order, by name.
type readiness struct {
	log    *slog.Logger
	checks []namedCheck
	down   atomic.Bool // as it was said last
}

type namedCheck struct {
	name string
	run  func(ctx context.Context) error
}

// check is the name of the first part that is not ready and what is wrong with
// it. The log hears of each change.
func (r *readiness) check(ctx context.Context) (name string, err error) {
	ctx, cancel := context.WithTimeout(ctx, readyWithin)
	defer cancel()
	for _, c := range r.checks {
		if err := c.run(ctx); err != nil {
			if !r.down.Swap(true) {
				r.log.Error("not ready", "part", c.name, "error", err)
			}
			return c.name, err
		}
	}
	if r.down.Swap(false) {
		r.log.Info("ready again")
	}
	return "", nil
}

// public says which part is not ready, and no more: errors name hosts and
// users.
func (r *readiness) public(w http.ResponseWriter, req *http.Request) {
	if name, err := r.check(req.Context()); err != nil {
		http.Error(w, "not ready: "+name, http.StatusServiceUnavailable)
		return
	}
	fmt.Fprintln(w, "ready")
}

// inFull says what is wrong, to those who run it.
func (r *readiness) inFull(w http.ResponseWriter, req *http.Request) {
	if name, err := r.check(req.Context()); err != nil {
		http.Error(w, "not ready: "+name+": "+err.Error(), http.StatusServiceUnavailable)
		return
	}
	fmt.Fprintln(w, "ready")
}

// publicRoutes are those of RECTIFY_LISTEN. slack is nil in Socket Mode.
func publicRoutes(ready *readiness, slack http.Handler) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "ok") })
	mux.HandleFunc("GET /readyz", ready.public)
	if slack != nil {
		mux.Handle("/slack/", slack)
	}
	return mux
}

// operatorRoutes are those of RECTIFY_METRICS_LISTEN.
func operatorRoutes(ready *readiness, metrics prometheus.Gatherer) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /readyz", ready.inFull)
	mux.Handle("GET /metrics", promhttp.HandlerFor(metrics, promhttp.HandlerOpts{Timeout: 10 * time.Second, MaxRequestsInFlight: 4}))
	return mux
}

// metricsAt is where metrics are served unless RECTIFY_METRICS_LISTEN says
// otherwise: for this machine alone.
const metricsAt = "127.0.0.1:9464"

// listenForMetrics listens at the address; where the default is taken, as by
// another replica on this machine, at any free port of it.
func listenForMetrics(address string) (net.Listener, error) {
	listener, err := net.Listen("tcp", address)
	if err != nil && address == metricsAt {
		listener, err = net.Listen("tcp", "127.0.0.1:0")
	}
	if err != nil {
		return nil, fmt.Errorf("listening on %s: %w (set RECTIFY_METRICS_LISTEN to a free address)", address, err)
	}
	return listener, nil
}
