package digest

import (
	"cmp"
	"context"
	"slices"
	"time"

	"rectify/handlers/reply"
	"rectify/handlers/rights"
	"rectify/handlers/view"
)

// A Subscription is a digest that a channel or a person receives.
type Subscription struct {
	To      string     `json:"to"`                 // a channel, or a person
	Mine    bool       `json:"mine,omitempty"`     // to a person, with their own items only
	All     bool       `json:"all,omitempty"`      // to a person, with all items, as for leaders
	At      string     `json:"at,omitempty"`       // "15:04"; empty for the configured hour
	Daily   bool       `json:"daily,omitempty"`    // also on days off
	Off     bool       `json:"off,omitempty"`      // turned off
	Silent  bool       `json:"silent,omitempty"`   // not sent if there is nothing to report
	Lang    reply.Lang `json:"lang,omitempty"`     // empty for the default language
	QuietOn string     `json:"quiet_on,omitempty"` // weekdays without digests and reminders, "0123456" from Sunday
}

// subscriptionsMark is the memory key of all subscriptions.
const subscriptionsMark = "digests"

// Usual returns the default digest: the channel (empty for none) and the hour.
func Usual(to, at string) Subscription { return Subscription{To: to, At: hourNamed(at)} }

// Subscriptions returns all subscriptions, the default digest first.
func (a *Digests) Subscriptions(ctx context.Context) ([]Subscription, error) {
	all, _, err := view.Load[[]Subscription](ctx, a.Memory, subscriptionsMark)
	if err != nil {
		return nil, err
	}
	named := slices.ContainsFunc(all, func(s Subscription) bool { return s.To == a.Usual.To })
	if a.Usual.To != "" && !named {
		all = slices.Insert(all, 0, a.Usual)
	}
	for i := range all {
		all[i].At = cmp.Or(all[i].At, a.Usual.At, usualHour)
	}
	return all, nil
}

// DigestCommand carries out "digest", which shows one now, and "digest on|off|at
// 08:30|weekdays|daily|silent|line|zh|en|mine|channel #x|quiet sat", which changes
// a subscription.
func (a *Digests) DigestCommand(ctx context.Context, r reply.Request, words string) (reply.Reply, error) {
	fields := fieldsOf(words)
	if len(fields) == 0 {
		return a.digestNow(ctx, r, "")
	}
	if len(fields) == 1 && (fields[0] == "mine" || fields[0] == "我的") {
		return a.digestNow(ctx, r, r.Person.ID)
	}
	l := r.Lang
	var set schedule
	if wrong := set.read(fields); wrong != "" {
		return reply.Sentence(l, l.Phrase(msgSettingNotUnderstood, wrong)), nil
	}
	if set.channel != "" && r.Named == "" {
		return reply.Sentence(l, l.Phrase(msgNoSuchChannel, set.channel)), nil
	}
	sub := Subscription{To: cmp.Or(r.Named, r.Channel)}
	if set.mine || r.Named == "" && (r.Direct || r.Channel == "") {
		sub = Subscription{To: r.Person.ID, Mine: true}
	}
	all := !set.mine && slices.Contains(a.People.Leaders(ctx), r.Person.ID)
	if all && r.Named == "" && !r.Person.May(reply.Editor) { // others than editors subscribe themselves, in whatever channel
		sub = Subscription{To: r.Person.ID, Mine: true}
	}
	if !sub.Mine {
		if err := a.Door.Admit(ctx, r, reply.Editor); err != nil {
			out, err := rights.Refusal(l, err)
			return out.WithRemark(l.Phrase(msgChannelDigestByEditors)), err
		}
	}
	sub.Off = sub.To != a.Usual.To && set.quietOnly() // setting quiet days alone does not subscribe anybody
	err := view.Edit(ctx, a.Memory, subscriptionsMark, a.Clock.Now(), time.Time{}, func(subs *[]Subscription) error {
		at := slices.IndexFunc(*subs, func(s Subscription) bool { return s.To == sub.To })
		if at < 0 {
			at, *subs = len(*subs), append(*subs, sub)
		}
		its := &(*subs)[at]
		for _, change := range set.changes {
			change(its)
		}
		if its.Mine && set.turnsOn {
			its.All = all
		}
		sub = *its
		return nil
	})
	if err != nil {
		return reply.Reply{}, err
	}
	sub.At = cmp.Or(sub.At, a.Usual.At, usualHour)
	return reply.Sentence(l, sub.said(l, set.channel)), nil
}

// said describes a subscription in a sentence. channel is its name as typed; empty for
// the channel of the request.
func (s Subscription) said(l reply.Lang, channel string) string {
	quiet := ""
	if days := s.quietDays(l); len(days) > 0 {
		quiet = l.Phrase(msgQuietOn, l.Join(days))
	}
	whose := l.Phrase(msgToThisChannel)
	switch {
	case s.All:
		whose = l.Phrase(msgToYouAllItems)
	case s.Mine:
		whose = l.Phrase(msgToYouOwnItems)
	case channel != "":
		whose = l.Phrase(msgToChannel, channel)
	}
	switch {
	case s.Off && s.Mine:
		return l.Phrase(msgYourDigestOff) + quiet
	case s.Off:
		return l.Phrase(msgChannelDigestOff, whose)
	}
	days := l.Phrase(msgOnWorkingDays)
	if s.Daily {
		days = l.Phrase(msgEveryDay)
	}
	in := map[reply.Lang]string{reply.Chinese: l.Phrase(msgInChinese), reply.English: l.Phrase(msgInEnglish)}[s.Lang]
	if s.Silent {
		in += l.Phrase(msgSilentWithoutNews)
	}
	return l.Phrase(msgSubscribed, days, s.At, whose, in) + quiet
}

// digestNow returns the digest as it would be sent now.
func (a *Digests) digestNow(ctx context.Context, r reply.Request, person string) (reply.Reply, error) {
	d, err := a.Digest(ctx, DigestQuery{Lang: r.Lang, Person: person, Review: a.ReviewOn(a.Clock.Now())})
	if err != nil {
		return reply.Reply{}, err
	}
	return d.Whole(), nil
}
