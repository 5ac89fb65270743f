package handlers

import (
	"cmp"
	"context"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/data/text"
	"rectify/handlers/question"
	"rectify/handlers/question/intent"
	"rectify/index"
	"rectify/index/lexicon"
)

// understand reads a question for items; ok is false where it asks for something
// else, or is not understood whole.
func (a *Answers) understand(ctx context.Context, book *book, sentence string, asks intent.Distribution) (u question.Understanding, ok bool, err error) {
	domain := a.domain(ctx, book, &err)
	if owners, called := a.nicknamed(ctx, book, sentence); len(owners) > 0 {
		domain.Owners = append([]question.Owner{{IDs: owners, Called: called, Person: true}}, domain.Owners...)
	}
	u, ok = question.Understand(sentence, domain, asks)
	if err != nil || !ok {
		return u, false, err
	}
	for i := range u.Owned {
		if own := &u.Owned[i]; own.Part == question.AnyPart && !own.Not && book.leads(own.Owners) { // 某科还有几条: those that it leads
			own.Part = question.Leads
		}
	}
	if !u.Strict && !u.Either && len(u.Mention) > 1 {
		u.Either, err = a.apart(ctx, u.Mention)
	}
	return u, err == nil, err
}

// apart reports whether no item holds all of the terms, so that items with any of
// them are meant: 提到网吧和养老院的.
func (a *Answers) apart(ctx context.Context, terms []string) (bool, error) {
	var all map[ledger.Key]bool
	for _, term := range terms {
		keys, err := a.search.Mentions(ctx, term)
		if err != nil {
			return false, err
		}
		both := map[ledger.Key]bool{}
		for key := range keys {
			if all == nil || all[key] {
				both[key] = true
			}
		}
		all = both
	}
	return len(all) == 0, nil
}

// domain is what the ledger knows that a question may name. What goes wrong in a
// search goes into err.
func (a *Answers) domain(ctx context.Context, book *book, err *error) question.Domain {
	return question.Domain{
		Headings: book.Headings(), Owners: a.owners(ctx, book), Classes: book.classes(), Dues: book.dues(),
		Items: len(book.Items), Today: a.clock.now(), Labelled: book.labelled,
		Holds: func(term string) bool {
			held, failed := a.search.Holds(ctx, term)
			for _, figure := range question.Figures(term) { // 1,300亩 for 1300 亩
				for _, written := range figure[1:] {
					if !held && failed == nil {
						held, failed = a.search.Holds(ctx, written)
					}
				}
			}
			if failed != nil && *err == nil {
				*err = failed
			}
			return held || len(book.fielded(index.Fold(term))) > 0
		},
	}
}

// labelled is the number of the item with that label under a heading. Where items
// are numbered through the whole notice, it is the one of that number, if it is
// under the heading, or else the label-th under it.
func (b *book) labelled(section, label int) int {
	var under []int
	for i := range b.Items {
		if item := &b.Items[i]; item.Section == section {
			if labelNumber(b.Text(*item).Label) == label {
				return item.Number
			}
			under = append(under, item.Number)
		}
	}
	if label > 0 && label <= len(under) {
		return under[label-1]
	}
	return 0
}

// labelNumber is the number in a label, such as (八) or 问题8; 0 for none.
func labelNumber(label string) int {
	runes := []rune(index.Fold(label))
	for i, r := range runes {
		if !unicode.IsDigit(r) && !text.IsChineseNumeral(r) {
			continue
		}
		if unicode.IsDigit(r) {
			end := i
			for end < len(runes) && unicode.IsDigit(runes[end]) {
				end++
			}
			n, _ := strconv.Atoi(string(runes[i:end]))
			return n
		}
		n, _ := text.ChineseNumber(runes[i:])
		return n
	}
	return 0
}

// classes are the items by their status and the notice's own word for it, the
// commonest first.
func (b *book) classes() []question.Class {
	b.classed.Do(func() {
		type key struct {
			status notice.Status
			words  string
		}
		count := map[key]int{}
		for i := range b.Items {
			count[key{b.Items[i].Status, b.wordsOf(&b.Items[i])}]++
		}
		for k, n := range count {
			b.class = append(b.class, question.Class{Status: k.status, Words: k.words, Items: n})
		}
		slices.SortFunc(b.class, func(x, y question.Class) int {
			return cmp.Or(cmp.Compare(y.Items, x.Items), cmp.Compare(x.Words, y.Words), cmp.Compare(x.Status, y.Status))
		})
		if len(b.class) > mostClassed { // too many to tell apart: by status alone
			b.class = nil
			for _, s := range notice.Statuses {
				n := 0
				for i := range b.Items {
					if b.Items[i].Status == s {
						n++
					}
				}
				if n > 0 {
					b.class = append(b.class, question.Class{Status: s, Items: n})
				}
			}
		}
	})
	return b.class
}

// mostClassed is how many classes of items are told apart by the notices' words.
const mostClassed = 64

// wordsOf is the notice's own word for how far an item is, folded, without what
// only leads up to it: 该问题已.
func (b *book) wordsOf(item *ledger.Item) string {
	words := index.Fold(strings.TrimSpace(b.Text(*item).DeclaredWords))
	if short := statementLead.ReplaceAllString(words, ""); utf8.RuneCountInString(short) > 1 && short != words && strings.HasPrefix(words, "该") {
		words = short
	}
	return words
}

// inClass reports whether an item is of a class.
func (b *book) inClass(item *ledger.Item, c question.Class) bool {
	return item.Status == c.Status && (c.Words == "" || b.wordsOf(item) == c.Words)
}

// dues are how many items are to be done by each day.
func (b *book) dues() map[string]int {
	b.dued.Do(func() {
		b.due = map[string]int{}
		for i := range b.Items {
			if due := b.dueOf(&b.Items[i]); due != "" {
				b.due[due]++
			}
		}
	})
	return b.due
}

// dueOf is the day by which an item is to be done: the ledger's, or the one that the
// notice names with its status (正在整改，预计6月底前完成).
func (b *book) dueOf(item *ledger.Item) string {
	if item.Due != "" || item.Status.Done() {
		return item.Due
	}
	read := b.Text(*item)
	for _, c := range read.Commitments {
		if c.Due != "" && (wholeItem.MatchString(c.Text) || read.DeclaredWords != "" && strings.Contains(c.Text, read.DeclaredWords)) {
			return c.Due
		}
	}
	return ""
}

// wholeItem begins a sentence that says when an item as a whole will be done.
var wholeItem = regexp.MustCompile(`^(?:预计|计划|拟|力争|确保)(?:于|在)?`)

// A part is what an owner has to do with an item.
type part = question.Part

// ownersOf are the people and units that have that part in an item.
func (b *book) ownersOf(item *ledger.Item, part part) []string {
	var out []string
	if part != question.Supporting {
		out = append(ownersOf(item), b.peopleOf(item)...)
	}
	if part != question.Leads {
		out = append(out, names(item.Supporting)...)
	}
	return slices.DeleteFunc(out, func(owner string) bool { return text.IsTitle(owner) || nobody[owner] })
}

// nobody are words that a notice writes into a field that is empty.
var nobody = map[string]bool{"无": true, "-": true, "—": true, "/": true}

// leads reports whether one of the owners leads some item.
func (b *book) leads(owners []string) bool {
	return slices.ContainsFunc(b.Items, func(item ledger.Item) bool {
		return slices.ContainsFunc(b.ownersOf(&item, question.Leads), func(owner string) bool { return slices.Contains(owners, owner) })
	})
}

// person is whom the notice makes responsible beside the owner, as long as staff
// have not assigned the item.
func (b *book) person(item *ledger.Item) string {
	read := b.Text(*item)
	if item.Owner != read.Owner {
		return ""
	}
	return read.Person
}

// peopleOf are the people whom the notice makes responsible, by their bare names: it
// may add their office once and not again.
func (b *book) peopleOf(item *ledger.Item) []string {
	people := names(b.person(item))
	for i, person := range people {
		people[i] = text.BareName(person)
	}
	return people
}

// shortestOwner is the fewest characters that name a unit or a person.
const shortestOwner = 2

// anyUnit are names of units that, without their place, name none.
var anyUnit = map[string]bool{"政府": true, "人民政府": true, "办事处": true, "街道办事处": true, "街道": true, "管委会": true, "党委": true, "党工委": true}

// owners are the people and units that answer for items, by all they may be
// called, the longest names first: a unit also without the place it is of.
func (a *Answers) owners(ctx context.Context, book *book) (all []question.Owner) {
	ids := book.everyOwner()
	name := a.people.namer(ctx, Chinese, ids...)
	at := map[string]int{}
	add := func(id, called string, person bool) {
		if utf8.RuneCountInString(called) < shortestOwner {
			return
		}
		i, known := at[called]
		if !known {
			i, at[called] = len(all), len(all)
			all = append(all, question.Owner{Called: called})
		}
		if !slices.Contains(all[i].IDs, id) {
			all[i].IDs, all[i].Person = append(all[i].IDs, id), all[i].Person || person
		}
	}
	for _, id := range ids {
		called, person := index.Fold(lexicon.Simplify(name.one(id))), book.people[id]
		add(id, called, person)
		if short := withoutPlace.ReplaceAllString(called, ""); !person && !anyUnit[short] {
			add(id, short, person)
		}
		add(id, index.Fold(text.BareName(id)), person)
	}
	slices.SortStableFunc(all, func(x, y question.Owner) int { return cmp.Compare(len(y.Called), len(x.Called)) })
	return all
}
