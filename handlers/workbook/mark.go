package workbook

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"strings"
	"time"

	"rectify/data/ledger"
)

// A marking is what the hidden cell of a row keeps: which version of which item
// the row shows, and a hash of each cell as it was written, so that whatever
// differs on the way back was changed by a person.
type marking struct {
	Rectify int              `json:"rectify"` // of the marking: 1
	Notice  string           `json:"notice"`
	Number  int              `json:"number"`
	Version int              `json:"version"`
	Cells   map[field]string `json:"cells"`
}

func (m marking) key() ledger.Key { return ledger.Key{Notice: m.Notice, Number: m.Number} }

// mark is the mark of a row.
func mark(r itemRow) string {
	m := marking{1, r.item.Notice, r.item.Number, r.item.Version, map[field]string{}}
	for f, cell := range r.cells {
		if f != markField && f != updatedField && f != authorField {
			m.Cells[f] = hash(plain(cell))
		}
	}
	line, err := json.Marshal(m)
	if err != nil {
		panic(err) // strings and numbers always have a JSON form
	}
	return string(line)
}

// readMark reads a mark back.
func readMark(cell string) (m marking, ok bool) {
	err := json.Unmarshal([]byte(cell), &m)
	return m, err == nil && m.Rectify == 1 && m.Notice != "" && m.Number > 0
}

// plain is a cell as text.
func plain(cell any) string {
	switch c := cell.(type) {
	case nil:
		return ""
	case time.Time:
		return c.Format(time.DateOnly)
	}
	return fmt.Sprint(cell)
}

// hash is a short hash of what a cell says, whatever its space: programs alter
// line ends and trailing space.
func hash(cell string) string {
	h := fnv.New32a()
	h.Write([]byte(strings.Join(strings.Fields(cell), " ")))
	return fmt.Sprintf("%08x", h.Sum32())
}
