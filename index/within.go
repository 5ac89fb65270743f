package index

import (
	"slices"
	"strings"
)

// keyed finds the grams and other wordings of a question by the grams of a text,
// so that a text is compared only with what may stand in it.
type keyed struct {
	grams map[uint32][]int // places in sought.grams
	words map[uint32][]int // places in written
	all   []other

	written []writtenOf
}

type writtenOf struct {
	word  string
	other int // place in all
}

func newKeyed(s sought) *keyed {
	k := &keyed{grams: map[uint32][]int{}, words: map[uint32][]int{}, all: slices.Concat(s.others, s.loose)}
	for i, g := range s.grams {
		if g.known {
			key := gramKey(g.text)
			k.grams[key] = append(k.grams[key], i)
		}
	}
	for i, o := range k.all {
		for _, word := range o.written {
			cut := grams(word)
			if len(cut) == 0 {
				continue
			}
			first := cut[0]
			if first.single() && len(cut) > 1 {
				first = cut[1]
			}
			key := gramKey(first.text)
			k.words[key] = append(k.words[key], len(k.written))
			k.written = append(k.written, writtenOf{word, i})
		}
	}
	return k
}

// within is what is sought, without the grams and wordings that no passage of an
// item, nor its title and headings, holds. Text is all of these.
func (s sought) within(passages []found, text string) sought {
	k := s.keyed
	if k == nil {
		return s
	}
	grams, tried := make([]bool, len(s.grams)), make([]bool, len(k.written))
	written := make([][]string, len(k.all))
	look := func(b bag) {
		for _, key := range b.keys {
			for _, at := range k.grams[key] {
				grams[at] = true
			}
			for _, at := range k.words[key] {
				if w := k.written[at]; !tried[at] && strings.Contains(text, w.word) {
					written[w.other] = append(written[w.other], w.word)
				}
				tried[at] = true
			}
		}
	}
	look(passages[0].titleBag)
	look(passages[0].headingBag)
	for _, p := range passages {
		look(p.bag)
	}
	out := s
	out.grams, out.others, out.loose = nil, nil, nil
	for i, g := range s.grams {
		if grams[i] {
			out.grams = append(out.grams, g)
		}
	}
	for i, o := range k.all {
		if len(written[i]) > 0 {
			o.written = written[i]
			out.others = append(out.others, o)
		}
	}
	return out
}
