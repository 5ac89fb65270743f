package reading

import (
	"regexp"
	"strings"

	"rectify/data/notice"
	"rectify/data/notice/declared"
	"rectify/data/notice/fields"
	"rectify/data/notice/layout"
	"rectify/data/notice/source"
	"rectify/data/text"
)

// takeReply takes what was answered to a recommendation from the sentence that work
// begins with, and returns the work. The sentence stays work where its field is not
// the answer's: Comments: The Office concurred.
func (ir *itemReader) takeReply(p source.Passage) source.Passage {
	if ir.item.Response != "" {
		return p
	}
	r, ok := declared.ReadReply(p)
	if !ok {
		return p
	}
	ir.item.Response, ir.item.ResponseWords = r.Response, r.Words.String()
	ir.replied = declared.Words(r.Verb)
	ir.takePromise(p.To(r.End).TrimStops("。)"))
	if !fields.OfReply(ir.word) {
		return p
	}
	ir.claim(source.StatusText, p.To(r.End))
	return p.From(r.End).Trim()
}

// placeReasons makes what follows the reply a part of it where nothing will be done, or
// other fields say what was or will be; else it is the measures.
func (ir *itemReader) placeReasons() {
	reasons := ir.reasons.strings()
	if len(reasons) == 0 {
		return
	}
	if len(ir.measures.all) == 0 && ir.item.Response != notice.Declined {
		ir.measures = ir.reasons
		return
	}
	stop, space := "。", ""
	if !text.HasHan(reasons[0]) {
		stop, space = ". ", " "
	}
	ir.item.ResponseWords += stop + strings.Join(reasons, space)
}

// promised is who will do what was agreed to, and by when: Agreed – to be implemented by the
// Controller by 30 June 2026.
var promised = regexp.MustCompile(`\b(?:implemented|completed|actioned|addressed|done|delivered) (?:by ((?:the )?[a-z][a-z ,&’'-]*?))?\.?(?:,? (?:by|in|before|on|no later than) ([^;)]*\d))?$`)

// takePromise takes who and when from the sentence of a reply, where no field says so.
func (ir *itemReader) takePromise(p source.Passage) {
	m := promised.FindStringSubmatchIndex(string(p.Plain))
	if m == nil {
		return
	}
	part := func(n int) source.Passage {
		if m[2*n] < 0 {
			return p.To(0)
		}
		return p.Slice(source.Runes(string(p.Plain)[:m[2*n]]), source.Runes(string(p.Plain)[:m[2*n+1]]))
	}
	who, by := part(1), part(2)
	if who.Has(0, "the ") {
		who = who.From(len("the "))
	}
	if kind := layout.KindOf(who); kind.Answers() {
		ir.answers.Add(kind, who.String())
	}
	if by.Len() > 0 && ir.item.DueWords == "" {
		ir.readDueField(by)
	}
}

// declareReply takes the status of an item that declares none from the reply to
// it: an action that is agreed and not yet done is in progress. A refused one has no
// status, and a warning says so.
func (ir *itemReader) declareReply() {
	switch {
	case ir.item.Response == notice.Declined && ir.item.Declared == notice.InProgress && ir.item.DeclaredWords == "": // Accepted: No; complied: No
		ir.item.Declared = ""
		ir.refuse(ir.replied)
	case ir.item.Declared != "" || ir.item.Response == "" || ir.item.Refused:
	case ir.item.Response == notice.Declined:
		ir.refuse(ir.replied)
	default:
		ir.item.Declared, ir.item.DeclaredWords = notice.InProgress, ir.replied
	}
}

// refuse notes that nothing was or will be done about the item, which is none of
// the statuses.
func (ir *itemReader) refuse(words string) {
	ir.item.Refused, ir.item.DeclaredWords = true, words
	ir.warn(notice.NotAgreed, words)
}

// warn adds a warning about words of the item.
func (ir *itemReader) warn(concern notice.Concern, words string) {
	ir.source.Warn(notice.Warning{From: ir.line, Concern: concern, Items: []int{ir.item.Number}, Words: words})
}
