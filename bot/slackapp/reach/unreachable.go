package reach

import (
	"context"
	"fmt"
	"time"

	"rectify/bot/slackapp/blockkit"
	"rectify/bot/slackapp/identity"
	"rectify/bot/slackapp/outbound"
	"rectify/handlers/reply"
)

func unreachableMark(to string) string { return "unreachable " + to }

// Unreachable tells the approvers, once, that a channel or a person does not
// receive the app's messages.
func (r *Reach) Unreachable(ctx context.Context, to string, cause error) error {
	switch outbound.RemedyOf(cause) {
	case outbound.OtherChannel, outbound.OtherPerson, outbound.Administer:
	default:
		return nil
	}
	if known, err := r.isUnreachable(ctx, to); err != nil || known {
		return err
	}
	text := func(l reply.Lang) string {
		if identity.IsPerson(to) {
			return l.Phrase(personUnreached, blockkit.Escape(r.nameOf(ctx, l, to)), r.reason(l, cause))
		}
		return l.Phrase(channelUnreached, blockkit.Escape(r.channelName(ctx, to)), r.reason(l, cause))
	}
	approvers, err := r.People.Approvers(ctx)
	if err != nil {
		return err
	}
	for _, id := range approvers {
		if id == to {
			continue
		}
		if err := r.Enqueue(ctx, outbound.Delivery{Key: fmt.Sprintf("unreachable %s %s %s", to, r.Now().Format(time.DateOnly), id), Channel: id,
			Message: blockkit.Message{Text: text(r.People.LangOf(ctx, id))}}); err != nil {
			return err
		}
	}
	return r.Memory.Remember(ctx, unreachableMark(to), []byte("true"), r.Now(), time.Time{})
}

// Report is outbound.Hourly for messages that the app sends unasked. It also tells the
// approvers who does not receive them.
func (r *Reach) Report(ctx context.Context, to string, err error) error {
	tell := r.Restored
	if err != nil {
		tell = func(ctx context.Context, to string) error { return r.Unreachable(ctx, to, err) }
	}
	if err := tell(ctx, to); err != nil {
		return err
	}
	return outbound.Hourly(err)
}

func (r *Reach) isUnreachable(ctx context.Context, to string) (bool, error) {
	body, err := r.Memory.Recall(ctx, unreachableMark(to))
	return string(body) == "true", err
}

// Restored records that a channel or a person receives messages again.
func (r *Reach) Restored(ctx context.Context, to string) error {
	if known, err := r.isUnreachable(ctx, to); err != nil || !known {
		return err
	}
	return r.Memory.Remember(ctx, unreachableMark(to), []byte("false"), r.Now(), r.Now().Add(time.Hour))
}

// Note records whether direct messages reach a person.
func (r *Reach) Note(ctx context.Context, person string, err error) {
	switch {
	case err == nil:
		if r.People.Reached(person) {
			if err := r.Restored(ctx, person); err != nil {
				r.Log.Warn("reachability not saved", "user", person, "error", err)
			}
		}
	case outbound.RemedyOf(err) == outbound.OtherPerson, outbound.Has(err, "messages_tab_disabled", "is_inactive"):
		r.People.OutOfReach(person)
	}
}

// channelName returns the name of the ledger channel, and the ID of any other.
func (r *Reach) channelName(ctx context.Context, id string) string {
	if id == r.Channel {
		return r.People.Office(ctx)
	}
	return id
}
