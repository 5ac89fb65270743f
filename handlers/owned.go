package handlers

import (
	"cmp"
	"context"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"rectify/data/ledger"
	"rectify/data/text"
	"rectify/handlers/question"
	"rectify/handlers/question/intent"
	"rectify/index"
	"rectify/index/lexicon"
)

// fields are conditions on what the ledger and the notice hold of an item beside
// its status: who answers for it, and the notice's own word for how far it is. A
// conversation keeps them as JSON.
type fields struct {
	Owners   []string `json:"owners,omitempty"`   // any of them
	Part     part     `json:"part,omitempty"`     // that they have in the item
	Declared string   `json:"declared,omitempty"` // folded; the notice's statement holds it
	Due      period   `json:"due,omitzero"`       // the due date is one of these days
}

// A part is what an owner has to do with an item.
type part int

const (
	anyPart    part = iota
	leads           // 负责, 牵头
	supporting      // 配合
)

func (f fields) empty() bool { return len(f.Owners) == 0 && f.Declared == "" && f.Due == period{} }

// meets reports whether an item meets the conditions.
func (f fields) meets(book *book, item *ledger.Item) bool {
	if f.Declared != "" && !says(index.Fold(book.statement(item)), f.Declared) {
		return false
	}
	if f.Due != (period{}) && !f.Due.holds(item.Due) {
		return false
	}
	if len(f.Owners) == 0 {
		return true
	}
	return slices.ContainsFunc(book.ownersOf(item, f.Part), func(owner string) bool { return slices.Contains(f.Owners, owner) })
}

// says reports whether a statement holds the words, and not only their
// negation: 未达到序时进度 does not say 达到序时进度.
func says(statement, words string) bool {
	for {
		before, after, ok := strings.Cut(statement, words)
		if !ok {
			return false
		}
		if !strings.HasSuffix(before, "未") && !strings.HasSuffix(before, "没有") && !strings.HasSuffix(before, "未能") {
			return true
		}
		statement = after
	}
}

// ownersOf are the people and units that have that part in an item.
func (b *book) ownersOf(item *ledger.Item, part part) []string {
	var out []string
	if part != supporting {
		out = append(ownersOf(item), names(b.person(item))...)
	}
	if part != leads {
		out = append(out, names(item.Supporting)...)
	}
	return slices.DeleteFunc(out, text.IsTitle)
}

// person is whom the notice makes responsible beside the owner, as long as staff
// have not assigned the item.
func (b *book) person(item *ledger.Item) string {
	read := b.text(*item)
	if item.Owner != read.Owner {
		return ""
	}
	return read.Person
}

// surelyItems is how probable a question for items must be for an owner's name in
// it to be a condition, rather than a subject.
const surelyItems = 0.6

// ownerCues are the words around an owner in a question for what they answer for.
const (
	ownerCues  = `(?:负责|牵头|承办|主办|承担|分管|名下|手上|手里|配合|协办|协助|支持|主管|那边|这边)?的?`
	ownerLeads = `(?:(?:责任|牵头|主责|配合|协办|协助)(?:单位|科室|部门|人|领导)?(?:是|为|有)?|由|归|supported by |owned by |led by )?`
)

// Words around an owner that say which part is meant.
var (
	leadCues       = regexp.MustCompile(`负责|牵头|承办|主办|承担|分管|主管|责任|主责|owned|led`)
	supportingCues = regexp.MustCompile(`配合|协办|协助|支持|support`)
)

// mentionsBefore end with a word that asks what items mention: 提到审计科 asks for
// no owner.
var mentionsBefore = regexp.MustCompile(`(提到|提及|提过|写到|写了|涉及|说到|讲到|出现|包含|含有|有|mention\w*|about)$`)

// fieldsIn takes the owners and the notice's words for a status that a question
// for items names, and returns the rest of its sentence.
func (a *Assistant) fieldsIn(ctx context.Context, book *book, sentence string, d intent.Distribution) (f fields, rest string) {
	if d[intent.List]+d[intent.Count]+d[intent.Mine] < surelyItems {
		return f, sentence
	}
	rest = index.Fold(sentence)
	for _, known := range a.owners(ctx, book) {
		at := strings.Index(rest, known.called)
		if at < 0 || mentionsBefore.MatchString(rest[:at]) {
			continue
		}
		cue := regexp.MustCompile(ownerLeads + regexp.QuoteMeta(known.called) + ownerCues)
		switch found := strings.ReplaceAll(cue.FindString(rest), known.called, ""); {
		case supportingCues.MatchString(found):
			f.Part = supporting
		case leadCues.MatchString(found):
			f.Part = leads
		}
		rest = cue.ReplaceAllString(rest, " ")
		f.Owners = append(f.Owners, known.owner)
	}
	for _, words := range book.declaredWords() {
		if named := shared(rest, words); utf8.RuneCountInString(named) > utf8.RuneCountInString(f.Declared) && !plainWords.MatchString(named) {
			f.Declared = named
		}
	}
	if f.Declared != "" {
		rest = strings.ReplaceAll(rest, f.Declared, " ")
	}
	f.Due, rest = a.dueIn(book, rest)
	if f.empty() {
		return f, sentence
	}
	return f, rest
}

// An ownerName is what an owner may be called in a question, folded.
type ownerName struct{ owner, called string }

// shortestOwner is the fewest characters that name a unit or a person.
const shortestOwner = 2

// owners are the people and units that answer for items, by all they may be
// called, the longest names first: a unit also without the place it is of.
func (a *Assistant) owners(ctx context.Context, book *book) []ownerName {
	ids := book.everyOwner()
	name := a.namer(ctx, Chinese, ids...)
	var all []ownerName
	for _, id := range ids {
		called := index.Fold(lexicon.Simplify(name.one(id)))
		all = append(all, ownerName{id, called})
		if short := withoutPlace.ReplaceAllString(called, ""); short != called {
			all = append(all, ownerName{id, short})
		}
		if short := index.Fold(text.BareName(id)); short != called {
			all = append(all, ownerName{id, short})
		}
	}
	all = slices.DeleteFunc(all, func(n ownerName) bool { return utf8.RuneCountInString(n.called) < shortestOwner })
	slices.SortStableFunc(all, func(x, y ownerName) int { return cmp.Compare(len(y.called), len(x.called)) })
	return all
}

// everyOwner returns the people and units that answer for any item, or support
// it, each once.
func (b *book) everyOwner() []string {
	b.owned.Do(func() {
		seen := map[string]bool{}
		for i := range b.Items {
			for _, owner := range b.ownersOf(&b.Items[i], anyPart) {
				if !seen[owner] {
					seen[owner] = true
					b.everybody = append(b.everybody, owner)
				}
			}
		}
	})
	return b.everybody
}

// fielded are the items whose fields hold a folded term: a unit or a person that
// the text of the item need not name.
func (b *book) fielded(term string) (keys []index.ItemKey) {
	if utf8.RuneCountInString(term) < shortestOwner || !slices.ContainsFunc(b.everyOwner(), func(o string) bool { return strings.Contains(index.Fold(o), term) }) {
		return nil
	}
	for i := range b.Items {
		item := &b.Items[i]
		if slices.ContainsFunc(b.ownersOf(item, anyPart), func(o string) bool { return strings.Contains(index.Fold(o), term) }) {
			keys = append(keys, index.ItemKey{Notice: item.Notice, Item: item.Number})
		}
	}
	return keys
}

// withoutPlace finds the place before the name of a unit: 县水利局, 澜川市财政局.
var withoutPlace = regexp.MustCompile(`^(?:\p{Han}{2,3})?[省市县区州旗镇乡](?:委|直)?`)

// names are those that a field lists.
func names(field string) []string {
	return strings.FieldsFunc(field, func(r rune) bool { return strings.ContainsRune("、，,;；/+＋ ", r) })
}

// leastDeclared is the fewest characters of a notice's own word for a status
// that a question may name: shorter ones are everybody's.
const leastDeclared = 4

// plainWords are statuses that everybody names so: the ledger's own statuses
// answer them.
var plainWords = regexp.MustCompile(`^(?:已|已经|全部|均已)?(?:整改|完成|整改完成|完成整改|整改到位|办结|销号)(?:了|完毕|到位)?$|^(?:正在|持续|长期)?(?:整改|推进|坚持)(?:中)?$`)

// declaredWords are the notices' own words for statuses, folded, the longest
// first.
func (b *book) declaredWords() []string {
	b.declared.Do(func() { b.words = b.readDeclaredWords() })
	return b.words
}

func (b *book) readDeclaredWords() []string {
	seen := map[string]bool{}
	var out []string
	for _, n := range b.Notices {
		for _, item := range n.Notice.Items {
			for _, words := range strings.FieldsFunc(index.Fold(item.DeclaredWords), func(r rune) bool { return strings.ContainsRune(",。;:、()[]. ", r) }) {
				words = statementLead.ReplaceAllString(words, "")
				if utf8.RuneCountInString(words) >= leastDeclared && !plainWords.MatchString(words) && !seen[words] {
					seen[words] = true
					out = append(out, words)
				}
			}
		}
	}
	slices.SortStableFunc(out, func(x, y string) int { return cmp.Compare(len(y), len(x)) })
	return out
}

// shared is the longest stretch, of the fewest characters that tell or more, that
// two texts share; empty for none.
func shared(a, b string) (longest string) {
	runes := []rune(b)
	for i := range runes {
		for j := i + max(leastDeclared, utf8.RuneCountInString(longest)+1); j <= len(runes); j++ {
			if !strings.Contains(a, string(runes[i:j])) {
				break
			}
			longest = string(runes[i:j])
		}
	}
	return longest
}

// statementLead is what a statement of a status begins with.
var statementLead = regexp.MustCompile(`^(?:目前|截至目前|现)?(?:该|此|本|上述)?(?:项|个)?(?:问题|任务|工作|整改任务)?(?:已经|已|正)?`)

// statement is what the notice says of an item's status.
func (b *book) statement(item *ledger.Item) string { return b.text(*item).DeclaredWords }

// asItems makes a question that names fields one for items.
func (f fields) asItems(q question.Query, d intent.Distribution) question.Query {
	if f.empty() || q.Want != question.Find || len(q.Numbers) > 0 {
		return q
	}
	q.Want, q.Loose = question.List, true
	if d[intent.Count] > d[intent.List]+d[intent.Mine] {
		q.Want = question.Count
	}
	return q
}
