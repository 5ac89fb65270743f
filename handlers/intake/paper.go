// Package intake takes in the papers that people send: a notice that is new, a
// later text of one that the ledger holds, and a ledger that was edited. Each is
// shown as it was understood before anything is taken.
package intake

import (
	"fmt"
	"path"
	"slices"
	"strconv"
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

// A Choice is what a person decided about a paper.
type Choice struct {
	New  bool   // it is a notice of its own, whatever it resembles
	Of   string // key or id of the notice that it is a later text of; empty: as recognised
	Text []int  // items whose status follows the text, though staff have set another
}

// ReadChoice reads the words behind "import REF": new, of KEY, text 11,13.
func ReadChoice(words []string) (c Choice, ok bool) {
	for i := 0; i < len(words); i++ {
		switch {
		case words[i] == "new":
			c.New = true
		case words[i] == "of" && i+1 < len(words):
			i++
			c.Of = words[i]
		case words[i] == "text" && i+1 < len(words):
			i++
			for _, part := range strings.Split(words[i], ",") {
				n, err := strconv.Atoi(part)
				if err != nil {
					return c, false
				}
				c.Text = append(c.Text, n)
			}
		default:
			return c, false
		}
	}
	return c, true
}

// String is the choice as ReadChoice reads it, with a space before it.
func (c Choice) String() (s string) {
	if c.New {
		s += " new"
	}
	if c.Of != "" {
		s += " of " + c.Of
	}
	if len(c.Text) > 0 {
		words := make([]string, len(c.Text))
		for i, n := range c.Text {
			words[i] = fmt.Sprint(n)
		}
		s += " text " + strings.Join(words, ",")
	}
	return s
}

// turned is the choice with an item's status the other way.
func (c Choice) turned(number int) Choice {
	if i := slices.Index(c.Text, number); i >= 0 {
		c.Text = slices.Delete(slices.Clone(c.Text), i, i+1)
	} else {
		c.Text = append(slices.Clone(c.Text), number)
		slices.Sort(c.Text)
	}
	return c
}
