package interpret

import (
	"context"

	"rectify/data/ledger"
	"rectify/handlers/reply"
)

// noteKind is "note N TEXT".
var noteKind = Kind{
	Read: func(_ *Interpreter, t Typed) (ledger.Act, string) {
		if problem := empty(t.Lang, t.Command.Words); problem != "" {
			return nil, problem
		}
		return ledger.AddNote{Note: t.Command.Words}, ""
	},
	Form: func(_ *Interpreter, _ context.Context, t Typed) reply.Form {
		return reply.Form{Title: t.Lang.Phrase(msgNoteForm), Send: t.Lang.Phrase(msgSend), Fields: []reply.Field{progressField(t.Lang, false)}}
	},
	Fill: wordsAsNote,
	Sent: func(_ *Interpreter, _ context.Context, t Typed) ([]ledger.Act, map[string]string) {
		return []ledger.Act{ledger.AddNote{Note: t.Value("note")}}, nil
	},
}

// wordsAsNote fills the words into the field for a note.
func wordsAsNote(_ *Interpreter, t Typed) map[string]string {
	return map[string]string{"note": t.Command.Words}
}

func progressField(l reply.Lang, optional bool) reply.Field {
	return reply.Field{
		Name: "note", Label: l.Phrase(msgProgressField), Kind: reply.FieldText, Optional: optional,
		Hint: l.Phrase(msgProgressHint),
	}
}
