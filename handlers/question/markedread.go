package question

import (
	"regexp"
	"strings"

	"rectify/handlers/question/grammar"
)

// longestUnheld is how long, in runes, a word may be that a verb of mention makes a
// term although no item holds it.
const longestUnheld = 6

// quotedTerm is the text in quotation marks; an apostrophe within a word is none.
var quotedTerm = regexp.MustCompile(`["“「『《]([^"”」』》'“「『《]{1,30})["”」』》]|(?:^|[^a-z0-9])'([^"”」』》'“「『《]{1,30})'(?:$|[^a-z0-9])`)

// wordFor is the text before words that call it a word: 约谈两个字, 诫勉字样.
var wordFor = regexp.MustCompile(`^["”」』》'\s]*(?:这|那)?(?:\p{Han}个字|俩字|仨字|二字|三字|字样|字眼|这?个?词|一词|的?说法|几个字)`)

// notMixed finds what somebody only warns of, or gives as an example: 别跟冯丽娟的混了,
// (长期、待定这类).
var notMixed = regexp.MustCompile(`[(（](?:比如|例如|如|譬如|像)[^()（）]*[)）]|[(（][^()（）]*(?:这类|之类|等等?|这种|什么的|一类)的?[)）]` +
	`|[(（]?\b(?:e\.g\.|for example|such as)[^()（）]*[)）]|(?:别|不要|不是|可别)(?:跟|和|与|同|把)?[^,，。;；?]{1,20}?(?:混|搞混|弄混|混淆|混为一谈|搞错|弄错)(?:了|起来)?`)

// quoted proposes the text in quotation marks as terms.
func (r *reader) quoted() (out []Entity) {
	r.unmixed = nil
	for _, m := range notMixed.FindAllStringIndex(r.text, -1) {
		r.unmixed = append(r.unmixed, r.span(OfTerm, m[0], m[1]))
	}
	for _, m := range quotedTerm.FindAllStringSubmatchIndex(r.text, -1) {
		from, to := max(m[2], m[4]), max(m[3], m[5])
		e := r.span(OfTerm, from, to)
		e.Named, e.Cued = r.text[from:to], true
		e.Weight *= cuedWeight
		out = append(out, e)
	}
	return out
}

// quotedAt reports whether a stretch is in quotation marks, or is called a word.
func (r *reader) quotedAt(e Entity) bool {
	return e.From > 0 && strings.ContainsRune("\"“「『《'", r.runes[e.From-1]) || wordFor.MatchString(r.after(e.To))
}

// mentions proposes, as terms, the stretches next to a verb of mention that occur in
// items.
func (r *reader) mentions() (out []Entity) {
	s := r.sentence
	for i := range s.Tokens {
		if !s.Is(i, grammar.Mentions, grammar.Related, grammar.Appears) {
			continue
		}
		for way, stretch := range []func() (int, int){func() (int, int) { return s.TermAfter(i + 1) }, func() (int, int) { return s.TermBefore(i) }} {
			start, end := stretch()
			if start >= end {
				continue
			}
			from, to := r.trim(s.Tokens[start].From, s.Tokens[end-1].To)
			if to-from > 2 && !r.held(from, to) && strings.ContainsRune("跟与和同对", r.runes[from]) && r.held(from+1, to) {
				from++
			}
			if to-from < 2 || !r.held(from, to) && !(bodyLike.MatchString(string(r.runes[from:to])) && to-from <= longestUnheld) &&
				!(way == 0 && end == start+1 && s.Is(i, grammar.Mentions) && to-from <= longestUnheld &&
					!nameless.MatchString(string(r.runes[from:to])) && !joint.MatchString(string(r.runes[from:to]))) {
				continue
			}
			e := r.term(from, to)
			e.Cued, e.Weight = true, cuedWeight*float64(to-from)
			out = append(out, e)
			break
		}
	}
	return out
}

// bodyLike ends words that name a body, which a notice may name in full.
var bodyLike = regexp.MustCompile(`\p{Han}{2}(?:委|局|办|院|公司|中心|分局)$`)

// nameless are words that no notice need hold to be meant.
var nameless = regexp.MustCompile(`^[我本该此他她它你这那各其]|\d|哪|什么|啥|几|多少`)
