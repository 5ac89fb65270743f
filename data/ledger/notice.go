package ledger

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"rectify/data/notice"
	"rectify/data/text"
)

// A Notice is a stored notice with its standing in the ledger.
type Notice struct {
	ID   string // never changes
	Hash string // of its text and of what was read from it
	Standing
	*notice.Notice
}

// A Standing is what an office decides about a notice.
type Standing struct {
	// Keys are the short names that people give it, such as 审计 and audit. The
	// first is shown; the others, those it had before among them, name it too.
	// No other notice of the ledger may have any of them.
	Keys    []string `json:"keys"`
	Name    string   `json:"name,omitempty"`    // empty if it is called by its title
	Retired bool     `json:"retired,omitempty"` // lists, counts and search leave it out
	Sample  bool     `json:"sample,omitempty"`  // the built-in sample
}

// Key returns the key that is shown; the notice's id where it has none.
func (n Notice) Key() string {
	if len(n.Keys) == 0 {
		return n.ID
	}
	return n.Keys[0]
}

// Called returns the name that the office gave the notice, or its title.
func (n Notice) Called() string {
	switch {
	case n.Name != "":
		return n.Name
	case n.Notice != nil && n.Title != "":
		return n.Title
	}
	return n.ID
}

// Answers reports whether a word names the notice: one of its keys, or its id,
// whatever the case or the variant of its characters.
func (n Notice) Answers(word string) bool {
	word = text.Key(word)
	return word != "" && (text.Key(n.ID) == word || slices.ContainsFunc(n.Keys, func(key string) bool { return text.Key(key) == word }))
}

// KeyOf returns the key of a notice, by id, where the snapshot has several; empty
// where it has one.
func (s *Snapshot) KeyOf(id string) string {
	if place, there := s.layout().notices[id]; there && len(s.Notices) > 1 {
		return s.Notices[place].Key()
	}
	return ""
}

// Named returns the notice that a word names, retired ones included, and whether
// there is one.
func (s *Snapshot) Named(word string) (Notice, bool) {
	for _, all := range [][]Notice{s.Notices, s.Retired} {
		if i := slices.IndexFunc(all, func(n Notice) bool { return n.Answers(word) }); i >= 0 {
			return all[i], true
		}
	}
	return Notice{}, false
}

// A NoticeAct is what a NoticeChange does to a notice: Rename, Retire or Restore.
type NoticeAct interface {
	// on returns the notice's standing after the act, and the text of the history
	// entry. Others are all other notices of the ledger.
	on(before Notice, others []Notice) (Standing, Entry, error)
}

// Rename gives a notice another key or name; what is empty stays. Its former
// keys still name it.
type Rename struct{ Key, Name string }

// Retire takes a notice out of lists, counts, search, digests, reminders and
// exports. Its items, their history and its keys are kept.
type Retire struct{}

// Restore brings a retired notice back.
type Restore struct{}

// A NoticeChange asks for one act on a notice.
type NoticeChange struct {
	Notice  string // its id
	Act     NoticeAct
	By      string // never empty
	Via     string
	At      time.Time
	Request string // the same request has effect once; empty for none
}

func (a Rename) on(before Notice, others []Notice) (Standing, Entry, error) {
	after := before.Standing
	key, name := text.OneLine(a.Key), text.OneLine(a.Name)
	if key != "" && key != before.Key() {
		if err := checkKey(key); err != nil {
			return after, Entry{}, err
		}
		if slices.ContainsFunc(others, func(n Notice) bool { return n.Answers(key) }) {
			return after, Entry{}, ErrKeyTaken
		}
		after.Keys = append([]string{key}, slices.DeleteFunc(slices.Clone(before.Keys), func(k string) bool { return k == key })...)
	}
	if name != "" && name != before.Called() {
		after.Name = name
	}
	if after.same(before.Standing) {
		return after, Entry{}, ErrUnchanged
	}
	is := before
	is.Standing = after
	return after, Entry{Action: NoticeRenamed, Was: before.both(), Is: is.both()}, nil
}

// both are a notice's key and name in one line.
func (n Notice) both() string { return n.Key() + " " + n.Called() }

func (Retire) on(before Notice, others []Notice) (Standing, Entry, error) {
	after := before.Standing
	switch {
	case before.Retired:
		return after, Entry{}, ErrUnchanged
	case !slices.ContainsFunc(others, func(n Notice) bool { return !n.Retired }):
		return after, Entry{}, ErrLastNotice
	}
	after.Retired = true
	return after, Entry{Action: NoticeRetired, Is: before.both()}, nil
}

func (Restore) on(before Notice, _ []Notice) (Standing, Entry, error) {
	after := before.Standing
	if !before.Retired {
		return after, Entry{}, ErrUnchanged
	}
	after.Retired = false
	return after, Entry{Action: NoticeRestored, Is: before.both()}, nil
}

// ApplyToNotice carries out an act on a notice. It returns the new standing and the
// entry for the history. Errors are ErrInvalid, ErrUnchanged,
// ErrKeyTaken and ErrLastNotice.
func ApplyToNotice(before Notice, c NoticeChange, others []Notice) (Standing, Entry, error) {
	by := text.OneLine(c.By)
	switch {
	case c.Act == nil:
		return Standing{}, Entry{}, fmt.Errorf("%w: it does nothing", ErrInvalid)
	case by == "":
		return Standing{}, Entry{}, fmt.Errorf("%w: nobody is named as its author", ErrInvalid)
	}
	if err := CheckTime(c.At); err != nil {
		return Standing{}, Entry{}, err
	}
	after, e, err := c.Act.on(before, others)
	if err != nil {
		return Standing{}, Entry{}, err
	}
	e.Notice, e.By, e.Via, e.At, e.Request = before.ID, by, text.OneLine(c.Via), c.At, text.OneLine(c.Request)
	return after, e, e.checkLength()
}

// same reports whether two standings are alike.
func (s Standing) same(other Standing) bool {
	return slices.Equal(s.Keys, other.Keys) && s.Name == other.Name && s.Retired == other.Retired && s.Sample == other.Sample
}

// WithKeys gives a notice that has no key the keys that its title suggests.
func WithKeys(n Notice, others []Notice) Standing {
	taken := func(key string) bool {
		return slices.ContainsFunc(others, func(o Notice) bool { return o.Answers(key) })
	}
	switch {
	case len(n.Keys) > 0:
	case n.Sample && !slices.ContainsFunc(sampleKeys, taken):
		n.Keys = sampleKeys
	default:
		n.Keys = keysFor(n.Notice, n.ID, taken)
	}
	return n.Standing
}

// checkKey returns ErrInvalid for what cannot be a key.
func checkKey(key string) error {
	if !validKey.MatchString(key) || reservedKeys[strings.ToLower(key)] {
		return fmt.Errorf("%w: a key is a short word of 1 to 16 letters, characters or digits that begins with no digit, such as 审计 or audit2024", ErrInvalid)
	}
	return nil
}
