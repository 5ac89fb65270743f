package index

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sync/atomic"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"
)

// An Embedder turns texts into vectors, which are close for texts of similar meaning:
// a language model's embeddings.
type Embedder interface {
	// Model names the model of the vectors: those of another model cannot be compared.
	Model() string
	// Embed returns a vector for each text, all of one length.
	Embed(ctx context.Context, texts []string) ([][]float32, error)
}

const (
	embedAtOnce = 64                     // texts
	embedWithin = 400 * time.Millisecond // a question; without its vector the words alone are searched for
	embedRest   = 10 * time.Second       // for one that did not answer in time
	mostNear    = 50                     // passages that are near by meaning
)

// UseVectors lets Search compare meanings too, with the passages' vectors in dir. It
// returns ErrNoVectors if some are missing: see Embed.
func (ix *Index) UseVectors(dir string, e Embedder) error {
	vectors, err := openVectors(vectorsPath(dir, e.Model()))
	if err != nil {
		return err
	}
	passages, err := ix.passages()
	if err != nil {
		return err
	}
	rows, missing := vectors.of(passages)
	if len(missing) > 0 {
		return ErrNoVectors
	}
	asked, _ := lru.New[string, vector](mostAsked) // it fails for sizes below 1
	ix.meaning.Store(&meaning{embedder: e, rows: rows, asked: asked})
	return nil
}

// Embedded reports whether Search compares meanings.
func (ix *Index) Embedded() bool { return ix.meaning.Load() != nil }

// Embed computes the vectors that dir lacks, once for each text, and stores them there
// for UseVectors. Vectors computed before an error are stored too.
func Embed(ctx context.Context, dir string, passages []Passage, e Embedder) (err error) {
	path := vectorsPath(dir, e.Model())
	known, err := openVectors(path)
	if err != nil {
		known = vectors{} // damaged, or none: they are made again
	}
	_, missing := known.of(passages)
	if len(missing) == 0 {
		return nil
	}
	kept := known.only(passages)
	defer func() {
		if keepErr := kept.keep(path); err == nil {
			err = keepErr
		}
	}()
	for texts := range slices.Chunk(missing, embedAtOnce) {
		made, err := e.Embed(ctx, texts)
		if err != nil {
			return fmt.Errorf("embedding passages: %w", err)
		}
		if err := kept.add(texts, made); err != nil {
			return err
		}
	}
	return nil
}

// embedded returns the text of a passage that is embedded.
func embedded(p Passage) string {
	if p.Title == "" {
		return p.Text
	}
	return p.Title + "\n" + p.Text
}

// passages returns all passages of the index, in order.
func (ix *Index) passages() ([]Passage, error) {
	out := make([]Passage, ix.size)
	for i := range out {
		var err error
		if out[i], err = ix.texts.stored(i); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// addNear adds the passages of similar meaning to those that share words with the
// text.
func (ix *Index) addNear(ctx context.Context, text string, passages []found) ([]found, error) {
	m := ix.meaning.Load()
	if m == nil {
		return passages, nil
	}
	at := map[int]int{}
	for i, p := range passages {
		at[p.row] = i
	}
	for place, row := range m.near(ctx, text) {
		if i, there := at[row]; there {
			passages[i].near = place
			continue
		}
		r, err := ix.reading(row)
		if err != nil {
			return nil, err
		}
		passages = append(passages, found{r, row, 0, place})
	}
	return passages, nil
}

// fused orders hits, sorted by their words, by words and meaning together, with
// reciprocal rank fusion (Cormack, Clarke, Büttcher: Reciprocal Rank Fusion, SIGIR
// 2009). A question in the notice's own words relies on the words alone.
func fused(hits []Hit) []Hit {
	byMeaning := slices.DeleteFunc(slices.Clone(hits), func(h Hit) bool { return h.near == farAway })
	if len(byMeaning) == 0 {
		return hits
	}
	slices.SortFunc(byMeaning, func(a, b Hit) int { return cmp.Compare(a.near, b.near) })
	hits[0].Agreed = hits[0].near == byMeaning[0].near
	if hits[0].TermCoverage >= ownWords {
		return hits
	}
	type ranked struct {
		Hit
		worth float64
	}
	order := make([]ranked, len(hits))
	for i, h := range hits {
		order[i] = ranked{h, 1 / (fusionFlatness + float64(i))}
		if h.near != farAway {
			rank := slices.IndexFunc(byMeaning, func(other Hit) bool { return other.near == h.near })
			order[i].worth += 1 / (fusionFlatness + float64(rank))
		}
	}
	slices.SortStableFunc(order, func(a, b ranked) int { return cmp.Compare(b.worth, a.worth) })
	for i, r := range order {
		hits[i] = r.Hit
	}
	return hits
}

const (
	fusionFlatness = 60  // the paper's k
	ownWords       = 0.8 // TermCoverage of a question in the notice's own words
)

// meaning holds the passages' vectors.
type meaning struct {
	embedder Embedder
	rows     []vector                   // by a passage's place in the index
	asked    *lru.Cache[string, vector] // the vectors of recent questions
	rests    atomic.Int64               // the embedder is not asked before this time, in nanoseconds
}

// near returns the passages of nearest meaning, best first, as their places in the
// index. It returns none if the text's vector does not arrive in time.
func (m *meaning) near(ctx context.Context, text string) []int {
	v, ok := m.vector(ctx, text)
	if !ok {
		return nil
	}
	type placed struct {
		at    int
		alike float32
	}
	all := make([]placed, len(m.rows))
	for at, row := range m.rows {
		all[at] = placed{at, v.alike(row)}
	}
	slices.SortFunc(all, func(a, b placed) int { return cmp.Or(cmp.Compare(b.alike, a.alike), cmp.Compare(a.at, b.at)) })
	var near []int
	for _, p := range all[:min(len(all), mostNear)] {
		near = append(near, p.at)
	}
	return near
}

// vector returns the vector of a question. Recent vectors are cached, since one
// question is searched for more than once.
func (m *meaning) vector(ctx context.Context, text string) (v vector, ok bool) {
	if v, ok = m.asked.Get(text); ok {
		return v, true
	}
	if time.Now().UnixNano() < m.rests.Load() {
		return vector{}, false
	}
	within, cancel := context.WithTimeout(ctx, embedWithin)
	defer cancel()
	made, err := m.embedder.Embed(within, []string{text})
	if err != nil || len(made) != 1 || len(made[0]) != len(m.rows[0].parts) {
		if ctx.Err() == nil {
			m.rests.Store(time.Now().Add(embedRest).UnixNano())
		}
		return vector{}, false
	}
	v = newVector(made[0])
	m.asked.Add(text, v)
	return v, true
}
