package fields

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"rectify/data/notice/source"
	"rectify/data/text"
)

//go:embed marks.tsv
var marksTable string

// kindNames name the kinds of marks in marks.tsv.
var kindNames = map[string]Kind{
	"problem": Problem, "measure": Measure, "progress": Progress, "goal": Goal, "status": Status,
	"owner": Owner, "support": Support, "person": Person, "both": Both, "due": Due,
	"beside": Beside, "other": Other, "number": Number, "category": Category, "response": Response,
}

// fieldNames are the words of marks.tsv.
var fieldNames = readFieldNames(marksTable)

type names struct {
	marks    source.Lexicon[Kind] // whole names, by their kind
	starting map[string]bool      // names that are marks only where a paragraph begins
	heads    map[Kind][]string    // what names of a kind end with
	with     map[Kind][]string    // words that make a name of a unit or person one of this kind
	last     map[string][]Kind    // the last words of English names, and the kinds they may be
	roles    map[Kind][]string    // the words before them
}

func readFieldNames(table string) names {
	n := names{source.Lexicon[Kind]{}, map[string]bool{}, map[Kind][]string{}, map[Kind][]string{}, map[string][]Kind{}, map[Kind][]string{}}
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
		case "last":
			n.last[word] = append(n.last[word], kind)
		case "role":
			n.roles[kind] = append(n.roles[kind], word)
		default:
			n.marks.Add(kind, word)
			n.starting[word] = place == "start"
		}
	}
	return n
}

// OfColumn is what the name of a field says its values are, such as
// 整改牵头处室; otherMark where it says nothing.
func OfColumn(name source.Passage) Kind {
	name = name.TrimStops(":*")
	if contact := source.EndOf(name, "及电话", "及联系电话", "及联系方式", "和联系电话", "和电话", "、电话", "、联系电话"); contact != "" {
		name = name.To(name.Len() - source.Runes(contact))
	}
	if cut := name.Index(0, "("); cut > 0 && name.Is(name.Len()-1, ")") {
		inside := OfColumn(name.Slice(cut+1, name.Len()-1))
		if outside := OfColumn(name.To(cut)); inside == Person && outside == Owner || inside == Owner && outside == Person {
			return Both // 责任部门(责任人)
		}
		name = name.To(cut)
	}
	name = source.Decode(strings.Join(strings.Fields(name.String()), spaceIn(name))).Whole()
	if name.Len() == 0 {
		return Other
	}
	if kind, word := Name(name, 0); kind != None && source.Runes(word) == name.Len() {
		return kind
	}
	if name.Contains("及", "和", "、", "/", "与", "(") && name.Contains(fieldNames.heads[Person]...) && name.Contains(fieldNames.heads[Owner]...) {
		return Both
	}
	if kind := english(string(name.Plain)); kind != None {
		return kind
	}
	if plain := string(name.Plain); source.IsLatin(name, 0) {
		for _, and := range []string{" and ", " & ", "/", " or "} { // Finding and recommendation
			if before, _, ok := strings.Cut(plain, and); ok && before != "" {
				if kind := OfColumn(source.Decode(before).Whole()); kind != Other {
					return kind
				}
			}
		}
		for _, at := range []string{" as of ", " as at ", " at ", " on ", " in ", " to ", "/"} { // Status as of September 2026, progress to date
			if before, _, ok := strings.Cut(plain, at); ok {
				return OfColumn(source.Decode(before).Whole())
			}
		}
		if kinds := fieldNames.last[plain]; len(kinds) > 0 && plain != "area" && plain != "service" && plain != "services" {
			return kinds[0]
		}
	}
	for _, kind := range []Kind{Support, Beside} { // 协同:, 督导:
		if name.IsOne(fieldNames.with[kind]...) {
			return kind
		}
	}
	best, size := Other, 0
	for kind, heads := range fieldNames.heads {
		if word := source.EndOf(name, heads...); len(word) > size && (word[0] > 'z' || len(word) == name.Len()) {
			best, size = kind, len(word)
		}
	}
	switch best {
	case Progress:
		if name.Contains("问题") && !name.Contains("整改") {
			return Problem // 问题情况
		}
	case Owner, Person, Due, Status:
		for _, kind := range []Kind{Other, Beside, Support} {
			switch {
			case !name.Contains(fieldNames.with[kind]...):
			case best == Owner:
				return kind
			case kind != Support:
				return Other
			}
		}
	}
	return best
}

// Elsewhere reports whether the words of a name say that its values are none the
// ledger has a place for, whatever they look like: 隐患部位, 督办人, 填报单位.
func Elsewhere(name source.Passage) bool {
	if source.EndOf(name, fieldNames.heads[Other]...) != "" {
		return true
	}
	people := append([]string{"人"}, fieldNames.heads[Person]...)
	return source.EndOf(name, people...) != "" && (name.Contains(fieldNames.with[Other]...) || name.Contains(fieldNames.with[Beside]...))
}

// OfReply reports whether the name of a field says that it holds what was answered to
// a recommendation: Management response, Views of responsible officials, 是否采纳.
func OfReply(name string) bool {
	folded := source.Decode(name).Whole()
	return folded.Contains("response", "views", "decision", "reply", "position", "是否采纳", "采纳情况", "是否同意", "反馈意见", "回复", "答复")
}

// AsksReply reports whether the name of a field asks whether a recommendation was
// accepted: Accepted, 是否采纳.
func AsksReply(name source.Passage) bool {
	name = name.TrimStops("?:")
	return name.IsOne("accepted", "agreed", "accepted by management", "agreed by management", "是否采纳", "是否同意", "是否接受", "是否认可")
}

// english is what an English name of several words says its values are, by its
// last word and the words before it: responsible directorate; None where it says
// nothing.
func english(name string) Kind {
	for _, of := range []string{"name of ", "name and title of ", "title of ", "names of "} { // name of the contact person
		name = strings.TrimPrefix(strings.TrimPrefix(name, of), "the ")
	}
	if head, _, ok := strings.Cut(name, " of "); ok { // views of responsible officials
		name = head
	}
	words := strings.Fields(name)
	if len(words) < 2 || len(words) > mostWords {
		return None
	}
	_, noun := fieldNames.last[words[len(words)-1]]
	if !noun { // department responsible
		words = append(words[1:], words[0])
	}
	before := words[:len(words)-1]
	kinds := fieldNames.last[words[len(words)-1]]
	for _, kind := range kinds {
		for _, role := range []Kind{kind, Support} {
			if (role == kind || kind == Owner) && slices.ContainsFunc(before, func(w string) bool { return slices.Contains(fieldNames.roles[role], w) }) {
				return role
			}
		}
	}
	if prose := slices.IndexFunc(kinds, Kind.Prose); noun && prose >= 0 && !slices.Contains(before, "and") { // Committee conclusion
		return kinds[prose]
	}
	return None
}

// mostWords bounds an English name of a field that marks.tsv does not hold.
const mostWords = 4

// NamesNumber reports whether a name is that of the column of numbers, such as
// 序号.
func NamesNumber(name source.Passage) bool {
	if words := strings.Fields(string(name.Plain)); len(words) > 1 && source.IsLatin(name, 0) {
		return len(words) <= mostWords && slices.Contains(fieldNames.heads[Number], words[len(words)-1]) // POA&M ID
	}
	return source.EndOf(name, fieldNames.heads[Number]...) != "" && OfColumn(name) == Number
}

// spaceIn is what joins the words of a name: a space between English words,
// nothing between Chinese ones, which tables space out.
func spaceIn(name source.Passage) string {
	for _, r := range name.Plain {
		if r >= '\u2e80' {
			return ""
		}
	}
	return " "
}

// LongestName bounds a field's name that marks.tsv does not hold, in characters.
const LongestName = 10

// namedField reads a field's name at the start of p that ends as such names do:
// 整改牵头处室: is one, whether marks.tsv holds it or not.
func namedField(p source.Passage) Mark {
	if source.IsLatin(p, 0) {
		if end := p.Index(0, ":"); end > 0 && end <= LongestName*mostWords {
			if kind := english(string(p.Plain[:end])); kind != None {
				if kind.Prose() && p.From(end+1).TrimStops(" .").IsOne("yes", "no", "n/a", "none") {
					kind = Other // Priority recommendation: Yes
				}
				return Mark{kind, string(p.Plain[:end]), 0, end + 1}
			}
		}
		return Mark{}
	}
	for i := range min(p.Len(), LongestName+1) {
		switch {
		case p.Is(i, ":"):
			if kind := OfColumn(p.To(i).TrimStops("0123456789一二三四五六七八九")); i > 1 && kind.labels() { // 目标1:
				return Mark{kind, string(p.Plain[:i]), 0, i + 1}
			}
			return Mark{}
		case p.Plain[i] < '\u2e80' && !p.Is(i, "/") && !(i > 1 && p.Is(i, "0123456789")) || p.Is(i, "。《》"):
			return Mark{}
		}
	}
	if p.Len() < 3 || p.Len() > longestLine || source.EndOf(p, fieldNames.heads[Owner]...) == "" {
		return Mark{}
	}
	if kind := OfColumn(p); kind == Support || kind == Beside || kind == Owner && p.Longest(0, ownerStarts) != "" {
		return Mark{kind, string(p.Plain), 0, p.Len()} // a line of its own, the value beneath
	}
	return Mark{}
}

// longestLine bounds a field's name that has a line of its own and that marks.tsv
// does not hold, in characters. ownerStarts begin such names of who answers.
const longestLine = 6

var ownerStarts = []string{"责任", "牵头", "主责", "主办", "承办", "整改"}

// Leads reports whether the name of a field begins as those of the units do that
// answer: 责任, 牵头.
func Leads(name string) bool {
	return source.Decode(name).Whole().Longest(0, append([]string{"主", "承办", "lead", "responsible", "owner"}, ownerStarts...)) != ""
}

// NamesUnits reports whether the last word of an English name is for a unit: lead
// service, responsible department; not owner, and not area, which may be a topic.
func NamesUnits(name string) bool {
	words := strings.Fields(strings.ToLower(name))
	return len(words) > 0 && words[len(words)-1] != "area" && slices.Contains(fieldNames.last[words[len(words)-1]], Owner)
}

// labels reports whether a name of the kind, found by how it ends, is a mark
// in prose too.
func (k Kind) labels() bool {
	switch k {
	case Owner, Support, Beside, Person, Both, Due, Status, Goal:
		return true
	}
	return false
}
