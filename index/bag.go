package index

import (
	"hash/fnv"
	"slices"
)

// A bag is the grams of a text without their places, each with how often it
// stands there. Five bytes a gram: readings are kept by the thousand.
type bag struct {
	keys   []uint32 // rising
	counts []uint8  // 255 for that many and more
}

func newBag(folded string) bag {
	runes := []rune(folded)
	keys := make([]uint32, 0, 2*len(runes))
	eachGram(runes, func(from, to int) { keys = append(keys, runesKey(runes[from:to])) })
	slices.Sort(keys)
	b := bag{make([]uint32, 0, len(keys)), make([]uint8, 0, len(keys))}
	for i, key := range keys {
		if i == 0 || key != keys[i-1] {
			b.keys, b.counts = append(b.keys, key), append(b.counts, 0)
		}
		if last := &b.counts[len(b.counts)-1]; *last < 255 {
			*last++
		}
	}
	return bag{slices.Clone(b.keys), slices.Clone(b.counts)}
}

// Keys of grams that are not one or two characters of the basic plane are hashes,
// in the range that begins with a surrogate, which no text holds.
const (
	surrogates = 0xD800 << 16
	hashBits   = 1<<27 - 1
)

// gramKey is a number for a gram: its characters where it is one or two of the
// basic plane, else a hash.
func gramKey(gram string) uint32 { return runesKey([]rune(gram)) }

func runesKey(gram []rune) uint32 {
	switch {
	case len(gram) == 1 && gram[0] <= 0xFFFF:
		return uint32(gram[0])
	case len(gram) == 2 && gram[0] <= 0xFFFF && gram[1] <= 0xFFFF:
		return uint32(gram[0])<<16 | uint32(gram[1])
	}
	sum := fnv.New32a()
	sum.Write([]byte(string(gram)))
	return surrogates | sum.Sum32()&hashBits
}
