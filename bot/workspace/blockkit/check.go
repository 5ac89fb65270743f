// Package blockkit reads Block Kit as Slack does: it checks blocks and views
// against Slack's documented limits, and says what people may press and fill in
// within them. It is pure.
package blockkit

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"rectify/bot/workspace/wire"
)

// checkBlocks checks a list of blocks as Slack does before it takes them. What
// comes back is in Slack's words, each with a pointer to where it went wrong;
// nothing where all is well. The surface is "message", "modal" or "home".
func checkBlocks(list []any, surface string) []string {
	return checkBlocksAt("/blocks", list, surface)
}

func checkBlocksAt(at string, list []any, surface string) []string {
	c := &checker{surface: surface, blockIDs: map[string]bool{}}
	c.check(at, blockLists[surface], list)
	if surface == "message" {
		c.atMost(at, list, 1, "only_one_table_allowed", "table", "data_table")
		c.atMost(at, list, 2, "too many data_visualization blocks", "data_visualization")
	}
	return c.wrong
}

// An object is a JSON object.
type object = wire.Object

// A kind is what sort of JSON value is taken.
type kind int

const (
	anything kind = iota
	aText
	aNumber
	aFlag
	aList
	anObject
	aChoice // an object whose type says which shape it has
)

// A shape is what Slack takes at one place. Shapes name tables rather than
// hold them, for blocks hold blocks.
type shape struct {
	is       kind
	min, max int              // characters, items, or the value of a whole number
	words    []string         // the only texts taken
	item     *shape           // of a list
	types    map[string]shape // of a choice, by type
	table    string           // of a choice whose types are in a table
	among    []string         // of a choice: of the table only these
	fields   map[string]shape // of an object
	open     bool             // other fields are taken too
	required bool
	anyOf    []string                       // at least one of these fields is there
	notBoth  []string                       // at most one of these fields is there
	on       []string                       // the surfaces it may be on; nil for all
	also     func(*checker, string, object) // what no table can say
}

type fields map[string]shape

var (
	whatever = shape{}
	flag     = shape{is: aFlag}
	amount   = shape{is: aNumber}
	anyText  = shape{is: aText}
)

func chars(lo, hi int) shape              { return shape{is: aText, min: lo, max: hi} }
func whole(lo, hi int) shape              { return shape{is: aNumber, min: lo, max: hi} }
func word(words ...string) shape          { return shape{is: aText, words: words} }
func listOf(lo, hi int, item shape) shape { return shape{is: aList, min: lo, max: hi, item: &item} }
func record(f fields) shape               { return shape{is: anObject, fields: f} }
func choiceOf(types fields) shape         { return shape{is: aChoice, types: types} }
func oneFrom(table string, among ...string) shape {
	return shape{is: aChoice, table: table, among: among}
}

func (s shape) needed() shape                   { s.required = true; return s }
func (s shape) onlyOn(surfaces ...string) shape { s.on = surfaces; return s }
func (s shape) needsAny(keys ...string) shape   { s.anyOf = keys; return s }
func (s shape) notWith(keys ...string) shape    { s.notBoth = keys; return s }
func (s shape) oneOf(keys ...string) shape      { return s.needsAny(keys...).notWith(keys...) }

func (s shape) and(also func(*checker, string, object)) shape { s.also = also; return s }

// with adds fields that many shapes share.
func (f fields) with(more fields) fields {
	all := fields{}
	maps.Copy(all, f)
	maps.Copy(all, more)
	return all
}

// ofType is one of a choice, aBlock one of the blocks, aPress something to press
// or fill in.
func ofType(f fields) shape { return record(f.with(fields{"type": anyText})) }
func aBlock(f fields) shape { return ofType(f.with(fields{"block_id": chars(0, 255)})) }
func aPress(f fields) shape { return ofType(f.with(fields{"action_id": chars(1, 255)})) }

// plain and marked are text objects. Only plain text turns :smile: into a face.
func plain(max int) shape {
	return choiceOf(fields{"plain_text": ofType(fields{"text": chars(1, max).needed(), "emoji": flag, "verbatim": flag})})
}

func marked(max int) shape {
	both := plain(max)
	both.types["mrkdwn"] = ofType(fields{"text": chars(1, max).needed(), "verbatim": flag})
	return both
}

// A checker goes through blocks and writes down what is wrong with them.
type checker struct {
	surface  string
	wrong    []string
	blockIDs map[string]bool
	actions  map[string]bool // the action_ids in the block at hand
}

func (c *checker) fail(at, format string, args ...any) {
	c.wrong = append(c.wrong, "[ERROR] "+fmt.Sprintf(format, args...)+" [json-pointer:"+at+"]")
}

func (c *checker) check(at string, s shape, v any) {
	switch s.is {
	case aText:
		if v, ok := v.(string); ok {
			c.text(at, s, v)
		} else {
			c.fail(at, "must provide a string")
		}
	case aNumber:
		if v, ok := v.(float64); ok {
			c.number(at, s, v)
		} else {
			c.fail(at, "must provide a number")
		}
	case aFlag:
		if _, ok := v.(bool); !ok {
			c.fail(at, "must provide a boolean")
		}
	case aList:
		if v, ok := v.([]any); ok {
			c.list(at, s, v)
		} else {
			c.fail(at, "must provide an array")
		}
	case anObject, aChoice:
		if v, ok := v.(object); ok {
			c.either(at, s, v)
		} else {
			c.fail(at, "must provide an object")
		}
	}
}

// text counts code points: 3,000 Chinese characters are 3,000 characters.
func (c *checker) text(at string, s shape, v string) {
	switch n := utf8.RuneCountInString(v); {
	case s.words != nil && !slices.Contains(s.words, v):
		c.fail(at, "must be a valid enum value")
	case n < s.min:
		c.fail(at, "must be more than %d characters", s.min-1)
	case s.max > 0 && n > s.max:
		c.fail(at, "must be less than %d characters", s.max+1)
	}
}

func (c *checker) number(at string, s shape, v float64) {
	switch {
	case s.max == 0:
	case v != math.Trunc(v):
		c.fail(at, "must be an integer")
	case v < float64(s.min):
		c.fail(at, "must be greater than %d", s.min-1)
	case v > float64(s.max):
		c.fail(at, "must be less than %d", s.max+1)
	}
}

func (c *checker) list(at string, s shape, v []any) {
	switch {
	case len(v) < s.min:
		c.fail(at, "must provide at least %d items", s.min)
	case s.max > 0 && len(v) > s.max:
		c.fail(at, "no more than %d items allowed", s.max)
	}
	for i, item := range v {
		c.check(at+"/"+strconv.Itoa(i), *s.item, item)
	}
}

func (c *checker) either(at string, s shape, v object) {
	if s.is == aChoice {
		c.choice(at, s, v)
	} else {
		c.object(at, s, v)
	}
}

// choice finds the shape of an object's type. A type that is not allowed here, or not
// on this surface, is unknown, as one that does not exist.
func (c *checker) choice(at string, s shape, o object) {
	kind, ok := o["type"].(string)
	if !ok {
		c.fail(at, "missing required field: type")
		return
	}
	types := s.types
	if s.table != "" {
		types = tables[s.table]
	}
	chosen, known := types[kind]
	switch {
	case !known, s.among != nil && !slices.Contains(s.among, kind), chosen.on != nil && !slices.Contains(chosen.on, c.surface):
		c.fail(at+"/type", "unsupported type: %s", kind)
	case s.table == "block":
		c.block(at, chosen, o)
	default:
		c.object(at, chosen, o)
	}
}

// block counts block_ids over all blocks, action_ids over each.
func (c *checker) block(at string, s shape, o object) {
	c.unique(at, "block_id", o, c.blockIDs)
	around := c.actions
	c.actions = map[string]bool{}
	c.object(at, s, o)
	c.actions = around
}

func (c *checker) unique(at, key string, o object, seen map[string]bool) {
	id := wire.Text(o, key)
	if id == "" || seen == nil {
		return
	}
	if seen[id] {
		c.fail(at+"/"+key, "`%s` %q already exists", key, id)
	}
	seen[id] = true
}

func (c *checker) object(at string, s shape, o object) {
	c.unique(at, "action_id", o, c.actions)
	for _, key := range slices.Sorted(maps.Keys(s.fields)) {
		if o[key] == nil && s.fields[key].required {
			c.fail(at, "missing required field: %s", key)
		}
	}
	if s.anyOf != nil && fieldsIn(o, s.anyOf) == 0 {
		c.fail(at, "missing required field: %s", s.anyOf[0])
	}
	if fieldsIn(o, s.notBoth) > 1 {
		c.fail(at, "only one of these fields allowed: %s", strings.Join(s.notBoth, ", "))
	}
	for _, key := range slices.Sorted(maps.Keys(o)) {
		if field, known := s.fields[key]; !known && !s.open {
			c.fail(at, "invalid additional property: %s", key)
		} else if o[key] != nil {
			c.check(at+"/"+key, field, o[key])
		}
	}
	if s.also != nil {
		s.also(c, at, o)
	}
}

// fieldsIn counts which of the fields are there.
func fieldsIn(o object, keys []string) (n int) {
	for _, key := range keys {
		if o[key] != nil {
			n++
		}
	}
	return n
}

// atMost refuses the blocks of these types beyond the first few, wherever they
// stand.
func (c *checker) atMost(at string, list []any, most int, refusal string, types ...string) {
	found := 0
	everyBlock(at, list, func(at string, b object) {
		if !slices.Contains(types, wire.Text(b, "type")) {
			return
		}
		if found++; found > most {
			c.fail(at, "%s", refusal)
		}
	})
}

// everyBlock visits blocks and those within them.
func everyBlock(at string, v any, visit func(at string, b object)) {
	switch v := v.(type) {
	case []any:
		for i, inner := range v {
			everyBlock(at+"/"+strconv.Itoa(i), inner, visit)
		}
	case object:
		visit(at, v)
		for _, key := range []string{"child_blocks", "rows", "items", "block"} {
			everyBlock(at+"/"+key, v[key], visit)
		}
	}
}
