package index

import (
	"context"
	"errors"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"pgregory.net/rapid"
)

// concepts is an embedder that knows what a few words are about.
type concepts struct {
	fail  error
	texts atomic.Int64 // embedded so far
	calls atomic.Int64
}

var about = []string{"管网 管子 漏", "车 油卡", "图书馆 绘本 周末", "电话 联系"}

func (c *concepts) Model() string { return "concepts" }

func (c *concepts) Embed(_ context.Context, texts []string) ([][]float32, error) {
	c.calls.Add(1)
	if c.fail != nil {
		return nil, c.fail
	}
	var out [][]float32
	for _, text := range texts {
		c.texts.Add(1)
		v := make([]float32, len(about)+1)
		v[len(about)] = 0.1 // no text is about nothing
		for i, words := range about {
			for w := range strings.FieldsSeq(words) {
				v[i] += float32(strings.Count(text, w))
			}
		}
		out = append(out, v)
	}
	return out, nil
}

// embeddedLibrary is the library with the vectors of its passages.
func embeddedLibrary(t *testing.T, c *concepts) *Index {
	t.Helper()
	dir := t.TempDir()
	ix, err := InMemory(t.Context(), library(), nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ix.Close() })
	if err := ix.UseVectors(dir, c); !errors.Is(err, ErrNoVectors) {
		t.Fatalf("before they are made: %v", err)
	}
	if err := Embed(t.Context(), dir, library(), c); err != nil {
		t.Fatal(err)
	}
	if err := ix.UseVectors(dir, c); err != nil {
		t.Fatal(err)
	}
	return ix
}

func TestMeaningFindsWhatWordsDoNot(t *testing.T) {
	t.Parallel()
	words, err := InMemory(t.Context(), library(), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer words.Close()
	both := embeddedLibrary(t, &concepts{})
	for text, want := range map[string]int{"管子坏": 1, "绘本": 3, "给谁打电话": 0} {
		if got := best(t, both, text); got != want {
			t.Errorf("%s: item %d, want %d", text, got, want)
		}
	}
	if got := best(t, words, "绘本"); got == 3 {
		t.Errorf("words alone find item %d, too: nothing is tested", got)
	}
	hits, err := both.Search(t.Context(), "管网漏", 3)
	if err != nil || len(hits) == 0 || !hits[0].Agreed {
		t.Errorf("words and meaning do not agree on %+v, %v", hits, err)
	}
}

// TestOwnWordsComeFirst asks in the words of one item, with an embedder that
// takes it for another.
func TestOwnWordsComeFirst(t *testing.T) {
	t.Parallel()
	ix := embeddedLibrary(t, &concepts{})
	hits, err := ix.Search(t.Context(), "公务用车管理不规范 图书馆", 3)
	if err != nil || hits[0].Item != 2 {
		t.Errorf("%+v, %v", hits, err)
	}
}

func TestPassagesAreEmbeddedOnce(t *testing.T) {
	t.Parallel()
	dir, c := t.TempDir(), &concepts{}
	embed := func(passages []Passage) {
		t.Helper()
		ix, err := InMemory(t.Context(), passages, nil)
		if err != nil {
			t.Fatal(err)
		}
		defer ix.Close()
		if err := errors.Join(Embed(t.Context(), dir, passages, c), ix.UseVectors(dir, c)); err != nil {
			t.Fatal(err)
		}
	}
	all := library()
	embed(all[:4])
	embed(all)
	embed(slices.Concat(all, all[:2])) // as another edition has them
	if n := c.texts.Load(); n != int64(len(all)) {
		t.Errorf("%d texts were embedded, there are %d", n, len(all))
	}
	path := vectorsPath(dir, c.Model())
	body, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	body[len(body)/2] ^= 1
	if err := os.WriteFile(path, body, 0o644); err != nil {
		t.Fatal(err)
	}
	embed(all) // what is damaged is made anew
	if n := c.texts.Load(); n != int64(2*len(all)) {
		t.Errorf("%d texts were embedded after the damage", n)
	}
}

// TestWhatWasEmbeddedIsKept has the server fail halfway.
func TestWhatWasEmbeddedIsKept(t *testing.T) {
	t.Parallel()
	var all []Passage
	for i := range embedAtOnce + 10 {
		all = append(all, Passage{Notice: "n", Item: i + 1, Kind: Finding, Order: i, Text: strings.Repeat("管", i+1)})
	}
	ix, err := InMemory(t.Context(), all, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer ix.Close()
	dir, c := t.TempDir(), &half{}
	if err := Embed(t.Context(), dir, all, c); err == nil {
		t.Fatal("the failure is not told")
	}
	if err := errors.Join(Embed(t.Context(), dir, all, &c.concepts), ix.UseVectors(dir, &c.concepts)); err != nil {
		t.Fatal(err)
	}
	if n := c.texts.Load(); n != int64(len(all)) {
		t.Errorf("%d texts were embedded, there are %d", n, len(all))
	}
}

// half is an embedder that fails after the first texts.
type half struct{ concepts }

func (h *half) Embed(ctx context.Context, texts []string) ([][]float32, error) {
	if h.texts.Load() > 0 {
		return nil, errors.New("down")
	}
	return h.concepts.Embed(ctx, texts)
}

func TestEmbedderThatFailsIsDoneWithout(t *testing.T) {
	t.Parallel()
	c := &concepts{}
	ix := embeddedLibrary(t, c)
	c.fail = errors.New("down")
	before := c.calls.Load()
	for range 5 {
		if got := best(t, ix, "加油卡"); got != 2 {
			t.Errorf("item %d", got)
		}
	}
	if n := c.calls.Load() - before; n != 1 {
		t.Errorf("it was asked %d times in a row", n)
	}
}

func TestVectorsThatDoNotBelongTogetherAreRefused(t *testing.T) {
	t.Parallel()
	vs := vectors{}
	if err := vs.add([]string{"a", "b"}, [][]float32{{1, 2}, {1, 2, 3}}); err == nil {
		t.Error("vectors of two lengths are taken")
	}
	if err := vs.add([]string{"a"}, nil); err == nil {
		t.Error("a missing vector is not missed")
	}
}

// TestVectorsKeepTheirDirection holds the likeness of vectors in bytes against
// that of the vectors themselves.
func TestVectorsKeepTheirDirection(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 64).Draw(t, "parts")
		part := rapid.Float32Range(-1000, 1000)
		a, b := rapid.SliceOfN(part, n, n).Draw(t, "a"), rapid.SliceOfN(part, n, n).Draw(t, "b")
		var dot, aa, bb float64
		for i := range a {
			dot, aa, bb = dot+float64(a[i])*float64(b[i]), aa+float64(a[i])*float64(a[i]), bb+float64(b[i])*float64(b[i])
		}
		if aa < 1 || bb < 1 {
			return
		}
		want, got := dot/math.Sqrt(aa*bb), float64(newVector(a).alike(newVector(b)))
		if math.Abs(want-got) > 0.03 {
			t.Errorf("%f, not %f", got, want)
		}
	})
}

// FuzzVectors reads files that somebody else wrote: they are read whole or
// refused.
func FuzzVectors(f *testing.F) {
	path := filepath.Join(f.TempDir(), "vectors")
	vs := vectors{}
	if err := errors.Join(vs.add([]string{"a", "b"}, [][]float32{{1, 0}, {0, 1}}), vs.keep(path)); err != nil {
		f.Fatal(err)
	}
	body, err := os.ReadFile(path)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(body)
	f.Add(body[:len(body)-5])
	f.Add([]byte(vectorsWord + "\xff\xff\xff\xff\xff\xff\xff\xff\x00\x00\x00\x00"))
	f.Fuzz(func(t *testing.T, body []byte) {
		path := filepath.Join(t.TempDir(), "vectors")
		if err := os.WriteFile(path, body, 0o644); err != nil {
			t.Fatal(err)
		}
		vs, err := openVectors(path)
		if err == nil && vs.length() < 0 || err != nil && vs != nil {
			t.Errorf("%v %v", vs, err)
		}
	})
}
