package index

import (
	"hash/fnv"
	"slices"
	"unicode/utf8"
)

// A bag is the grams of a text without their places, each with how often it
// stands there. Five bytes a gram: readings are kept by the thousand.
type bag struct {
	keys   []uint32 // rising
	counts []uint8  // 255 for that many and more
}

func newBag(folded string) bag {
	var keys []uint32
	for _, g := range grams(folded) {
		keys = append(keys, gramKey(g.text))
	}
	slices.Sort(keys)
	var b bag
	for i, key := range keys {
		if i == 0 || key != keys[i-1] {
			b.keys, b.counts = append(b.keys, key), append(b.counts, 0)
		}
		if last := &b.counts[len(b.counts)-1]; *last < 255 {
			*last++
		}
	}
	b.keys, b.counts = slices.Clip(b.keys), slices.Clip(b.counts)
	return b
}

// Keys of grams that are not one or two characters of the basic plane are hashes,
// in the range that begins with a surrogate, which no text holds.
const (
	surrogates = 0xD800 << 16
	hashBits   = 1<<27 - 1
)

// gramKey is a number for a gram: its characters where it is one or two of the
// basic plane, else a hash.
func gramKey(gram string) uint32 {
	first, size := utf8.DecodeRuneInString(gram)
	second, rest := utf8.DecodeRuneInString(gram[size:])
	switch {
	case first > 0xFFFF || second > 0xFFFF || size+rest != len(gram):
	case rest == 0:
		return uint32(first)
	default:
		return uint32(first)<<16 | uint32(second)
	}
	sum := fnv.New32a()
	sum.Write([]byte(gram))
	return surrogates | sum.Sum32()&hashBits
}
