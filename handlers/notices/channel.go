package notices

import (
	"cmp"
	"context"
	"strings"
	"time"

	"rectify/handlers/reply"
	"rectify/handlers/rights"
	"rectify/handlers/view"
)

// defaultMark names what is remembered of a channel's default notice.
func defaultMark(channel string) string { return "notice of " + channel }

// defaultCommand carries out "notices default", which says which notice a channel
// is about, "notices default KEY", which sets it, and "notices default off".
func (a *Notices) defaultCommand(ctx context.Context, r reply.Request, v *view.View, word string) (reply.Reply, error) {
	l, channel := r.Lang, cmp.Or(r.Named, r.Channel)
	if channel == "" {
		return reply.Sentence(l, l.Phrase(msgOnlyInChannels)), nil
	}
	if word == "" {
		id, err := a.DefaultOf(ctx, channel)
		if n, ok := v.Named(id); ok && err == nil {
			return reply.Sentence(l, l.Phrase(msgDefaultIs, n.Key(), n.Called())), nil
		}
		return reply.Sentence(l, l.Phrase(msgNoDefault)), err
	}
	off := map[string]bool{"off": true, "none": true, "关": true, "无": true, "取消": true, "all": true, "全部": true}[strings.ToLower(word)]
	n, ok := v.Named(word)
	switch {
	case !off && !ok:
		return a.list(r, v, l.Phrase(msgNoSuchNotice, word)), nil
	case n.Retired:
		return reply.Sentence(l, l.Phrase(msgNoticeRetired, n.Key(), n.Key())), nil
	}
	if !r.Direct { // in a conversation of their own, everybody chooses
		if err := a.Door.Admit(ctx, r, reply.Editor); err != nil {
			return rights.Refusal(l, err)
		}
	}
	if err := a.Memory.Remember(ctx, defaultMark(channel), []byte(n.ID), a.Clock.Now(), time.Time{}); err != nil {
		return reply.Reply{}, err
	}
	out := reply.Sentence(l, l.Phrase(msgDefaultOff))
	if !off {
		out = reply.Sentence(l, l.Phrase(msgDefaultSet, n.Key(), n.Called(), n.Key()))
	}
	out.Kind = reply.KindChange
	return out, nil
}

// DefaultOf is the id of the notice that a channel is about; empty for none.
func (a *Notices) DefaultOf(ctx context.Context, channel string) (string, error) {
	if channel == "" {
		return "", nil
	}
	body, err := a.Memory.Recall(ctx, defaultMark(channel))
	return string(body), err
}
