package blockkit

import (
	"encoding/json"
	"slices"
	"strconv"
	"unicode/utf8"

	"rectify/bot/workspace/wire"
)

const (
	maxMarkdown  = 12_000  // characters in all markdown blocks of a message
	maxBlockText = 13_000  // characters in all blocks of a message
	maxTableText = 10_000  // characters in all cells of a table
	maxView      = 250_000 // bytes of a view
)

// ReadMessage reads and checks the blocks of a message; nil where there are none.
func ReadMessage(raw string) (json.RawMessage, error) {
	if raw == "" {
		return nil, nil
	}
	var list []any
	if json.Unmarshal([]byte(raw), &list) != nil {
		return nil, wire.Refuse("invalid_blocks_format")
	}
	if len(list) == 0 {
		return nil, nil
	}
	if wrong := checkBlocks(list, "message"); len(wrong) > 0 {
		return nil, wire.Refuse("invalid_blocks", wrong...)
	}
	if tooLong(list) {
		return nil, wire.Refuse("msg_blocks_too_long")
	}
	return NameBlocks(json.RawMessage(raw)), nil
}

// NameBlocks gives every block without a block_id one.
func NameBlocks(raw json.RawMessage) json.RawMessage {
	var list []object
	if json.Unmarshal(raw, &list) != nil {
		return raw
	}
	for _, b := range list {
		if wire.Text(b, "block_id") == "" {
			b["block_id"] = wire.NewBlockID()
		}
	}
	return json.RawMessage(wire.Encode(list))
}

// tooLong reports whether blocks say more than a message holds. Slack tells
// neither the limit nor by how much it is passed; about 13,000 characters was
// seen. Of markdown it takes 12,000 in all.
func tooLong(list []any) bool {
	markdown := 0
	for _, v := range list {
		if b, ok := v.(object); ok && wire.Text(b, "type") == "markdown" {
			markdown += utf8.RuneCountInString(wire.Text(b, "text"))
		}
	}
	return markdown > maxMarkdown || textIn(list) > maxBlockText
}

// textIn counts the characters that blocks put before a reader.
func textIn(v any) (n int) {
	switch v := v.(type) {
	case []any:
		for _, inner := range v {
			n += textIn(inner)
		}
	case object:
		for key, inner := range v {
			if s, ok := inner.(string); !ok {
				n += textIn(inner)
			} else if slices.Contains([]string{"text", "title", "caption", "label"}, key) {
				n += utf8.RuneCountInString(s)
			}
		}
	}
	return n
}

// CheckView checks a view of the kind wanted, "modal" or "home".
func CheckView(raw, kind string) error {
	if len(raw) > maxView {
		return wire.Refuse("view_too_large")
	}
	var view object
	if json.Unmarshal([]byte(raw), &view) != nil || view == nil {
		return wire.Refuse("invalid_arguments", "[ERROR] must provide an object [json-pointer:/view]")
	}
	c := &checker{surface: kind}
	c.check("/view", shape{is: aChoice, table: "view", among: []string{kind}}, view)
	if list, ok := view["blocks"].([]any); ok {
		c.wrong = append(c.wrong, checkBlocksAt("/view/blocks", list, kind)...)
		if kind == "modal" && view["submit"] == nil {
			c.unsendable("/view/blocks", list)
		}
	}
	if len(c.wrong) > 0 {
		return wire.Refuse("invalid_arguments", c.wrong...)
	}
	return nil
}

// unsendable refuses what is to be filled in where nothing sends it.
func (c *checker) unsendable(at string, list []any) {
	for i, v := range list {
		if b, ok := v.(object); ok && wire.Text(b, "type") == "input" {
			c.fail(at+"/"+strconv.Itoa(i)+"/input", "must define `submit` to use an `input` block in modals")
		}
	}
}

// tableText refuses a table whose cells together say too much.
func tableText(c *checker, at string, b object) {
	if textIn(b["rows"]) > maxTableText {
		c.fail(at+"/rows", "must be less than %d characters", maxTableText+1)
	}
}

// dataTable refuses what only a data_table is particular about: a header of
// plain text, and rows as long as the header.
func dataTable(c *checker, at string, b object) {
	tableText(c, at, b)
	rows, _ := b["rows"].([]any)
	width := -1
	for i, row := range rows {
		cells, _ := row.([]any)
		if i == 0 {
			width = len(cells)
			headerOf(c, at+"/rows/0", cells)
		} else if len(cells) != width {
			c.fail(at+"/rows/"+strconv.Itoa(i), "must provide %d items", width)
		}
	}
}

func headerOf(c *checker, at string, cells []any) {
	for i, cell := range cells {
		if o, ok := cell.(object); ok && wire.Text(o, "type") != "raw_text" {
			c.fail(at+"/"+strconv.Itoa(i)+"/type", "unsupported type: %s", wire.Text(o, "type"))
		}
	}
}

// aboveZero refuses a slice of a pie that is nothing or less.
func aboveZero(c *checker, at string, segment object) {
	if n, ok := segment["value"].(float64); ok && n <= 0 {
		c.fail(at+"/value", "must be greater than 0")
	}
}

// onePerCategory refuses series that leave a category out, have one twice or
// one of their own, and two series of one name.
func onePerCategory(c *checker, at string, chart object) {
	axis, _ := chart["axis_config"].(object)
	categories := namesOf(axis["categories"], "")
	if len(slices.Compact(slices.Clone(categories))) < len(categories) {
		c.fail(at+"/axis_config/categories", "must be unique")
	}
	if names := namesOf(chart["series"], "name"); len(slices.Compact(slices.Clone(names))) < len(names) {
		c.fail(at+"/series", "must be unique")
	}
	series, _ := chart["series"].([]any)
	for i, v := range series {
		if one, ok := v.(object); ok && !slices.Equal(namesOf(one["data"], "label"), categories) {
			c.fail(at+"/series/"+strconv.Itoa(i)+"/data", "must have one point for each category")
		}
	}
}

// namesOf is a list's texts, or those its objects have under a key, sorted.
func namesOf(v any, key string) (names []string) {
	list, _ := v.([]any)
	for _, v := range list {
		switch v := v.(type) {
		case string:
			names = append(names, v)
		case object:
			names = append(names, wire.Text(v, key))
		}
	}
	slices.Sort(names)
	return names
}
