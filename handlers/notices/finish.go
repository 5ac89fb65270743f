package notices

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"rectify/handlers/command"
	"rectify/handlers/question/naming"
	"rectify/handlers/reply"
)

// mention is what a sentence says of notices.
type mention = naming.Mention

// finish has the buttons of an answer lead to the notices that it is about,
// wherever they are pressed, and says which notice it is if the request named none.
func (s *scope) finish(out reply.Reply, r reply.Request) reply.Reply {
	if !s.whole.Several() {
		return out
	}
	if out.Question != "" {
		out.Question = r.Text
	}
	if len(s.ids) > 1 {
		out.Parts = reply.Rewrite{Command: s.joint, Question: func(string) string { return r.Text }}.Parts(out.Parts)
	}
	if len(s.ids) != 1 {
		return out
	}
	key := s.whole.KeyOf(s.ids[0])
	out = s.qualified(out, key, r.Text)
	if s.chosen == byChannel && (out.Kind == reply.KindItems || out.Kind == reply.KindCount) && !numbered.MatchString(r.Text) {
		l := out.Lang
		out.Parts = append(slices.Clone(out.Parts), reply.Paragraph{Text: l.Phrase(msgOnlyDefault, key)})
		if r.Rich {
			out.Parts = append(out.Parts, reply.Buttons{{Label: l.Phrase(msgAllNotices), Command: everything(r.Text, l)}})
		}
	}
	return out
}

// everything is a request as one that is about all notices.
func everything(text string, l reply.Lang) string {
	if c, ok := command.Parse(text); ok && c.Name == command.List {
		return strings.TrimSpace(fmt.Sprintf("%s notice all %s", c.Name, c.Words))
	}
	return l.Phrase(msgInAllNotices, text)
}

// spelt finds a command on items that a sentence spells out.
var spelt = regexp.MustCompile(`/rectify [a-z\p{Han}-]+ \d[\d,-]*`)

// qualified is a reply whose commands name the notice, on buttons and in
// sentences; asked is the question as it was typed.
func (s *scope) qualified(out reply.Reply, key, asked string) reply.Reply {
	out.Parts = reply.Rewrite{
		Command:  func(typed string) string { return s.command(typed, key) },
		Question: func(string) string { return asked },
	}.Parts(out.Parts)
	for i, part := range out.Parts {
		if p, ok := part.(reply.Paragraph); ok {
			out.Parts[i] = reply.Paragraph{Text: spelt.ReplaceAllStringFunc(p.Text, func(typed string) string {
				return "/rectify " + s.command(strings.TrimPrefix(typed, "/rectify "), key)
			})}
		}
	}
	if len(out.Notifications) > 0 {
		out.Notifications = slices.Clone(out.Notifications)
		for i, n := range out.Notifications {
			out.Notifications[i].Reply = s.qualified(n.Reply, key, asked)
		}
	}
	if out.Office != nil {
		office := s.qualified(*out.Office, key, asked)
		out.Office = &office
	}
	return out
}

// joint is a question that names the several notices that it is about, with the
// command around it; what names items names their notices itself.
func (s *scope) joint(typed string) string {
	var keys []string
	for _, id := range s.ids {
		keys = append(keys, s.whole.KeyOf(id))
	}
	named := strings.Join(keys, "、")
	out, _, asks := s.asking(typed, named)
	if !asks {
		return typed
	}
	return out
}

// asking is a question, or the command around one, that names notices; asks is
// false for any other command, c.
func (s *scope) asking(typed, named string) (out string, c command.Command, asks bool) {
	c, ok := command.Parse(typed)
	switch {
	case typed == "":
		return "", c, true
	case !ok:
		return s.question(typed, named), c, true
	case c.Name.Naming() == command.InHit && len(c.Numbers) > 0:
		return fmt.Sprintf("%s %d %s", c.Name, c.Numbers[0], s.question(c.Words, named)), c, true
	case c.Name.Naming() == command.InQuestion:
		return fmt.Sprintf("%s %s", c.Name, s.question(c.Words, named)), c, true
	}
	return "", c, false
}

// command is a command, or a question, that names the notice. Where the channel's
// default chose it, only what names items by number does: the default may change.
func (s *scope) command(typed, key string) string {
	out, c, asks := s.asking(typed, key)
	switch where := c.Name.Naming(); {
	case asks:
		return out
	case where == command.InFilter && s.chosen == byChannel, where == command.Nowhere:
		return typed
	}
	return command.WithNotice(typed, key)
}

// question is a question that names the notice.
func (s *scope) question(typed, key string) string {
	if s.chosen == byChannel && !numbered.MatchString(typed) || len(s.whole.NoticeReader().Read(typed).IDs) > 0 {
		return typed
	}
	return key + "：" + typed
}
