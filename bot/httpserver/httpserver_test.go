package httpserver

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/prometheus/client_golang/prometheus"
)

func TestPublicListenerTellsNothingOfTheInside(t *testing.T) {
	t.Parallel()
	var log strings.Builder
	broken := errors.New("dial tcp 10.1.2.3:5432: password of user rectify")
	ready := &Readiness{Log: slog.New(slog.NewTextHandler(&log, nil)), Checks: []Check{
		{"ledger", func(context.Context) error { return broken }},
	}}
	slackRoutes := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "slack") })
	metrics := prometheus.NewRegistry()
	metrics.MustRegister(prometheus.NewCounter(prometheus.CounterOpts{Name: "rectify_test_total", Help: "x"}))
	public, operators := PublicRoutes(ready, slackRoutes), OperatorRoutes(ready, metrics)
	for name, test := range map[string]struct {
		routes       http.Handler
		method, path string
		code         int
		body         string
	}{
		"alive": {public, "GET", "/healthz", 200, "ok"}, "ready": {public, "GET", "/readyz", 503, "not ready: ledger\n"}, "no metrics": {public, "GET", "/metrics", 404, ""},
		"no metrics at another spelling": {public, "GET", "/slack/../metrics", 307, ""}, "no profiles": {public, "GET", "/debug/pprof/", 404, ""},
		"Slack": {public, "POST", "/slack/events", 200, "slack"}, "metrics": {operators, "GET", "/metrics", 200, "rectify_test_total 0"},
		"ready in full": {operators, "GET", "/readyz", 503, "10.1.2.3"}, "no Slack there": {operators, "POST", "/slack/events", 404, ""},
	} {
		answer := httptest.NewRecorder()
		test.routes.ServeHTTP(answer, httptest.NewRequest(test.method, test.path, nil))
		if answer.Code != test.code || !strings.Contains(answer.Body.String(), test.body) {
			t.Errorf("%s: %d %q", name, answer.Code, answer.Body)
		}
		if test.routes == public && strings.Contains(answer.Body.String(), "10.1.2.3") {
			t.Errorf("%s tells the public: %q", name, answer.Body)
		}
	}
	if n := strings.Count(log.String(), "not ready"); n != 1 || !strings.Contains(log.String(), "10.1.2.3") {
		t.Errorf("the log has it %d times: %s", n, log.String())
	}
	ready.Checks[0].Run = func(context.Context) error { return nil }
	answer := httptest.NewRecorder()
	public.ServeHTTP(answer, httptest.NewRequest("GET", "/readyz", nil))
	if answer.Code != 200 || !strings.Contains(log.String(), "ready again") {
		t.Errorf("%d, log %s", answer.Code, log.String())
	}
}

func TestReadinessDoesNotHang(t *testing.T) {
	t.Parallel()
	ready := &Readiness{Log: slog.New(slog.DiscardHandler), Checks: []Check{{"ledger", func(ctx context.Context) error {
		if _, bounded := ctx.Deadline(); !bounded {
			t.Error("the check may take for ever")
		}
		return ctx.Err()
	}}}}
	ready.check(t.Context())
}

func TestMetricsGiveWayWhereTheirDefaultIsTaken(t *testing.T) {
	t.Parallel()
	first, err := ListenForMetrics(metricsAt)
	if err != nil {
		t.Fatal(err)
	}
	defer first.Close()
	second, err := ListenForMetrics(metricsAt)
	if err != nil {
		t.Fatal(err)
	}
	defer second.Close()
	if host, _, _ := strings.Cut(second.Addr().String(), ":"); host != "127.0.0.1" {
		t.Errorf("listens at %s", second.Addr())
	}
	if _, err := ListenForMetrics(second.Addr().String()); err == nil || !strings.Contains(err.Error(), "RECTIFY_METRICS_LISTEN") {
		t.Errorf("an address that is taken: %v", err)
	}
}
