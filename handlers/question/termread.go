package question

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"rectify/handlers/question/grammar"
	"rectify/index/lexicon"
)

// Weights of a character of a term: one that quotation marks or a verb of mention
// make one, and one that only occurs in items.
const (
	cuedWeight = 1.1
	termWeight = 1.0
)

// mostLooks bounds how often a question looks for a term.
const mostLooks = 60

// Where there are many items, each look costs more.
const (
	manyItems       = 5_000
	mostLooksInMany = 8
)

// terms reads what the other readings leave: runs of words that occur verbatim in
// items are terms, and rest is what does not.
func (r *reader) terms(chosen []Entity) (terms, rest []Entity) {
	taken := make([]bool, len(r.runes))
	for _, e := range chosen {
		for i := e.From; i < e.To; i++ {
			taken[i] = true
		}
	}
	for _, e := range r.unmixed {
		for i := e.From; i < e.To; i++ {
			taken[i] = true
		}
	}
	for _, e := range chosen {
		from, to := r.partAround(e)
		for i := from; i < to; i++ {
			taken[i] = true
		}
	}
	for _, e := range r.accounted(chosen) {
		for i := e.From; i < e.To; i++ {
			taken[i] = true
		}
	}
	for _, run := range r.runs(taken) {
		found, left := r.termsIn(run)
		terms = append(terms, found...)
		rest = append(rest, left...)
	}
	return terms, slices.DeleteFunc(rest, func(e Entity) bool {
		return grammar.Language(e.Named) == "en" && functionWords.ReplaceAllString(e.Named, "") == ""
	})
}

// A run is a stretch without a break that holds a word; core is from its first
// word to the end of its last.
type run struct{ from, to, coreFrom, coreTo int }

// runs are the stretches of tokens that no reading takes, each with a word.
func (r *reader) runs(taken []bool) (out []run) {
	now := run{from: -1}
	flush := func() {
		if now.from >= 0 && now.coreTo > now.coreFrom {
			out = append(out, now)
		}
		now = run{from: -1}
	}
	for _, t := range r.sentence.Tokens {
		free := true
		for i := t.From; i < t.To; i++ {
			free = free && !taken[i]
		}
		if !free || t.Role == grammar.Pause || t.Role == grammar.Quote || t.Role == grammar.Bracket || t.Role == grammar.Mentions && len([]rune(t.Text)) > 1 || t.Role == grammar.Which || t.Role == grammar.Appears || t.Role == grammar.Related {
			flush()
			if free || t.Role != grammar.Word {
				continue
			}
		}
		if !free {
			for i := t.From; i < t.To; i++ { // what a reading leaves of a token
				if taken[i] {
					flush()
					continue
				}
				if now.from < 0 {
					now = run{from: i, coreFrom: i}
				}
				now.to, now.coreTo = i+1, i+1
			}
			continue
		}
		if now.from >= 0 && t.From != now.to && !(grammar.IsLatin(r.runes[now.to-1]) && grammar.IsLatin(r.runes[t.From])) {
			flush()
		}
		content := t.Role == grammar.Word || t.Role == grammar.Setting && len(taken) > 0 && t.To-t.From > 1 && r.cued(t.From, t.To)
		if content && t.To-t.From == 1 && strings.ContainsRune(loose, r.runes[t.From]) {
			content = false
		}
		if now.from < 0 {
			now = run{from: t.From, coreFrom: t.To, coreTo: t.To}
			if content {
				now.coreFrom = t.From
			}
		} else if content && now.coreTo <= now.coreFrom {
			now.coreFrom = t.From
		}
		now.to = t.To
		if content {
			now.coreTo = t.To
		}
	}
	flush()
	return out
}

// loose are characters that are words by themselves and tell nothing.
const loose = "人事话头份处属类样种批被让把给用跟和与及或而但若如则才只单光净尽些各每位名员者式化性度量率向往朝于以因由从自比同当当作为着做要需得该须应会能可想来去到上下前后先再又也还都就便却仍均皆全总共约近多少大小好坏新旧 "

// termsIn looks for the longest stretches of a run that occur verbatim in items.
func (r *reader) termsIn(at run) (terms, rest []Entity) {
	if at.coreFrom, at.coreTo = r.withoutFunctionWords(at.coreFrom, at.coreTo); at.coreTo <= at.coreFrom {
		return nil, nil
	}
	core := r.runes[at.coreFrom:at.coreTo]
	for _, from := range r.startsOf(at) {
		for _, to := range r.endsOf(at) {
			if from, to := r.trim(from, to); to-from > 1 && r.held(from, to) {
				return []Entity{r.term(from, to)}, nil
			}
		}
	}
	if terms, ok := r.splitTerm(at); ok {
		return terms, nil
	}
	if from, to := r.longestHeld(at.coreFrom, at.coreTo); to > from {
		terms = append(terms, r.term(from, to))
		for _, side := range [][2]int{{at.coreFrom, from}, {to, at.coreTo}} {
			if side[1]-side[0] > 1 {
				more, left := r.termsIn(run{side[0], side[1], side[0], side[1]})
				terms, rest = append(terms, more...), append(rest, left...)
			}
		}
		return terms, rest
	}
	if len(core) > 1 || r.cued(at.coreFrom, at.coreTo) {
		rest = append(rest, r.term(at.coreFrom, at.coreTo))
	}
	return nil, rest
}

// withoutFunctionWords cuts English words that narrow nothing from the ends of a stretch,
// though items hold them: working of "working on", as of "closed as".
func (r *reader) withoutFunctionWords(from, to int) (int, int) {
	for from < to && grammar.IsLatin(r.runes[from]) {
		end := from
		for end < to && (grammar.IsLatin(r.runes[end]) || r.runes[end] == '\'') {
			end++
		}
		if functionWords.ReplaceAllString(string(r.runes[from:end]), "") != "" {
			break
		}
		for from = end; from < to && r.runes[from] == ' '; from++ {
		}
	}
	for from < to && grammar.IsLatin(r.runes[to-1]) {
		start := to
		for start > from && (grammar.IsLatin(r.runes[start-1]) || r.runes[start-1] == '\'') {
			start--
		}
		if functionWords.ReplaceAllString(string(r.runes[start:to]), "") != "" {
			break
		}
		for to = start; to > from && r.runes[to-1] == ' '; to-- {
		}
	}
	return from, to
}

// startsOf and endsOf are where a term in a run may begin and end, the widest first:
// next to the core, at tokens that may be part of a word, as 八项 of 八项规定.
func (r *reader) startsOf(at run) (out []int) {
	for _, t := range r.sentence.Tokens {
		switch {
		case t.From < at.from || t.From >= at.coreFrom:
		case r.mayBelong(t):
			out = append(out, t.From)
		default:
			out = nil
		}
	}
	return append(out[max(0, len(out)-mostAround):], at.coreFrom)
}

func (r *reader) endsOf(at run) (out []int) {
	for _, t := range r.sentence.Tokens {
		if t.From < at.coreTo || t.To > at.to {
			continue
		}
		if len(out) == mostAround || !r.mayBelong(t) {
			break
		}
		out = append(out, t.To)
	}
	slices.Reverse(out)
	return append(out, at.coreTo)
}

// mayBelong reports whether a token next to a word may be part of it.
func (r *reader) mayBelong(t grammar.Token) bool {
	switch t.Role {
	case grammar.Filler, grammar.Ask, grammar.AskFact, grammar.Talk, grammar.Total, grammar.Negation, grammar.Already, grammar.Working, grammar.Pause, grammar.Quote, grammar.And, grammar.Mentions, grammar.Which, grammar.HowMany, grammar.Appears, grammar.Related:
		return false
	}
	return !(t.To-t.From == 1 && strings.ContainsRune(loose, r.runes[t.From]))
}

// mostAround is how many tokens next to the core of a run may belong to a term.
const mostAround = 3

// joint joins two terms.
var joint = regexp.MustCompile(`^(.{2,}?)(以及|或者|或是|或|和|与|及|跟|、|以及| and | or )(.{2,})$`)

// splitTerm reads two terms with a joint between, where both occur in items.
func (r *reader) splitTerm(at run) (terms []Entity, ok bool) {
	from, to := r.trim(at.from, at.to)
	words := string(r.runes[from:to])
	m := joint.FindStringSubmatchIndex(words)
	if m == nil {
		return nil, false
	}
	a, b := from, from+utf8.RuneCountInString(words[:m[3]])
	c, d := from+utf8.RuneCountInString(words[:m[6]]), to
	if !r.held(a, b) || !r.held(c, d) {
		return nil, false
	}
	terms = []Entity{r.term(a, b), r.term(c, d)}
	both := terms[0].Cued || terms[1].Cued
	terms[0].Cued, terms[1].Cued = both, both
	return terms, true
}

// trim cuts function words from the ends of a stretch.
func (r *reader) trim(from, to int) (int, int) {
	for from < to && strings.ContainsRune(" 的了是有在把被请都还也就再那这我你他们、\"“”", r.runes[from]) {
		from++
	}
	for from < to && strings.ContainsRune(" 的了是呢吗吧啊呀都还也就、\"“”", r.runes[to-1]) {
		to--
	}
	return from, to
}

// longestHeld is the longest stretch of a run, two characters or more, that occurs
// in items; the first of those as long.
func (r *reader) longestHeld(from, to int) (int, int) {
	if grammar.IsLatin(r.runes[from]) {
		return from, from
	}
	for length := min(to-from-1, longestTerm); length >= 2; length-- {
		for start := from; start+length <= to; start++ {
			if end := start + length; !r.cutsNumber(start) && !r.cutsNumber(end) && r.held(start, end) {
				return start, end
			}
		}
	}
	return from, from
}

// cutsNumber reports whether a number goes on across a rune.
func (r *reader) cutsNumber(i int) bool {
	part := func(c rune) bool { return c >= '0' && c <= '9' || c == ',' || c == '.' }
	return i > 0 && i < len(r.runes) && part(r.runes[i-1]) && part(r.runes[i])
}

// longestTerm is how long, in runes, a part of a run is looked for.
const longestTerm = 16

func (r *reader) term(from, to int) Entity {
	e := Entity{Kind: OfTerm, From: from, To: to, Named: r.standing(strings.TrimSpace(string(r.runes[from:to]))), Cued: r.cued(from, to), Weight: termWeight * float64(to-from)}
	if e.Cued && !r.Holds(e.Named) {
		e.Named = cmp.Or(r.inChinese(e.Named), e.Named)
	}
	return e
}

// cued reports whether words next to a stretch ask where it is mentioned.
func (r *reader) cued(from, to int) bool {
	return mentionBefore.MatchString(r.before(from)) || mentionAfter.MatchString(r.after(to)) || wordFor.MatchString(r.after(to))
}

// held reports whether some item holds a stretch of the question.
func (r *reader) held(from, to int) bool {
	term := strings.TrimSpace(string(r.runes[from:to]))
	if held, known := r.looked[term]; known {
		return held
	}
	if len(r.looked) >= mostLooks || r.Items > manyItems && len(r.looked) >= mostLooksInMany {
		return false
	}
	r.looked[term] = r.Holds(term) || r.standing(term) != term || r.cued(from, to) && r.inChinese(term) != ""
	return r.looked[term]
}

// standing is a term as items hold it: English words without their plural, unless they
// are quoted.
func (r *reader) standing(term string) string {
	if term == "" || !grammar.IsLatin([]rune(term)[0]) || strings.ContainsAny(r.text, "\"“") && r.Holds(term) {
		return term
	}
	if one := lexicon.Singular(term); r.Holds(one) {
		return one
	}
	return term
}

// inChinese is an English term as items in Chinese hold it: 罚款 for fine. It is empty
// where none does.
func (r *reader) inChinese(term string) string {
	for _, said := range lexicon.English(term) {
		for _, word := range said.Words {
			if said.To-said.From == utf8.RuneCountInString(term) && r.Holds(word) {
				return word
			}
		}
	}
	return ""
}
