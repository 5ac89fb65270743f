package change

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"time"
	"unicode"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/data/text"
	"rectify/handlers/card"
	"rectify/handlers/command"
	"rectify/handlers/reply"
	"rectify/handlers/rights"
	"rectify/handlers/view"
)

// Impossible returns a reply if the item numbers of a command make no sense; nil
// if they are fine.
func Impossible(r reply.Request, book *view.View, c command.Command) *reply.Reply {
	if c.Wrong != "" {
		if twice, rest, spaced := strings.Cut(c.Wrong, " "); spaced {
			example := strings.TrimSpace(fmt.Sprintf("%s %s%s %s", c.Name, twice, rest, c.Words))
			out := NotUnderstood(r, c.Wrong, "同一个编号写了两次。如果指第%s%s项，请输入：/rectify %s", "The same number appears twice. If you mean item %s%s, type: /rectify %s", twice, rest, example)
			return &out
		}
		from, to, _ := strings.Cut(c.Wrong, "-")
		out := NotUnderstood(r, c.Wrong, "编号范围要从小到大，例如：/rectify %s %s-%s", "Write ranges from low to high, for example: /rectify %s %s-%s", c.Name, to, from)
		return &out
	}
	if missing := missing(book, r.Lang, c.Numbers); missing != "" {
		out := reply.Sentence(r.Lang, missing)
		return &out
	}
	return nil
}

// Plan turns a command into an act on items and checks the person's rights. If the
// command cannot be carried out as typed, instead is the reply.
func (a *Changes) Plan(ctx context.Context, r reply.Request, book *view.View, c command.Command) (items []ledger.Item, act ledger.Act, instead *reply.Reply, err error) {
	if instead := Impossible(r, book, c); instead != nil {
		return nil, nil, instead, nil
	}
	if unclear, asks := a.AskDate(r, c); asks {
		return nil, nil, &unclear, nil
	}
	items = ItemsOf(book, c)
	act, problem := a.Read(r.Lang, book, c, items)
	if c.Name == command.Status {
		act, instead = a.ReadStatus(r, c, items)
	}
	need := c.Name.Spec().Role
	if act != nil {
		need = rights.Needs(act)
	}
	if problem == "" {
		if err := a.Door.Admit(ctx, r, need, items...); err != nil {
			refused, err := rights.Refusal(r.Lang, err)
			return nil, nil, &refused, err
		}
	}
	if owners, ok := command.ReadOwners(c.Words); ok && c.Name == command.Assign {
		act, instead = a.assignment(ctx, r, book, c.Numbers, owners)
	}
	if later, asks := act.(ledger.AskLater); asks && spoken(later.Reason) == "" && problem == "" {
		problem = r.Lang.Phrase(msgNothingChangedPleaseSay, card.Numbers(items), c.Words)
	}
	switch shut, closes := act.(ledger.Close); {
	case problem != "" && c.Name == command.Commitment && c.Words != "":
		_, problem = a.Read(r.TypedLang(), book, c, items)
		wrong := NotUnderstood(r, c.Words, "%s", "%s", problem)
		instead = &wrong
	case problem != "":
		wrong := reply.Sentence(r.Lang, problem)
		instead = &wrong
	case instead == nil && closes && spoken(shut.Note) == "":
		instead = askClose(r, items)
	}
	return items, act, instead, nil
}

// ReadStatus parses the status of a command and its note. If the words do not
// clearly set one status, instead is the question to ask.
func (a *Changes) ReadStatus(r reply.Request, c command.Command, items []ledger.Item) (act ledger.Act, instead *reply.Reply) {
	read := text.ReadStatus(c.Words, a.Clock.Now())
	if len(read.May) == 0 {
		example := r.TypedLang().Phrase(msgDoneNote)
		out := NotUnderstood(r, c.Words, "没有“%[1]s”这个状态。可用：%[2]s，例如：/rectify status %[3]s %[4]s", "“%[1]s” is not a status. Use %[2]s, for example: /rectify status %[3]s %[4]s",
			firstWord(c.Words), statusNames(r.TypedLang()), card.Numbers(items), example)
		return nil, &out
	}
	if another := command.Another(read.Note); another != "" {
		out := NotUnderstood(r, another, "这里还有一处更改。请每条命令写一行，可以一次输入几行。", "This contains a second change. Write each command on its own line; you can send several lines at once.")
		return nil, &out
	}
	note := read.Note
	if read.Doubt || len(read.May) > 1 {
		if !Previewed(r, items) {
			return nil, askStatus(r, c, items, read)
		}
		note = spoken(read.After)
	}
	if status := notice.Status(read.May[0]); status != notice.Closed {
		return ledger.SetStatus{Status: status, Note: note}, nil
	}
	return ledger.Close{Note: note}, nil
}

// Read turns a command into an act, or says what is wrong with it.
func (a *Changes) Read(l reply.Lang, book *view.View, c command.Command, items []ledger.Item) (act ledger.Act, problem string) {
	switch c.Name {
	case command.Status: // see readStatus
		return nil, ""
	case command.Assign:
		owners, ok := command.ReadOwners(c.Words)
		if !ok {
			return nil, whoLeads(l, c)
		}
		return assignOf(owners), ""
	case command.Due:
		date, counted, note, _ := a.Clock.SplitDate(l, c.Words) // found to be clear
		return ledger.SetDue{Due: date, Counted: counted, Note: note}, ""
	case command.Note:
		return ledger.AddNote{Note: c.Words}, empty(l, c.Words)
	case command.Evidence:
		link, note := cutLink(c.Words)
		if !strings.HasPrefix(link, "http://") && !strings.HasPrefix(link, "https://") {
			return nil, l.Phrase(msgGiveLinkEvidenceExample, items[0].Number)
		}
		piece := ledger.Evidence{Link: link, Note: note}
		switch d := text.ReadDate(note, a.Clock.Now(), text.Back); { // of the fact, not of today
		case d.Problem == text.NoSuchDay || len(d.Choices) > 1:
			return nil, a.dateProblem(l, d, fmt.Sprintf("evidence %d %s", items[0].Number, link))
		case d.Problem == text.Clear && d.Working == 0 && d.Last.Format(time.DateOnly) <= a.Clock.Today():
			piece.FactDate, piece.Note = d.Last.Format(time.DateOnly), d.After
		}
		return ledger.AddEvidence{Evidence: piece}, ""
	case command.Extend:
		return a.readExtend(l, c), ""
	case command.Nudge:
		if !a.People.Connected() {
			return nil, l.Phrase(msgNudgingNeedsConnectedChat)
		}
		return ledger.Nudge{Note: c.Words}, ""
	case command.Wait:
		if word := strings.ToLower(strings.TrimSpace(c.Words)); word == "off" || word == "done" || word == "解除" || word == "已解决" {
			return ledger.EndHelp{}, ""
		}
		from, note, _ := strings.Cut(c.Words, " ")
		return ledger.AskHelp{From: from, Note: note}, empty(l, from)
	case command.Commitment:
		return a.readCommitment(l, book, c, items[0])
	case command.Receive:
		return ledger.Receive{}, ""
	case command.Undo:
		return ledger.Undo{}, ""
	case command.Close:
		return ledger.Close{Note: c.Words}, ""
	case command.Reopen:
		return ledger.Reopen{Reason: c.Words}, ""
	}
	panic(fmt.Sprintf("handlers: command %s changes nothing", c.Name))
}

// labelled is an address in angle brackets, with what it is called: <https://…|合同>.
var labelled = regexp.MustCompile(`^<(https?://[^\s|<>]+)(?:\|([^<>]*))?>\s*(.*)`)

// cutLink cuts words into the address at their front and what follows it, which
// a space or a Chinese mark sets apart.
func cutLink(words string) (link, rest string) {
	if m := labelled.FindStringSubmatch(words); m != nil {
		return m[1], strings.TrimSpace(m[2] + " " + m[3])
	}
	end := strings.IndexFunc(words, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("，。；、：！（）《》“”", r)
	})
	if end < 0 {
		return words, ""
	}
	return words[:end], strings.TrimLeftFunc(words[end:], func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("，。；、：", r) })
}

// empty says that the words are missing.
func empty(l reply.Lang, words string) string {
	if strings.TrimSpace(words) != "" {
		return ""
	}
	return l.Phrase(msgNoteEmptyPleaseWrite)
}

func firstWord(words string) string {
	first, _, _ := strings.Cut(words, " ")
	return first
}
