package intake

import (
	"fmt"
	"slices"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/data/notice/compare"
	"rectify/data/notices"
	"rectify/data/text"
)

// A Match is how sure it is that a text is a later one of a notice that the ledger
// holds.
type Match int

const (
	NoMatch  Match = iota // it is another notice
	Doubtful              // a person must say
	Sure                  // it is a later text of that notice
)

// A Found is the notice of the ledger that a text may be a later one of.
type Found struct {
	Match
	Notice ledger.Notice
	Alike  int // items that both have
	Items  int // items of the text
}

// From which share of common items on a text is taken for a later one of a notice:
// with the same title or file name, without, and without a doubt.
const named, unnamed, surely = 0.3, 0.5, 0.8

// A Recogniser finds the notice of the ledger that a text may be a later one of.
type Recogniser struct {
	held   []ledger.Notice
	titles []map[string]bool // of the items of each, folded
}

// NewRecogniser knows the notices of a snapshot, retired ones too.
func NewRecogniser(s *ledger.Snapshot) *Recogniser {
	r := &Recogniser{}
	for _, n := range slices.Concat(s.Notices, s.Retired) {
		r.Add(n)
	}
	return r
}

// Add has the recogniser know one more notice.
func (r *Recogniser) Add(n ledger.Notice) {
	if n.Notice == nil {
		return
	}
	r.held, r.titles = append(r.held, n), append(r.titles, titlesOf(n.Notice))
}

func titlesOf(n *notice.Notice) map[string]bool {
	keys := make(map[string]bool, len(n.Items))
	for _, item := range n.Items {
		keys[text.Key(item.Title)] = true
	}
	return keys
}

// Find finds the notice by its title, its file's name and the items that both have.
func (r *Recogniser) Find(id string, n *notice.Notice) (best Found) {
	share := 0.0
	mine := titlesOf(n)
	for i, held := range r.held {
		name := held.ID == id || compare.SameTitle(held.Title, n.Title)
		if !name && common(mine, r.titles[i])*4 < min(len(mine), len(r.titles[i])) {
			continue
		}
		overlap := compare.Overlap(held.Notice, n)
		f := Found{Notice: held, Items: len(n.Items), Alike: int(overlap*float64(min(len(held.Items), len(n.Items))) + 0.5)}
		switch {
		case overlap >= surely, overlap >= unnamed && name:
			f.Match = Sure
		case overlap >= unnamed, overlap >= named && name, compare.SameTitle(held.Title, n.Title):
			f.Match = Doubtful
		default:
			continue
		}
		if f.Match > best.Match || f.Match == best.Match && overlap > share {
			best, share = f, overlap
		}
	}
	return best
}

func common(x, y map[string]bool) (n int) {
	for key := range x {
		if y[key] {
			n++
		}
	}
	return n
}

// NewID is the id of a new notice: the name of its file, with a number behind it
// where another notice has that.
func (r *Recogniser) NewID(name string) string {
	taken := func(id string) bool {
		return id == notices.BuiltinID || slices.ContainsFunc(r.held, func(n ledger.Notice) bool { return n.Answers(id) })
	}
	id := name
	for i := 2; taken(id); i++ {
		id = fmt.Sprint(name, "-", i)
	}
	return id
}
