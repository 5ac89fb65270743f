package workbook

import (
	"strings"

	"rectify/handlers/reply"
)

// The ledger keeps why an item is late and what comes next as notes that begin
// with the head of their column: 未按期原因：…, 下一步安排：….

// noteOf is what a note says for that column; false where it is no such note.
func noteOf(f field, note string) (words string, ok bool) {
	c := columnOf(f)
	for _, head := range []string{c.title.Zh, c.title.En} {
		for _, colon := range []string{"：", ":"} {
			if words, ok := strings.CutPrefix(strings.TrimSpace(note), head+colon); ok {
				return strings.TrimSpace(words), true
			}
		}
	}
	return "", false
}

// asNote is a note that says this for that column.
func asNote(f field, l reply.Lang, words string) string {
	return columnOf(f).head(l) + l.Phrase(msgColon) + words
}
