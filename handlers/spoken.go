package handlers

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/data/text"
	"rectify/handlers/command"
)

// slash is how people write out a slash command in a message.
var slash = regexp.MustCompile(`^(?i)\s*/\s*(?:rectify\b)?\s*`)

// askingEnd is how a question ends.
var askingEnd = regexp.MustCompile(`(?:[?？吗么呢否]|没有?)$`)

// spokenCommand answers a command that was given by name, in a conversation,
// rather than after "/rectify". What reads is answered; what changes is shown
// as a button to press, and nothing is changed. ok is false for what is no
// command.
func (a *Desk) spokenCommand(ctx context.Context, r Request) (reply Reply, ok bool, err error) {
	r.Text = slash.ReplaceAllString(r.Text, "")
	c, ok := command.Parse(r.Text)
	if !ok || !saidAsCommand(r.Text, c) {
		return Reply{}, false, nil
	}
	r.Lang = r.TypedLang()
	lines := command.Lines(r.Text)
	switch {
	case len(c.Numbers) == 0 && c.Words == "" && c.Name.NeedsItem():
		reply, err = a.withoutNumber(ctx, r, c)
	case Reads(r.Text), len(lines) > 1: // several are previewed
		r.Confirmed = false
		reply, err = a.Command(ctx, r)
		return reply, true, err
	case c.ChangesItems():
		reply, err = a.dialogues.offer(ctx, r, c)
	default:
		reply = a.dialogues.offering(r, r.Text, Button{Label: commandLabel(r.Lang, c), Command: text.Clean(r.Text), Main: true})
	}
	if err != nil {
		return Reply{}, true, err
	}
	if err := a.dialogues.turnTo(ctx, r, reply); err != nil {
		return Reply{}, true, err
	}
	reply, err = a.cards.dress(ctx, r, reply)
	return reply, true, err
}

// saidAsCommand tells a command from a sentence that begins with the same word:
// "期限11是什么时候", "list the items that are open".
func saidAsCommand(typed string, c command.Command) bool {
	read := text.ReadStatus(c.Words, time.Time{})
	line := strings.TrimRightFunc(readable(typed), func(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) && r != '?' && r != '？' })
	asks := askingEnd.MatchString(line)
	if len(c.Numbers) == 0 && c.Words == "" && c.Name.NeedsItem() {
		return !asks && (c.Name.Is(command.Verb) || unicode.Is(unicode.Latin, []rune(line)[0]))
	}
	switch c.Name {
	case command.List:
		_, err := readListing(readable(c.Words))
		return err == nil
	case command.Export:
		return exportable(c.Words)
	case command.Digest:
		first, _, _ := strings.Cut(strings.ToLower(readable(c.Words)), " ")
		return slices.Contains([]string{"", "mine", "on", "off", "at", "weekdays", "daily", "silent", "line", "quiet", "我的"}, first)
	case command.Aliases:
		return c.Words == ""
	case command.Help, command.Search, command.Ask, command.Rate, command.Office, command.Next, command.Meant:
		return false
	case command.Text, command.History:
		return len(c.Numbers) > 0 && c.Words == ""
	case command.Assign, command.Due, command.Note, command.Evidence, command.Wait, command.Extend, command.Commitment, command.Remind:
		return len(c.Numbers) > 0 && c.Words != "" && !asks && !asksBack(c.Words)
	case command.Status:
		return len(c.Numbers) > 0 && (c.Words == "" || !asks && (len(read.May) > 0 || !asksBack(c.Words)) && !(len(read.May) > 0 && asksSomething(c.Words)))
	}
	return len(c.Numbers) > 0 && !asks && !asksBack(c.Words)
}

var (
	// askingFor comes before the number of an item in a request: 请把11改为已整改.
	askingFor = regexp.MustCompile(`^\s*(?:(?i:please )?(?i:set |mark )|(?:请|麻烦|帮我|帮忙|把|将)+)`)
	// itsStatus comes before the status: 第11项的状态改为已整改.
	itsStatus = regexp.MustCompile(`^的?状态\s*`)
)

// statusWithoutCommand offers the change that a number and a status are typed
// for after "/rectify", where "status" was left out: 11 已整改.
func (a *Desk) statusWithoutCommand(ctx context.Context, r Request) (reply Reply, ok bool, err error) {
	as := "status " + askingFor.ReplaceAllString(r.Text, "")
	c, _ := command.Parse(as)
	c.Words = itsStatus.ReplaceAllString(c.Words, "")
	read := text.ReadStatus(c.Words, a.clock.now())
	if len(c.Numbers) == 0 || len(read.May) != 1 || read.Doubt || !saidAsCommand(as, c) {
		return Reply{}, false, nil
	}
	if reply, err = a.dialogues.offer(ctx, r, c); err != nil || len(reply.Items) == 0 {
		return reply, err == nil, err
	}
	reply.Parts[0] = Paragraph{Text: r.Lang.Say("没有写命令，台账没有更改。要更改状态请按按钮，或输入：/rectify status %s %s", "This is not a command, so nothing was changed. To change the status, press the button or type: /rectify status %s %s", joinNumbers(c.Numbers), c.Words)}
	reply, err = a.cards.dress(ctx, r, reply)
	return reply, true, err
}

// offer shows a change as a button, with its form filled in where it has one.
func (a *Dialogues) offer(ctx context.Context, r Request, c command.Command) (Reply, error) {
	book, err := a.ledger.open(ctx)
	if err != nil {
		return Reply{}, err
	}
	items, act, instead, err := a.changes.plan(ctx, r, book, c)
	if err != nil || instead != nil {
		if instead == nil {
			return Reply{}, err
		}
		return *instead, nil
	}
	l := r.Lang
	if shut, ok := act.(ledger.Close); ok && c.Name == command.Status {
		c.Name, c.Words = command.Close, shut.Note
	}
	typed := strings.TrimSpace(fmt.Sprintf("%s %s %s", c.Name, numbersOf(items), c.Words))
	b := Button{Label: l.Say("办理", "Go ahead"), Command: typed, Seen: seenOf(r, items), Main: true}
	switch {
	case len(items) > 1 || !r.Rich || !c.Name.Spec().Form:
		b.Confirm = true
	case len(typed) > longestCarried:
		b.Command, b.As, b.Label = fmt.Sprintf("%s %s", c.Name, numbersOf(items)), AsForm, l.Say("填写并提交", "Fill in and send")
	default:
		b.As, b.Label = AsForm, l.Say("核对并提交", "Check and send")
	}
	reply := a.offering(r, namedItems(l, items)+l.Say("：", ": ")+actWords(l, act)+l.Bracketed(noteOf(act)), b)
	reply.Kind, reply.Items = KindItems, refs(items)
	return reply, nil
}

// offering says that nothing was changed, what would be, and how to go on.
func (a *Dialogues) offering(r Request, what string, b Button) Reply {
	reply := saying(r.Lang, r.Lang.Say("对话里的命令不会直接执行，台账没有更改。要办理请按按钮：%s", "Commands in a conversation are not carried out directly; nothing was changed. To go ahead, press the button: %s", what))
	reply.Parts = append(reply.Parts, Buttons{b})
	return reply
}

// commandLabel names what a command that is no act on items does.
func commandLabel(l Lang, c command.Command) string {
	return cmp.Or(l.Phrase(c.Name.Spec().Label), l.Say("办理", "Go ahead"))
}

// prefill is what the words after a command fill into its form, by field.
func (a *Changes) prefill(r Request, c command.Command) map[string]string {
	values := map[string]string{}
	if c.Words == "" {
		return values
	}
	switch c.Name {
	case command.Status:
		if read := text.ReadStatus(c.Words, a.clock.now()); len(read.May) == 1 && !read.Doubt {
			values["status"], values["note"] = read.May[0], read.Note
		} else {
			values["note"] = c.Words
		}
		if values["status"] == string(notice.Closed) {
			delete(values, "status")
		}
	case command.Note, command.Reopen:
		values["note"] = c.Words
	case command.Close:
		values["basis"] = c.Words
	case command.Due, command.Extend:
		if date, counted, note, ok := a.clock.splitDate(r.Lang, c.Words); ok {
			values["date"], values["note"] = date, strings.TrimSpace(note+r.Lang.Bracketed(counted))
		} else if !decides(c.Words) {
			values["note"] = c.Words
		}
	case command.Evidence:
		link, about, _ := strings.Cut(c.Words, " ")
		values["link"], values["about"] = link, about
	case command.Assign:
		owners, _ := command.ReadOwners(c.Words)
		owners = owners.As(r.Person.ID)
		values["owner"], values["office"] = inFields(owners.Lead)
		values["helpers"], values["supporting"] = inFields(owners.Supporting)
		maps.DeleteFunc(values, func(_, value string) bool { return value == "" })
	}
	return values
}

// inFields are owners as the fields of a form take them: the ids of people, and
// the rest in words.
func inFields(owners []command.Owner) (people, words string) {
	var ids, rest []string
	for _, o := range owners {
		switch o.Kind {
		case command.Mention:
			ids = append(ids, o.Text)
		case command.Nobody:
		default:
			rest = append(rest, o.String())
		}
	}
	return strings.Join(ids, " "), strings.Join(rest, " ")
}
