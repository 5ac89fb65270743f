package change

import (
	"cmp"
	"fmt"
	"maps"
	"strings"

	"rectify/data/notice"
	"rectify/data/text"
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
	return fmt.Sprintf("%s %d %s", c.Name, c.Numbers[0], example)
}

// CommandLabel returns the label of a button that carries out a command.
func CommandLabel(l reply.Lang, c command.Command) string {
	return cmp.Or(l.Phrase(c.Name.Spec().Label), l.Phrase(msgGoAhead))
}

// prefill is what the words after a command fill into its form, by field.
func (a *Changes) prefill(r reply.Request, c command.Command) map[string]string {
	values := map[string]string{}
	if c.Words == "" {
		return values
	}
	switch c.Name {
	case command.Status:
		if read := text.ReadStatus(c.Words, a.Clock.Now()); len(read.May) == 1 && !read.Doubt {
			values["status"], values["note"] = read.May[0], read.Note
		} else {
			values["note"] = c.Words
		}
		if values["status"] == string(notice.Closed) {
			delete(values, "status")
		}
	case command.Note, command.Reopen:
		values["note"] = c.Words
	case command.Close:
		values["basis"] = c.Words
	case command.Due, command.Extend:
		if date, counted, note, ok := a.Clock.SplitDate(r.Lang, c.Words); ok {
			values["date"], values["note"] = date, strings.TrimSpace(note+r.Lang.Bracketed(counted))
		} else if !decides(c.Words) {
			values["note"] = c.Words
		}
	case command.Evidence:
		link, about, _ := strings.Cut(c.Words, " ")
		values["link"], values["about"] = link, about
	case command.Assign:
		owners, _ := command.ReadOwners(c.Words)
		owners = owners.As(r.Person.ID)
		values["owner"], values["office"] = inFields(owners.Lead)
		values["helpers"], values["supporting"] = inFields(owners.Supporting)
		maps.DeleteFunc(values, func(_, value string) bool { return value == "" })
	}
	return values
}

// inFields are owners as the fields of a form take them: the ids of people, and
// the rest in words.
func inFields(owners []command.Owner) (people, words string) {
	var ids, rest []string
	for _, o := range owners {
		switch o.Kind {
		case command.Mention:
			ids = append(ids, o.Text)
		case command.Nobody:
		default:
			rest = append(rest, o.String())
		}
	}
	return strings.Join(ids, " "), strings.Join(rest, " ")
}
