package workspace

import (
	"fmt"
	"sync"
	"time"
)

// A trigger opens one view, within the time an app has to acknowledge what the
// person did.
type trigger struct {
	app, user string
	view      string // the modal it was made in, if any: what views.push lies upon
	expires   time.Time
	used      bool
}

// triggers are kept in memory: none of them outlives a restart anyway.
type triggers struct {
	mu   sync.Mutex
	open map[string]trigger
}

// newTrigger gives a trigger_id for something the user just did.
func (s *Server) newTrigger(app, user, view string) string {
	now := s.clock.Now()
	s.triggers.mu.Lock()
	defer s.triggers.mu.Unlock()
	for id, t := range s.triggers.open {
		if now.Sub(t.expires) > time.Minute {
			delete(s.triggers.open, id)
		}
	}
	id := fmt.Sprintf("%d.%d.%s", now.UnixMilli(), now.Unix(), newSecret(16))
	s.triggers.open[id] = trigger{app: app, user: user, view: view, expires: now.Add(s.ack)}
	return id
}

// take spends a trigger_id.
func (s *Server) take(id, app string) (trigger, error) {
	s.triggers.mu.Lock()
	defer s.triggers.mu.Unlock()
	t, known := s.triggers.open[id]
	switch {
	case !known || t.app != app:
		return t, refuse("invalid_trigger_id")
	case t.used:
		return t, refuse("exchanged_trigger_id")
	case s.clock.Now().After(t.expires):
		return t, refuse("expired_trigger_id")
	}
	t.used = true
	s.triggers.open[id] = t
	return t, nil
}
