package command

import "slices"

// A Spec is all there is to know of a command: how it is read, what it does, who
// may do it, and how people learn of it.
type Spec struct {
	Name   Name
	Words  []string // its other names, in both languages
	Reads  Reading  // how what follows the name is read
	Effect Effect
	Shows  []string // words after which it only shows, whatever its effect; "" for no words
	Role   Role     // who may change something with it
	Form   bool     // a form asks for the rest of it

	Label   Phrase  // of a button that carries it out; empty for the usual one
	Usages  []Usage // none for what only buttons give
	Hint    string  // among the few examples that Slack shows as one types; empty for most
	Example Phrase  // what to type after it and a number, in place of its form
	HowTo   Phrase  // the answer to how it is done
}

// A Phrase is in both languages.
type Phrase struct{ Zh, En string }

// A Usage is one way to type a command, under the topic that explains it.
// N stands for an item's number.
type Usage struct {
	Topic *Topic
	Phrase
}

// A Topic is commands that are explained together.
type Topic struct {
	Title Phrase
	Does  Phrase // what its commands do
}

// Effect is what a command changes.
type Effect int

const (
	Looks Effect = iota // nothing
	Acts                // items; it can be undone
	Sets                // something else: reminders, digests, ratings, wordings
)

// Reading is how what follows a command's name is read.
type Reading int

const (
	Numbers   Reading = 1 << iota // item numbers come first
	Dated                         // a date may follow the numbers: 11 5-1 names item 11
	ItemsOnly                     // the words after the numbers are no free text
	Free                          // what follows is kept or asked as it was typed
	NoWords                       // nothing follows the numbers
	Links                         // the words hold addresses to keep
	Verb                          // its Chinese names are no subjects of a notice, as 材料 and 期限 may be
	NameAsks                      // the name alone is a question: 状态
	WordsAsk                      // its words without a number are a question: 签收了吗
)

func (r Reading) has(flag Reading) bool { return r&flag != 0 }

// Spec is the command's row of the table; the zero value for no command.
func (n Name) Spec() Spec {
	if i := slices.IndexFunc(Table, func(s Spec) bool { return s.Name == n }); i >= 0 {
		return Table[i]
	}
	return Spec{}
}

// Is reports whether what follows the command is read that way.
func (n Name) Is(flag Reading) bool { return n.Spec().Reads.has(flag) }

// NeedsItem reports whether a command is nothing without the item it is about,
// so that its name alone asks for one.
func (n Name) NeedsItem() bool {
	s := n.Spec()
	return s.Reads.has(Numbers) && s.Effect != Looks && !s.Reads.has(NameAsks)
}

// ChangesItems reports whether the command, as it was typed, is an act on items.
func (c Command) ChangesItems() bool {
	s := c.Name.Spec()
	return s.Effect == Acts && len(c.Numbers) > 0 && !slices.Contains(s.Shows, c.Words)
}

// OnlyShows reports whether the command, as it was typed, changes nothing.
func (c Command) OnlyShows() bool {
	s := c.Name.Spec()
	return s.Effect == Looks || slices.Contains(s.Shows, c.Words) || s.Reads.has(NameAsks) && len(c.Numbers) == 0
}

// all are the names by which a command can be typed, its own first.
func (s Spec) all() []string { return append([]string{string(s.Name)}, s.Words...) }
