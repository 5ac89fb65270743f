package card

import (
	"strings"

	"rectify/data/ledger"
	"rectify/handlers/reply"
	"rectify/handlers/view"
)

// Progress returns how many items of each section are done.
func Progress(b *view.View, l reply.Lang, items []ledger.Item) (rows []reply.ProgressRow) {
	at := map[string]int{}
	for _, item := range items {
		name, _, _ := strings.Cut(b.HeadingText(item), " › ")
		if name == "" {
			name = l.Phrase(msgWithoutSection)
		}
		i, known := at[name]
		if !known {
			i = len(rows)
			at[name] = i
			rows = append(rows, reply.ProgressRow{Name: name})
		}
		rows[i].Total++
		if item.Status.Done() {
			rows[i].Done++
		}
	}
	return rows
}
