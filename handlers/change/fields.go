package change

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/handlers/command"
	"rectify/handlers/reply"
	"rectify/handlers/view"
)

// evidenceIn are the pieces of evidence of a form that was filled in: one for
// each address. field and problem say what is wrong, and then there are none.
func evidenceIn(l reply.Lang, v func(name string) string, today string) (pieces []ledger.Evidence, field, problem string) {
	links, names := strings.Fields(v("link")), strings.Split(v("name"), "\n")
	if v("fact") > today {
		return nil, "fact", l.Phrase(msgDayFuture)
	}
	for i, link := range links {
		if !isWebAddress(link) {
			links = nil
			break
		}
		piece := ledger.Evidence{Link: link, FactDate: v("fact"), Note: v("about")}
		if len(names) == len(links) { // else somebody took some of the addresses out
			piece.Name = names[i]
		}
		pieces = append(pieces, piece)
	}
	if len(links) == 0 {
		return nil, "link", l.Phrase(msgEnterAddressesBeginHttp)
	}
	return pieces, "", ""
}

func isWebAddress(link string) bool {
	return strings.HasPrefix(link, "http://") || strings.HasPrefix(link, "https://")
}

// formFor is the form of a command for an item.
func (a *Changes) formFor(ctx context.Context, r reply.Request, book *view.View, c command.Command, item ledger.Item) reply.Form {
	l := r.Lang
	switch c.Name {
	case command.Assign:
		return assignForm(l, item)
	case command.Due:
		return reply.Form{Title: l.Phrase(msgSetDueDate), Send: l.Phrase(msgSaveInFields), Fields: []reply.Field{
			{Name: "date", Label: l.Phrase(msgDueInFields), Kind: reply.FieldDate, Value: item.Due},
			{Name: "note", Label: l.Phrase(msgReason), Kind: reply.FieldLine, Optional: true},
		}}
	case command.Note:
		return reply.Form{Title: l.Phrase(msgReportProgress), Send: l.Phrase(msgSend), Fields: []reply.Field{progressField(l, false)}}
	case command.Evidence:
		return reply.Form{Title: l.Phrase(msgAddEvidence), Send: l.Phrase(msgAdd), Fields: evidenceFields(l)}
	case command.Commitment:
		return a.commitmentForm(l, book, item)
	case command.Close:
		return closeForm(l)
	case command.Reopen:
		return reply.Form{Title: l.Phrase(msgReopen), Send: l.Phrase(msgReopen), Fields: []reply.Field{
			{Name: "note", Label: l.Phrase(msgReason), Hint: l.Phrase(msgFound), Kind: reply.FieldText},
		}}
	case command.Extend:
		if item.AskedBy != "" {
			return a.decideForm(ctx, l, c, item)
		}
		return reply.Form{Title: l.Phrase(msgRequestExtension), Send: l.Phrase(msgRequest), Fields: []reply.Field{
			{Name: "date", Label: l.Phrase(msgUntil), Kind: reply.FieldDate},
			{Name: "note", Label: l.Phrase(msgReason), Kind: reply.FieldText},
		}}
	}
	return updateForm(l, item)
}

func updateForm(l reply.Lang, item ledger.Item) reply.Form {
	status := reply.Field{Name: "status", Label: l.Phrase(msgStatus), Kind: reply.FieldChoice, Value: string(item.Status)}
	for _, s := range notice.Statuses {
		if s != notice.Closed {
			status.Options = append(status.Options, reply.Option{Label: l.Status(s), Value: string(s)})
		}
	}
	evidence := evidenceFields(l)[0]
	evidence.Optional = true
	return reply.Form{Title: l.Phrase(msgUpdate), Send: l.Phrase(msgSend), Fields: []reply.Field{status, progressField(l, true), evidence}}
}

func progressField(l reply.Lang, optional bool) reply.Field {
	return reply.Field{
		Name: "note", Label: l.Phrase(msgProgress), Kind: reply.FieldText, Optional: optional,
		Hint: l.Phrase(msgIncludeDateNumberDocument),
	}
}

func evidenceFields(l reply.Lang) []reply.Field {
	return []reply.Field{
		{Name: "link", Label: l.Phrase(msgLinkEvidence), Hint: l.Phrase(msgAddressDocumentPhotoMessage), Kind: reply.FieldLine},
		{Name: "fact", Label: l.Phrase(msgDateFact), Kind: reply.FieldDate, Optional: true},
		{Name: "about", Label: l.Phrase(msgShows), Kind: reply.FieldLine, Optional: true},
	}
}

func closeForm(l reply.Lang) reply.Form {
	result := reply.Field{Name: "result", Label: l.Phrase(msgResult), Kind: reply.FieldChoice}
	for _, word := range []string{l.Phrase(msgRectified), l.Phrase(msgRectifiedNeedsFollowThrough), l.Phrase(msgNoLongerApplies)} {
		result.Options = append(result.Options, reply.Option{Label: word, Value: word})
	}
	return reply.Form{Title: l.Phrase(msgCloseOff), Send: l.Phrase(msgCloseOffInFields), Fields: []reply.Field{
		result,
		{Name: "basis", Label: l.Phrase(msgBasis), Hint: l.Phrase(msgHowCheckedAgainst), Kind: reply.FieldText},
		{Name: "evidence", Label: l.Phrase(msgEvidenceSeen), Kind: reply.FieldText},
		{Name: "note", Label: l.Phrase(msgNoteInFields), Kind: reply.FieldLine, Optional: true},
	}}
}

// decideForm asks an approver for a decision, with the one that was pressed.
func (a *Changes) decideForm(ctx context.Context, l reply.Lang, c command.Command, item ledger.Item) reply.Form {
	decision := reply.Field{Name: "decision", Label: l.Phrase(msgDecision), Kind: reply.FieldChoice, Options: []reply.Option{
		{Label: l.Phrase(msgGrant), Value: "grant"}, {Label: l.Phrase(msgDecline), Value: "refuse"},
	}}
	if decides(c.Words) {
		decision.Value = c.Words
	}
	return reply.Form{
		Title: l.Phrase(msgExtension), Send: l.Phrase(msgSend),
		Parts:  []reply.Part{reply.Paragraph{Text: l.Phrase(msgRequestsExtensionUntil, a.People.Names(ctx, l).One(item.AskedBy), item.AskedDue)}},
		Fields: []reply.Field{decision, {Name: "note", Label: l.Phrase(msgComment), Hint: l.Phrase(msgGiveReasonIfDecline), Kind: reply.FieldLine, Optional: true}},
	}
}

// mostItemsToChoose is how many items a choice offers; of more, the number is
// typed.
const mostItemsToChoose = 100

// evidenceFromAnywhere asks which item a document belongs to.
func (a *Changes) evidenceFromAnywhere(r reply.Request, book *view.View) reply.Form {
	l := r.Lang
	which := reply.Field{Name: "item", Label: l.Phrase(msgItemInFields), Kind: reply.FieldLine}
	if len(book.Items) <= mostItemsToChoose {
		which.Kind = reply.FieldChoice
		for _, item := range book.Items {
			if book.IsMeantByNumber(item.Key()) {
				which.Options = append(which.Options, reply.Option{Label: fmt.Sprintf("%d. %s", item.Number, item.Title), Value: strconv.Itoa(item.Number)})
			}
		}
	}
	fields := append([]reply.Field{which}, evidenceFields(l)...)
	for i, field := range fields {
		fields[i] = field.With(r.Values[field.Name])
	}
	return reply.Form{Lang: l, Command: string(command.Evidence), Title: l.Phrase(msgAddEvidenceInFields), Send: l.Phrase(msgAdd), Fields: fields}
}
