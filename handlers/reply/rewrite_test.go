package reply

import (
	"reflect"
	"strings"
	"testing"
)

// TestRewriteReachesEveryString fills every string of every part, and expects
// those that people read, press and are named by to be rewritten, and quotations
// of the notice not to be.
func TestRewriteReachesEveryString(t *testing.T) {
	t.Parallel()
	parts := []Part{
		Heading{"text"}, Label{"text"}, Paragraph{"text"}, Quote{From: "text", Text: "verbatim"},
		ItemList{Items: []ItemRef{{Title: "verbatim", Owner: "text", Note: "text"}}, All: "command"},
		Listing{Items: []ItemRef{{Owner: "text"}}, Menus: []Menu{{Options: []Option{{Value: "command"}}}}, Turn: Buttons{{Label: "text", Command: "command"}}},
		Table{Rows: [][]string{{"text", "text"}}}, Menus{{Options: []Option{{Value: "command"}}}}, Buttons{{Label: "text", Command: "command"}},
		Suggestions{[]string{"command"}}, Feedback{"question"},
		Card{Finding: "verbatim", Supporting: "text", HelpFrom: "text", Awaited: "text", Changes: []string{"text"}, UpdatedBy: "person", AskedBy: "person"},
	}
	mark := func(kind string) func(string) string {
		return func(s string) string {
			if s != "" && s != kind {
				t.Errorf("%q was taken for a %s", s, kind)
			}
			return strings.ToUpper(s)
		}
	}
	done := Rewrite{mark("text"), mark("person"), mark("command"), mark("question")}.Parts(parts)
	if parts[0] != (Heading{"text"}) || parts[6].(Table).Rows[0][0] != "text" {
		t.Errorf("the parts given were changed: %+v", parts)
	}
	for _, part := range done {
		eachString(reflect.ValueOf(part), func(s string) {
			if s != "verbatim" && s != strings.ToUpper(s) {
				t.Errorf("%T still has %q", part, s)
			}
		})
	}
	if unchanged := (Rewrite{}).Parts(parts); !reflect.DeepEqual(unchanged, parts) {
		t.Errorf("a rewrite of nothing changed %+v", unchanged)
	}
}

// eachString calls f for every string in a value.
func eachString(v reflect.Value, f func(string)) {
	switch v.Kind() {
	case reflect.String:
		f(v.String())
	case reflect.Struct:
		for i := range v.NumField() {
			eachString(v.Field(i), f)
		}
	case reflect.Slice:
		for i := range v.Len() {
			eachString(v.Index(i), f)
		}
	}
}
