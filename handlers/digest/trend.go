package digest

import (
	"context"
	"slices"
	"time"

	"rectify/data/ledger"
)

// A TrendPoint is the number of items done by a day, and of items in total.
type TrendPoint struct {
	Date  string `json:"date"`
	Done  int    `json:"done"`
	Total int    `json:"total"`
}

// trend counts the items done at the end of each past week and month of a review.
func (b *digesting) trend(ctx context.Context) (err error) {
	if b.Review.week() {
		var days []time.Time
		for i := weeksOfTrend - 1; i > 0; i-- {
			days = append(days, b.at.AddDate(0, 0, -7*i))
		}
		if b.d.Trend, err = b.doneOn(ctx, days); err != nil {
			return err
		}
	}
	if b.Review.month() {
		var days []time.Time
		for i := monthsOfTrend - 1; i > 0; i-- {
			days = append(days, time.Date(b.at.Year(), b.at.Month()-time.Month(i)+1, 1, 0, 0, 0, 0, b.at.Location()).Add(-time.Second))
		}
		b.d.Months, err = b.doneOn(ctx, days)
	}
	return err
}

// doneOn counts the items done on each of those days, and today, as far back as the
// ledger holds the notices that are in use today: of others, the figures say nothing
// about these.
func (b *digesting) doneOn(ctx context.Context, days []time.Time) (points []TrendPoint, err error) {
	for _, day := range days {
		then, err := b.Ledger.OpenOn(ctx, day)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(b.view.Notices, func(n ledger.Notice) bool { return then.Notice(n.ID) == nil }) {
			continue
		}
		point := TrendPoint{Date: day.Format(time.DateOnly)}
		for i := range then.Items {
			item := &then.Items[i]
			if b.view.Notice(item.Notice) == nil || b.Person != "" && !item.OwnedBy(b.Person) {
				continue
			}
			point.Total++
			if item.Done() {
				point.Done++
			}
		}
		if len(then.Items) > 0 {
			points = append(points, point)
		}
	}
	return append(points, TrendPoint{b.today, b.d.Done, b.d.Total}), nil
}
