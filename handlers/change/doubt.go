package change

import (
	"fmt"
	"strings"
	"unicode"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/data/text"
	"rectify/handlers/card"
	"rectify/handlers/command"
	"rectify/handlers/reply"
)

// NotUnderstood says which words were not understood, that nothing was changed,
// and what to type.
func NotUnderstood(r reply.Request, words, zh, en string, args ...any) reply.Reply {
	l := r.TypedLang()
	return reply.Sentence(l, l.Phrase(msgDidUnderstandNothingChanged, text.Clip(words, longestEcho))+l.Say(zh, en, args...))
}

// longestEcho is how much of what somebody typed is repeated to them, in runes.
const longestEcho = 60

// statusNames are the words for the statuses that a command sets.
func statusNames(l reply.Lang) string {
	return l.Phrase(msgStartedProgressDoneLong)
}

// askStatus asks what was meant by a status that the words around it take back,
// or that may mean two, with what was typed as a progress note among the
// choices.
func askStatus(r reply.Request, c command.Command, items []ledger.Item, read text.Status) *reply.Reply {
	l := r.TypedLang()
	numbers, seen := card.Numbers(items), card.Seen(r, items)
	may := make([]string, len(read.May))
	for i, s := range read.May {
		may[i] = l.Phrase(msgTextInDoubt, l.Status(notice.Status(s)))
	}
	sentence := l.Phrase(msgClearWhetherMeansChanged,
		text.Clip(c.Words, longestEcho), strings.Join(may, l.Phrase(msgOrInDoubt)), card.Named(l, items))
	out := &reply.Reply{Lang: l, Kind: reply.KindItems, Source: reply.FromRules, Items: card.Refs(items), Parts: []reply.Part{reply.Paragraph{Text: sentence}}}
	var row reply.Buttons
	if len(c.Words) > card.LongestCarried {
		row = reply.Buttons{{Label: l.Phrase(msgFill), Command: fmt.Sprintf("status %d", items[0].Number), Seen: seen, As: reply.AsForm, Main: true}}
	} else {
		for _, s := range read.May {
			row = append(row, reply.Button{
				Label:   l.Phrase(msgSet, l.Status(notice.Status(s))),
				Command: strings.TrimSpace(fmt.Sprintf("status %s %s %s", numbers, s, spoken(read.After))), Seen: seen, Confirm: true,
			})
		}
		row = append(row, reply.Button{Label: l.Phrase(msgSaveProgressNote), Command: fmt.Sprintf("note %s %s", numbers, c.Words), Seen: seen, Confirm: true, Main: true})
	}
	out.Parts = append(out.Parts, row)
	return out
}

// spoken is a note, empty where it holds no word.
func spoken(note string) string {
	if !strings.ContainsFunc(note, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return ""
	}
	return note
}

// askClose asks an approver for what the form of a close-off asks for; nil where
// the ledger would refuse it anyway.
func askClose(r reply.Request, items []ledger.Item) *reply.Reply {
	for _, item := range items {
		if item.Status.Open() || item.Status == notice.Closed || item.ReportedBy == r.Person.ID {
			return nil
		}
	}
	l := r.Lang
	numbers := card.Numbers(items)
	out := reply.Sentence(l, l.Phrase(msgChangedCloseOffNeeds,
		card.Named(l, items), numbers))
	if len(items) == 1 {
		out.Parts = append(out.Parts, reply.Buttons{{Label: l.Phrase(msgFillForm), Command: "close " + numbers, Seen: card.Seen(r, items), As: reply.AsForm, Main: true}})
	}
	return &out
}
