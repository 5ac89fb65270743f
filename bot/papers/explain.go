package papers

import (
	"errors"
	"path/filepath"
	"strings"

	"rectify/data/document"
	"rectify/data/notice/reading"
	"rectify/handlers/reply"
	"rectify/handlers/workbook"
)

// Explain says in a person's language why a file cannot be taken, and what to do.
func Explain(l reply.Lang, err error) string {
	for _, known := range []struct {
		is  error
		say reply.Phrase
	}{
		{document.ErrSplit, msgSplit}, {document.ErrTooLarge, msgTooLarge}, {document.ErrEmpty, msgEmpty}, {document.ErrEncrypted, msgEncrypted},
		{document.ErrDamaged, msgDamaged},
		{document.ErrOldFormat, msgOldFormat}, {document.ErrWrongEnding, msgWrongEnding}, {document.ErrUnsupported, msgUnsupported},
		{document.ErrScan, msgScan},
		{document.ErrNoPDFTool, msgNoPDFTool}, {document.ErrNoText, msgNoText}, {workbook.ErrNoLedger, msgNoLedger},
	} {
		if errors.Is(err, known.is) {
			return l.Phrase(known.say)
		}
	}
	var at *reading.StoppedError
	var file *FileError
	todo := msgMarkItems
	if errors.As(err, &file) && strings.EqualFold(filepath.Ext(file.Name), ".pdf") {
		todo = msgPDFTable
	}
	switch {
	case errors.As(err, &at) && at.Table.Line > 0 && len(at.Table.Unknown) == 0:
		return l.Phrase(msgNotNotice) + l.Phrase(msgNoRowsBelow, at.Table.Line, l.Join(at.Table.Known))
	case at != nil && at.Table.Line > 0:
		said := l.Phrase(msgNotNotice) + l.Phrase(msgNoTable, at.Table.Line, l.Join(at.Table.Known), l.Join(at.Table.Unknown))
		if !at.Table.Problem {
			said += l.Phrase(msgNoProblem)
		}
		return said
	case at != nil && at.Numbered > 0:
		return l.Phrase(msgNotNotice) + l.Phrase(msgStopped, at.Numbered, at.Line, at.Words) + l.Phrase(todo)
	case at != nil:
		return l.Phrase(msgNotNotice) + l.Phrase(msgNoNumbers, at.Line, at.Words) + l.Phrase(todo)
	case errors.Is(err, reading.ErrNotNotice):
		return l.Phrase(msgNotNotice) + l.Phrase(msgNowhere) + l.Phrase(todo)
	}
	return l.Phrase(msgUnreadable, err)
}
