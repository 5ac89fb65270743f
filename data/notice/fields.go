package notice

import (
	_ "embed"
	"fmt"
	"strings"

	"rectify/data/text"
)

//go:embed marks.tsv
var marksTable string

// kindNames name the kinds of marks in marks.tsv.
var kindNames = map[string]markKind{
	"problem": problemMark, "measure": measureMark, "progress": progressMark, "goal": goalMark, "status": statusMark,
	"owner": ownerMark, "support": supportMark, "person": personMark, "both": bothMark, "due": dueMark,
	"other": otherMark, "number": numberMark, "category": categoryMark,
}

// fieldNames are the words of marks.tsv.
var fieldNames = readFieldNames(marksTable)

type names struct {
	marks    lexicon[markKind]     // whole names, by their kind
	starting map[string]bool       // names that are marks only where a paragraph begins
	heads    map[markKind][]string // what names of a kind end with
	with     map[markKind][]string // words that make a name of a unit or person one of this kind
}

func readFieldNames(table string) names {
	n := names{lexicon[markKind]{}, map[string]bool{}, map[markKind][]string{}, map[markKind][]string{}}
	for _, row := range text.Rows(table) {
		kind, ok := kindNames[row.Cells[0]]
		if !ok || len(row.Cells) < 2 {
			panic(fmt.Sprintf("marks.tsv, line %d: %q", row.Line, row.Cells))
		}
		word, place := row.Cells[1], ""
		if len(row.Cells) > 2 {
			place = row.Cells[2]
		}
		switch place {
		case "head":
			n.heads[kind] = append(n.heads[kind], word)
		case "with":
			n.with[kind] = append(n.with[kind], word)
		default:
			n.marks.add(kind, word)
			n.starting[word] = place == "start"
		}
	}
	return n
}

// columnKind is what the name of a field says its values are, such as
// 整改牵头处室; otherMark where it says nothing.
func columnKind(name passage) markKind {
	name = name.trimStops(":*")
	if cut := name.index(0, "("); cut > 0 && name.is(name.len()-1, ")") {
		name = name.to(cut)
	}
	name = decode(strings.Join(strings.Fields(name.String()), spaceIn(name))).whole()
	if name.len() == 0 {
		return otherMark
	}
	if kind, word := markWord(name, 0); kind != noMark && runeLen(word) == name.len() {
		return kind
	}
	if name.contains("及", "和", "、", "/", "与", "(") && name.contains(fieldNames.heads[personMark]...) && name.contains(fieldNames.heads[ownerMark]...) {
		return bothMark
	}
	best, size := otherMark, 0
	for kind, heads := range fieldNames.heads {
		if word := endOf(name, heads...); len(word) > size && (word[0] > 'z' || len(word) == name.len()) {
			best, size = kind, len(word)
		}
	}
	switch best {
	case progressMark:
		if name.contains("问题") && !name.contains("整改") {
			return problemMark // 问题情况
		}
	case ownerMark, personMark, dueMark, statusMark:
		for _, kind := range []markKind{otherMark, supportMark} {
			if name.contains(fieldNames.with[kind]...) && (kind == otherMark || best == ownerMark) {
				return kind
			}
		}
	}
	return best
}

// namesNumber reports whether a name is that of the column of numbers, such as
// 序号.
func namesNumber(name passage) bool {
	return endOf(name, fieldNames.heads[numberMark]...) != "" && columnKind(name) == numberMark
}

// spaceIn is what joins the words of a name: a space between English words,
// nothing between Chinese ones, which tables space out.
func spaceIn(name passage) string {
	for _, r := range name.plain {
		if r >= '\u2e80' {
			return ""
		}
	}
	return " "
}

// longestField bounds a field's name that marks.tsv does not hold, in characters.
const longestField = 10

// namedField reads a field's name at the start of p that ends as such names do:
// 整改牵头处室: is one, whether marks.tsv holds it or not.
func namedField(p passage) mark {
	for i := range min(p.len(), longestField+1) {
		switch {
		case p.is(i, ":"):
			if kind := columnKind(p.to(i)); i > 1 && kind.labels() {
				return mark{kind, string(p.plain[:i]), 0, i + 1}
			}
			return mark{}
		case p.plain[i] < '\u2e80' || p.is(i, "。《》"):
			return mark{}
		}
	}
	return mark{}
}

// labels reports whether a name of the kind, found by how it ends, is a mark
// in prose too.
func (k markKind) labels() bool {
	switch k {
	case ownerMark, supportMark, personMark, bothMark, dueMark, statusMark, goalMark:
		return true
	}
	return false
}
