package lexicon

import (
	_ "embed"
	"sync"
)

//go:embed genre.tsv
var genreTable string

// Genre returns how staff ask about what notices say of themselves: who led the
// inspection, the telephone number, the period. They count only where the prose of a
// notice is searched.
var Genre = sync.OnceValue(func() *Wordings {
	w := &Wordings{written: map[string][]string{}, lengths: map[rune]uint64{}}
	if _, err := w.read(genreTable); err != nil {
		panic("lexicon: genre.tsv: " + err.Error())
	}
	return w
})
