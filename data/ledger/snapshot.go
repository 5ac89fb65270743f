package ledger

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"rectify/data/notice"
)

// A Snapshot is the whole ledger at one moment, with the look-ups that answers
// need. Callers share it and must not alter it; its methods may be called from
// several goroutines.
type Snapshot struct {
	Sequence int64    // the history's last sequence number then
	Notices  []Notice // those in use, the newest published first
	Items    []Item   // theirs, in the order of Notices, then by number
	Retired  []Notice // those taken out of use, in the same order; their items are not here

	laidOut sync.Once
	places  *places // read it through layout
}

// places are where the notices and items of a snapshot are. Snapshots that
// differ in nothing else share them.
type places struct {
	notices  map[string]int   // positions in Notices, by id
	items    map[Key]int      // positions in Items
	highest  int              // the highest item number
	headings []notice.Section // of every notice, those alike once
	people   map[string]bool  // names that a notice gives as those of people responsible
	units    map[string]bool  // and as those of units
}

func (s *Snapshot) layout() *places {
	s.laidOut.Do(func() {
		if s.places != nil {
			return
		}
		p := &places{notices: make(map[string]int, len(s.Notices)), items: make(map[Key]int, len(s.Items)), people: map[string]bool{}, units: map[string]bool{}}
		known := map[string]bool{}
		for i, n := range s.Notices {
			p.notices[n.ID] = i
			for _, item := range n.Notice.Items {
				for _, name := range Names(item.Person) {
					p.people[name] = true
				}
				for _, name := range slices.Concat(Names(item.Owner), Names(item.Supporting)) {
					p.units[name] = true
				}
			}
			for _, section := range n.Notice.Sections {
				if key := titles(section); !known[key] {
					known[key] = true
					p.headings = append(p.headings, section)
				}
			}
		}
		for i, item := range s.Items {
			p.items[item.Key()] = i
			p.highest = max(p.highest, item.Number)
		}
		s.places = p
	})
	return s.places
}

// Changed returns the snapshot at a later sequence number, when these items had
// changed; false where one of them is not in s.
func (s *Snapshot) Changed(sequence int64, items []Item) (*Snapshot, bool) {
	at := s.layout()
	later := &Snapshot{Sequence: sequence, Notices: s.Notices, Items: slices.Clone(s.Items), Retired: s.Retired, places: at}
	for _, item := range items {
		place, there := at.items[item.Key()]
		if !there {
			return nil, false
		}
		item.NoticeKey = later.Items[place].NoticeKey
		item.Refused = s.refusal(&item)
		later.Items[place] = item
	}
	return later, true
}

// refusal is what the notice of an item says of it where nothing was or will be done
// about it, and staff have not reported it done; empty of others.
func (s *Snapshot) refusal(item *Item) string {
	if item.Status != notice.Rectified || item.ReportedBy != "" {
		return ""
	}
	if said := s.TextOf(item); said != nil && said.Refused {
		return said.DeclaredWords
	}
	return ""
}

// NameItems gives the items the keys of their notices, where these are several, and
// notes which their notices refuse. It is for who makes the snapshot, before it is
// shared.
func (s *Snapshot) NameItems() {
	for i := range s.Items {
		s.Items[i].Refused = s.refusal(&s.Items[i])
	}
	if len(s.Notices) < 2 {
		return
	}
	keys := map[string]string{}
	for _, n := range s.Notices {
		keys[n.ID] = n.Key()
	}
	for i := range s.Items {
		s.Items[i].NoticeKey = keys[s.Items[i].Notice]
	}
}

// Of returns the part of the snapshot that is about these notices, by id; ids of
// notices that it does not have are passed over.
func (s *Snapshot) Of(ids ...string) *Snapshot {
	part := &Snapshot{Sequence: s.Sequence, Retired: s.Retired}
	for _, n := range s.Notices {
		if slices.Contains(ids, n.ID) {
			part.Notices = append(part.Notices, n)
		}
	}
	for i := range s.Items {
		if slices.Contains(ids, s.Items[i].Notice) {
			part.Items = append(part.Items, s.Items[i])
		}
	}
	return part
}

// NamesPerson reports whether a notice names somebody so who is responsible for an item.
func (s *Snapshot) NamesPerson(name string) bool { return s.layout().people[name] }

// NamesUnit reports whether a notice names a unit so that answers for an item or supports it.
func (s *Snapshot) NamesUnit(name string) bool { return s.layout().units[name] }

// Place returns an item's position in Items, and whether it is there.
func (s *Snapshot) Place(key Key) (int, bool) {
	place, there := s.layout().items[key]
	return place, there
}

// Item returns the item that key names, and whether it is there.
func (s *Snapshot) Item(key Key) (Item, bool) {
	place, there := s.Place(key)
	if !there {
		return Item{}, false
	}
	return s.Items[place], true
}

// ByNumber returns the items of that number, at most one a notice, in the order
// of Notices.
func (s *Snapshot) ByNumber(number int) []Item {
	var items []Item
	for _, n := range s.Notices {
		if item, there := s.Item(Key{n.ID, number}); there {
			items = append(items, item)
		}
	}
	return items
}

// MaxNumber returns the highest item number of any notice, 0 where there are no
// items.
func (s *Snapshot) MaxNumber() int { return s.layout().highest }

// Notice returns the notice with that id; nil where there is none.
func (s *Snapshot) Notice(id string) *notice.Notice {
	place, there := s.layout().notices[id]
	if !there {
		return nil
	}
	return s.Notices[place].Notice
}

// Text returns what the notice says of an item: its title alone where the
// notice has no such item.
func (s *Snapshot) Text(item Item) notice.Item {
	if said := s.TextOf(&item); said != nil {
		return *said
	}
	return notice.Item{Number: item.Number, Title: item.Title}
}

// TextOf is what the notice says of an item, which callers must not alter; nil where
// the notice has no such item.
func (s *Snapshot) TextOf(item *Item) *notice.Item {
	n := s.Notice(item.Notice)
	if n == nil {
		return nil
	}
	return n.Item(item.Number)
}

// Headings returns the sections of every notice, in the order of Notices, those
// with the same numbers and titles once.
func (s *Snapshot) Headings() []notice.Section { return s.layout().headings }

// titles are the numbers and titles of a section and its subsections.
func titles(s notice.Section) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d %s", s.Number, s.Title)
	for _, sub := range s.Subsections {
		fmt.Fprintf(&b, "\n%d %s", sub.Number, sub.Title)
	}
	return b.String()
}

// HeadingText returns the titles of the headings above an item, as "section ›
// subsection"; empty where there are none.
func (s *Snapshot) HeadingText(item Item) string {
	n := s.Notice(item.Notice)
	if n == nil {
		return ""
	}
	at := slices.IndexFunc(n.Sections, func(s notice.Section) bool { return s.Number == item.Section })
	if at < 0 {
		return ""
	}
	section := n.Sections[at]
	text := section.Title
	for _, sub := range section.Subsections {
		if sub.Number == item.Subsection {
			text += " › " + sub.Title
		}
	}
	return text
}
