package slackapp

import (
	"context"
	"errors"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"rectify/bot/slackapp/outbound"
)

// metrics are the Prometheus metrics of the app.
type metrics struct {
	accepted   *prometheus.CounterVec // by kind
	turnedAway prometheus.Counter
	answered   prometheus.Histogram
	delivered  *prometheus.CounterVec // by outcome
	lost       *prometheus.CounterVec // by kind
}

func newMetrics(r prometheus.Registerer, a *App) *metrics {
	m := &metrics{
		accepted: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "rectify_slack_accepted_total", Help: "Requests kept and acknowledged.",
		}, []string{"kind"}),
		turnedAway: prometheus.NewCounter(prometheus.CounterOpts{
			Name: "rectify_slack_turned_away_total", Help: "Requests turned away because too much was waiting.",
		}),
		answered: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: "rectify_answer_seconds", Help: "Time from a request's arrival until its answer is on its way.",
			Buckets: prometheus.ExponentialBuckets(0.002, 2.5, 10),
		}),
		delivered: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "rectify_slack_deliveries_total", Help: "Tries to hand a message to Slack.",
		}, []string{"outcome"}),
		lost: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "rectify_lost_total", Help: "Requests and messages that were given up.",
		}, []string{"kind"}),
	}
	if r == nil {
		return m
	}
	r.MustRegister(m.accepted, m.turnedAway, m.answered, m.delivered, m.lost,
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{
			Name: "rectify_slack_connections", Help: "Open Socket Mode connections.",
		}, func() float64 { return float64(a.inbound.Connected()) }),
		waitingGauge(func(ctx context.Context, kind string) (int, error) { return a.inbox.Waiting(ctx, kind) },
			"rectify_requests_waiting", "Requests not answered yet.", incomingJobs, modelJobs),
		waitingGauge(func(ctx context.Context, kind string) (int, error) { return a.outbox.Waiting(ctx, kind) },
			"rectify_deliveries_waiting", "Messages not delivered yet.", outbound.PublicJobs, outbound.PrivateJobs))
	return m
}

// scrapeWithin is how long a gauge waits for the database; after that it reports -1.
const scrapeWithin = time.Second

// waitingGauge counts the jobs of these kinds that are not done; -1 where they
// cannot be counted in time.
func waitingGauge(waiting func(ctx context.Context, kind string) (int, error), name, help string, kinds ...string) prometheus.Collector {
	return prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: name, Help: help}, func() (sum float64) {
		ctx, cancel := context.WithTimeout(context.Background(), scrapeWithin)
		defer cancel()
		for _, kind := range kinds {
			n, err := waiting(ctx, kind)
			if err != nil {
				return -1
			}
			sum += float64(n)
		}
		return sum
	})
}

// checkEvery is how often the token is checked.
const checkEvery = 5 * time.Minute

// Watch checks regularly whether Slack still accepts the token, until ctx ends.
func (a *App) Watch(ctx context.Context) {
	tick := time.NewTicker(checkEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		_, err := a.api.AuthTestContext(ctx)
		switch {
		case err == nil:
			a.rejected.Store(nil)
		case outbound.RemedyOf(err) == outbound.Administer:
			a.rejected.Store(&err)
			a.log.Error("Slack token rejected: see `rectify doctor`", "error", err)
		}
	}
}

// Ready is nil while Slack accepts the token and, in Socket Mode, a connection
// is open.
func (a *App) Ready() error {
	if err := a.rejected.Load(); err != nil {
		return *err
	}
	if a.config.AppToken != "" && a.inbound.Connected() == 0 {
		return errors.New("no Socket Mode connection")
	}
	return nil
}
