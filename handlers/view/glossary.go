package view

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"rectify/data/text"
	"rectify/index"
)

// A glossary is what the prose of the notices explains: their words for statuses
// (“攻坚中”指整改任务尚未完成), the units behind short names (科信部（科技信息部）), and the
// offices of people (祁文静（总法律顾问）).
type glossary struct {
	statuses map[string]string   // explanations by words for a status, both folded
	names    map[string][]string // other names of units
	offices  map[string][]string // of people, folded
}

var (
	explained = regexp.MustCompile(`["“「]([^"”“」]{2,16})["”」](?:是指|系指|即指|指|表示|means?)([^；;。"“「]{4,})`)
	inBracket = regexp.MustCompile(`^[（(]([^（()）]{2,30})[)）]`)
	joinedly  = regexp.MustCompile(`合署(?:办公)?$`)
)

// glossary reads what the notices explain.
func (b *View) glossary() *glossary {
	b.explained.Do(func() {
		g := &glossary{map[string]string{}, map[string][]string{}, map[string][]string{}}
		b.explains = g
		var prose strings.Builder
		for _, n := range b.Notices {
			for _, paragraph := range slices.Concat(n.Preamble, n.Closing) {
				prose.WriteString(paragraph + "\n")
			}
		}
		said := prose.String()
		for _, m := range explained.FindAllStringSubmatch(said, -1) {
			g.statuses[index.Fold(m[1])] = index.Fold(m[2])
		}
		for _, owner := range b.EveryOwner() {
			for rest := said; ; {
				_, after, ok := strings.Cut(rest, owner)
				if !ok {
					break
				}
				if m := inBracket.FindStringSubmatch(after); m != nil {
					g.add(owner, m[1], b.isPerson(owner))
				}
				rest = after
			}
		}
	})
	return b.explains
}

// add records the text in brackets after the name of a unit or a person.
func (g *glossary) add(owner, bracket string, person bool) {
	for _, part := range strings.FieldsFunc(bracket, func(c rune) bool { return strings.ContainsRune("、，,;；", c) }) {
		part = strings.TrimSpace(joinedly.ReplaceAllString(part, ""))
		switch {
		case person && text.HasHan(part):
			g.offices[owner] = append(g.offices[owner], index.Fold(part))
		case !person && text.IsUnit(part) && utf8.RuneCountInString(part) > utf8.RuneCountInString(owner):
			g.names[owner] = append(g.names[owner], part)
		}
	}
}

// Explained are the notices' explanations of their words for statuses, by those words,
// both folded.
func (b *View) Explained() map[string]string { return b.glossary().statuses }
