package people

import (
	"cmp"
	"context"
	"encoding/json"

	"rectify/handlers/reply"
	"rectify/handlers/view"
)

// NamesMark is the key under which names are stored: a JSON object of names by ID.
const NamesMark = "names"

// Directory looks up the names of people.
type Directory struct {
	People People      // nil where nobody knows them
	Memory view.Memory // nil where no names were remembered
}

// Names looks up these people together; others are looked up when needed. Without
// People, it uses the stored names; without those, people go by their ID.
func (a *Directory) Names(ctx context.Context, l reply.Lang, ids ...string) Names {
	n := Names{lang: l, look: a.rememberedNames(ctx), Known: map[string]Colleague{}}
	if a.People != nil {
		n.look = func(ids []string) map[string]Colleague { return a.People.Colleagues(ctx, ids) }
	}
	n.learn(ids)
	return n
}

// rememberedNames looks people up among those whose names were known when the
// place was last connected; nil where none were.
func (a *Directory) rememberedNames(ctx context.Context) func(ids []string) map[string]Colleague {
	if a.People != nil || a.Memory == nil {
		return nil
	}
	var names map[string]string
	body, err := a.Memory.Recall(ctx, NamesMark)
	if err != nil || json.Unmarshal(body, &names) != nil {
		return nil
	}
	return func(ids []string) map[string]Colleague {
		found := map[string]Colleague{}
		for _, id := range ids {
			if name := names[id]; name != "" || !view.PlaceID.MatchString(id) {
				found[id] = Colleague{ID: id, Name: cmp.Or(name, id)}
			}
		}
		return found
	}
}
