package card

import (
	"cmp"
	"context"
	"time"

	"rectify/data/ledger"
	"rectify/handlers/people"
	"rectify/handlers/reply"
)

// Pieces are the evidence of a history, oldest first.
func Pieces(names people.Names, zone *time.Location, history []ledger.Entry) (pieces []reply.CardEvidence) {
	for _, e := range ledger.Pieces(history) {
		of := e.Evidence
		pieces = append(pieces, reply.CardEvidence{
			Name: cmp.Or(of.Name, of.Link, of.Hash), Link: of.Link, Hash: of.Hash, Size: of.Size, Of: of.FactDate, Note: names.All(of.Note),
			By: names.One(e.By), On: e.At.In(zone).Format(time.DateOnly),
		})
	}
	return pieces
}

// Evidence lists the evidence of an item, with a button that adds some.
func (a *Cards) Evidence(ctx context.Context, r reply.Request, item ledger.Item) (reply.Reply, error) {
	v, err := a.Ledger.Open(ctx)
	if err != nil {
		return reply.Reply{}, err
	}
	history, err := a.Keeper.History(ctx, item.Notice, item.Number)
	if err != nil {
		return reply.Reply{}, err
	}
	l := r.Lang
	teller := a.TellerFor(ctx, l, history...)
	list := reply.EvidenceList{Pieces: Pieces(teller.Names, v.Zone, history)}
	title := l.Phrase(msgEvidenceOfItem, l.ItemOf(item.NoticeKey, item.Number), item.Title, len(list.Pieces))
	if len(list.Pieces) == 0 {
		title = l.Phrase(msgNoEvidenceOfItem, l.ItemOf(item.NoticeKey, item.Number), item.Title)
	}
	out := reply.Reply{Lang: l, Kind: reply.KindItem, Source: reply.FromRules, Items: Refs([]ledger.Item{item}),
		Parts: []reply.Part{reply.Paragraph{Text: title}, list}}
	if r.Rich && r.Person.May(reply.Editor) {
		out.Parts = append(out.Parts, reply.Buttons{{
			Label: l.Phrase(msgHandInEvidence), Command: "evidence " + Numbers([]ledger.Item{item}), Seen: map[int]int{item.Number: item.Version},
			As: reply.AsForm, Main: true,
		}})
	}
	return out, nil
}
