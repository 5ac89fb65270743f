package jobs

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
)

// TestEveryJobGivenUpIsTold: whichever way a job ends without being done, its
// worker hears of it, once; one that is not wanted is not lost.
func TestEveryJobGivenUpIsTold(t *testing.T) {
	t.Parallel()
	gone := errors.New("the channel is gone")
	hang := make(chan struct{})
	t.Cleanup(func() { close(hang) })
	for name, tc := range map[string]struct {
		do   func(ctx context.Context) error
		want string // in the error; empty where nothing is lost
	}{
		"never":                {func(context.Context) error { return Never(gone) }, gone.Error()},
		"never, wrapped":       {func(context.Context) error { return fmt.Errorf("posting: %w", Never(gone)) }, gone.Error()},
		"last try":             {func(context.Context) error { return gone }, gone.Error()},
		"panic":                {func(context.Context) error { panic("no such thing") }, "no such thing"},
		"ends in time":         {func(ctx context.Context) error { <-ctx.Done(); return ctx.Err() }, context.DeadlineExceeded.Error()},
		"does not end in time": {func(context.Context) error { <-hang; return nil }, ErrStuck.Error()},
		"unwanted":             {func(context.Context) error { return Unwanted() }, ""},
		"done":                 {func(context.Context) error { return nil }, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			lost, next := make(chan error, 2), make(chan struct{})
			q := open(t, place(t), Worker{Kind: "note", Limit: 1, Tries: 1, Within: 500 * time.Millisecond,
				Do: func(ctx context.Context, body []byte, _ int) error {
					if string(body) == "next" {
						close(next)
						return nil
					}
					return tc.do(ctx)
				},
				Lost: func(_ context.Context, _ []byte, err error) { lost <- err }})
			defer shut(t, q)
			if _, err := q.Add(t.Context(), Job{Kind: "note", Key: "1"}, Job{Kind: "note", Key: "2", Body: []byte("next")}); err != nil {
				t.Fatal(err)
			}
			if tc.want != "" {
				if err := <-lost; !strings.Contains(err.Error(), tc.want) {
					t.Errorf("lost with %v, want %q", err, tc.want)
				}
			}
			<-next // those behind it are done, one at a time though they are
			if len(lost) > 0 {
				t.Errorf("told again: %v", <-lost)
			}
		})
	}
}
