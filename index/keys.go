package index

import "hash/fnv"

// gramKeys are the keys of the grams of a folded text, in order: four bytes a gram,
// for readings are kept by the thousand.
func gramKeys(folded string) []uint32 {
	runes := []rune(folded)
	keys := make([]uint32, 0, 2*len(runes))
	eachGram(runes, func(from, to int) { keys = append(keys, runesKey(runes[from:to])) })
	return keys
}

// Keys of grams that are not one or two characters of the basic plane are hashes,
// in the range that begins with a surrogate, which no text holds.
const (
	surrogates = 0xD800 << 16
	hashBits   = 1<<27 - 1
)

// gramKey returns a number for a gram: its characters if it is one or two of the basic
// plane, else a hash.
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

// screenBits is how many bits of a key's hash a byGram tells apart before it looks further.
const screenBits = 13

// A byGram holds places by the keys of grams. Most grams of a text have none, which it
// tells without a look into the map.
type byGram struct {
	places map[uint32][]int
	screen [1 << (screenBits - 6)]uint64
}

func (b *byGram) add(key uint32, place int) {
	if b.places == nil {
		b.places = map[uint32][]int{}
	}
	at := screened(key)
	b.screen[at/64] |= 1 << (at % 64)
	b.places[key] = append(b.places[key], place)
}

func (b *byGram) of(key uint32) []int {
	if at := screened(key); b.screen[at/64]>>(at%64)&1 == 0 {
		return nil
	}
	return b.places[key]
}

// screened is the hash of a key (Knuth's multiplicative one).
func screened(key uint32) uint32 { return key * 2654435769 >> (32 - screenBits) }
