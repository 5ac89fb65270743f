package answertype

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/index"
)

// A Place is where a sentence states the fact that is asked for, in runes: the
// fact itself, and the clause around it.
type Place struct {
	Fact, Clause index.Span
	Entry        bool      // the clause is one entry of a list: 甲区14个、乙区8个
	held         []float64 // how surely the clause holds each word of the question
	share        float64   // how much of the question that is
}

// A word that a sentence holds less surely than lacking is not in it. A rival's clause
// must hold at least mostBeside of what the best clause holds of the question.
const (
	lacking    = 0.3
	mostBeside = 0.5
)

// Outdoes reports whether a fact in its place is the answer rather than the fact of
// another sentence: the other clause holds too little of the question, or it holds no
// more of any word and its sentence lacks one that this clause has.
func (f Focus) Outdoes(p Place, other string) bool {
	rival, ok := f.Place(other)
	if !ok || rival.share < mostBeside*p.share {
		return true
	}
	lacks := false
	for i, whole := range f.question.Held(f.words, index.Fold(other)) {
		if rival.held[i] > p.held[i] {
			return false
		}
		lacks = lacks || p.held[i] == 1 && whole < lacking
	}
	return lacks
}

// Place finds the fact in a sentence as it is written; ok is false where it states
// none, or the question asks for none of a known type.
func (f Focus) Place(sentence string) (p Place, ok bool) {
	if f.Answer == nil {
		return p, false
	}
	best, at := -1.0, 0
	runes := []rune(index.Fold(sentence))
	clauses := spansOfClauses(runes)
	for i, c := range clauses {
		entries := f.entries(c)
		var before []float64 // what comes before a list holds for each of its entries
		if len(entries) > 1 {
			before = f.question.Held(f.words, string(runes[:c.From]))
		}
		for _, e := range entries {
			held := f.question.Held(f.words, e.text)
			for i, h := range before {
				held[i] = max(held[i], h)
			}
			for _, fact := range f.Answer.answers(e.text, f.asked) {
				if share := Share(f.weights, held); share > best {
					best, at, ok = share, i, true
					p = Place{index.Span{From: e.From + fact.From, To: e.From + fact.To}, e.Span, len(entries) > 1, held, share}
				}
			}
		}
	}
	if ok && at+1 < len(clauses) && ofBase.MatchString(clauses[at].text) {
		next := clauses[at+1]
		said := f.question.Held(f.words, next.text)
		m := partNumber.FindStringSubmatchIndex(next.text)
		if m != nil && slices.ContainsFunc(said, func(h float64) bool { return h > lacking }) {
			p.Fact = index.Span{From: next.From + utf8.RuneCountInString(next.text[:m[2]]), To: next.From + utf8.RuneCountInString(next.text[:m[3]])}
			p.Clause, p.held = next.Span, said
		}
	}
	return p, ok
}

// ofBase finds a clause that says of how many the next one counts some: of 9,330 grievances, 5,120
// were rejected. partNumber is how many.
var (
	ofBase     = regexp.MustCompile(`^\s*(?:out )?of (?:the |some |about |all )?\d[\d,.]* `)
	partNumber = regexp.MustCompile(`^\s*(?:only |just |some |about |as many as )?(\d[\d,.]*|` + numberWord + `)\b`)
)

// entries are the entries of a clause that lists an answer for each of several things
// (甲区14个、乙区8个), and otherwise the clause itself.
func (f Focus) entries(c clause) []clause {
	var entries []clause
	from := c.From
	for _, text := range strings.Split(c.text, "、") {
		to := from + utf8.RuneCountInString(text)
		if len(f.Answer.answers(text, f.asked)) == 0 {
			return []clause{c}
		}
		entries = append(entries, clause{index.Span{From: from, To: to}, text})
		from = to + 1
	}
	return entries
}

// answers are the stretches of a folded text that answer, in runes: those that are
// not made of the words of the folded question.
func (t *Type) answers(text, question string) (spans []index.Span) {
	for _, at := range t.Holds.FindAllStringIndex(text, -1) {
		found := text[at[0]:at[1]]
		if !t.answeredIn(found, question) {
			continue
		}
		trimmed := strings.TrimFunc(found, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) && r != '%' })
		if trimmed == "" {
			continue
		}
		from := utf8.RuneCountInString(text[:at[0]+strings.Index(found, trimmed)])
		to := from + utf8.RuneCountInString(trimmed)
		runes := []rune(text)
		for from > 0 && inFigure(runes[from-1]) && inFigure(runes[from]) {
			from--
		}
		for to < len(runes) && inFigure(runes[to]) && inFigure(runes[to-1]) {
			to++
		}
		spans = append(spans, index.Span{From: from, To: to})
	}
	return spans
}

// inFigure reports whether a character may be part of a number in figures: a type
// may match only a part of it.
func inFigure(r rune) bool { return unicode.IsDigit(r) || r == '.' }

type clause struct {
	index.Span
	text string
}

// spansOfClauses cuts folded text at its commas, but not within figures.
func spansOfClauses(runes []rune) (clauses []clause) {
	from := 0
	add := func(to int) {
		if from < to {
			clauses = append(clauses, clause{index.Span{From: from, To: to}, string(runes[from:to])})
		}
		from = to + 1
	}
	for i, r := range runes {
		figures := r == ',' && i > 0 && i+1 < len(runes) && unicode.IsDigit(runes[i-1]) && unicode.IsDigit(runes[i+1])
		if slices.Contains([]rune(",;。!?\n"), r) && !figures {
			add(i)
		}
	}
	add(len(runes))
	return clauses
}
