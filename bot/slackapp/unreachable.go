package slackapp

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

// unreachable tells the approvers, once, that a channel or a person does not
// receive the app's messages.
func (a *App) unreachable(ctx context.Context, to string, cause error) error {
	switch outbound.RemedyOf(cause) {
	case outbound.OtherChannel, outbound.OtherPerson, outbound.Administer:
	default:
		return nil
	}
	if known, err := a.isUnreachable(ctx, to); err != nil || known {
		return err
	}
	text := func(l reply.Lang) string {
		if identity.IsPerson(to) {
			return l.Phrase(personUnreached, blockkit.Escape(a.nameOf(ctx, l, to)), a.reason(l, cause))
		}
		return l.Phrase(channelUnreached, blockkit.Escape(a.channelName(ctx, to)), a.reason(l, cause))
	}
	approvers, err := a.people.Approvers(ctx)
	if err != nil {
		return err
	}
	for _, id := range approvers {
		if id == to {
			continue
		}
		if err := a.enqueue(ctx, outbound.Delivery{Key: fmt.Sprintf("unreachable %s %s %s", to, a.today(), id), Channel: id,
			Message: blockkit.Message{Text: text(a.people.LangOf(ctx, id))}}); err != nil {
			return err
		}
	}
	return a.ledger.Remember(ctx, unreachableMark(to), []byte("true"), a.now(), time.Time{})
}

// reportReach is outbound.Hourly for messages that the app sends on its own. It
// also keeps the approvers informed of who does not receive them.
func (a *App) reportReach(ctx context.Context, to string, err error) error {
	tell := a.reachedAgain
	if err != nil {
		tell = func(ctx context.Context, to string) error { return a.unreachable(ctx, to, err) }
	}
	if err := tell(ctx, to); err != nil {
		return err
	}
	return outbound.Hourly(err)
}

func (a *App) isUnreachable(ctx context.Context, to string) (bool, error) {
	body, err := a.ledger.Recall(ctx, unreachableMark(to))
	return string(body) == "true", err
}

// reachedAgain notes that a channel or a person receives messages again.
func (a *App) reachedAgain(ctx context.Context, to string) error {
	if known, err := a.isUnreachable(ctx, to); err != nil || !known {
		return err
	}
	return a.ledger.Remember(ctx, unreachableMark(to), []byte("false"), a.now(), a.now().Add(time.Hour))
}

// noteReach notes whether direct messages reach a person.
func (a *App) noteReach(ctx context.Context, person string, err error) {
	switch {
	case err == nil:
		if a.people.Reached(person) {
			if err := a.reachedAgain(ctx, person); err != nil {
				a.log.Warn("reachability not saved", "user", person, "error", err)
			}
		}
	case outbound.RemedyOf(err) == outbound.OtherPerson, outbound.Has(err, "messages_tab_disabled", "is_inactive"):
		a.people.OutOfReach(person)
	}
}

// channelName is the name of the ledger channel, and the id of any other.
func (a *App) channelName(ctx context.Context, id string) string {
	if id == a.config.Channel {
		return a.people.Office(ctx)
	}
	return id
}
