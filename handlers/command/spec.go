package command

import "slices"

// A Spec describes a command: how it is parsed, what it changes, who may use it,
// and how help explains it. What carries it out is reached by its name: in
// interpret.Kinds if it names items, else in package dispatch; tests hold both to Table.
type Spec struct {
	Name    Name
	Words   []string // its other names, in both languages
	Reads   Reading  // how what follows the name is read
	Said    Said     // when a message that begins with the name is the command; of those that name no items
	Notices Naming   // where its words name notices
	Effect  Effect
	Shows   []string // words after which it only shows, whatever its effect; "" for no words
	Role    Role     // who may change something with it
	Form    bool     // a form asks for the rest of it

	Label   Phrase  // of a button that carries it out; empty for the usual one
	Usages  []Usage // none for what only buttons give
	Hint    string  // among the few examples that Slack shows as one types; empty for most
	Example Phrase  // what to type after it and a number, in place of its form
	HowTo   Phrase  // the answer to how it is done
}

// A Phrase is a text in both languages.
type Phrase struct{ Zh, En string }

// A Usage is one way to type a command. N means an item number.
type Usage struct {
	Topic *Topic
	Phrase
	Does Phrase // in a few words
}

// A Topic is a group of commands that help and the README explain together.
type Topic struct {
	Title Phrase
	Does  Phrase // what its commands do
}

// Effect is the kind of change a command makes.
type Effect int

const (
	Looks Effect = iota // nothing
	Acts                // items; it can be undone
	Sets                // something else: reminders, digests, ratings, wordings
)

// Reading is a set of flags that say how the words after a command name are parsed.
type Reading int

const (
	Numbers    Reading = 1 << iota // item numbers come first
	Dated                          // a date may follow the numbers: 11 5-1 names item 11
	ItemsOnly                      // the words after the numbers are no free text
	Free                           // what follows is kept or asked as it was typed
	NoWords                        // nothing follows the numbers
	NeedsWords                     // something follows the numbers, or a form asks for it
	Links                          // the words hold addresses to keep
	Verb                           // its Chinese names are no subjects of a notice, as 材料 and 期限 may be
	NameAsks                       // the name alone is a question: 状态
	WordsAsk                       // its words without a number are a question: 签收了吗
)

// Said tells when a message in a conversation that begins with a command's name is that
// command, rather than a sentence that begins with the same word.
type Said int

const (
	Never      Said = iota // its words are free text, or only buttons give it
	Alone                  // nothing follows the name
	Understood             // what follows is what the command takes
)

// Naming tells where a command's words name notices.
type Naming int

const (
	Anywhere   Naming = iota // as in a question
	BeforeItem               // before the first number: status 审计#11
	InFilter                 // among the words of a list
	InQuestion               // in the question that follows the name
	InHit                    // in the question that follows the number of a hit
	Nowhere                  // its words name none, or are kept as they were typed
)

// Naming returns where the command's words name notices.
func (n Name) Naming() Naming {
	s := n.Spec()
	if s.Notices == Anywhere && s.Reads.has(Numbers) {
		return BeforeItem
	}
	return s.Notices
}

func (r Reading) has(flag Reading) bool { return r&flag != 0 }

// Spec returns the command's row of Table, or the zero Spec if there is none.
func (n Name) Spec() Spec {
	if i := slices.IndexFunc(Table, func(s Spec) bool { return s.Name == n }); i >= 0 {
		return Table[i]
	}
	return Spec{}
}

// Is reports whether the command has the flag.
func (n Name) Is(flag Reading) bool { return n.Spec().Reads.has(flag) }

// NeedsItem reports whether the command makes no sense without an item number.
func (n Name) NeedsItem() bool {
	s := n.Spec()
	return s.Reads.has(Numbers) && s.Effect != Looks && !s.Reads.has(NameAsks)
}

// ChangesItems reports whether the command as typed changes items.
func (c Command) ChangesItems() bool {
	s := c.Name.Spec()
	return s.Effect == Acts && len(c.Numbers) > 0 && !slices.Contains(s.Shows, c.Words)
}

// OnlyShows reports whether the command as typed changes nothing.
func (c Command) OnlyShows() bool {
	s := c.Name.Spec()
	return s.Effect == Looks || slices.Contains(s.Shows, c.Words) || s.Reads.has(NameAsks) && len(c.Numbers) == 0
}

// all returns every name of the command, Name first.
func (s Spec) all() []string { return append([]string{string(s.Name)}, s.Words...) }
