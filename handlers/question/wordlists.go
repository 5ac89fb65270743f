package question

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"

	"rectify/data/pattern"
	"rectify/data/text"
)

// chatterList is what people say around a question that asks nothing.
//
//go:embed chatter.tsv
var chatterList string

// chatter finds it in folded text.
var chatter = func() *pattern.Pattern {
	var all []string
	for _, row := range text.Rows(chatterList) {
		all = append(all, "(?:"+row.Cells[0]+")")
	}
	found := pattern.MustCompile(strings.Join(all, "|"))
	found.Longest()
	return found
}()

// cueList holds words that lead up to entities of a kind.
//
//go:embed cuewords.tsv
var cueList string

// cueWords find them.
var cueWords = func() map[Kind]*pattern.Pattern {
	kinds := map[string]Kind{"owner": OfOwner, "due": OfDue, "due_end": OfDueEnd, "status": OfStatus, "place": OfPlace, "group": OfGroup, "cell": OfCell, "edge": OfEdge}
	all := map[Kind]*pattern.Pattern{}
	for name, expr := range patternsIn(cueList) {
		all[kinds[name]] = pattern.MustCompile(strings.ReplaceAll(expr, "{due}", namesDue.String()))
	}
	all[OfOwner] = pattern.MustCompile(all[OfOwner].String() + "|" + leadVerbs + "|" + ownerWords["help"] + "|" + ownerWords["either"])
	for _, words := range all {
		words.Longest()
	}
	return all
}()

// patternsIn reads a list of patterns by their names, those of one name as alternatives.
func patternsIn(list string) map[string]string {
	all := map[string]string{}
	for name, patterns := range text.Lists(list) {
		all[name] = strings.Join(patterns, "|")
	}
	return all
}

// ledUpAs are the kinds whose cue words lead up to entities of another, too.
var ledUpAs = map[Kind][]Kind{OfDueSaid: {OfDue}, OfField: {OfOwner, OfDue}}

// accounted are the stretches of words that need no explanation.
func (r *reader) accounted(chosen []Entity) (out []Entity) {
	add := func(words *pattern.Pattern) {
		if _, known := r.led[words]; !known {
			all := []Entity{}
			for _, m := range words.FindAllStringIndex(r.text, -1) {
				all = append(all, r.span(OfTerm, m[0], m[1]))
			}
			r.led[words] = all
		}
		out = append(out, r.led[words]...)
	}
	add(chatter)
	if len(r.Roles) > 0 && slices.ContainsFunc(chosen, func(e Entity) bool { return e.Kind == OfOwner || e.Kind == OfField || e.Group.Role != "" }) {
		for at := 0; at < len(r.text); at++ {
			if i := slices.IndexFunc(r.Roles, func(role string) bool { return strings.HasPrefix(r.text[at:], role) }); i >= 0 {
				out = append(out, r.span(OfTerm, at, at+len(r.Roles[i])))
				at += len(r.Roles[i]) - 1
			}
		}
	}
	for kind, words := range cueWords {
		if slices.ContainsFunc(chosen, func(e Entity) bool {
			return e.Kind == kind || slices.Contains(ledUpAs[e.Kind], kind)
		}) {
			add(words)
		}
	}
	return out
}

func quoteAll(words []string) (out []string) {
	for _, w := range words {
		out = append(out, regexp.QuoteMeta(w))
	}
	return out
}

// plainEnglish are the words with which notices in English say a reading and no more.
var plainEnglish = map[string]*pattern.Pattern{
	"in_progress": pattern.MustCompile(`^(?:work )?(?:in progress|under ?way|ongoing)$`),
	"not_started": pattern.MustCompile(`\bnot (?:yet )?started\b`),
}

// lapsedWords find a notice's own word for an item that came to nothing.
var lapsedWords = pattern.MustCompile(`\bno longer \w+|\bsuperseded\b|\bovertaken\b|\bwithdrawn\b|\blapsed\b|不再适用|已失效|已撤销`)

// bareLasting is a word for what lasts that also stands before a noun; jobAfter are such.
var (
	bareLasting = pattern.MustCompile(`^(?:permanent|continuous|continuing|standing|sustained)$`)
	jobAfter    = pattern.MustCompile(`^ (?:under-?)?(?:secretar|staff|post|job|contract|employ|member|committee|teacher|inspector|home|hous|site|building|improvement|professional|growth|pressure)`)
)

// undone is a notice's own word for what is not done, where it calls nothing not started.
var undone = pattern.MustCompile(`^(?:尚|还)?未(?:完成|整改)`)

// notYet finds that an item is not closed off though its words name that: 待验收销号.
var notYet = pattern.MustCompile(`待[^，,]{0,6}销号|未[^，,]{0,6}销号`)
