package dispatch

import (
	"context"
	"regexp"
	"strings"
	"time"
	"unicode"

	"rectify/data/text"
	"rectify/handlers/change"
	"rectify/handlers/change/interpret"
	"rectify/handlers/command"
	"rectify/handlers/notices"
	"rectify/handlers/question/phrasing"
	"rectify/handlers/reply"
)

// slash is how people write out a slash command in a message.
var slash = regexp.MustCompile(`^(?i)\s*/\s*(?:rectify\b)?\s*`)

// askingEnd is how a question ends.
var askingEnd = regexp.MustCompile(`(?:[?？吗么呢否]|没有?)$`)

// spokenCommand answers a command that was given by name, in a conversation,
// rather than after "/rectify". It answers a command that reads. A command that
// changes is shown as a button to press, and nothing is changed. ok is false for text
// that is no command.
func (a *Desk) spokenCommand(ctx context.Context, asked notices.Asked) (out reply.Reply, ok bool, err error) {
	r, c, ok := asked.Request, asked.Command, asked.IsCommand
	r.Text = slash.ReplaceAllString(r.Text, "")
	if r.Text != asked.Text || strings.HasPrefix(strings.TrimSpace(r.Text), ">") {
		c, ok = command.Parse(r.Text)
	}
	if asksForFile.MatchString(reply.Readable(r.Text)) {
		return a.exportReply(r.TypedLang()), true, nil
	}
	if !ok || r.Talk != "" && command.TakesBack(reply.Readable(r.Text)) || !saidAsCommand(r.Text, c) {
		return reply.Reply{}, false, nil
	}
	if len(c.Numbers) == 0 && c.Words == "" && c.Name.NeedsItem() {
		if meant, err := a.Dialogues.AsksOfItem(ctx, r); meant || err != nil { // deadline, of the item that was shown
			return reply.Reply{}, false, err
		}
	}
	r.Lang = r.TypedLang()
	lines := command.Lines(r.Text)
	switch {
	case len(c.Numbers) == 0 && c.Words == "" && c.Name.NeedsItem():
		out, err = a.withoutNumber(ctx, r, c)
	case change.Reads(r.Text), len(lines) > 1, c.Name == command.Export: // several are previewed; an export changes nothing
		r.Confirmed = false
		out, err = a.command(ctx, notices.Asked{Request: r, Command: c, IsCommand: true})
		return out, true, err
	case c.ChangesItems():
		out, err = a.Dialogues.Offer(ctx, r, c)
	default:
		out = a.Dialogues.Offering(r, r.Text, reply.Button{Label: change.CommandLabel(r.Lang, c), Command: text.Clean(r.Text), Main: true})
	}
	if err != nil {
		return reply.Reply{}, true, err
	}
	if err := a.Dialogues.TurnTo(ctx, r, out); err != nil {
		return reply.Reply{}, true, err
	}
	out, err = a.Cards.Decorate(ctx, r, out)
	return out, true, err
}

// saidAsCommand distinguishes a command from a sentence that begins with the same word:
// "期限11是什么时候", "list the items that are open".
func saidAsCommand(typed string, c command.Command) bool {
	read := text.ReadStatus(c.Words, time.Time{})
	line := strings.TrimRightFunc(reply.Readable(typed), func(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) && r != '?' && r != '？' })
	asks := askingEnd.MatchString(line)
	if len(c.Numbers) == 0 && c.Words == "" && c.Name.NeedsItem() {
		return !asks && (c.Name.Is(command.Verb) || unicode.Is(unicode.Latin, []rune(line)[0]))
	}
	switch spec := c.Name.Spec(); {
	case spec.Said == command.Understood:
		return understands[c.Name](c.Words)
	case spec.Said == command.Alone:
		return c.Words == ""
	case len(c.Numbers) == 0, len(spec.Usages) == 0:
		return false
	case c.Name.Is(command.NoWords) && c.OnlyShows():
		return c.Words == ""
	case c.Name.Is(command.NeedsWords) && c.Words == "":
		return false
	case c.Name == command.Status && c.Words == "":
		return true
	case c.Name == command.Status && len(read.May) > 0: // 状态 11 已整改, but not 状态 11 已整改 了哪些
		return !asks && !phrasing.AsksSomething(c.Words)
	}
	return !asks && !change.AsksBack(c.Words)
}

var (
	// askingFor comes before the number of an item in a request: 请把11改为已整改.
	askingFor = regexp.MustCompile(`^\s*(?:(?i:please )?(?i:set |mark )|(?:请|麻烦|帮我|帮忙|把|将)+)`)
	// itsStatus comes before the status: 第11项的状态改为已整改.
	itsStatus = regexp.MustCompile(`^的?状态\s*`)
)

// statusWithoutCommand offers the change that a number and a status are typed
// for after "/rectify", where "status" was left out: 11 已整改.
func (a *Desk) statusWithoutCommand(ctx context.Context, r reply.Request) (out reply.Reply, ok bool, err error) {
	as := "status " + askingFor.ReplaceAllString(r.Text, "")
	c, _ := command.Parse(as)
	c.Words = itsStatus.ReplaceAllString(c.Words, "")
	read := text.ReadStatus(c.Words, a.Clock.Now())
	if len(c.Numbers) == 0 || len(read.May) != 1 || read.Doubt || !saidAsCommand(as, c) {
		return reply.Reply{}, false, nil
	}
	if out, err = a.Dialogues.Offer(ctx, r, c); err != nil || len(out.Items) == 0 {
		return out, err == nil, err
	}
	out.Parts[0] = reply.Paragraph{Text: r.Lang.Phrase(msgStatusWithoutCommand, interpret.JoinNumbers(c.Numbers), c.Words)}
	out, err = a.Cards.Decorate(ctx, r, out)
	return out, true, err
}
