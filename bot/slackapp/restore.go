package slackapp

import (
	"context"
	"errors"

	"rectify/bot/jobs"
)

// HoldJobs keeps a server from starting in a directory until release is called.
// The error is jobs.ErrInUse where one is running.
func HoldJobs(dir string) (release func(), err error) {
	inbox, err := jobs.HoldFile(jobsIn(dir, inboxFile))
	if err != nil {
		return nil, err
	}
	outbox, err := jobs.HoldFile(jobsIn(dir, outboxFile))
	if err != nil {
		return nil, errors.Join(err, inbox())
	}
	return func() { inbox(); outbox() }, nil
}

// ForgetNews removes pending announcements before an older ledger replaces the
// current one, whose entries have the same numbers.
func ForgetNews(ctx context.Context, dir string) error {
	return jobs.Forget(ctx, jobsIn(dir, outboxFile), announcementJobs, homeJobs)
}
