package learned

import (
	"crypto/sha256"
	"fmt"

	"rectify/data/ledger"
	"rectify/data/wording"
	"rectify/handlers/people"
	"rectify/handlers/reply"
)

// mostWordings is how many wordings one message lists of each kind.
const mostWordings = 12

// ID returns the short name of a wording in commands.
func ID(a wording.Wording) string {
	return fmt.Sprintf("%x", sha256.Sum256(fmt.Appendf(nil, "%s\n%s\n%d", a.Key, a.Notice, a.Number)))[:8]
}

// Pickers returns the IDs of the people who picked wordings.
func Pickers(all []wording.Wording) (ids []string) {
	for _, w := range all {
		ids = append(ids, w.PickedBy)
	}
	return ids
}

// Overview lists proposed and confirmed wordings below first, a sentence or empty.
// names are those of the people who picked them; see Pickers.
func Overview(r reply.Request, names people.Names, called func(ledger.Key) string, all []wording.Wording, first string) reply.Reply {
	l := r.Lang
	out := reply.Sentence(l, first)
	if first == "" {
		out.Parts = nil
	}
	list := func(title string, state wording.State, buttons func(id string) reply.Buttons) {
		n := 0
		for _, w := range all {
			if w.State != state {
				continue
			}
			if n++; n == 1 {
				out.Parts = append(out.Parts, reply.Label{Text: title})
			}
			if n > mostWordings {
				continue
			}
			id := ID(w)
			line := l.Phrase(msgWordingOfItem, w.Text, called(ledger.Key{Notice: w.Notice, Number: w.Number}), names.One(w.PickedBy), w.Picked)
			if !r.Rich {
				line += "  " + id
			}
			out.Parts = append(out.Parts, reply.Paragraph{Text: line})
			if r.Person.May(reply.Editor) {
				out.Parts = append(out.Parts, buttons(id))
			}
		}
		if n > mostWordings {
			out.Parts = append(out.Parts, reply.Paragraph{Text: l.Phrase(msgMoreWordings, n-mostWordings)})
		}
	}
	remove := func(label, id string) reply.Button {
		return reply.Button{Label: label, Command: "aliases remove " + id, As: reply.InPlace}
	}
	list(l.Phrase(msgProposedWordings), wording.Proposed, func(id string) reply.Buttons {
		return reply.Buttons{{Label: l.Phrase(msgConfirmButton), Command: "aliases confirm " + id, Main: true, As: reply.InPlace},
			remove(l.Phrase(msgRejectButton), id)}
	})
	list(l.Phrase(msgConfirmedWordings), wording.Confirmed, func(id string) reply.Buttons {
		return reply.Buttons{remove(l.Phrase(msgRemoveButton), id)}
	})
	if len(out.Parts) == 0 {
		out.Parts = []reply.Part{reply.Paragraph{Text: l.Phrase(msgNoWordingsYet)}}
	} else if !r.Rich && r.Person.May(reply.Editor) {
		out.Parts = append(out.Parts, reply.Paragraph{Text: l.Phrase(msgHowToDecide)})
	}
	return out
}
