package index

import (
	"context"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"rectify/data/ledger"
	"rectify/index/lexicon"
)

// searchable is the invented library with the built-in wordings.
func searchable(t *testing.T) *Index {
	t.Helper()
	words, err := lexicon.LoadWordings("")
	if err != nil {
		t.Fatal(err)
	}
	ix, err := InMemory(context.Background(), library(), words)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ix.Close() })
	return ix
}

func TestSearchFinds(t *testing.T) {
	t.Parallel()
	ix := searchable(t)
	for text, want := range map[string]int{
		"供水管网漏损率":                      1,
		"图书馆周末不开放":                     3,
		"公车没有登记":                       2, // another wording
		"供水观网老化":                       1, // a homophone
		"老供水网管化":                       1, // swapped
		"gongshui":                     1, // pinyin
		"圖書館週末":                        3, // traditional
		"ＫＴＶ图书馆":                       3, // full width
		"government vehicles":          2,
		"opening hours of the library": 3,
		"电话号码":                         0, // prose
		"xyzzy":                        -1,
		"":                             -1,
		"zzz:qqq*~":                    -1,
	} {
		if got := best(t, ix, text); got != want {
			t.Errorf("%q finds item %d, want %d", text, got, want)
		}
	}
}

func TestExactWordsAreNeverCorrected(t *testing.T) {
	t.Parallel()
	ix := searchable(t)
	hits, err := ix.Search(t.Context(), "图书馆", 3)
	if err != nil || len(hits) != 1 || hits[0].Item != 3 || hits[0].TermCoverage != 1 {
		t.Errorf("hits = %+v, %v; want item 3 alone, wholly covered", hits, err)
	}
}

func TestHitsSayWhatTheyHold(t *testing.T) {
	t.Parallel()
	hits, err := searchable(t).Search(t.Context(), "图书馆 几点闭馆", 1)
	if err != nil || len(hits) == 0 {
		t.Fatal(hits, err)
	}
	hit := hits[0]
	if hit.Item != 3 || hit.LongestMatch != "图书馆" || hit.TermCoverage >= 0.9 {
		t.Errorf("item %d, name %q, covers %.2f; want item 3, which knows the name only", hit.Item, hit.LongestMatch, hit.TermCoverage)
	}
	best := hit.Sentences[0]
	runes := []rune(best.Text)
	var marked []string
	for _, m := range hits[0].Marks(best.Text) {
		marked = append(marked, string(runes[m.From:m.To]))
	}
	if got := strings.Join(marked, " "); !strings.Contains(got, "图书馆") {
		t.Errorf("marked %q in %q, want 图书馆", got, best.Text)
	}
}

func TestMentions(t *testing.T) {
	t.Parallel()
	ix := searchable(t)
	for term, want := range map[string][]int{
		"加油卡":  {2},
		"居民":   {1},
		"開放":   {3}, // traditional
		"12公里": {1},
		"联系电话": {}, // prose is no item
		"管网老":  {1},
		"网管":   {},
		"":     {},
		"。":    {},
	} {
		keys, err := ix.Mentions(t.Context(), term)
		if err != nil {
			t.Fatal(err)
		}
		if len(keys) != len(want) {
			t.Errorf("%q stands in %v, want %v", term, keys, want)
		}
		for _, item := range want {
			if !keys[ledger.Key{Notice: "test", Number: item}] {
				t.Errorf("%q stands in %v, want %v", term, keys, want)
			}
		}
	}
}

// TestFoldKeepsPlaces: marks are found in folded text and shown in the text
// as it stands.
func TestFoldKeepsPlaces(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := strings.ToValidUTF8(rapid.String().Draw(t, "text"), "")
		if a, b := utf8.RuneCountInString(text), utf8.RuneCountInString(Fold(text)); a != b {
			t.Fatalf("%q has %d runes, folded %d", text, a, b)
		}
	})
	if got := Fold("ＫＴＶ（圖書館）"); got != "ktv(图书馆)" {
		t.Errorf("folded to %q", got)
	}
}
