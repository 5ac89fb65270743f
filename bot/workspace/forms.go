package workspace

import (
	"context"
	"encoding/json"
	"slices"
	"strconv"
	"unicode/utf8"
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

// required is what Slack's own clients say of an input left empty.
const required = "Please complete this required field."

// pressInView presses an element of a modal or an App Home.
func (t *tx) pressInView(user, id, actionID string, values []string) (Installed, *parcel, error) {
	v, err := t.viewOf(user, id)
	if err != nil {
		return Installed{}, nil, err
	}
	in, err := t.app(v.App)
	if err != nil {
		return in, nil, err
	}
	e, err := findElement(v.Blocks, actionID)
	if err != nil {
		return in, nil, err
	}
	action, err := e.pressed(values, eventTS(t.s.clock.Now()))
	if err != nil {
		return in, nil, err
	}
	if e.stateful() {
		if err := v.fill(e, values); err != nil {
			return in, nil, err
		}
		if err := t.storeView(v); err != nil {
			return in, nil, err
		}
	}
	if dispatch, _ := e.in["dispatch_action"].(bool); e.input && !dispatch {
		return in, nil, nil
	}
	payload, err := t.viewInteraction("block_actions", in, v)
	if err != nil {
		return in, nil, err
	}
	payload["container"] = object{"type": "view", "view_id": v.ID}
	payload["actions"] = []object{action}
	return in, in.interactionParcel(payload), nil
}

func (t *tx) viewOf(user, id string) (View, error) {
	v, err := t.view(id)
	if err == nil && v.User != user {
		err = refuse("not_found")
	}
	return v, err
}

func (t *tx) viewInteraction(kind string, in Installed, v View) (object, error) {
	payload, err := t.interaction(kind, in, v.User, v.ID)
	if err != nil {
		return nil, err
	}
	payload["view"], err = t.viewWire(v)
	return payload, err
}

func (v *View) fill(e element, values []string) error {
	state, err := e.choose(values)
	if err != nil {
		return err
	}
	if v.Chosen == nil {
		v.Chosen = map[string]any{}
	}
	v.Chosen[e.key()] = state
	return nil
}

// Submit fills in a modal and sends it. What Slack's clients check themselves
// (required fields, lengths) comes back as errors without the app's hearing of
// it. Where the app does not answer in time the form stays open and the error
// has the code operation_timeout.
func (s *Server) Submit(ctx context.Context, user, viewID string, values Values) (Outcome, error) {
	var in Installed
	var v View
	var p *parcel
	wrong := map[string]string{}
	err := s.do(ctx, func(t *tx) (err error) {
		if v, err = t.viewOf(user, viewID); err != nil {
			return err
		}
		if wrong, err = v.fillAll(values); err != nil {
			return err
		}
		if err := t.storeView(v); err != nil || len(wrong) > 0 {
			return err
		}
		if in, err = t.app(v.App); err != nil {
			return err
		}
		payload, err := t.viewInteraction("view_submission", in, v)
		if err != nil {
			return err
		}
		payload["response_urls"] = []any{}
		p = in.interactionParcel(payload)
		return nil
	})
	if err != nil || len(wrong) > 0 {
		return Outcome{Errors: wrong, View: &v}, err
	}
	got := s.hand(ctx, in, *p)
	if got.failure != "" {
		return Outcome{View: &v}, refuse(got.userError(), got.failure)
	}
	return s.submitted(ctx, v, got.body)
}

// fillAll fills in every value and reports what Slack's clients would.
func (v *View) fillAll(values Values) (wrong map[string]string, err error) {
	wrong = map[string]string{}
	var known []string
	for _, e := range elements(v.Blocks) {
		if !e.input {
			continue
		}
		known = append(known, e.block)
		if chosen, given := values[e.block]; given {
			if err := v.fill(e, chosen); err != nil {
				return nil, err
			}
		}
		if problem := e.problem(v.State()[e.block][e.action]); problem != "" {
			wrong[e.block] = problem
		}
	}
	for block := range values {
		if !slices.Contains(known, block) {
			return nil, refuse("block_not_found", block)
		}
	}
	return wrong, nil
}

// problem says what is wrong with an input as it is filled in; empty where
// nothing is.
func (e element) problem(state any) string {
	filled, _ := state.(object)[slots[e.kind].field]
	optional, _ := e.in["optional"].(bool)
	list, many := filled.([]any)
	words, isText := filled.(string)
	if filled == nil || many && len(list) == 0 || isText && words == "" {
		if optional {
			return ""
		}
		return required
	}
	if least, ok := e.raw["min_length"].(float64); ok && utf8.RuneCountInString(words) < int(least) {
		return "Must be at least " + strconv.Itoa(int(least)) + " characters."
	}
	if most, ok := e.raw["max_length"].(float64); ok && utf8.RuneCountInString(words) > int(most) {
		return "Must be less than " + strconv.Itoa(int(most)+1) + " characters."
	}
	return ""
}

// submitted does what the app's answer to a form asks for.
func (s *Server) submitted(ctx context.Context, v View, body []byte) (out Outcome, err error) {
	var answer struct {
		Action string            `json:"response_action"`
		Errors map[string]string `json:"errors"`
		View   json.RawMessage   `json:"view"`
	}
	if len(body) > 0 && json.Unmarshal(body, &answer) != nil {
		return Outcome{View: &v}, refuse("invalid_response", "the answer is not JSON")
	}
	err = s.do(ctx, func(t *tx) error {
		switch answer.Action {
		case "":
			out.Closed = true
			return t.closeView(v)
		case "clear":
			out.Closed = true
			return t.closeStack(v)
		case "errors":
			out.Errors, out.View = answer.Errors, &v
			return v.answersErrors(answer.Errors)
		case "update", "push":
			next, err := readView(string(answer.View), "modal")
			if err != nil {
				return err
			}
			out.View = &next
			if answer.Action == "push" {
				return t.push(&next, v)
			}
			next.takePlaceOf(v)
			return t.saveView(&next)
		}
		return refuse("invalid_response", "response_action "+strconv.Quote(answer.Action))
	})
	return out, err
}

// answersErrors checks that every error is for an input block; Slack shows
// "trouble connecting" for any other.
func (v View) answersErrors(errs map[string]string) error {
	if len(errs) == 0 {
		return refuse("invalid_response", "no errors in the answer")
	}
	for block := range errs {
		if !slices.ContainsFunc(elements(v.Blocks), func(e element) bool { return e.input && e.block == block }) {
			return refuse("invalid_response", "no input block "+strconv.Quote(block))
		}
	}
	return nil
}

// CloseView closes a modal, as its close button does. The app hears
// view_closed where the modal asks for that.
func (s *Server) CloseView(ctx context.Context, user, viewID string) error {
	var in Installed
	var p *parcel
	err := s.do(ctx, func(t *tx) error {
		v, err := t.viewOf(user, viewID)
		if err != nil {
			return err
		}
		if v.NotifyOnClose {
			if in, err = t.app(v.App); err != nil {
				return err
			}
			payload, err := t.viewInteraction("view_closed", in, v)
			if err != nil {
				return err
			}
			payload["is_cleared"] = v.ClearOnClose
			p = in.interactionParcel(payload)
		}
		if v.ClearOnClose {
			return t.closeStack(v)
		}
		return t.closeView(v)
	})
	if err != nil || p == nil {
		return err
	}
	return s.interact(ctx, in, *p, user, "", "")
}
