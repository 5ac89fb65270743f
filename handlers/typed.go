package handlers

import (
	"fmt"

	"rectify/handlers/command"
)

// Typed is what to type in place of a form that a command opens, with an
// example of what the form asks for; the command itself where it asks nothing.
func Typed(l Lang, text string) string {
	c, ok := command.Parse(readable(text))
	if !ok || len(c.Numbers) == 0 || c.Words != "" {
		return text
	}
	example := l.Phrase(c.Name.Spec().Example)
	if example == "" {
		return text
	}
	return fmt.Sprintf("%s %d %s", c.Name, c.Numbers[0], example)
}
