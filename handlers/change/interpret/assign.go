package interpret

import (
	"context"
	"maps"
	"slices"
	"strings"

	"rectify/data/ledger"
	"rectify/data/text"
	"rectify/handlers/card"
	"rectify/handlers/command"
	"rectify/handlers/reply"
	"rectify/handlers/view"
)

// assignKind is "assign N OWNERS".
var assignKind = Kind{
	Read: func(_ *Interpreter, t Typed) (ledger.Act, string) {
		owners, ok := readOwners(t.View, t.Command.Words)
		if !ok {
			return nil, whoLeads(t.Lang, t.Command)
		}
		return assignOf(owners), ""
	},
	Check: func(a *Interpreter, ctx context.Context, t Typed, _ ledger.Act) (ledger.Act, *reply.Reply) {
		owners, _ := readOwners(t.View, t.Command.Words)
		act, ask := a.assignment(ctx, t.Request, t.View, t.Command.Numbers, owners)
		act.Keep = true
		return act, ask
	},
	Form: func(_ *Interpreter, _ context.Context, t Typed) reply.Form { return assignForm(t.Lang, t.Items[0]) },
	Fill: func(_ *Interpreter, t Typed) map[string]string {
		owners, _ := readOwners(t.View, t.Command.Words)
		owners = owners.As(t.Person.ID)
		values := map[string]string{}
		values["owner"], values["office"] = inFields(t.View, owners.Lead)
		values["helpers"], values["supporting"] = inFields(t.View, owners.Supporting)
		maps.DeleteFunc(values, func(_, value string) bool { return value == "" })
		return values
	},
	Sent: func(a *Interpreter, ctx context.Context, t Typed) ([]ledger.Act, map[string]string) {
		act, field, problem := a.assignedInForm(ctx, t.Request, t.View, t.Items[0])
		if problem != "" {
			return nil, map[string]string{field: problem}
		}
		return []ledger.Act{act}, nil
	},
}

// assignForm asks for the owners and supporters of an item: people by selection, units
// in words.
func assignForm(l reply.Lang, item ledger.Item) reply.Form {
	people, offices := apart(item.Owner)
	helpers, supporting := apart(item.Supporting)
	return reply.Form{Title: l.Phrase(msgAssign), Send: l.Phrase(msgAssign), Fields: []reply.Field{
		{Name: "owner", Label: l.Phrase(msgOwnerField), Hint: l.Phrase(msgOwnerHint), Kind: reply.FieldPeople, Optional: true, Value: people},
		{Name: "office", Label: l.Phrase(msgOfficeField), Kind: reply.FieldLine, Optional: true, Value: offices},
		{Name: "helpers", Label: l.Phrase(msgSupportingPeopleField), Kind: reply.FieldPeople, Optional: true, Value: helpers},
		{Name: "supporting", Label: l.Phrase(msgSupportingOfficesField), Kind: reply.FieldLine, Optional: true, Value: supporting},
	}}
}

// apart separates the IDs of people in a list of owners from units. A name typed after @
// is not an ID and is quoted, so that it stays as typed.
func apart(owners string) (people, offices string) {
	var ids, words []string
	for _, word := range ledger.Names(owners) {
		switch id, person := strings.CutPrefix(word, "@"); {
		case person && id != "" && !ledger.IsPersonID(id):
			words = append(words, "“"+id+"”")
		case person && id != "":
			ids = append(ids, id)
		default:
			words = append(words, word)
		}
	}
	return strings.Join(ids, " "), ledger.JoinNames(words)
}

// assignedInForm returns the act of an assign form, or the field with a problem.
func (a *Interpreter) assignedInForm(ctx context.Context, r reply.Request, v *view.View, item ledger.Item) (act ledger.Assign, field, problem string) {
	l := r.Lang
	mentions := func(name string) (list []command.Owner) {
		for _, id := range strings.Fields(r.Values[name]) {
			list = append(list, command.Owner{Kind: command.Mention, Text: id})
		}
		return list
	}
	words := func(name string) []command.Owner {
		read, _ := readOwners(v, r.Values[name])
		return append(read.Lead, read.Supporting...)
	}
	owners := command.Owners{Lead: append(mentions("owner"), words("office")...), Supporting: append(mentions("helpers"), words("supporting")...)}
	if len(owners.Lead) == 0 {
		return act, "owner", l.Phrase(msgOwnerMissing)
	}
	for _, part := range []struct {
		field string
		command.Owners
	}{
		{"owner", command.Owners{Lead: mentions("owner")}}, {"office", command.Owners{Lead: words("office")}},
		{"helpers", command.Owners{Lead: mentions("helpers")}}, {"supporting", command.Owners{Lead: words("supporting")}},
	} {
		if _, ask := a.assignment(ctx, r, v, []int{item.Number}, part.Owners); ask != nil {
			problem = ask.Parts[0].(reply.Paragraph).Text
			if part.field == "office" || part.field == "supporting" {
				problem = l.Phrase(msgOfficesOnlyHere, strings.TrimSpace(r.Values[part.field]))
			}
			return act, part.field, problem
		}
	}
	act, _ = a.assignment(ctx, r, v, []int{item.Number}, owners)
	return act, "", ""
}

// inFields returns owners as form fields hold them: the IDs of people, and other owners
// in words. A name that may be a person's is left to be chosen, unless the notice has it.
func inFields(v *view.View, owners []command.Owner) (people, words string) {
	var ids, rest []string
	for _, o := range owners {
		switch o.Kind {
		case command.Mention:
			ids = append(ids, o.Text)
		case command.Nobody:
		case command.Word, command.AtWord:
			switch {
			case v.NamesPerson(o.Text):
				rest = append(rest, command.Owner{Kind: command.Quoted, Text: o.Text}.String())
			case o.IsUnit() || !text.IsPersonal(o.Text) && slices.Contains(card.Leads(v), o.Text):
				rest = append(rest, o.String())
			}
		default:
			rest = append(rest, o.String())
		}
	}
	return strings.Join(ids, " "), ledger.JoinNames(rest)
}
