package reply

import (
	"strings"
)

// A Form asks a person for what a command needs. One without fields only has
// something to say.
type Form struct {
	Lang    Lang
	Command string      // what sending it carries out, such as "status 11"
	Seen    map[int]int // the versions of items that it shows, by number
	Stale   bool        // what the person pressed showed an older version
	Title   string
	Send    string
	Parts   []Part // above the fields
	Fields  []Field
}

// A Field is one thing to be filled in.
type Field struct {
	Name     string
	Label    string
	Hint     string
	Kind     FieldKind
	Options  []Option // of a FieldChoice
	Value    string   // what it begins with; the value of an option, a date as "2006-01-02", a person's id
	Optional bool
}

// FieldKind is what a Field takes.
type FieldKind int

const (
	FieldLine   FieldKind = iota // a line of text
	FieldText                    // several lines
	FieldDate                    // a day
	FieldChoice                  // one of its options
	FieldPeople                  // people, by their ids between spaces
	FieldFiles                   // files: what is sent are Request.Files
)

// With is the field with a value in it. Several lines need room for them.
func (f Field) With(value string) Field {
	if f.Value = value; f.Kind == FieldLine && strings.Contains(value, "\n") {
		f.Kind = FieldText
	}
	return f
}
