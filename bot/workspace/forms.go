package workspace

import (
	"context"
	"encoding/json"
	"slices"
	"strconv"

	"rectify/bot/workspace/blockkit"
	"rectify/bot/workspace/dispatch"
	"rectify/bot/workspace/wire"
)

// Values are what a person fills into a form: by the block_id of each input
// block, the value or values chosen in it.
type Values map[string][]string

// An Outcome is what became of sending a form.
type Outcome struct {
	Closed bool              // the form is gone; what lay below it is to be seen again
	Errors map[string]string // by block_id: what to put right; the form is still open
	View   *View             // the form as it is now, or the one that was put upon it
}

// pressInView presses an element of a modal or an App Home.
func (t *Tx) pressInView(user, id, actionID string, values []string) (Installed, *dispatch.Request) {
	v := t.viewOf(user, id)
	in := t.app(v.App)
	e := findElement(v.Blocks, actionID)
	action := must(e.Pressed(values, wire.EventTS(t.s.clock.Now())))
	if e.Stateful() {
		v.fill(e, values)
		t.storeView(v)
	}
	if dispatch, _ := e.In["dispatch_action"].(bool); e.Input && !dispatch {
		return in, nil
	}
	payload := t.viewInteraction("block_actions", in, v)
	payload["container"] = object{"type": "view", "view_id": v.ID}
	payload["actions"] = []object{action}
	return in, interactionOf(payload)
}

func (t *Tx) viewOf(user, id string) View {
	v := t.view(id)
	if v.User != user {
		panic(refuse("not_found"))
	}
	return v
}

func (t *Tx) viewInteraction(kind string, in Installed, v View) object {
	payload := t.interaction(kind, in, v.User, v.ID)
	payload["view"] = t.viewWire(v)
	return payload
}

func (v *View) fill(e blockkit.Element, values []string) {
	state := must(e.Choose(values))
	if v.Chosen == nil {
		v.Chosen = map[string]any{}
	}
	v.Chosen[e.Key()] = state
}

// Submit fills in a modal and sends it. Problems that Slack's clients find themselves
// (required fields, lengths) come back as errors without the app's hearing of
// it. Where the app does not answer in time the form stays open and the error
// has the code operation_timeout.
func (s *Server) Submit(ctx context.Context, user, viewID string, values Values) (Outcome, error) {
	var in Installed
	var v View
	var p *dispatch.Request
	wrong := map[string]string{}
	err := s.Do(ctx, func(t *Tx) {
		v = t.viewOf(user, viewID)
		wrong = v.fillAll(values, t.user(user).Locale)
		t.fillFiles(&v)
		t.storeView(v)
		if len(wrong) > 0 {
			return
		}
		in = t.app(v.App)
		payload := t.viewInteraction("view_submission", in, v)
		payload["response_urls"] = []any{}
		p = interactionOf(payload)
	})
	if err != nil || len(wrong) > 0 {
		return Outcome{Errors: wrong, View: &v}, err
	}
	got := s.Send(ctx, in, *p)
	if got.Failure != "" {
		return Outcome{View: &v}, wire.Refuse(got.UserError(), got.Failure)
	}
	return s.submitted(ctx, v, got.Body)
}

// fillAll fills in every value and reports what Slack's clients would, in the
// language of a locale.
func (v *View) fillAll(values Values, locale string) map[string]string {
	wrong := map[string]string{}
	var known []string
	for _, e := range blockkit.Elements(v.Blocks) {
		if !e.Input {
			continue
		}
		known = append(known, e.Block)
		if chosen, given := values[e.Block]; given {
			v.fill(e, chosen)
		}
		if problem := e.Problem(v.State()[e.Block][e.Action], locale); problem != "" {
			wrong[e.Block] = problem
		}
	}
	for block := range values {
		if !slices.Contains(known, block) {
			panic(refuse("block_not_found", block))
		}
	}
	return wrong
}

// fillFiles puts the files that a person uploaded into a form's state in place of
// their ids, as Slack does.
func (t *Tx) fillFiles(v *View) {
	for _, state := range v.Chosen {
		chosen, _ := state.(object)
		ids, _ := chosen["files"].([]any)
		if chosen["type"] != "file_input" {
			continue
		}
		for i, id := range ids {
			if id, ok := id.(string); ok {
				ids[i] = asObject(t.ownFiles(v.User, []string{id})[0])
			}
		}
	}
}

// submitted does what the app's answer to a form asks for.
func (s *Server) submitted(ctx context.Context, v View, body []byte) (out Outcome, err error) {
	var answer struct {
		Action string            `json:"response_action"`
		Errors map[string]string `json:"errors"`
		View   json.RawMessage   `json:"view"`
	}
	if len(body) > 0 && json.Unmarshal(body, &answer) != nil {
		return Outcome{View: &v}, wire.Refuse("invalid_response", "the answer is not JSON")
	}
	err = s.Do(ctx, func(t *Tx) {
		switch answer.Action {
		case "":
			out.Closed = true
			t.closeView(v)
		case "clear":
			out.Closed = true
			t.closeStack(v)
		case "errors":
			out.Errors, out.View = answer.Errors, &v
			v.checkErrors(answer.Errors)
		case "update", "push":
			next := readView(string(answer.View), "modal")
			out.View = &next
			if answer.Action == "push" {
				t.push(&next, v)
				return
			}
			next.takePlaceOf(v)
			t.saveView(&next)
		default:
			panic(refuse("invalid_response", "response_action "+strconv.Quote(answer.Action)))
		}
	})
	return out, err
}

// checkErrors checks that every error is for an input block; Slack shows
// "trouble connecting" for any other.
func (v View) checkErrors(errs map[string]string) {
	if len(errs) == 0 {
		panic(refuse("invalid_response", "no errors in the answer"))
	}
	for block := range errs {
		if !slices.ContainsFunc(blockkit.Elements(v.Blocks), func(e blockkit.Element) bool { return e.Input && e.Block == block }) {
			panic(refuse("invalid_response", "no input block "+strconv.Quote(block)))
		}
	}
}

// CloseView closes a modal, as its close button does. The app hears
// view_closed where the modal asks for that.
func (s *Server) CloseView(ctx context.Context, user, viewID string) error {
	var in Installed
	var p *dispatch.Request
	err := s.Do(ctx, func(t *Tx) {
		v := t.viewOf(user, viewID)
		if v.NotifyOnClose {
			in = t.app(v.App)
			payload := t.viewInteraction("view_closed", in, v)
			payload["is_cleared"] = v.ClearOnClose
			p = interactionOf(payload)
		}
		if v.ClearOnClose {
			t.closeStack(v)
		} else {
			t.closeView(v)
		}
	})
	if err != nil || p == nil {
		return err
	}
	return s.interact(ctx, in, *p, user, "", "")
}
