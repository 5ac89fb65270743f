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
	example := map[command.Name]string{
		command.Status: l.say("已整改 进展说明", "done what was done"), command.Note: l.say("进展说明", "what was done"),
		command.Due: l.say("12月31日", "December 31"), command.Assign: l.say("@同事", "@colleague"),
		command.Extend: l.say("12月31日 原因", "December 31 the reason"), command.Reopen: l.say("原因", "the reason"),
		command.Evidence: "https://…",
	}[c.Name]
	if example == "" {
		return text
	}
	return fmt.Sprintf("%s %d %s", c.Name, c.Numbers[0], example)
}
