package dispatch

import (
	"cmp"
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"rectify/data/ledger"
	"rectify/handlers/command"
	"rectify/handlers/draft"
	"rectify/handlers/reply"
)

// An exported is what the words after "export" name.
type exported int

const (
	nothing exported = iota
	theLedger
	theNext // notice, drafted
)

// wholeLedger are the words for the workbook.
var wholeLedger = []string{"", "excel", "xlsx", ".xlsx", "xls", "台账", "表格", "全部", "all", "ledger", "the ledger"}

// nextNotice finds the words for the draft of the next notice: 下一份通报, 通报草稿,
// notice, the next report, docx.
var nextNotice = regexp.MustCompile(`(?i)(?:起草|草拟)?(?:下一?[份期次版])?(?:整改)?(?:进展)?(?:情况)?(?:通报|公告|公示)(?:的?(?:草稿|初稿|稿子?))?(?:\.docx)?|草稿|初稿|` +
	`\b(?:the )?(?:next |draft |progress )*(?:notice|report|draft)(?:\.docx)?\b|\.?\bdocx\b|\bword\b`)

// exportedBy reads the words after "export": what they name, and what is left, such
// as the key of a notice.
func exportedBy(words string) (what exported, rest string) {
	words = strings.TrimSpace(reply.Readable(words))
	if slices.Contains(wholeLedger, strings.ToLower(words)) {
		return theLedger, ""
	}
	at := nextNotice.FindStringIndex(words)
	if at == nil {
		return nothing, words
	}
	rest = strings.TrimSpace(words[:at[0]] + " " + words[at[1]:])
	for _, around := range []string{"of ", "for ", "from ", "the "} {
		rest = strings.TrimPrefix(rest, around)
	}
	return theNext, strings.TrimSpace(strings.Trim(rest, "的 《》“”\""))
}

// exportNext hands over the draft of the notice that follows the one that is named.
func (a *Desk) exportNext(ctx context.Context, r reply.Request, named string) (reply.Reply, error) {
	last, instead, err := a.followed(ctx, r, named)
	if err != nil || instead != nil {
		if instead == nil {
			return reply.Reply{}, err
		}
		return *instead, nil
	}
	return a.nextReply(ctx, r.Lang, last)
}

// mostNoticesAsked is how many notices a question back has a button for.
const mostNoticesAsked = 10

// followed is the notice that the next one follows: the one that is named, the
// channel's, or the only one. Instead is the question back where it is none of these.
func (a *Desk) followed(ctx context.Context, r reply.Request, named string) (last ledger.Notice, instead *reply.Reply, err error) {
	v, err := a.Ledger.Whole(ctx)
	if err != nil {
		return last, nil, err
	}
	sentence := r.Lang.Phrase(msgWhichFollows, len(v.Notices))
	if named != "" {
		if n, ok := v.Named(named); ok && !n.Retired {
			return n, nil, nil
		}
		if ids := v.NoticeReader().Read(named).IDs; len(ids) == 1 {
			if n, ok := v.Named(ids[0]); ok && !n.Retired {
				return n, nil, nil
			}
		}
		sentence = r.Lang.Phrase(msgNoneToFollow, named)
	} else {
		if len(v.Notices) == 1 {
			return v.Notices[0], nil, nil
		}
		id, err := a.Notices.DefaultOf(ctx, cmp.Or(r.Named, r.Channel))
		if err != nil {
			return last, nil, err
		}
		if n, ok := v.Named(id); ok && !n.Retired {
			return n, nil, nil
		}
	}
	lines := []string{sentence}
	var row reply.Buttons
	for _, n := range v.Notices[:min(len(v.Notices), mostNoticesAsked)] {
		lines = append(lines, r.Lang.Phrase(msgKeyOf, n.Key(), n.Called()))
		row = append(row, reply.Button{Label: n.Key(), Command: fmt.Sprintf("%s notice %s", command.Export, n.Key())})
	}
	out := reply.Sentence(r.Lang, strings.Join(lines, "\n"))
	out.Parts = append(out.Parts, row)
	return last, &out, nil
}

// mostSince is how many items a message lists that the draft says something new of.
const mostSince = 20

// nextReply hands the draft over as a Word file, with what has changed since the last
// notice and what is left to a person.
func (a *Desk) nextReply(ctx context.Context, l reply.Lang, last ledger.Notice) (reply.Reply, error) {
	if !a.People.Connected() {
		return reply.Sentence(l, l.Phrase(msgDraftInTerminal)), nil
	}
	next, err := a.Draft(ctx, l, last.ID)
	if err != nil {
		return reply.Reply{}, err
	}
	file := reply.File{Name: l.Phrase(msgDraftName, last.Key(), a.Clock.Today()), Draft: last.ID}
	out := reply.Sentence(l, l.Phrase(msgDrafted, file.Name, last.Called()))
	out.File = &file
	out.Parts = append(out.Parts, reply.Paragraph{Text: next.Changes(l, mostSince)})
	if text := next.ToCheck(l); text != "" {
		out.Parts = append(out.Parts, reply.Paragraph{Text: text})
	}
	return out, nil
}

// Draft is the next notice after the one with that id.
func (a *Desk) Draft(ctx context.Context, l reply.Lang, id string) (draft.Next, error) {
	source, err := a.WorkbookSource(ctx, l)
	if err != nil {
		return draft.Next{}, err
	}
	return draft.Following(source, id, a.Clock.Now())
}
