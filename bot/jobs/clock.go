package jobs

import (
	"context"
	"log/slog"
	"time"
)

// settleEvery is how often the effects of a wrong clock are repaired.
const settleEvery = time.Minute

// A clock that was ahead leaves behind jobs scheduled far in the future, done jobs kept
// until then, and a River leader elected until then. Retries and postponements are
// shorter than a day, so a later date that was not requested comes from such a clock.
var (
	settlePostgres = []string{
		`UPDATE river_job SET scheduled_at = now() WHERE state IN ('available', 'retryable', 'scheduled')
			AND scheduled_at > now() + interval '25 hours' AND (attempted_at IS NOT NULL OR created_at > now() + interval '1 hour')`,
		`UPDATE river_job SET finalized_at = now() WHERE finalized_at > now() + interval '1 hour'`,
		`DELETE FROM river_leader WHERE expires_at > now() + interval '1 hour'`,
	}
	settleFile = []string{
		`UPDATE river_job SET scheduled_at = datetime('now', 'subsec') WHERE state IN ('available', 'retryable', 'scheduled')
			AND scheduled_at > datetime('now', '+25 hours') AND (attempted_at IS NOT NULL OR created_at > datetime('now', '+1 hour'))`,
		`UPDATE river_job SET finalized_at = datetime('now', 'subsec') WHERE finalized_at > datetime('now', '+1 hour')`,
		`DELETE FROM river_leader WHERE expires_at > datetime('now', '+1 hour')`,
	}
)

// settle repairs the effects of a wrong clock at once.
func settle(ctx context.Context, statements []string, exec func(context.Context, string) error) error {
	for _, statement := range statements {
		if err := exec(ctx, statement); err != nil {
			return err
		}
	}
	return nil
}

// keepSettled calls settle every minute until ctx ends.
func keepSettled(ctx context.Context, log *slog.Logger, statements []string, exec func(context.Context, string) error) {
	for {
		if pause(ctx, settleEvery); ctx.Err() != nil {
			return
		}
		if err := settle(ctx, statements, exec); err != nil && ctx.Err() == nil {
			log.Warn("clock check failed", "error", err)
		}
	}
}
