package ground

import (
	_ "embed"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"rectify/data/text"
)

// A kind is the role of a word in its sentence.
type kind string

// The kinds, as words.tsv explains them.
const (
	plain  kind = "word"
	same   kind = "same"
	free   kind = "free"
	self   kind = "self"
	negate kind = "not"
	over   kind = "over"
	plan   kind = "plan"
	lead   kind = "lead"
	ask    kind = "ask"
	part   kind = "part"
	about  kind = "about"
	role   kind = "role"
	rank   kind = "rank"
	who    kind = "who"
	done   kind = "done"
	act    kind = "act"
	number kind = "number"
)

//go:embed words.tsv
var wordsTSV string

// A lexis is what words.tsv says.
type lexis struct {
	kinds   map[string]kind // of kinds that change how a word is compared
	names   map[string]bool // of kind who
	acts    map[string]bool
	over    map[string]bool
	longest int               // runes of the longest word
	same    *strings.Replacer // words of one meaning to the first of them
}

var words = sync.OnceValue(func() lexis {
	l := lexis{kinds: map[string]kind{}, names: map[string]bool{}, acts: map[string]bool{}, over: map[string]bool{}}
	var pairs [][2]string
	for _, row := range text.Rows(wordsTSV) {
		named, all := row.Cells[0], strings.Fields(row.Cells[1])
		for _, word := range all {
			l.longest = max(l.longest, len([]rune(word)))
			switch kind(named) {
			case same:
				pairs = append(pairs, [2]string{word, all[0]})
			case who:
				l.names[word] = true
			case over:
				l.over[word] = true
			case act:
				l.acts[word] = true
			default:
				if _, known := l.kinds[word]; !known {
					l.kinds[word] = kind(named)
				}
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b [2]string) int { return len(b[0]) - len(a[0]) })
	var flat []string
	for _, pair := range pairs {
		flat = append(flat, pair[0], pair[1])
	}
	l.same = strings.NewReplacer(flat...)
	return l
})

// A unit is what sentences are compared by: a Chinese character, a word in Latin
// letters, a number with what it counts, or a word of a kind of its own.
type unit struct {
	text     string
	kind     kind
	sentence int  // which it is in, from 0
	clause   int  // which clause it is in, from 0
	entry    int  // which part of a clause that lists something, from 0
	who      bool // it is part of the name of an office or of people
	act      bool // it begins a word of kind act
	acted    bool // it ends one
	whole    bool // it is part of an ordinary word that holds one of another kind
	over     bool // it negates what follows its clause, too
	of       bool // 的 follows it
	head     bool // it is the first of its entry
	day      bool // it is a number of a date
}

var (
	numberAt = regexp.MustCompile(`^(\d[\d,]*(?:\.\d+)?(?::\d+)?)\s*(万|亿|千|百|million|billion|thousand)?\s*(%|‰|\p{Han})?`)
	limitAt  = regexp.MustCompile(`^[底初末]?(?:以前|之前|以后|之后|以来|前|后|起|止)?`)
	wordAt   = regexp.MustCompile(`^[a-z][a-z'’-]*`)
)

const (
	clauseEnds   = ",:;。!?、\n"
	sentenceEnds = ";。!?\n"
)

// unitsOf reads a folded sentence. Words that say nothing are left out.
func unitsOf(folded string) (units []unit) {
	l := words()
	runes := []rune(arabicIn(l.same.Replace(folded)))
	sentence, clause, entry, titled, begun := 0, 0, 0, false, false
	add := func(u unit) {
		u.sentence, u.clause, u.entry, u.head = sentence, clause, entry, !begun
		begun = true
		units = append(units, u)
	}
	for at := 0; at < len(runes); {
		r := runes[at]
		rest := string(runes[at:min(len(runes), at+24)])
		switch {
		case r == '《' || r == '》':
			titled = r == '《'
		case strings.ContainsRune(clauseEnds, r):
			if begun {
				entry++
			}
			begun = false
			if r != '、' {
				clause++
			}
			if strings.ContainsRune(sentenceEnds, r) {
				sentence++
			}
		case r >= '0' && r <= '9':
			m := numberAt.FindStringSubmatch(rest)
			u := numberUnit(m)
			if u.day {
				limit := limitAt.FindString(rest[len(m[0]):])
				u.text += limit
				at += utf8.RuneCountInString(limit)
			}
			add(u)
			at += len([]rune(m[0]))
			continue
		case r >= 'a' && r <= 'z':
			word := wordAt.FindString(rest)
			if k := l.kinds[word]; k != free {
				add(unit{text: word, kind: plainly(k)})
			}
			at += len(word)
			continue
		case text.IsHan(r):
			word, k := l.at(runes[at:])
			if titled {
				word, k = string(r), plain
			}
			if k == free {
				if word == "的" && len(units) > 0 {
					units[len(units)-1].of = true
				}
				if word == "等" && begun { // what was listed ends
					entry, begun = entry+1, false
				}
				at += len([]rune(word))
				continue
			}
			if k == plain {
				for _, c := range word {
					add(unit{text: string(c), kind: plain, whole: word != string(c)})
				}
			} else {
				add(unit{text: canonical(word, k), kind: k})
			}
			at += len([]rune(word))
			continue
		}
		at++
	}
	l.mark(units)
	return units
}

func plainly(k kind) kind {
	if k == "" {
		return plain
	}
	return k
}

// at is the longest word at the beginning of the runes whose kind matters; a
// single character where there is none.
func (l lexis) at(runes []rune) (string, kind) {
	for n := min(l.longest, len(runes)); n > 0; n-- {
		if k, known := l.kinds[string(runes[:n])]; known {
			return string(runes[:n]), k
		}
	}
	return string(runes[:1]), plain
}

// mark finds the words of kinds who and act among plain units.
func (l lexis) mark(units []unit) {
	for at := range units {
		if from := &units[at]; from.kind == role && from.text == "从" && at+1 < len(units) && units[at+1].kind == number {
			from.text = "由"
		} else if from.kind == ask {
			from.kind = lead
			if at+1 == len(units) || units[at+1].clause != from.clause {
				from.kind = plan
			}
		}
		units[at].over = units[at].head && units[at].kind == negate && l.over[units[at].text]
		text := ""
		for n := at; n < min(len(units), at+6) && units[n].clause == units[at].clause && !units[n].whole; n++ {
			text += units[n].text
			if l.names[text] {
				for i := at; i <= n; i++ {
					units[i].who = true
				}
			}
			if l.acts[text] {
				units[at].act, units[n].acted = true, true
			}
		}
	}
}

// canonical maps words that negate alike, or that say alike that something is done, to
// one word.
func canonical(word string, k kind) string {
	switch {
	case k == done:
		return "已"
	case k == negate && slices.Contains([]string{"未", "没有", "没", "无", "未能", "尚未", "从未", "至今未", "还没有", "还没", "并未", "并没有"}, word):
		return "未"
	}
	return word
}

func numberUnit(m []string) unit {
	value := m[1]
	if n, err := strconv.ParseFloat(strings.ReplaceAll(value, ",", ""), 64); err == nil {
		value = strconv.FormatFloat(n*scales[m[2]], 'g', 12, 64)
	}
	return unit{text: value + m[3], kind: number, day: strings.Contains("年月日号", m[3]) && m[3] != ""}
}

// arabicIn has the Chinese numerals of what is counted in Arabic figures.
func arabicIn(text string) string {
	text = percent.ReplaceAllStringFunc(text, func(found string) string {
		return strconv.FormatFloat(numeral(percent.FindStringSubmatch(found)[1]), 'g', -1, 64) + "%"
	})
	return counted.ReplaceAllStringFunc(text, func(found string) string {
		m := counted.FindStringSubmatch(found)
		value := numeral(m[1])
		if value < 1 || strings.HasPrefix(m[1], "第") || m[2] == "次" && value == 1 {
			return found
		}
		return strconv.FormatFloat(value, 'f', -1, 64) + strings.TrimPrefix(found, m[1])
	})
}
