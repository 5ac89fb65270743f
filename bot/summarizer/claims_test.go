package summarizer

import (
	"encoding/json"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"rectify/handlers/compose/ground"
)

func TestClaimsAreRead(t *testing.T) {
	t.Parallel()
	want := []ground.Claim{{Text: "已投入3.6万元。", Items: []int{9, 11}}, {Text: "其余仍在办理。", Items: []int{40}}}
	tests := []struct {
		name, text string
		want       []ground.Claim
	}{
		{"lines", "已投入3.6万元。[9][11]\n其余仍在办理。[40]", want},
		{"lines with bullets and marks", "- **已投入3.6万元。** [9, 11]\n\n2. 其余仍在办理。（第40项）\n", want},
		{"JSON", `{"sentences":[{"text":"已投入3.6万元。","items":[9,11]},{"items":[40],"text":"其余仍在办理。"}]}`, want},
		{"JSON in space", "\n { \"sentences\" : [ {\"text\":\"已投入3.6万元。\",\"items\":[9,11]} , {\"items\":[40],\"text\":\"其余仍在办理。\"}", want},
		{"JSON with brackets in strings", `{"sentences":[{"text":"他说\"}]{\"。","items":[1]}]}`, []ground.Claim{{Text: `他说"}]{"。`, Items: []int{1}}}},
		{"JSON that breaks off", `{"sentences":[{"text":"已投入3.6万元。","items":[9,11]},{"text":"其余`, want[:1]},
		{"no answer", "NONE", nil},
		{"JSON without an answer", `{"sentences":[]}`, nil},
		{"without a source", "已投入3.6万元。", []ground.Claim{{Text: "已投入3.6万元。"}}},
		{"no JSON of ours", `{"a":{"b":[{"text":1}]}}`, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			for _, size := range []int{1, 7, 1000} {
				if diff := cmp.Diff(test.want, read(t, test.text, size)); diff != "" {
					t.Errorf("in pieces of %d: %s", size, diff)
				}
			}
		})
	}
}

// read reads a text in pieces of so many runes.
func read(t *testing.T, text string, size int) (claims []ground.Claim) {
	t.Helper()
	r := claimReader{tell: func(c ground.Claim) error { claims = append(claims, c); return nil }}
	runes := []rune(text)
	for len(runes) > 0 {
		n := min(size, len(runes))
		if err := r.read(string(runes[:n])); err != nil {
			t.Fatal(err)
		}
		runes = runes[n:]
	}
	if err := r.end(); err != nil {
		t.Fatal(err)
	}
	return claims
}

func TestSchemaIsJSON(t *testing.T) {
	t.Parallel()
	if !json.Valid([]byte(claimsSchema)) {
		t.Error("it is not")
	}
}

// FuzzClaims has whatever a model may write read: the pieces it comes in make no
// difference.
func FuzzClaims(f *testing.F) {
	f.Add("已投入。[9]\nNONE")
	f.Add(`{"sentences":[{"text":"a","items":[1]}]}`)
	f.Add(`]]}}{"`)
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			t.Skip()
		}
		if diff := cmp.Diff(read(t, text, 1), read(t, text, 1000)); diff != "" {
			t.Error(diff)
		}
	})
}
