package view

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

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
			// Of the only notice there is, sentences are about it anyway.
			names = append(names, naming.Name{ID: n.ID, Keys: append([]string{n.ID}, n.Keys...), Titles: []string{n.Name, n.Title},
				Issuers: issuersOf(n), Retired: i >= len(all.Notices), Only: i < len(all.Notices) && len(all.Notices) == 1})
		}
		all.names = naming.New(names)
	})
	return all.names
}

// ofParty are words around the name of the body in an issuer's: 中共…委员会.
var (
	ofParty = regexp.MustCompile(`^中共|(?:委员会)?(?:党组|党委|党总支|党支部)?(?:委员会)?(?:办公室)?$`)
	placed  = regexp.MustCompile(`^\p{Han}{2,}?(?:省|市|县|区|州|盟|旗)`)
)

// issuersOf are short names of who issued a notice: 云屏市民政局 and 民政局 of
// 云屏市民政局党组; none of fewer than three characters.
func issuersOf(n ledger.Notice) (all []string) {
	if n.Notice == nil || !text.HasHan(n.Issuer) {
		return nil
	}
	body := ofParty.ReplaceAllString(strings.Join(strings.Fields(n.Issuer), ""), "")
	for _, name := range []string{body, placed.ReplaceAllString(body, "")} {
		if utf8.RuneCountInString(name) >= 3 && !slices.Contains(all, name) {
			all = append(all, name)
		}
	}
	return all
}
