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
