// Package intake takes in the papers that people send: a notice that is new, a
// later text of one that the ledger holds, and a ledger that was edited. Each is
// shown as it was understood before anything is taken.
package intake

import (
	"path"
	"strings"

	"rectify/data/notice"
	"rectify/handlers/workbook"
)

// A Paper is a file that somebody sent, read: a notice or an edited ledger.
type Paper struct {
	Name   string // of the file
	Ref    string // names the file again, as in "import REF"
	Text   string // of a notice
	Notice *notice.Notice
	Ledger []workbook.Grid // of an edited ledger; nil for a notice
}

// ID is the id that a notice gets: the name of its file without folder and ending.
func (p Paper) ID() string {
	name := path.Base(strings.ReplaceAll(p.Name, `\`, "/"))
	return strings.TrimSuffix(name, path.Ext(name))
}

func lines(all []string) string { return strings.Join(all, "\n") }

func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }
