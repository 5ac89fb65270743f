package people

import (
	"context"

	"rectify/handlers/reply"
)

// Directory is People whose names replace their IDs in texts.
type Directory struct{ People }

// Names looks up these people together; others are looked up when needed.
func (a *Directory) Names(ctx context.Context, l reply.Lang, ids ...string) Names {
	n := Names{lang: l, look: func(ids []string) map[string]Colleague { return a.Colleagues(ctx, ids) }, Known: map[string]Colleague{}}
	n.learn(ids)
	return n
}
