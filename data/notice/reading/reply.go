package reading

import (
	"regexp"
	"strings"

	"rectify/data/notice"
)

// reply finds what a body that was given a recommendation says to it.
var reply = regexp.MustCompile(`^[\d.\s]*(?:the )?(?:government|department|agency|ministry|council|commission|board|city|management` +
	`|we)\s+((?:partially |partly |fully )?(?:agree|accept|concur)s?|(?:does not|do not) (?:agree|accept|concur)|disagrees?|rejects?)\b`)

// declareReply takes the status of an item that declares none from the reply to
// it: an action that is agreed and not yet done is in progress. A refused one has no
// status, and a warning says so.
func (ir *itemReader) declareReply() {
	for _, clause := range ir.item.Work() {
		m := reply.FindStringSubmatch(strings.ToLower(clause))
		if m == nil || ir.item.Declared != "" {
			continue
		}
		words := m[1]
		ir.item.DeclaredWords = words
		if strings.Contains(words, "not") || strings.HasPrefix(words, "dis") || strings.HasPrefix(words, "rej") {
			ir.refuse(words)
			return
		}
		ir.item.Declared = notice.InProgress
		return
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
