package notices

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"rectify/data/ledger"
	"rectify/handlers/command"
	"rectify/handlers/reply"
	"rectify/handlers/view"
)

// askWhich asks which of the notices is meant that a request may name, with a button for
// each that asks it of that notice.
func askWhich(r reply.Request, whole *view.View, read mention, isCommand bool) reply.Reply {
	l := r.TypedLang()
	var named, with []string
	var row reply.Buttons
	for _, id := range read.IDs {
		with = append(with, whole.KeyOf(id))
	}
	for _, id := range read.Unclear[:min(len(read.Unclear), mostAsked)] {
		key := whole.KeyOf(id)
		named = append(named, key)
		all := append(slices.Clone(with), key)
		row = append(row, reply.Button{Label: l.Join(all), Command: strings.Join(all, "、") + "：" + read.Rest})
	}
	phrase := msgWhichNoticeMeant
	if isCommand {
		phrase, row = msgWhichNoticeToChange, nil
	}
	out := reply.Sentence(l, l.Phrase(phrase, strings.Join(named, l.Phrase(msgOr))))
	if len(row) > 0 {
		out.Parts = append(out.Parts, row)
	}
	return out
}

// mostAsked is how many notices a question back has a button for.
const mostAsked = 10

// other is a mention of the notices in use other than the one that the conversation is
// about, of one where there is one, or else of what is unclear.
func (a *Notices) other(ctx context.Context, r reply.Request, whole *view.View, read mention) (mention, error) {
	topic, _, err := a.Talks.Topic(ctx, r)
	if err != nil {
		return read, err
	}
	for _, n := range whole.Notices {
		if n.ID != topic {
			read.Unclear = append(read.Unclear, n.ID)
		}
	}
	if len(read.Unclear) == 1 {
		read.IDs, read.Unclear = read.Unclear, nil
	}
	return read, nil
}

// retired says that a notice is out of use, and how it is brought back.
func retired(r reply.Request, n ledger.Notice) reply.Reply {
	l := r.TypedLang()
	out := reply.Sentence(l, l.Phrase(msgNoticeRetired, n.Key(), n.Key()))
	if r.Rich && r.Person.May(reply.Approver) {
		out.Parts = append(slices.Clone(out.Parts), reply.Buttons{{Label: l.Phrase(msgRestoreNotice, n.Key()), Command: "notices restore " + n.Key(), As: reply.InPlace}})
	}
	return out
}

// unclear answers a request whose notices cannot be taken as they are named: one
// is not there, or is retired, or they are several for one command.
func (a *Notices) unclear(r reply.Request, whole *view.View, c command.Command, isCommand bool, ids []string) *reply.Reply {
	l := r.TypedLang()
	if _, known := whole.Named(c.Notice); isCommand && c.Notice != "" && !known {
		out := a.list(r, whole, l.Phrase(msgNoSuchNotice, c.Notice))
		return &out
	}
	if m := unknownKey.FindStringSubmatch(r.Text); m != nil && !isCommand && len(ids) == 0 && !noKeys[strings.ToLower(m[1])] {
		out := a.list(r, whole, l.Phrase(msgNoNoticeOfKey, m[1]))
		return &out
	}
	for _, id := range ids {
		if n, _ := whole.Named(id); n.Retired {
			out := retired(r, n)
			return &out
		}
	}
	if isCommand && c.Name != command.Next && (c.Mixed || len(c.Numbers) > 0 && len(ids) > 1) {
		out := reply.Sentence(l, l.Phrase(msgOneNotice))
		return &out
	}
	return nil
}

// unknownKey is a question that begins as one that names a notice: 审计#11. noKeys are
// words that people write there and that name none.
var (
	unknownKey = regexp.MustCompile(`^\s*([\p{Han}A-Za-z][\p{Han}A-Za-z0-9-]{1,15})\s*[#＃]\s*\d`)
	noKeys     = map[string]bool{
		"看看": true, "查看": true, "查询": true, "查一下": true, "看一下": true, "打开": true, "显示": true, "问题": true, "编号": true, "序号": true, "请看": true,
		"item": true, "items": true, "issue": true, "finding": true, "number": true, "no": true, "show": true, "open": true, "see": true,
		"recommendation": true, "rec": true,
	}
)
