package change

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"rectify/data/ledger"
	"rectify/data/text"
	"rectify/handlers/change/interpret"
	"rectify/handlers/command"
	"rectify/handlers/question/phrasing"
	"rectify/handlers/reply"
	"rectify/index"
)

// Barred returns a *rights.RefusedError if an outsider asks for anything but
// viewing. Command, Form and Send call it first.
func (a *Changes) Barred(ctx context.Context, r reply.Request) error {
	if r.Person.May(reply.Asker) {
		return nil
	}
	c, ok := command.Parse(reply.Readable(command.Unquoted(r.Text)))
	if !ok || Reads(r.Text) || c.Name == command.Meant { // Meant shows the item to outsiders, and stores no wording
		return nil
	}
	v, err := a.Ledger.Open(ctx)
	if err != nil {
		return err
	}
	var items []ledger.Item
	for _, n := range c.Numbers {
		if item, there := v.Numbered(r.Notice, n); there {
			items = append(items, item)
		}
	}
	return a.Door.Admit(ctx, r, reply.Editor, items...)
}

// Reads reports whether a command line only shows something and changes nothing.
func Reads(text string) bool {
	text = command.Unquoted(text)
	c, ok := command.Parse(text)
	if !ok {
		return true
	}
	if len(command.Lines(text)) > 1 {
		return false
	}
	return c.OnlyShows()
}

// WordsIn returns typed without the numbers at its beginning: "done" for "-11
// done".
func WordsIn(typed string) string {
	words := strings.Fields(reply.Readable(typed))
	for len(words) > 0 && (strings.ContainsAny(words[0], "0123456789") || interpret.Spoken(words[0]) == "") {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

// AsksBack reports whether the words after a command ask a question.
func AsksBack(words string) bool {
	folded := strings.TrimSpace(index.Fold(reply.Readable(words)))
	return phrasing.AsksSomething(folded) || phrasing.IsGeneral(folded) || strings.HasPrefix(folded, "的") || strings.HasPrefix(folded, "of ") ||
		phrasing.HoldsAny(folded, []string{"进展", "情况", "进度"})
}

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
	called := ""
	for _, w := range c.Name.Spec().Words {
		if called == "" && l == reply.Chinese && text.HasHan(w) {
			called = w
		}
	}
	return cmp.Or(l.Phrase(c.Name.Spec().Label), called, l.Phrase(msgGoAhead))
}
