package handlers

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"rectify/data/ledger"
	"rectify/handlers/question"
	"rectify/index"
)

// everyOwner returns the people and units that answer for any item, or support
// it, each once.
func (b *book) everyOwner() []string {
	b.owned.Do(func() {
		seen := map[string]bool{}
		b.people = map[string]bool{}
		for i := range b.Items {
			for _, owner := range b.ownersOf(&b.Items[i], question.AnyPart) {
				if !seen[owner] {
					seen[owner] = true
					b.everybody = append(b.everybody, owner)
				}
			}
			for _, person := range b.peopleOf(&b.Items[i]) {
				b.people[person] = true
			}
		}
	})
	return b.everybody
}

// fielded are the items whose fields hold a folded term: a unit or a person that
// the text of the item need not name.
func (b *book) fielded(term string) (keys []ledger.Key) {
	if utf8.RuneCountInString(term) < shortestOwner || !slices.ContainsFunc(b.everyOwner(), func(o string) bool { return strings.Contains(index.Fold(o), term) }) {
		return nil
	}
	for i := range b.Items {
		item := &b.Items[i]
		if slices.ContainsFunc(b.ownersOf(item, question.AnyPart), func(o string) bool { return strings.Contains(index.Fold(o), term) }) {
			keys = append(keys, item.Key())
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

// statementLead is what a statement of a status begins with.
var statementLead = regexp.MustCompile(`^(?:目前|截至目前|现)?(?:该|此|本|上述)?(?:项|个)?(?:问题|任务|工作|整改任务)?(?:已经|已|正)?`)
