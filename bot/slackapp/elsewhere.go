package slackapp

import (
	"cmp"
	"context"
	"encoding/json"
	"strings"

	"rectify/bot/slackapp/blockkit"
	"rectify/bot/slackapp/identity"
	"rectify/bot/slackapp/inbound"
	"rectify/bot/slackapp/outbound"
	"rectify/data/text"
	"rectify/handlers"
)

func (a *App) askedBy(in inbound.Request) *outbound.Asker {
	return &outbound.Asker{User: in.User, Channel: in.Channel, Thread: in.Thread, Response: in.Response, Lang: a.config.Lang}
}

// tellElsewhere brings a message that Slack does not take to those who asked
// for it another way. Only the log has it where there is no other way left.
func (a *App) tellElsewhere(ctx context.Context, kind string, d outbound.Delivery, cause error) error {
	if next, ok := a.elsewhere(ctx, d, cause); ok {
		return a.enqueue(ctx, next)
	}
	a.metrics.lost.WithLabelValues(kind).Inc()
	a.log.Error("delivery failed", "channel", d.Channel, "key", d.Key, "text", d.Text, "error", cause)
	return nil
}

// elsewhere is the delivery that takes the place of one that failed: an answer
// at a response_url goes into its channel, one seen by one person alone into
// their direct messages, and so does one that a channel does not take; of a
// letter or a file the one who asked hears where they asked. ok is false where
// there is no other way.
func (a *App) elsewhere(ctx context.Context, d outbound.Delivery, cause error) (next outbound.Delivery, ok bool) {
	who := d.Asked
	if who == nil || who.User == "" {
		return d, false
	}
	l := who.Lang
	key := "elsewhere " + d.Key
	switch {
	case d.File != nil:
		failed := d.Failed + l.Say("原因：", " Reason: ") + a.why(l, cause)
		return who.Reply(key, failed), true
	case identity.IsPerson(d.Channel) && d.Channel != who.User: // a letter to somebody else
		return who.Reply(key, l.Say("没有通知到 %s：%s 消息内容：%s", "%s was not notified: %s The message: %s",
			blockkit.Escape(a.nameOf(ctx, l, d.Channel)), a.why(l, cause), text.Clip(firstLine(d.Text), longestQuoted))), true
	case outbound.RemedyOf(cause) == outbound.Administer:
		return d, false // no other call fares better
	}
	next = d
	next.Key, next.Response, next.Update, next.Replace, next.Again, next.Simple = key, "", "", false, false, nil
	switch {
	case d.Response != "" && d.Public:
		next.User = ""
	case d.Response != "" && strings.HasPrefix(d.Channel, "D"):
		next.User = ""
	case d.Response != "" && d.Channel != "" && who.User != "":
		next.User = who.User
	case d.Channel == who.User:
		return d, false
	default:
		next.Channel, next.Thread, next.User = who.User, "", ""
		next.Message = next.WithLineAbove(l.Say("没能发到您提问的地方：", "This could not be posted where you asked: ") + a.why(l, cause))
	}
	if outbound.RemedyOf(cause) == outbound.Shorten {
		next.Text = l.Say("回答没有发成，Slack 不接收这么长的消息。请缩小范围再问，例如加上编号：/rectify status 11", "The answer was not posted: Slack does not take a message like this. Please ask for less, for example one item: /rectify status 11")
		next.Blocks = nil
	}
	return next, true
}

// why says in a sentence why a message could not be delivered.
func (a *App) why(l handlers.Lang, cause error) string {
	switch outbound.RemedyOf(cause) {
	case outbound.OtherChannel:
		return l.Say("该会话不接收机器人的消息", "that conversation takes no messages of the app's") + outbound.Code(cause) + l.Say("。", ".")
	case outbound.OtherPerson:
		return l.Say("此人的账号不能接收消息（可能已停用）", "the account cannot be written to (it may be deactivated)") + outbound.Code(cause) + l.Say("。", ".")
	case outbound.Shorten:
		return l.Say("Slack 不接收这条消息", "Slack does not take the message") + outbound.Code(cause) + l.Say("。", ".")
	case outbound.Administer:
		return l.Say("应用缺少权限，请联系管理员运行 rectify doctor", "the app lacks a permission; the administrator runs rectify doctor") + outbound.Code(cause) + l.Say("。", ".")
	}
	return l.Say("Slack 多次没有应答，请稍后再试。", "Slack failed several times; please try again later.")
}

// longestQuoted is how much of a letter is told of where it could not be
// delivered, in characters.
const longestQuoted = 200

func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return line
}

// givenUp brings a message that Slack does not take, or that was tried often
// enough, to those who asked for it another way.
func (a *App) givenUp(kind string) func(context.Context, []byte, error) {
	return func(ctx context.Context, body []byte, cause error) {
		var d outbound.Delivery
		err := json.Unmarshal(body, &d)
		if err == nil {
			err = a.tellElsewhere(ctx, kind, d, cause)
		}
		if err == nil && identity.IsPerson(d.Channel) && d.Asked != nil && d.Asked.User != d.Channel { // a letter
			err = a.unreachable(ctx, d.Channel, cause)
		}
		if err != nil {
			a.undelivered(kind)(ctx, body, cause)
		}
	}
}

// nameOf is what a person is called, or a neutral word where Slack does not say
// in time.
func (a *App) nameOf(ctx context.Context, l handlers.Lang, id string) string {
	return cmp.Or(a.people.Colleagues(ctx, []string{id})[id].Name, l.Say("某同事", "a colleague"))
}
