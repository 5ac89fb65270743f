package change

import (
	"cmp"
	"fmt"

	"rectify/data/ledger"
	"rectify/handlers/command"
	"rectify/handlers/reply"
)

// Typed returns what to type instead of opening a form, with an example of its
// fields. It returns text itself if no form is needed.
func Typed(l reply.Lang, text string) string {
	c, ok := command.Parse(reply.Readable(text))
	if !ok || len(c.Numbers) == 0 || c.Words != "" {
		return text
	}
	example := l.Phrase(c.Name.Spec().Example)
	if example == "" {
		return text
	}
	return fmt.Sprintf("%s %s %s", c.Name, ledger.Ref(c.Notice, c.Numbers[0]), example)
}

// CommandLabel returns the label of a button that carries out a command.
func CommandLabel(l reply.Lang, c command.Command) string {
	return cmp.Or(l.Phrase(c.Name.Spec().Label), l.Phrase(msgGoAhead))
}
