package people

import (
	"slices"

	"rectify/data/ledger"
	"rectify/handlers/reply"
)

// Names replaces IDs with names. The zero value leaves IDs as they are.
type Names struct {
	lang  reply.Lang
	look  func(ids []string) map[string]Colleague // nil if names are not known
	Known map[string]Colleague
}

// learn looks people up together. People who are not found in time stay unknown.
func (n Names) learn(ids []string) {
	ids = slices.DeleteFunc(slices.Clone(ids), func(id string) bool { _, known := n.Known[id]; return known || id == "" })
	if n.look == nil || len(ids) == 0 {
		return
	}
	found := n.look(ids)
	for _, id := range ids {
		n.Known[id] = found[id]
	}
}

// One returns a person's name, or a neutral word if it is not known.
func (n Names) One(id string) string {
	if id == "" || n.look == nil {
		return id
	}
	n.learn([]string{id})
	if name := n.Known[id].Name; name != "" {
		return name
	}
	return somebody(n.lang)
}

// somebody is a word for a person whose name is not known.
func somebody(l reply.Lang) string { return l.Phrase(msgSomeColleague) }

// All returns a text, such as a list of owners, with names in place of IDs.
func (n Names) All(text string) string {
	if n.look == nil {
		return text
	}
	return ledger.ReplaceMentions(text, func(id string) string {
		if name := n.One(id); name != somebody(n.lang) {
			return "@" + name
		}
		return somebody(n.lang)
	})
}

// In replaces IDs with names in a whole reply.
func (n Names) In(out reply.Reply) reply.Reply {
	if n.look == nil {
		return out
	}
	var ids []string
	reply.Rewrite{
		Text:   func(text string) string { ids = append(ids, ledger.Mentioned(text)...); return text },
		Person: func(id string) string { ids = append(ids, id); return id },
	}.Parts(out.Parts)
	n.learn(ids)
	out.Parts = reply.Rewrite{Text: n.All, Person: n.One}.Parts(out.Parts)
	return out
}

// PeopleOf returns the IDs of everyone whom history entries mention.
func PeopleOf(entries ...ledger.Entry) (ids []string) {
	for _, e := range entries {
		ids = append(append(ids, e.By), ledger.Mentioned(e.Was, e.Is, e.Note)...)
	}
	return ids
}
