package handlers

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"rectify/data/ledger"
	"rectify/handlers/ground"
	"rectify/index"
	"rectify/index/lexicon"
)

// A shelf is what a writer may look at while it answers one question. All that
// it hands out is what the answer is then held against.
type shelf struct {
	asking
	ground *ground.Ground
	calls  map[index.ItemKey]int // what the writer calls an item: its number, unless another notice's item has it
	items  map[int]ledger.Item   // by that
	whole  map[int]bool          // those of which all was handed out, not the title alone
}

func (q asking) shelf() *shelf {
	return &shelf{asking: q, ground: &ground.Ground{}, calls: map[index.ItemKey]int{}, items: map[int]ledger.Item{}, whole: map[int]bool{}}
}

// How much a shelf hands out.
const (
	mostOnShelf   = 40 // items, for one question
	mostSearched  = 6  // items, for one search
	mostNotes     = 3  // of an item, the latest
	longestNote   = 300
	anotherNotice = 1000 // is added to a number that another notice's item has
)

// put hands out an item: whole, or its title.
func (s *shelf) put(ctx context.Context, item ledger.Item, whole bool) (ground.Source, bool) {
	key := index.ItemKey{Notice: item.Notice, Item: item.Number}
	called, known := s.calls[key]
	if !known && len(s.calls) == mostOnShelf {
		return ground.Source{}, false
	}
	if !known {
		for called = item.Number; s.items[called].Number > 0; called += anotherNotice {
		}
		s.calls[key], s.items[called] = called, item
	}
	source := ground.Source{Item: called, Status: item.Status, Text: item.Title}
	if whole {
		source.Text = strings.Join(s.words(ctx, item), "\n")
	}
	if !known || whole && !s.whole[called] {
		s.ground.Add(source)
	}
	s.whole[called] = s.whole[called] || whole
	return source, true
}

// words are what a writer is given of an item: the notice's, and the latest
// notes of staff.
func (s *shelf) words(ctx context.Context, item ledger.Item) []string {
	text := s.book.text(item)
	words := append([]string{text.Title, text.Finding}, text.Measures...)
	if s.keeper == nil {
		return words
	}
	entries, err := s.keeper.History(ctx, item.Notice, item.Number)
	if err != nil {
		return words // they say less without their notes, and nothing wrong
	}
	notes := 0
	for _, e := range slices.Backward(entries) {
		if e.Note != "" && e.UndoneBy == 0 && e.Action != ledger.Refused && notes < mostNotes {
			notes++
			words = append(words, s.lang.say("台账备注（%s）：%s", "Note in the ledger (%s): %s", e.At.In(s.book.zone).Format("2006-01-02"), clipped(e.Note, longestNote)))
		}
	}
	return words
}

// putAll hands out items in their order.
func (s *shelf) putAll(ctx context.Context, items []ledger.Item, whole bool) (out []ground.Source) {
	for _, item := range items {
		if source, ok := s.put(ctx, item, whole); ok {
			out = append(out, source)
		}
	}
	return out
}

// Search is that of Library.
func (s *shelf) Search(ctx context.Context, words string) ([]ground.Source, error) {
	words = clipped(readable(words), longestQuestion)
	if words == "" {
		return nil, nil
	}
	hits, err := s.search.Search(ctx, lexicon.Simplify(words), mostSearched)
	if err != nil {
		return nil, err
	}
	return s.putAll(ctx, s.itemsOf(hits), true), nil
}

// itemsOf are the items among the hits.
func (q asking) itemsOf(hits []index.Hit) (items []ledger.Item) {
	for _, hit := range hits {
		if item, ok := q.book.item(index.ItemKey{Notice: hit.Notice, Item: hit.Item}); ok {
			items = append(items, item)
		}
	}
	return items
}

// Items is that of Library.
func (s *shelf) Items(ctx context.Context, numbers []int) ([]ground.Source, error) {
	var items []ledger.Item
	for _, n := range numbers {
		if item, known := s.items[n]; known {
			items = append(items, item)
			continue
		}
		items = append(items, s.book.numbered(n)...)
	}
	return s.putAll(ctx, items, true), nil
}

// List is that of Library.
func (s *shelf) List(ctx context.Context, status, section string) ([]ground.Source, error) {
	filter, err := ParseFilter(status)
	if err != nil {
		return nil, nil // there is no such status, and no item that has it
	}
	section = index.Fold(lexicon.Simplify(strings.TrimSpace(section)))
	var items []ledger.Item
	for _, item := range s.book.Items {
		of := section == "" || strconv.Itoa(item.Section) == section || strings.Contains(index.Fold(s.book.headingText(item)), section)
		if of && filter.passes(&item, s.today()) {
			items = append(items, item)
		}
	}
	return s.putAll(ctx, items, false), nil
}

// item is what the writer means by a number.
func (s *shelf) item(called int) ledger.Item { return s.items[called] }

// name is how the answer names what the writer calls by that number.
func (s *shelf) name(called int) string { return fmt.Sprint(s.items[called].Number) }

// clipped is the beginning of a text, in runes.
func clipped(text string, most int) string {
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}
