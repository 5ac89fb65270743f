package workspace

import (
	"encoding/json"
	"slices"
	"strconv"
)

// An element is one thing in a block that a person can press or fill in.
type element struct {
	block  string // its block_id
	action string // its action_id
	kind   string
	input  bool   // it stands in an input block, so nobody hears of it until the form is sent
	in     object // the block around it
	raw    object
}

// elements returns what can be pressed or filled in, in order. Blocks may hold
// further blocks (cards, containers, carousels).
func elements(blocks json.RawMessage) []element {
	var list []any
	if json.Unmarshal(blocks, &list) != nil {
		return nil
	}
	var found []element
	for _, b := range list {
		found = appendElements(found, b, nil)
	}
	return found
}

func appendElements(found []element, v any, block object) []element {
	switch v := v.(type) {
	case []any:
		for _, inner := range v {
			found = appendElements(found, inner, block)
		}
	case object:
		if v["block_id"] != nil {
			block = v
		}
		if action := text(v, "action_id"); action != "" {
			return append(found, element{
				block: text(block, "block_id"), action: action, kind: text(v, "type"),
				input: text(block, "type") == "input", in: block, raw: v,
			})
		}
		for _, key := range []string{"accessory", "element", "elements", "blocks", "actions", "cards", "body", "child_blocks", "rows", "items", "block"} {
			found = appendElements(found, v[key], block)
		}
	}
	return found
}

// text reads a string field; other kinds read as empty.
func text(o object, key string) string {
	s, _ := o[key].(string)
	return s
}

// A slot says how one kind of element names what is chosen in it.
type slot struct {
	field   string // in an action and in state
	initial string // in the block
	many    bool   // takes several values
	option  bool   // takes options of the element
	number  bool   // the value is a number
}

var slots = map[string]slot{
	"plain_text_input":           {field: "value", initial: "initial_value"},
	"email_text_input":           {field: "value", initial: "initial_value"},
	"url_text_input":             {field: "value", initial: "initial_value"},
	"number_input":               {field: "value", initial: "initial_value"},
	"rich_text_input":            {field: "rich_text_value", initial: "initial_value"},
	"static_select":              {field: "selected_option", initial: "initial_option", option: true},
	"external_select":            {field: "selected_option", initial: "initial_option", option: true},
	"radio_buttons":              {field: "selected_option", initial: "initial_option", option: true},
	"overflow":                   {field: "selected_option", option: true},
	"checkboxes":                 {field: "selected_options", initial: "initial_options", option: true, many: true},
	"multi_static_select":        {field: "selected_options", initial: "initial_options", option: true, many: true},
	"multi_external_select":      {field: "selected_options", initial: "initial_options", option: true, many: true},
	"users_select":               {field: "selected_user", initial: "initial_user"},
	"multi_users_select":         {field: "selected_users", initial: "initial_users", many: true},
	"conversations_select":       {field: "selected_conversation", initial: "initial_conversation"},
	"multi_conversations_select": {field: "selected_conversations", initial: "initial_conversations", many: true},
	"channels_select":            {field: "selected_channel", initial: "initial_channel"},
	"multi_channels_select":      {field: "selected_channels", initial: "initial_channels", many: true},
	"datepicker":                 {field: "selected_date", initial: "initial_date"},
	"timepicker":                 {field: "selected_time", initial: "initial_time"},
	"datetimepicker":             {field: "selected_date_time", initial: "initial_date_time", number: true},
	"file_input":                 {field: "files", many: true},
}

// stateful reports whether what is chosen in the element is part of a view's
// state. Buttons and overflow menus are not.
func (e element) stateful() bool {
	_, ok := slots[e.kind]
	return ok && e.kind != "overflow"
}

// start is the element's state before anybody touched it.
func (e element) start() object {
	sl := slots[e.kind]
	out := object{"type": e.kind, sl.field: nil}
	switch v := e.raw[sl.initial]; {
	case v != nil:
		out[sl.field] = v
	case sl.many:
		out[sl.field] = []any{}
	}
	return out
}

// choose is the element's state once values are chosen in it: the values of
// options, ids, a date, a text. No values, or one empty one, clear it.
func (e element) choose(values []string) (object, error) {
	sl := slots[e.kind]
	out := object{"type": e.kind, sl.field: nil}
	if len(values) == 1 && values[0] == "" {
		values = nil
	}
	if len(values) > 1 && !sl.many {
		return nil, refuse("invalid_value", e.action+" takes one value")
	}
	chosen := make([]any, 0, len(values))
	for _, v := range values {
		one, err := e.one(sl, v)
		if err != nil {
			return nil, err
		}
		chosen = append(chosen, one)
	}
	switch {
	case sl.many:
		out[sl.field] = chosen
	case len(chosen) == 1:
		out[sl.field] = chosen[0]
	}
	return out, nil
}

func (e element) one(sl slot, v string) (any, error) {
	switch {
	case e.kind == "external_select" || e.kind == "multi_external_select":
		return object{"text": object{"type": "plain_text", "text": v}, "value": v}, nil
	case sl.option:
		options := e.options()
		i := slices.IndexFunc(options, func(o object) bool { return text(o, "value") == v })
		if i < 0 {
			return nil, refuse("invalid_value", e.action+" has no option "+strconv.Quote(v))
		}
		return options[i], nil
	case sl.number:
		n, err := strconv.ParseInt(v, 10, 64)
		if err != nil {
			return nil, refuse("invalid_value", e.action+" takes a number")
		}
		return n, nil
	case e.kind == "rich_text_input":
		return object{"type": "rich_text", "elements": []any{
			object{"type": "rich_text_section", "elements": appendPlain(nil, v)},
		}}, nil
	}
	return v, nil
}

// options returns what can be chosen, groups opened up.
func (e element) options() []object {
	var list []object
	add := func(v any) {
		options, _ := v.([]any)
		for _, o := range options {
			if o, ok := o.(object); ok {
				list = append(list, o)
			}
		}
	}
	add(e.raw["options"])
	groups, _ := e.raw["option_groups"].([]any)
	for _, g := range groups {
		if g, ok := g.(object); ok {
			add(g["options"])
		}
	}
	return list
}

// pressed is the element as an action of a block_actions payload.
func (e element) pressed(values []string, ts string) (object, error) {
	out := object{"type": e.kind, "action_id": e.action, "block_id": e.block, "action_ts": ts}
	switch e.kind {
	case "button", "icon_button", "workflow_button":
		for _, key := range []string{"text", "value", "style", "url"} {
			if e.raw[key] != nil {
				out[key] = e.raw[key]
			}
		}
		return out, nil
	case "feedback_buttons":
		return e.feedback(out, values)
	}
	state, err := e.choose(values)
	if err != nil {
		return nil, err
	}
	for k, v := range state {
		out[k] = v
	}
	return out, nil
}

func (e element) feedback(out object, values []string) (object, error) {
	for _, side := range []string{"positive_button", "negative_button"} {
		b, _ := e.raw[side].(object)
		if len(values) == 1 && text(b, "value") == values[0] {
			out["value"], out["text"] = values[0], b["text"]
			return out, nil
		}
	}
	return nil, refuse("invalid_value", e.action+" has no such button")
}

// stateOf is what view.state.values or state.values holds: for every element
// what is chosen in it, or what it started with.
func stateOf(blocks json.RawMessage, chosen map[string]any) map[string]map[string]any {
	values := map[string]map[string]any{}
	for _, e := range elements(blocks) {
		if !e.stateful() {
			continue
		}
		if values[e.block] == nil {
			values[e.block] = map[string]any{}
		}
		values[e.block][e.action] = orState(chosen[e.key()], e.start())
	}
	return values
}

func orState(v any, otherwise object) any {
	if v == nil {
		return otherwise
	}
	return v
}

// key names the element within its message or view.
func (e element) key() string { return e.block + "\x00" + e.action }
