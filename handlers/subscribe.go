package handlers

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"
)

// A Subscription is a digest that somebody wants.
type Subscription struct {
	To      string `json:"to"`                 // a channel, or a person
	Mine    bool   `json:"mine,omitempty"`     // to a person: only their items
	At      string `json:"at"`                 // "15:04"
	Daily   bool   `json:"daily,omitempty"`    // on days off, too
	Off     bool   `json:"off,omitempty"`      // not now
	Silent  bool   `json:"silent,omitempty"`   // nothing where there is nothing to report
	Lang    Lang   `json:"lang,omitempty"`     // its language; empty for the usual one
	QuietOn string `json:"quiet_on,omitempty"` // weekdays without reminders, "0123456" from Sunday
}

// subscriptionsMark names what is remembered of subscriptions.
const subscriptionsMark = "digests"

// UseDigests sets the digest that is there without anybody asking for it; to is
// a channel, empty for none.
func (a *Assistant) UseDigests(to, at string) { a.usual = Subscription{To: to, At: at} }

// Subscriptions are the digests that are wanted, the usual one first.
func (a *Assistant) Subscriptions(ctx context.Context) ([]Subscription, error) {
	var body []byte
	if a.memory != nil {
		var err error
		if body, err = a.memory.Recall(ctx, subscriptionsMark); err != nil {
			return nil, err
		}
	}
	return a.readSubscriptions(body)
}

// readSubscriptions are those that were remembered, and the usual one.
func (a *Assistant) readSubscriptions(body []byte) (all []Subscription, err error) {
	if body != nil {
		if err := json.Unmarshal(body, &all); err != nil {
			return nil, fmt.Errorf("reading the subscriptions: %w", err)
		}
	}
	named := slices.ContainsFunc(all, func(s Subscription) bool { return s.To == a.usual.To })
	if a.usual.To != "" && !named {
		all = slices.Insert(all, 0, a.usual)
	}
	return all, nil
}

// digestCommand is "digest" for one now, and "digest on|off|at 08:30|weekdays|
// daily|silent|line|zh|en|mine" for those to come, in the channel or for oneself.
func (a *Assistant) digestCommand(ctx context.Context, r Request, words string) (Reply, error) {
	fields := strings.Fields(strings.ToLower(words))
	if len(fields) == 0 {
		return a.digestNow(ctx, r, "")
	}
	if len(fields) == 1 && (fields[0] == "mine" || fields[0] == "我的") {
		return a.digestNow(ctx, r, r.Person.ID)
	}
	l := r.Lang
	if a.memory == nil {
		return Reply{}, errNoKeeper
	}
	mine := slices.Contains(fields, "mine") || slices.Contains(fields, "我的") || strings.HasPrefix(r.Channel, "D") || r.Channel == ""
	sub := Subscription{To: r.Channel, At: a.usual.At}
	if mine {
		sub = Subscription{To: r.Person.ID, Mine: true, At: a.usual.At}
	}
	if sub.At == "" {
		sub.At = "08:30"
	}
	if !mine && r.Person.Role < Editor {
		return saying(l, l.say("频道的提要由编辑人设置。给自己订阅：/rectify digest mine on", "Editors set a channel's digest. For yourself: /rectify digest mine on")), nil
	}
	if wrong := new(Subscription).set(fields); wrong != "" {
		return saying(l, l.say("没看懂“%s”。可用：on、off、at 08:30、weekdays、daily、silent、line、mine、中文、英文、quiet 周六。", "“%s” is not known. Use on, off, at 08:30, weekdays, daily, silent, line, mine, zh, en, quiet sat.", wrong)), nil
	}
	err := a.memory.Revise(ctx, subscriptionsMark, a.now(), time.Time{}, func(body []byte) ([]byte, error) {
		all, err := a.readSubscriptions(body)
		if err != nil {
			return nil, err
		}
		at := slices.IndexFunc(all, func(s Subscription) bool { return s.To == sub.To })
		if at < 0 {
			at, all = len(all), append(all, sub)
		}
		all[at].set(fields)
		sub = all[at]
		return json.Marshal(all)
	})
	if err != nil {
		return Reply{}, err
	}
	return saying(l, sub.said(l)), nil
}

// set changes a subscription as told, and returns the word that it does not
// know.
func (s *Subscription) set(fields []string) (wrong string) {
	for i := 0; i < len(fields); i++ {
		word := fields[i]
		if hour, ok := readHour(word, i > 0 && fields[i-1] == "at"); ok {
			s.At = hour
			continue
		}
		switch word {
		case "on", "开", "开启", "订阅":
			s.Off = false
		case "off", "关", "关闭", "退订":
			s.Off = true
		case "weekdays", "工作日":
			s.Daily = false
		case "daily", "每天":
			s.Daily = true
		case "silent", "无事不发":
			s.Silent = true
		case "line", "无事也发":
			s.Silent = false
		case "zh", "中文", "chinese":
			s.Lang = Chinese
		case "en", "英文", "english":
			s.Lang = English
		case "at", "mine", "我的", "channel", "频道":
		case "quiet", "免打扰":
			if i+1 == len(fields) {
				s.QuietOn = ""
				continue
			}
			i++
			day := strings.IndexAny("日一二三四五六", strings.TrimLeft(fields[i], "周星期"))
			if english := slices.Index([]string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}, fields[i][:min(3, len(fields[i]))]); english >= 0 {
				day = english * len("日")
			}
			if day < 0 {
				return fields[i]
			}
			s.QuietOn += fmt.Sprint(day / len("日"))
		default:
			if !strings.HasPrefix(word, "#") {
				return word
			}
		}
	}
	return ""
}

// said is a subscription in a sentence.
func (s Subscription) said(l Lang) string {
	if s.Off {
		return l.say("提要已关闭。", "The digest is off.")
	}
	days := l.say("工作日", "working days")
	if s.Daily {
		days = l.say("每天", "every day")
	}
	whose := l.say("本频道", "this channel")
	if s.Mine {
		whose = l.say("您（只含您负责的事项）", "you (only your items)")
	}
	in := map[Lang]string{Chinese: l.say("，用中文", " in Chinese"), English: l.say("，用英文", " in English")}[s.Lang]
	return l.say("好的，%s %s 发给%s%s。", "On %s at %s, to %s%s.", days, s.At, whose, in)
}

// digestNow is the digest as it would be sent now.
func (a *Assistant) digestNow(ctx context.Context, r Request, person string) (Reply, error) {
	d, err := a.Digest(ctx, DigestQuery{Lang: r.Lang, Person: person})
	if err != nil {
		return Reply{}, err
	}
	return d.Whole(), nil
}
