package people

import (
	"cmp"
	"context"

	"rectify/handlers/reply"
)

// Directory is People whose names replace their IDs in texts.
type Directory struct {
	People
	Lang reply.Lang // the office's
}

// Names looks up these people together; others are looked up when needed.
func (a *Directory) Names(ctx context.Context, l reply.Lang, ids ...string) Names {
	n := Names{lang: l, look: func(ids []string) map[string]Colleague { return a.Colleagues(ctx, ids) }, Known: map[string]Colleague{}}
	n.learn(ids)
	return n
}

// LangOf returns a person's own language, or the office's if it is not known.
func (a *Directory) LangOf(ctx context.Context, id string) reply.Lang {
	return cmp.Or(a.Colleagues(ctx, []string{id})[id].Lang, a.Lang)
}
