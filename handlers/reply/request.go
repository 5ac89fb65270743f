package reply

import (
	"rectify/data/text"
	"rectify/handlers/command"
)

// A Person is who asks for something.
type Person struct {
	ID     string // their lasting ID, which the history records: a Slack user ID, a login
	Role   Role
	Unsure bool // the place cannot say at the moment whether the role is a higher one
	Lang   Lang // their own language; empty if it is not known
}

// Role is what a person may do.
type Role = command.Role

const (
	Outsider = command.Outsider // see command.Outsider
	Asker    = command.Asker    // see command.Asker
	Editor   = command.Editor   // see command.Editor
	Approver = command.Approver // see command.Approver
)

// May reports whether the person has the role. Outsiders have none.
func (p Person) May(need Role) bool { return p.Role >= need && p.Role != Outsider }

// Role names a role in a sentence.
func (l Lang) Role(r Role) string {
	if r == Approver {
		return l.Phrase(msgApprovers)
	}
	return l.Phrase(msgEditors)
}

// A Request is something a person asks for, in words or by a button.
type Request struct {
	Text   string
	Person Person
	Lang   Lang
	Via    string // where: "cli", "slack C024BE91L" …
	ID     string // names the request: it has effect once, however often it is delivered; empty for none

	// Talk names the conversation that it is part of: a thread, a direct
	// message; empty for none.
	Talk string

	// Loose says that the conversation is no thread: its topic is forgotten
	// after ten minutes.
	Loose bool
	// Around names the conversation in which a thread was opened, whose topic it
	// begins with; empty for none.
	Around string

	// Channel is where it was asked, as the place knows it; empty for nowhere.
	Channel string
	// Direct says that Channel is a conversation of this person and the assistant.
	Direct bool
	// Named is the channel that the text names, as the place knows it; empty
	// where it names none that is there.
	Named string

	// Notice is the id of the notice whose item a form is about; empty for the
	// newest notice that has an item of that number, as in commands.
	Notice string

	// Seen are the versions of items that the person had before their eyes,
	// by number. Where an item is absent, it is taken as it is now.
	Seen map[int]int
	// Values are what was filled into a form, by the names of its fields; or
	// what a form begins with.
	Values map[string]string
	// Files are what was sent along: the place has fetched and checked them.
	Files []SentFile
	// InPlace says that the answer takes the place of what the person pressed.
	InPlace bool
	// Rich says that the place shows buttons: replies bring those that the
	// person may press.
	Rich bool
	// Live is where a written answer is shown while it is being written; nil
	// where only whole answers are shown.
	Live Live

	// AtOnce has a request that takes the writer fail with ErrTakesWriter.
	AtOnce bool
	// Confirmed says that the person saw the preview of a change to several
	// items.
	Confirmed bool
}

// TypedLang is the language in which a command is answered: Chinese where it has a
// Chinese word, and otherwise the person's own, since Latin command words are
// typed by everybody.
func (r Request) TypedLang() Lang {
	if text.HasHan(r.Text) {
		return Chinese
	}
	return r.Lang
}
