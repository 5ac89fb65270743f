package question

import (
	"cmp"
	_ "embed"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"

	"rectify/data/notice"
	"rectify/data/pattern"
	"rectify/data/text"
	"rectify/handlers/question/condition"
	"rectify/index/lexicon"
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

// standardNames are names of fields as questions ask for them, in Chinese and English.
var standardNames = map[notice.Field][2]string{
	notice.FieldOwner: {"牵头单位", "lead unit"}, notice.FieldSupport: {"配合单位", "supporting unit"},
	notice.FieldPerson: {"责任人", "person responsible"}, notice.FieldDue: {"时限", "due date"},
}

// inStandardNames is a sentence with the standard names for the fields that the notices name
// in words of their own, the longest first: 时限 for 节点.
func inStandardNames(sentence string, d condition.Domain) string {
	names := slices.Collect(maps.Keys(d.Fields))
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) })
	folded := strings.ToLower(text.Fold(sentence))
	for _, name := range names {
		field := d.Fields[name]
		if !strings.Contains(folded, name) || isFieldWord(field, name) || endsOpen(name) {
			continue
		}
		standard := standardNames[field][0]
		if !text.HasHan(name) && !text.HasHan(sentence) {
			standard = standardNames[field][1]
		}
		sentence = ownName(name).ReplaceAllString(sentence, standard)
	}
	return sentence
}

// ownNames caches what ownName returns, by name: notices name few fields in their own words.
var ownNames sync.Map

// ownName matches a notice's own name for a field, in whatever case: 时间节点 for 节点.
func ownName(name string) *regexp.Regexp {
	if known, ok := ownNames.Load(name); ok {
		return known.(*regexp.Regexp)
	}
	words := `(?:时间)?` + regexp.QuoteMeta(name)
	if !text.HasHan(name) {
		words = `\b` + regexp.QuoteMeta(name) + `\b`
	}
	made, _ := ownNames.LoadOrStore(name, regexp.MustCompile(`(?i)`+words))
	return made.(*regexp.Regexp)
}

// fieldWord matches each word that fields.tsv has for a field that notices name in their own words.
var fieldWord = sync.OnceValue(func() map[notice.Field]*regexp.Regexp {
	all := map[notice.Field]*regexp.Regexp{}
	for field := range standardNames {
		var words []string
		for _, kind := range []string{"", ":noun", ":verb"} {
			if of := fieldWords[string(field)+kind]; of != "" {
				words = append(words, of)
			}
		}
		if words != nil {
			all[field] = regexp.MustCompile(`^(?:` + strings.Join(words, "|") + `)$`)
		}
	}
	return all
})

// isFieldWord reports whether fields.tsv has a name among the words for a field: 分管.
func isFieldWord(field notice.Field, name string) bool {
	words := fieldWord()[field]
	return words != nil && words.MatchString(name)
}

// endsOpen reports whether an English name ends in a word that questions use for much else:
// with, working with.
func endsOpen(name string) bool {
	return !text.HasHan(name) && lexicon.Common(name[strings.LastIndexByte(name, ' ')+1:])
}
