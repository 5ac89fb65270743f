package blockkit

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"rectify/bot/workspace/wire"
)

// An Element is one thing in a block that a person can press or fill in.
type Element struct {
	Block  string // its block_id
	Action string // its action_id
	kind   string
	Input  bool   // it is in an input block, so it is sent only with the form
	In     object // the block around it
	raw    object
}

// Elements returns what can be pressed or filled in, in order. Blocks may hold
// further blocks (cards, containers, carousels).
func Elements(blocks json.RawMessage) []Element {
	var list []any
	if json.Unmarshal(blocks, &list) != nil {
		return nil
	}
	var found []Element
	for _, b := range list {
		found = appendElements(found, b, nil)
	}
	return found
}

func appendElements(found []Element, v any, block object) []Element {
	switch v := v.(type) {
	case []any:
		for _, inner := range v {
			found = appendElements(found, inner, block)
		}
	case object:
		if v["block_id"] != nil {
			block = v
		}
		if action := wire.Text(v, "action_id"); action != "" {
			return append(found, Element{
				Block: wire.Text(block, "block_id"), Action: action, kind: wire.Text(v, "type"),
				Input: wire.Text(block, "type") == "input", In: block, raw: v,
			})
		}
		for _, key := range []string{"accessory", "element", "elements", "blocks", "actions", "cards", "body", "child_blocks", "rows", "items", "block"} {
			found = appendElements(found, v[key], block)
		}
	}
	return found
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

// Stateful reports whether what is chosen in the element is part of a view's
// state. Buttons and overflow menus are not.
func (e Element) Stateful() bool {
	_, ok := slots[e.kind]
	return ok && e.kind != "overflow"
}

// Start is the element's state before anybody touched it.
func (e Element) Start() object {
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

// Choose is the element's state once values are chosen in it: the values of
// options, ids, a date, a text. No values, or one empty one, clear it.
func (e Element) Choose(values []string) (object, error) {
	sl := slots[e.kind]
	out := object{"type": e.kind, sl.field: nil}
	if len(values) == 1 && values[0] == "" {
		values = nil
	}
	if len(values) > 1 && !sl.many {
		return nil, wire.Refuse("invalid_value", e.Action+" takes one value")
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

func (e Element) one(sl slot, v string) (any, error) {
	switch {
	case e.kind == "external_select" || e.kind == "multi_external_select":
		return object{"text": object{"type": "plain_text", "text": v}, "value": v}, nil
	case sl.option:
		options := e.options()
		i := slices.IndexFunc(options, func(o object) bool { return wire.Text(o, "value") == v })
		if i < 0 {
			return nil, wire.Refuse("invalid_value", e.Action+" has no option "+strconv.Quote(v))
		}
		return options[i], nil
	case sl.number:
		n, err := strconv.ParseInt(v, 10, 64)
		if err != nil {
			return nil, wire.Refuse("invalid_value", e.Action+" takes a number")
		}
		return n, nil
	case e.kind == "rich_text_input":
		return object{"type": "rich_text", "elements": []any{
			object{"type": "rich_text_section", "elements": AppendPlain(nil, v)},
		}}, nil
	}
	return v, nil
}

// options returns what can be chosen, groups opened up.
func (e Element) options() []object {
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

// Pressed is the element as an action of a block_actions payload.
func (e Element) Pressed(values []string, ts string) (object, error) {
	out := object{"type": e.kind, "action_id": e.Action, "block_id": e.Block, "action_ts": ts}
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
	state, err := e.Choose(values)
	if err != nil {
		return nil, err
	}
	for k, v := range state {
		out[k] = v
	}
	return out, nil
}

func (e Element) feedback(out object, values []string) (object, error) {
	for _, side := range []string{"positive_button", "negative_button"} {
		b, _ := e.raw[side].(object)
		if len(values) == 1 && wire.Text(b, "value") == values[0] {
			out["value"], out["text"] = values[0], b["text"]
			return out, nil
		}
	}
	return nil, wire.Refuse("invalid_value", e.Action+" has no such button")
}

// StateOf is what view.state.values or state.values holds: for every element
// what is chosen in it, or what it started with.
func StateOf(blocks json.RawMessage, chosen map[string]any) map[string]map[string]any {
	values := map[string]map[string]any{}
	for _, e := range Elements(blocks) {
		if !e.Stateful() {
			continue
		}
		if values[e.Block] == nil {
			values[e.Block] = map[string]any{}
		}
		values[e.Block][e.Action] = orState(chosen[e.Key()], e.Start())
	}
	return values
}

func orState(v any, otherwise object) any {
	if v == nil {
		return otherwise
	}
	return v
}

// Key names the element within its message or view.
func (e Element) Key() string { return e.Block + "\x00" + e.Action }

// required is what Slack's own clients say of an input left empty.
const required = "Please complete this required field."

// Problem says what is wrong with an input as it is filled in, in the language of
// a locale such as "zh-CN"; empty where nothing is.
func (e Element) Problem(state any, locale string) string {
	say := func(zh, en string) string {
		if strings.HasPrefix(locale, "zh") {
			return zh
		}
		return en
	}
	filled, _ := state.(object)[slots[e.kind].field]
	optional, _ := e.In["optional"].(bool)
	list, many := filled.([]any)
	words, isText := filled.(string)
	if filled == nil || many && len(list) == 0 || isText && words == "" {
		if optional {
			return ""
		}
		return say("请填写此项。", required)
	}
	if least, ok := e.raw["min_length"].(float64); ok && utf8.RuneCountInString(words) < int(least) {
		return say(fmt.Sprintf("至少 %v 个字。", least), fmt.Sprintf("Must be at least %v characters.", least))
	}
	if most, ok := e.raw["max_length"].(float64); ok && utf8.RuneCountInString(words) > int(most) {
		return say(fmt.Sprintf("最多 %v 个字。", most), fmt.Sprintf("Must be less than %v characters.", most+1))
	}
	return ""
}

// AppendPlain appends plain text to the elements of a rich text section;
// nothing for an empty text.
func AppendPlain(rich []map[string]any, text string) []map[string]any {
	if text == "" {
		return rich
	}
	return append(rich, map[string]any{"type": "text", "text": text})
}
