package compose

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"rectify/data/ledger"
	"rectify/data/text"
	"rectify/handlers/compose/ground"
	"rectify/handlers/reply"
	"rectify/handlers/view"
	"rectify/index"
	"rectify/index/lexicon"
)

// A sourceSet is what a writer may read while it answers one question. The answer is
// then checked against everything it handed out.
type sourceSet struct {
	*Composer
	lang   reply.Lang
	view   *view.View
	ground *ground.Ground
	calls  map[ledger.Key]int  // the writer's name for an item: its number, unless another notice's item has it
	items  map[int]ledger.Item // by that
	whole  map[int]bool        // handed out in full, not only by title
}

func (d *drafting) newSources() *sourceSet {
	return &sourceSet{Composer: d.Composer, lang: d.Lang, view: d.Ledger, ground: &ground.Ground{}, calls: map[ledger.Key]int{},
		items: map[int]ledger.Item{}, whole: map[int]bool{}}
}

// Limits of a source set.
const (
	mostOnShelf   = 40 // items, for one question
	mostSearched  = 6  // items, for one search
	mostNotes     = 3  // of an item, the latest
	longestNote   = 300
	anotherNotice = 1000 // is added to a number that another notice's item has
)

// put hands out an item: in full, with the latest notes of staff, or only its title.
func (s *sourceSet) put(ctx context.Context, item ledger.Item, whole bool) (out []ground.Source) {
	key := item.Key()
	called, known := s.calls[key]
	if !known && len(s.calls) == mostOnShelf {
		return nil
	}
	if !known {
		for called = item.Number; s.items[called].Number > 0; called += anotherNotice {
		}
		s.calls[key], s.items[called] = called, item
	}
	out = []ground.Source{{Item: called, Status: item.Status, Text: item.Title}}
	if whole {
		text := s.view.Text(item)
		out[0].Text = strings.Join(append([]string{text.Title, text.Finding}, text.Work()...), "\n")
		if notes := s.notes(ctx, item); len(notes) > 0 {
			out = append(out, ground.Source{Item: called, Status: item.Status, Text: strings.Join(notes, "\n"), Note: true})
		}
	}
	if !known || whole && !s.whole[called] {
		for _, source := range out {
			s.ground.Add(source)
		}
	}
	s.whole[called] = s.whole[called] || whole
	return out
}

// notes returns the latest notes of staff on an item, each under its date.
func (s *sourceSet) notes(ctx context.Context, item ledger.Item) (notes []string) {
	entries, err := s.Keeper.History(ctx, item.Notice, item.Number)
	if err != nil {
		return nil // without its notes the item says less, but nothing wrong
	}
	for _, e := range slices.Backward(entries) {
		if e.Note != "" && e.UndoneBy == 0 && e.Action != ledger.Refused && len(notes) < mostNotes {
			notes = append(notes, e.At.In(s.Clock.Now().Location()).Format(time.DateOnly)+"\n"+text.Clip(e.Note, longestNote))
		}
	}
	return notes
}

// putAll hands out items in order.
func (s *sourceSet) putAll(ctx context.Context, items []ledger.Item, whole bool) (out []ground.Source) {
	for _, item := range items {
		out = append(out, s.put(ctx, item, whole)...)
	}
	return out
}

// Search implements Library.
func (s *sourceSet) Search(ctx context.Context, words string) ([]ground.Source, error) {
	words = text.Clip(reply.Readable(words), reply.LongestQuestion)
	if words == "" {
		return nil, nil
	}
	hits, err := s.Index.Search(ctx, lexicon.Simplify(words), mostSearched)
	if err != nil {
		return nil, err
	}
	return s.putAll(ctx, s.view.ItemsOf(hits), true), nil
}

// Items implements Library.
func (s *sourceSet) Items(ctx context.Context, numbers []int) ([]ground.Source, error) {
	var items []ledger.Item
	for _, n := range numbers {
		if item, known := s.items[n]; known {
			items = append(items, item)
			continue
		}
		items = append(items, s.view.ByNumber(n)...)
	}
	return s.putAll(ctx, items, true), nil
}

// List implements Library.
func (s *sourceSet) List(ctx context.Context, status, section string) ([]ground.Source, error) {
	filter, err := view.ParseFilter(status)
	if err != nil {
		return nil, nil // there is no such status, and no item that has it
	}
	section = index.Fold(lexicon.Simplify(strings.TrimSpace(section)))
	var items []ledger.Item
	for _, item := range s.view.Items {
		of := section == "" || strconv.Itoa(item.Section) == section || strings.Contains(index.Fold(s.view.HeadingText(item)), section)
		if of && filter.Passes(&item, s.Clock.Today()) {
			items = append(items, item)
		}
	}
	return s.putAll(ctx, items, false), nil
}

// item returns the item that the writer calls by a number.
func (s *sourceSet) item(called int) ledger.Item { return s.items[called] }

// name returns how the answer names the item that the writer calls by that number.
func (s *sourceSet) name(called int) string {
	item := s.items[called]
	return s.lang.ItemOf(item.NoticeKey, item.Number)
}
