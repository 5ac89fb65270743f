package summarizer

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"rectify/handlers/compose"
	"rectify/handlers/compose/ground"
)

// An eavesdropper is a writer that remembers all it is shown, and repeats it.
type eavesdropper struct{ heard []string }

func (e *eavesdropper) Write(ctx context.Context, d compose.Draft, tell func(ground.Claim) error) (compose.Usage, error) {
	found, err := d.Library.Search(ctx, "PERSON_1")
	if err != nil {
		return compose.Usage{}, err
	}
	for _, s := range append(d.Sources, found...) {
		e.heard = append(e.heard, s.Text)
	}
	for _, s := range d.Said {
		e.heard = append(e.heard, s.Asked, s.Answer)
	}
	e.heard = append(e.heard, d.Question)
	return compose.Usage{}, tell(ground.Claim{Text: strings.Join(e.heard, "|"), Items: []int{1}})
}

func (e *eavesdropper) Restate(_ context.Context, question string) (string, compose.Usage, error) {
	e.heard = append(e.heard, question)
	return question, compose.Usage{}, nil
}

// shelf has one book, and remembers what was looked for.
type shelf struct {
	compose.Library
	asked string
}

func (s *shelf) Search(_ context.Context, words string) ([]ground.Source, error) {
	s.asked = words
	return []ground.Source{{Item: 2, Text: "王小明的电话是0398-2812345。"}}, nil
}

func TestWhatPointsAtPeopleIsMasked(t *testing.T) {
	t.Parallel()
	secrets := []string{"王小明", "毋慧芳", "13812345678", "0398-2812345", "clerk@example.cn", "41120019800101123X"}
	under, library := &eavesdropper{}, &shelf{}
	draft := compose.Draft{
		Question: "王小明同志负责什么?打13812345678问过了", Library: library,
		Said:    []compose.Exchange{{Asked: "毋慧芳同志呢", Answer: "邮箱 clerk@example.cn"}},
		Sources: []ground.Source{{Item: 1, Text: "由王小明牵头，成立以毋慧芳同志为组长的领导小组，电话0398-2812345，身份证41120019800101123X。"}},
	}
	var told string
	_, err := RedactingWriter{under}.Write(t.Context(), draft, func(c ground.Claim) error { told = c.Text; return nil })
	if err != nil {
		t.Fatal(err)
	}
	if words, _, err := (RedactingWriter{under}).Restate(t.Context(), "王小明同志的 clerk@example.cn"); err != nil || words != "王小明同志的 clerk@example.cn" {
		t.Errorf("restated as %q, %v", words, err)
	}
	for _, secret := range secrets {
		if heard := strings.Join(under.heard, "\n"); strings.Contains(heard, secret) {
			t.Errorf("%s was sent: %s", secret, heard)
		}
		if !strings.Contains(told, secret) {
			t.Errorf("%s did not come back: %s", secret, told)
		}
	}
	if strings.Contains(library.asked, "PERSON") || library.asked == "" {
		t.Errorf("looked for %q", library.asked)
	}
	if draft.Sources[0].Text[:6] != "由王" {
		t.Error("the caller's own sources were masked")
	}
}

// FuzzRedactor: whatever is masked comes back as it was.
func FuzzRedactor(f *testing.F) {
	for _, seed := range []string{"张三同志打13812345678给李四", "PERSON_1 PHONE_99999999999999999999", "a@b.c d@e.f", fmt.Sprint("王", "\x00", "同志")} {
		f.Add(seed, "由张三负责")
	}
	f.Fuzz(func(t *testing.T, first, second string) {
		if mask.MatchString(first) || mask.MatchString(second) {
			t.Skip("it looks like a mask")
		}
		v := &redactor{}
		for _, text := range []string{first, second, first} {
			if got := v.restore(v.mask(text)); got != text {
				t.Errorf("%q came back as %q", text, got)
			}
		}
	})
}
