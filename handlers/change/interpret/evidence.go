package interpret

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"rectify/data/ledger"
	"rectify/data/text"
	"rectify/handlers/command"
	"rectify/handlers/reply"
	"rectify/handlers/view"
)

// evidenceKind is "evidence N LINK note" and "evidence N remove PIECE"; "evidence N"
// lists what there is.
var evidenceKind = Kind{
	Show: func(a *Interpreter, ctx context.Context, t Typed) (reply.Reply, error) {
		return a.Cards.Evidence(ctx, t.Request, t.Items[0])
	},
	Read: readEvidence,
	Form: func(_ *Interpreter, _ context.Context, t Typed) reply.Form {
		return reply.Form{Title: t.Lang.Phrase(msgEvidenceForm), Send: t.Lang.Phrase(msgAdd), Fields: evidenceFields(t.Lang)}
	},
	Fill: func(_ *Interpreter, t Typed) map[string]string {
		link, about, _ := strings.Cut(t.Command.Words, " ")
		return map[string]string{"link": link, "about": about}
	},
	Sent: func(a *Interpreter, ctx context.Context, t Typed) ([]ledger.Act, map[string]string) {
		return a.evidenceSent(ctx, t)
	},
}

// readEvidence reads a link and a note; a day in the note is the day of the fact.
func readEvidence(a *Interpreter, t Typed) (ledger.Act, string) {
	l, number := t.Lang, t.Items[0].Ref()
	if m := removal.FindStringSubmatch(t.Command.Words); m != nil {
		piece, err := strconv.Atoi(m[1])
		if err != nil || piece < 1 || piece > t.Items[0].Evidence || len(t.Items) > 1 {
			return nil, l.Phrase(msgNoSuchPiece, l.ItemOf(t.Items[0].NoticeKey, t.Items[0].Number), t.Items[0].Evidence)
		}
		return ledger.DropEvidence{Piece: piece}, ""
	}
	link, note := cutLink(t.Command.Words)
	if !isWebAddress(link) {
		return nil, l.Phrase(msgLinkMissing, number)
	}
	piece := ledger.Evidence{Link: link, Note: note}
	switch d := text.ReadDate(note, a.Clock.Now(), text.Back); {
	case d.Problem == text.NoSuchDay || len(d.Choices) > 1:
		return nil, a.dateProblem(l, d, fmt.Sprintf("evidence %s %s", number, link))
	case d.Problem == text.Clear && d.Working == 0 && d.Last.Format(time.DateOnly) <= a.Clock.Today():
		piece.FactDate, piece.Note = d.Last.Format(time.DateOnly), d.After
	}
	return ledger.AddEvidence{Evidence: piece}, ""
}

// removal matches the words that take a piece of evidence back, by its place in the list.
var removal = regexp.MustCompile(`(?i)^(?:remove|delete|移除|去掉|删除)\s*(?:第|no\.? ?|#)?\s*(\d+)\s*[件个]?$`)

// labelled matches an address in angle brackets with its label: <https://…|合同>.
var labelled = regexp.MustCompile(`^<(https?://[^\s|<>]+)(?:\|([^<>]*))?>\s*(.*)`)

// cutLink splits words into the address at the start and the rest after a space or a
// Chinese punctuation mark.
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

// evidenceSent returns the pieces of evidence of a form: one for each file and
// each address; a file at one of the addresses is one piece with it. Files that the item
// has already are left out.
func (a *Interpreter) evidenceSent(ctx context.Context, t Typed) (acts []ledger.Act, problems map[string]string) {
	links, names := strings.Fields(t.Value("link")), strings.Split(t.Value("name"), "\n")
	switch {
	case t.Value("fact") > a.Clock.Today():
		return nil, map[string]string{"fact": t.Lang.Phrase(msgFactInFuture)}
	case len(links)+len(t.Files) == 0:
		return nil, map[string]string{"link": t.Lang.Phrase(msgAddFileOrAddress)}
	case slices.ContainsFunc(links, func(link string) bool { return !isWebAddress(link) }):
		return nil, map[string]string{"link": t.Lang.Phrase(msgLinkInvalid)}
	}
	piece := func(f reply.SentFile) {
		acts = append(acts, ledger.AddEvidence{Evidence: ledger.Evidence{
			Name: f.Name, Link: f.Link, Hash: f.Hash, Type: f.Type, Size: f.Size, FactDate: t.Value("fact"), Note: t.Value("about"),
		}})
	}
	left, again := a.newFiles(ctx, t)
	if len(links)+len(left) == 0 {
		return nil, map[string]string{"files": t.Lang.Phrase(msgSameFile, again)}
	}
	for i, link := range links {
		file := reply.SentFile{Link: link}
		if len(names) == len(links) { // otherwise the person removed some addresses
			file.Name = names[i]
		}
		if at := slices.IndexFunc(left, func(f reply.SentFile) bool { return f.Link == link }); at >= 0 {
			file = left[at]
			left = slices.Delete(left, at, at+1)
		}
		piece(file)
	}
	for _, file := range left {
		piece(file)
	}
	return acts, nil
}

// newFiles returns the files that are no evidence of the item yet, and the name of one
// that is.
func (a *Interpreter) newFiles(ctx context.Context, t Typed) (files []reply.SentFile, again string) {
	history, err := a.Cards.Keeper.History(ctx, t.Items[0].Notice, t.Items[0].Number)
	if err != nil || len(t.Items) > 1 {
		return slices.Clone(t.Files), ""
	}
	pieces := ledger.Pieces(history)
	for _, f := range t.Files {
		if f.Hash != "" && slices.ContainsFunc(pieces, func(e ledger.Entry) bool { return e.Evidence.Hash == f.Hash }) {
			again = f.Name
		} else {
			files = append(files, f)
		}
	}
	return files, again
}

func isWebAddress(link string) bool {
	return strings.HasPrefix(link, "http://") || strings.HasPrefix(link, "https://")
}

// evidenceFields are what is asked of evidence: files, addresses or both.
func evidenceFields(l reply.Lang) []reply.Field {
	return []reply.Field{
		{Name: "files", Label: l.Phrase(msgFilesEvidence), Hint: l.Phrase(msgWhichFiles), Kind: reply.FieldFiles, Optional: true},
		{Name: "link", Label: l.Phrase(msgLinkField), Hint: l.Phrase(msgLinkHint), Kind: reply.FieldLine, Optional: true},
		{Name: "fact", Label: l.Phrase(msgFactField), Kind: reply.FieldDate, Optional: true},
		{Name: "about", Label: l.Phrase(msgAboutField), Kind: reply.FieldLine, Optional: true},
	}
}

// mostItemsToChoose is the largest number of items offered as a choice; of more, the
// number is typed.
const mostItemsToChoose = 100

// EvidenceFromAnywhere asks which item a document is evidence for.
func (a *Interpreter) EvidenceFromAnywhere(r reply.Request, v *view.View) reply.Form {
	l := r.Lang
	which := reply.Field{Name: "item", Label: l.Phrase(msgWhichItemField), Kind: reply.FieldLine}
	if len(v.Items) <= mostItemsToChoose {
		which.Kind = reply.FieldChoice
		for _, item := range v.Items {
			which.Options = append(which.Options, reply.Option{Label: fmt.Sprintf("%s. %s", item.Ref(), item.Title), Value: item.Ref()})
		}
	}
	fields := append([]reply.Field{which}, evidenceFields(l)...)
	for i, field := range fields {
		fields[i] = field.With(r.Values[field.Name])
	}
	return reply.Form{Lang: l, Command: string(command.Evidence), Title: l.Phrase(msgAddAsEvidence), Send: l.Phrase(msgAdd), Fields: fields}
}
