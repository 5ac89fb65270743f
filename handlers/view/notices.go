package view

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"rectify/data/ledger"
	"rectify/data/text"
	"rectify/handlers/question/naming"
	"rectify/handlers/reply"
)

// About returns a context in which every Open and OpenOn return a view of only these
// notices, by ID.
func About(ctx context.Context, ids ...string) context.Context {
	return context.WithValue(ctx, about{}, ids)
}

// about is the key of the notices that a context is about.
type about struct{}

// noticesOf returns the IDs of the notices that a context is about, or none for all.
func noticesOf(ctx context.Context) []string {
	ids, _ := ctx.Value(about{}).([]string)
	return ids
}

// Of returns the view of these notices, by ID, or of all if there are none.
func (b *View) Of(ids ...string) *View {
	if len(ids) == 0 {
		return b
	}
	key := strings.Join(ids, "\n")
	b.partly.Lock()
	defer b.partly.Unlock()
	part := b.parts[key]
	if part == nil {
		part = newView(b.Snapshot.Of(ids...), b.Zone)
		part.whole = b
		if b.parts == nil {
			b.parts = map[string]*View{}
		}
		b.parts[key] = part
	}
	return part
}

// All returns the view of all notices.
func (b *View) All() *View {
	if b.whole != nil {
		return b.whole
	}
	return b
}

// Several reports whether the ledger has more than one notice in use, so that items
// are named with their notice.
func (b *View) Several() bool { return len(b.All().Notices) > 1 }

// KeyOf returns the key of a notice, by ID, or "" if only one is in use.
func (b *View) KeyOf(notice string) string { return b.All().Snapshot.KeyOf(notice) }

// Called returns how a sentence names an item: "第11项", or "审计第11项" where there
// are several notices in use.
func (b *View) Called(l reply.Lang, key ledger.Key) string {
	return l.ItemOf(b.KeyOf(key.Notice), key.Number)
}

// NoticeReader finds the notices in use, and those that are retired, in sentences.
func (b *View) NoticeReader() *naming.Reader {
	all := b.All()
	all.namesRead.Do(func() {
		var names []naming.Name
		for i, n := range slices.Concat(all.Notices, all.Retired) {
			body, language := ledger.BodyOf(n.Notice), ""
			if !text.HasHan(titleOf(n)) {
				language = "英文"
			}
			// Of the only notice there is, sentences are about it anyway.
			names = append(names, naming.Name{ID: n.ID, Keys: append([]string{n.ID}, n.Keys...), Titles: nonEmpty(n.Name, titleOf(n)),
				Body: nonEmpty(body.Name, body.Bare), Shorts: nonEmpty(body.Short, body.Type, language), Texts: textsOf(n),
				Retired: i >= len(all.Notices), Sample: n.Sample, Only: i < len(all.Notices) && len(all.Notices) == 1})
		}
		all.names = naming.New(names)
	})
	return all.names
}

// titleOf is the title of a notice as it is printed.
func titleOf(n ledger.Notice) string {
	if n.Notice == nil {
		return ""
	}
	return n.Title
}

// inspecting finds who inspected, in the first paragraphs of a notice.
var inspecting = regexp.MustCompile(`\p{Han}{0,10}(?:巡察组|巡视组|督察组|督导组|督查组|审计组|检查组|考核组|审计局|审计厅)`)

// textsOf are texts that tell which notice is meant: who issued it and who inspected, and
// the year of its publication.
func textsOf(n ledger.Notice) (all []string) {
	if n.Notice == nil {
		return nil
	}
	if len(n.Published) >= 4 {
		all = append(all, n.Published[:4]+"年度")
	}
	for _, p := range n.Preamble[:min(len(n.Preamble), 2)] {
		all = append(all, inspecting.FindAllString(p, -1)...)
	}
	return append(all, n.Issuer)
}

// nonEmpty are the words that are not empty, each once.
func nonEmpty(words ...string) (all []string) {
	for _, w := range words {
		if w != "" && !slices.Contains(all, w) {
			all = append(all, w)
		}
	}
	return all
}
