package summarizer

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"github.com/cenkalti/backoff/v5"
	"github.com/sony/gobreaker/v2"
)

// newBreaker returns a circuit breaker for a server that keeps failing. Cancelled
// requests, and answers that the reader stopped, do not count as failures.
func newBreaker[T any](name string) *gobreaker.CircuitBreaker[T] {
	return gobreaker.NewCircuitBreaker[T](gobreaker.Settings{
		Name: name, Timeout: restAfterFailures,
		ReadyToTrip: func(c gobreaker.Counts) bool { return c.ConsecutiveFailures >= failuresInARow },
		IsSuccessful: func(err error) bool {
			return err == nil || errors.Is(err, context.Canceled) || errors.As(err, new(*stopped))
		},
	})
}

// retries are how a server is asked again.
func retries(s Settings) []backoff.RetryOption {
	return []backoff.RetryOption{
		backoff.WithMaxTries(uint(s.Tries)), backoff.WithMaxElapsedTime(cmp.Or(s.First, s.Total)),
		backoff.WithBackOff(&backoff.ExponentialBackOff{InitialInterval: 200 * time.Millisecond, RandomizationFactor: 0.5, Multiplier: 2,
			MaxInterval: 5 * time.Second}),
	}
}

// After so many failures in a row the server is left alone for a while.
const (
	failuresInARow    = 5
	restAfterFailures = 30 * time.Second
)

// attempts asks a server once, and again while it fails, unless an answer has
// begun, until all the time is over. ErrBusy where the breaker leaves it alone.
func attempts[T any](ctx context.Context, s Settings, breaker *gobreaker.CircuitBreaker[T], once func(context.Context) (T, error),
	begun func() bool) (T, error) {
	answer, err := breaker.Execute(func() (T, error) {
		ctx, cancel := context.WithTimeoutCause(ctx, s.Total, ErrSlow)
		defer cancel()
		return backoff.Retry(ctx, func() (T, error) {
			note := &answered{}
			answer, err := once(context.WithValue(ctx, answeredKey{}, note))
			switch {
			case err == nil:
				return answer, nil
			case begun() || !errors.Is(err, ErrServer):
				return answer, backoff.Permanent(err)
			case note.after > 0:
				return answer, errors.Join(err, backoff.RetryAfter(note.after))
			}
			return answer, err
		}, retries(s)...)
	})
	if errors.Is(err, gobreaker.ErrOpenState) || errors.Is(err, gobreaker.ErrTooManyRequests) {
		err = fmt.Errorf("%w (%w)", ErrBusy, err)
	}
	return answer, err
}

// answered is what go-openai does not tell of an answer.
type answered struct{ after int } // Retry-After, in seconds

type answeredKey struct{}

// noting is a transport that takes note of Retry-After.
type noting struct{ http.RoundTripper }

func (a noting) RoundTrip(r *http.Request) (*http.Response, error) {
	response, err := a.RoundTripper.RoundTrip(r)
	if note, ok := r.Context().Value(answeredKey{}).(*answered); ok && err == nil && response.StatusCode >= http.StatusBadRequest {
		note.after, _ = strconv.Atoi(response.Header.Get("Retry-After"))
	}
	return response, err
}
