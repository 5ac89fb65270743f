package digest

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"rectify/handlers/reply"
	"rectify/handlers/rights"
	"rectify/handlers/view"
)

// A Subscription is a digest that somebody wants.
type Subscription struct {
	To      string     `json:"to"`                 // a channel, or a person
	Mine    bool       `json:"mine,omitempty"`     // to a person: only their items,
	All     bool       `json:"all,omitempty"`      // unless they have them all, as leaders do
	At      string     `json:"at,omitempty"`       // "15:04"; kept only where somebody set it: the usual hour is a setting
	Daily   bool       `json:"daily,omitempty"`    // on days off, too
	Off     bool       `json:"off,omitempty"`      // not now
	Silent  bool       `json:"silent,omitempty"`   // nothing where there is nothing to report
	Lang    reply.Lang `json:"lang,omitempty"`     // its language; empty for the usual one
	QuietOn string     `json:"quiet_on,omitempty"` // weekdays without a digest and reminders, "0123456" from Sunday
}

// subscriptionsMark names what is remembered of subscriptions.
const subscriptionsMark = "digests"

// UseDigests sets the digest that is there without anybody asking for it; to is
// a channel, empty for none.
func (a *Digests) UseDigests(to, at string) { a.usual = Subscription{To: to, At: hourNamed(at)} }

// Subscriptions are the digests that are wanted, the usual one first.
func (a *Digests) Subscriptions(ctx context.Context) ([]Subscription, error) {
	var body []byte
	if a.Memory != nil {
		var err error
		if body, err = a.Memory.Recall(ctx, subscriptionsMark); err != nil {
			return nil, err
		}
	}
	all, err := readSubscriptions(body)
	if err != nil {
		return nil, err
	}
	named := slices.ContainsFunc(all, func(s Subscription) bool { return s.To == a.usual.To })
	if a.usual.To != "" && !named {
		all = slices.Insert(all, 0, a.usual)
	}
	for i := range all {
		all[i].At = cmp.Or(all[i].At, a.usual.At, usualHour)
	}
	return all, nil
}

// readSubscriptions are those that somebody set.
func readSubscriptions(body []byte) (all []Subscription, err error) {
	if body == nil {
		return nil, nil
	}
	if err := json.Unmarshal(body, &all); err != nil {
		return nil, fmt.Errorf("reading the subscriptions: %w", err)
	}
	return all, nil
}

// DigestCommand is "digest" for one now, and "digest on|off|at 08:30|weekdays|
// daily|silent|line|zh|en|mine|channel #x|quiet sat" for those to come, in a
// channel or for oneself.
func (a *Digests) DigestCommand(ctx context.Context, r reply.Request, words string) (reply.Reply, error) {
	fields := strings.Fields(strings.ToLower(words))
	if len(fields) == 0 {
		return a.digestNow(ctx, r, "")
	}
	if len(fields) == 1 && (fields[0] == "mine" || fields[0] == "我的") {
		return a.digestNow(ctx, r, r.Person.ID)
	}
	l := r.Lang
	if a.Memory == nil {
		return reply.Reply{}, view.ErrReadOnly
	}
	var set schedule
	if wrong := set.read(fields); wrong != "" {
		return reply.Sentence(l, l.Say("没看懂“%s”。可用：开、关、08:30、工作日、每天、无事不发、无事也发、我的、频道 #频道、中文、英文、免打扰 周六 周日。", "I did not understand “%s”. Use on, off, at 08:30, weekdays, daily, silent, line, mine, channel #name, zh, en, quiet sat sun.", wrong)), nil
	}
	if set.channel != "" && r.Named == "" {
		return reply.Sentence(l, l.Say("没有找到频道“%s”，没有更改。请从输入时的列表里选择频道。", "The channel “%s” was not found; nothing was changed. Choose the channel from the list that appears as you type.", set.channel)), nil
	}
	sub := Subscription{To: cmp.Or(r.Named, r.Channel)}
	if set.mine || r.Named == "" && (r.Direct || r.Channel == "") {
		sub = Subscription{To: r.Person.ID, Mine: true}
	}
	all := !set.mine && a.leads(ctx, r.Person.ID)
	if all && r.Named == "" && r.Person.Role < reply.Editor { // in whatever channel: to themselves
		sub = Subscription{To: r.Person.ID, Mine: true}
	}
	if !sub.Mine {
		if err := a.Door.Admit(ctx, r, reply.Editor); err != nil {
			out, err := rights.Refusal(l, err)
			return out.WithRemark(l.Say("频道的提要由编辑人设置。给自己订阅：/rectify digest mine on", "Only editors can set a channel's digest. To subscribe yourself, type: /rectify digest mine on")), err
		}
	}
	sub.Off = sub.To != a.usual.To && set.quietOnly() // who only wants days without messages has not asked for more of them
	err := a.Memory.Revise(ctx, subscriptionsMark, a.Clock.Now(), time.Time{}, func(body []byte) ([]byte, error) {
		subs, err := readSubscriptions(body)
		if err != nil {
			return nil, err
		}
		at := slices.IndexFunc(subs, func(s Subscription) bool { return s.To == sub.To })
		if at < 0 {
			at, subs = len(subs), append(subs, sub)
		}
		for _, change := range set.changes {
			change(&subs[at])
		}
		if subs[at].Mine && set.turnsOn {
			subs[at].All = all
		}
		sub = subs[at]
		return json.Marshal(subs)
	})
	if err != nil {
		return reply.Reply{}, err
	}
	sub.At = cmp.Or(sub.At, a.usual.At, usualHour)
	return reply.Sentence(l, sub.said(l, set.channel)), nil
}

// leads reports whether somebody is one of the leaders.
func (a *Digests) leads(ctx context.Context, id string) bool {
	return a.People.People != nil && slices.Contains(a.People.People.Leaders(ctx), id)
}

// said is a subscription in a sentence; channel is how it was named, empty for
// the one that it was asked in.
func (s Subscription) said(l reply.Lang, channel string) string {
	quiet := ""
	if days := s.quietDays(l); len(days) > 0 {
		quiet = l.Say("%s免打扰：不发提要，也不发提醒。", " No digests or reminders are sent on %s.", l.Join(days))
	}
	whose := l.Say("本频道", "this channel")
	switch {
	case s.All:
		whose = l.Say("您（全部事项）", "you (all items)")
	case s.Mine:
		whose = l.Say("您（只含您负责的事项）", "you (only your items)")
	case channel != "":
		whose = l.Say("频道 %s", "the channel %s", channel)
	}
	switch {
	case s.Off && s.Mine:
		return l.Say("您的提要已关闭。", "Your digest is off.") + quiet
	case s.Off:
		return l.Say("%s的提要已关闭。", "The digest of %s is off.", whose)
	}
	days := l.Say("工作日", "working days")
	if s.Daily {
		days = l.Say("每天", "every day")
	}
	in := map[reply.Lang]string{reply.Chinese: l.Say("，用中文", " in Chinese"), reply.English: l.Say("，用英文", " in English")}[s.Lang]
	if s.Silent {
		in += l.Say("，无事不发", ", only when there is something to report")
	}
	return l.Say("好的，%s %s 发给%s%s。", "On %s at %s, to %s%s.", days, s.At, whose, in) + quiet
}

// digestNow is the digest as it would be sent now.
func (a *Digests) digestNow(ctx context.Context, r reply.Request, person string) (reply.Reply, error) {
	d, err := a.Digest(ctx, DigestQuery{Lang: r.Lang, Person: person, Review: a.ReviewOn(a.Clock.Now())})
	if err != nil {
		return reply.Reply{}, err
	}
	return d.Whole(), nil
}
