package lexicon

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"rectify/data/text"
)

//go:embed units.tsv
var unitList string

// A UnitSaid is a stretch of an English text that says which units are meant by what
// they do: the finance department.
type UnitSaid struct {
	From, To int   // in runes of the text, with the word for the kind of unit, without 's
	Units    []int // places in the names that were given, at least one
	Kind     bool  // a word says that it is a unit: department, bureau
}

// Units finds the English words in a question that say by what they do which of some Chinese
// units are meant. The longest phrase wins. Of the units that do so, those of the kind
// and of the level of government that are said come first; a phrase that more than
// mostUnits do names none.
func Units(asked string, names []string) (all []UnitSaid) {
	tokens := tokenize(asked)
	for at := 0; at < len(tokens); {
		said, used := unitAt(tokens[at:], names)
		if used == 0 {
			at++
			continue
		}
		first := at
		level := ""
		if at > 0 && tokens[at].joined && levels[tokens[at-1].word] != "" {
			first--
			level = levels[tokens[first].word]
		}
		if said.Units = atLevel(said.Units, level, names); len(said.Units) <= mostUnits {
			last := tokens[at+used-1]
			said.From, said.To = tokens[first].from, last.from+utf8.RuneCountInString(last.word)
			all = append(all, said)
		}
		at += used
	}
	return all
}

// NamedUnit returns the place in names of the Chinese unit that the English words name
// best, and how much of them does, 0…1: each by what it does, by a translation, or in
// pinyin. A last word for the kind of unit does not count, but "section" names only
// sections. It returns -1 where none is named.
func NamedUnit(english string, names []string) (at int, share float64) {
	tokens := tokenize(english)
	section := false
	if n := len(tokens); n > 1 && unitKinds[tokens[n-1].singular] != nil {
		section = tokens[n-1].singular == "section"
		tokens = tokens[:n-1]
	}
	at = -1
	for i, name := range names {
		if name == "" || section && !unitKinds["section"].MatchString(name) {
			continue
		}
		if s := unitShare(tokens, name); s > share || s == share && at >= 0 && len(name) < len(names[at]) {
			at, share = i, s
		}
	}
	return at, share
}

// unitShare is the share of English words that name a unit.
func unitShare(tokens []token, name string) float64 {
	table := loadUnits()
	got, all := 0.0, 0.0
	for at := 0; at < len(tokens); {
		used, found := 0, false
		for n := min(len(tokens)-at, longestUnit); n > 0 && !found; n-- {
			if slices.ContainsFunc(table[joinWords(tokens[at:at+n], token.typed)], func(p namePattern) bool { return p.meets(name) }) {
				used, found = n, true
			}
		}
		if found {
			all, got, at = all+float64(used), got+float64(used), at+used
			continue
		}
		if Common(tokens[at].word) || kinds[tokens[at].word] || levels[tokens[at].word] != "" {
			at++
			continue
		}
		term, n := longest(tokens[at:])
		if n == 0 || text.SpelledIn(tokens[at].word, name) {
			n = 1
		}
		best := 0.0
		if text.SpelledIn(tokens[at].word, name) {
			best = 1
		} else {
			best = bestIn(term.Words, name)
			if n > 1 && best < abbreviated { // farmland construction, word by word
				term, n = longest(tokens[at : at+1])
				n = max(n, 1)
				best = bestIn(term.Words, name)
			}
		}
		all, got, at = all+float64(n), got+float64(n)*best, at+n
	}
	if all == 0 {
		return 0
	}
	return got / all
}

// bestIn is how much of a word a name contains, of the word that it contains most of.
func bestIn(words []string, name string) (best float64) {
	for _, word := range words {
		best = max(best, standsIn(word, name))
	}
	return best
}

// mostUnits is how many units one phrase may mean.
const mostUnits = 3

// unitAt finds the longest phrase that begins the tokens and tells how many of them it
// takes with the word for its kind, none where no unit is called so.
func unitAt(tokens []token, names []string) (said UnitSaid, used int) {
	table := loadUnits()
	free := unbroken(tokens)
	for n := min(free, longestUnit); n > 0; n-- {
		patterns := table[joinWords(tokens[:n], token.typed)]
		if patterns == nil {
			if patterns = table[joinWords(tokens[:n], token.one)]; patterns == nil {
				continue
			}
		}
		used, kind := n, unitKinds[tokens[n-1].singular]
		if n < free && unitKinds[tokens[n].singular] != nil {
			kind = unitKinds[tokens[n].singular]
			used++
		} else if n+1 < free && tokens[n].word == "sub" && unitKinds[tokens[n+1].singular] != nil { // the public security sub-bureau
			kind = unitKinds[tokens[n+1].singular]
			used += 2
		}
		if units := calledSo(patterns, kind, names); len(units) > 0 {
			return UnitSaid{Units: units, Kind: kind != nil}, used
		}
	}
	term, used := longest(tokens)
	for i, name := range names { // the museum is 市博物馆
		if used > 0 && slices.ContainsFunc(term.Words, func(w string) bool { return utf8.RuneCountInString(w) > 1 && strings.HasSuffix(name, w) }) {
			said.Units = append(said.Units, i)
		}
	}
	if len(said.Units) == 0 {
		return said, 0
	}
	return said, used
}

// calledSo are the places of the names that meet the first pattern that any meets; those
// of a kind first.
func calledSo(patterns []namePattern, kind *regexp.Regexp, names []string) (units []int) {
	for _, ofKind := range []*regexp.Regexp{kind, anyKind} {
		if ofKind == nil || ofKind == anyKind && kind == unitKinds["section"] {
			continue // a section may be a heading
		}
		for _, pattern := range patterns {
			for i, name := range names {
				if name != "" && pattern.meets(name) && ofKind.MatchString(name) {
					units = append(units, i)
				}
			}
			if len(units) > 0 {
				return units
			}
		}
	}
	return nil
}

// atLevel keeps the units of a level of government, where there are such.
func atLevel(units []int, level string, names []string) []int {
	if level == "" {
		return units
	}
	of := slices.DeleteFunc(slices.Clone(units), func(i int) bool {
		at := strings.Index(names[i], level)
		return at < 0 || utf8.RuneCountInString(names[i][:at]) > longestPlaceName
	})
	if len(of) == 0 {
		return units
	}
	return of
}

// longestPlaceName is how many runes the name of a county or city has before the word
// for its level.
const longestPlaceName = 3

// levels are English words for a level of government, and what begins the names of its
// units.
var levels = map[string]string{"county": "县", "city": "市", "municipal": "市", "district": "区", "provincial": "省", "province": "省", "town": "镇", "township": "乡"}

var anyKind = regexp.MustCompile(``)

// unitKinds are English words for a kind of unit, and how the Chinese names of such end.
var unitKinds = func() map[string]*regexp.Regexp {
	all := map[string]*regexp.Regexp{}
	for words, endings := range map[string]string{
		"department dept dep division":       `部|科|处|局|厅|室|司|中心`,
		"section":                            `科|股|组|室|处`,
		"bureau":                             `局|分局|委|厅`,
		"office":                             `办|室|处|科|所|局|站`,
		"branch":                             `分局|分公司|支行|分行|支队`,
		"commission committee":               `委|委员会|办`,
		"centre center":                      `中心|站`,
		"company corporation firm":           `公司|集团|厂|行`,
		"team squad":                         `队|组|专班`,
		"brigade detachment corps battalion": `队`,
		"station":                            `站|所|场`,
		"administration authority":           `局|委|办|中心`,
		"federation association society":     `会|联|社`,
		"cooperative":                        `社`,
		"school college":                     `校|学院|园`,
		"hospital":                           `院`,
		"chamber tribunal":                   `庭`,
		"unit agency body":                   ``,
	} {
		for word := range strings.FieldsSeq(words) {
			all[word] = regexp.MustCompile(`(?:` + endings + `)$`)
		}
	}
	return all
}()

// longestUnit is how many words a phrase of the list has at most.
const longestUnit = 6

// A namePattern is a part of the name of a unit, or a regular expression for it.
type namePattern struct {
	part  string
	words *regexp.Regexp
}

func (p namePattern) meets(name string) bool {
	if p.words != nil {
		return p.words.MatchString(name)
	}
	return strings.Contains(name, p.part)
}

// loadUnits are the patterns by phrase.
var loadUnits = sync.OnceValue(func() map[string][]namePattern {
	table := map[string][]namePattern{}
	for _, row := range text.Rows(unitList) {
		var patterns []namePattern
		for said := range strings.FieldsSeq(row.Cells[1]) {
			p := namePattern{part: said}
			if regexp.QuoteMeta(said) != said {
				p.words = regexp.MustCompile(said)
			}
			patterns = append(patterns, p)
		}
		for phrase := range strings.SplitSeq(row.Cells[0], ", ") {
			table[joinWords(tokenize(phrase), token.typed)] = patterns
		}
	}
	return table
})
