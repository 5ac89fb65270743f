package question

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"rectify/data/pattern"
	"rectify/handlers/question/condition"
	"rectify/handlers/question/grammar"
	"rectify/handlers/question/shortname"
)

// ownerWeight is the weight of a character of an owner's name.
const ownerWeight = 1.3

// ownerList says what units and people have to do with items.
//
//go:embed ownerwords.tsv
var ownerList string

// ownerWords are the patterns of ownerList by their names.
var ownerWords = patternsIn(ownerList)

// Words around an owner that say which part is meant, in the same clause.
var (
	isIn        = `^(?:['’]?s )?(?:(?:is|are|was|were|be|as|listed|named|down|shown|given|acting|act|acts|among|amongst|one|of|its|their|the|a|an|only|just|also|still|currently|personally|solely|directly|jointly|mainly|actually|has|to|in|on|playing|senior|named|main|responsible|accountable|designated|overall) )*`
	leadsAfter  = longest(`^(?:[)）"”]|那边|这边|的|要|来|也|都|一个人|自己|单独|亲自|直接|具体|主要|一手|单位|部门|作为|当|做|是|为|要|所|在)*(?:` + ownerWords["lead"] + `)|` + isIn + `(?:` + ownerWords["lead:en"] + `)\b`)
	helpsAfter  = longest(`^(?:[)）"”]|只|仅|才|就|那边|这边|的|要|来|也|都|是|为|作为|当|做|去|在|单位|部门)*(?:` + ownerWords["help"] + `)|` + isIn + `(?:` + ownerWords["help:en"] + `)`)
	leadsBefore = regexp.MustCompile(`(?:(?:` + ownerWords["lead:field"] + `)(?:的)?(?:单位|科室|部门|处室|领导|人|方)?(?:里|中|名单里|栏)?(?:同时|都)?(?:是|为|有|写|填|含|包括|包含|落在|归)?(?:的是)?|由|归|属于|(?:owned|led|handled|headed|managed|run|looked after) by|(?:responsible|lead|action) (?:unit|department|person|officer?|directorate|division|body|agency|service)(?: is| are|:)?|responsible(?: is| are|:)|assigned to|belongs? to)[\s"“:(的]*(?:the )?$`)
	helpsBefore = regexp.MustCompile(`(?:(?:` + ownerWords["help:field"] + `)(?:的)?(?:单位|科室|部门|处室|人|方)?(?:里|中|名单里|栏)?(?:同时|都)?(?:是|为|有|写|填|含|包括|包含)?(?:的是)?|support(?:ed)? (?:by|unit|from)(?: is| are|:)?|(?:supporting|co-?ordinating) (?:unit|department|directorate|division|body|office|service)s?(?: is| are|:)?)[\s"“:(的]*(?:the )?$`)
)

// onlyHelps finds, behind a name, that it supports and does not lead; helpsTaking that it takes part
// by supporting, takesPart that it does either.
var (
	helpsTaking = regexp.MustCompile(`^(?:的|要|来|也|都)*(?:` + ownerWords["either"] + `)(?:` + helpVerbs + `)`)
	onlyHelps   = regexp.MustCompile(`^(?:并)?(?:不是?|没有?|非)(?:责任|牵头|主责|负责|承办)(?:单位|部门|科室)?的?[,，、]?(?:而|但|却)?(?:只|仅|就|只是|而是|仅仅|是)*(?:当|作为|负责|参与)?(?:配合|协办|协助)|^(?:['’]?s )?[^,.?]{0,40}\b(?:rather than|instead of|without|but not) (?:being (?:the )?)?(?:lead(?:ing)?|own(?:ing|er)?|(?:in )?charge|responsible)\b`)
	takesPart   = regexp.MustCompile(`^(?:没有?|毫无|无)(?:什么|啥)?(?:关系|关联)|^(?:没有?|未|也|都|一起)*(?:` + ownerWords["either"] + `)|^(?:(?:is|are|was|were|been|being|has|have|not) )*(?:involved|taking part|takes? part)\b|^ ?(?:among|amongst|as one of) (?:the|its|their) (?:responsible|named|units?|departments?|directorates?|offices?|people|officers?)\b|^[^,.?]{0,20}\b(?:any|a|some) (?:hand|part|role|stake) in\b|^ ?(?:play|take|have|has)[a-z]* (?:any|a|some) (?:hand|part|role|stake)\b|^(?:['’]?s)?[^.?]{0,40}\b(?:as |whether |either |both )*(?:they |it )?(?:leads?|leading|owners?) (?:or|and|or just) (?:just )?(?:in |as )?(?:supporting|supports?|help(?:s|ing)?)\b|^ ?comes? in\b|^(?:['’]?s)?[^.?]{0,40}\b(?:supporting|supports?|helping) or lead(?:ing|s)?\b`)
	takesIn     = regexp.MustCompile(`\binvolv(?:es?|ing) (?:the )?$`)
)

// longest is a pattern that prefers the longest of its alternatives.
func longest(pattern string) *regexp.Regexp {
	words := regexp.MustCompile(pattern)
	words.Longest()
	return words
}

// mentionList holds verbs that ask where something is mentioned.
//
//go:embed mentionwords.tsv
var mentionList string

// mentionWords are the patterns of mentionList by their names.
var mentionWords = patternsIn(mentionList)

// mentionAround finds, before or after a name, words that ask where it is mentioned
// rather than what it answers for.
var (
	mentionBefore = pattern.MustCompile(`(?:` + mentionWords["before"] + `)(?:过|了|的)?[\s"“《]*(?:the |an? |any )?$`)
	mentionAfter  = pattern.MustCompile(`^[)）"”》\s]*(?:这个词|字样|几个字|两个字|三个字|这\p{Han}个字|(?:的|这个?|那个?)?名字)?[,，]?(?:被|都|也|又|在|的|分别|一共|总共)*(?:[^,，。;；?]{0,6}?(?:里|中|条|项|问题|地方)(?:里)?(?:被|都|有|也)?)?(?:` + mentionWords["after"] + `)`)
)

// mentionsUs finds who asks where their own unit is mentioned.
var mentionsUs = regexp.MustCompile(`\bmention(?:s|ed|ing)? (?:us|our (?:site|hospital|school|unit|place|office))\b|(?:提到|提及|涉及|写到|点到|讲到|说到|点名|出现)(?:过|了)?(?:到)?(?:我们|咱们?|我|本)`)

// owners proposes the units and people that a question names, by their names or
// by what these are shortened to.
func (r *reader) owners() (out []Entity) {
	var short []Entity
	free := slices.Clone(r.runes)
	for _, known := range r.Owners {
		name := []rune(strings.ReplaceAll(known.Called, " & ", " and "))
		for at := indexRunes(r.runes, name, 0); at >= 0; at = indexRunes(r.runes, name, at+1) {
			if !r.wholeWords(at, at+len(name)) {
				continue
			}
			out = append(out, r.owner(known, at, at+len(name), 1))
			for i := at; i < at+len(name); i++ {
				free[i] = 0
			}
		}
	}
	for _, known := range r.Owners {
		name := []rune(known.Called)
		if grammar.Language(known.Called) == "en" {
			out = append(out, r.shortEnglish(known)...)
			continue
		}
		if known.Person || !r.spoken.Hold(known.Called, 1) {
			continue
		}
		from, to := shortname.Find(free, name)
		if to == from {
			from, to = endOf(free, name)
		}
		if to > from {
			short = append(short, r.owner(known, from, to, 0.9*float64(to-from)/float64(to-from+shortname.Gaps(r.runes[from:to], name))))
		}
	}
	for _, e := range short {
		if e.Owners = r.fitting(e); len(e.Owners) <= mostFitting {
			out = append(out, e)
		}
	}
	out = append(out, r.unitsOfAKind(out)...)
	out = append(out, r.levels(out)...)
	out = append(out, r.enumerated(out)...)
	out = append(out, r.alsoListed(out)...)
	out = append(out, r.translated()...)
	out = append(out, r.spelledOut()...)
	out = append(out, r.officials(out)...)
	out = slices.DeleteFunc(out, func(e Entity) bool { // I have to brief the registrar
		return grammar.IsLatin(r.runes[e.From]) && e.Part == condition.AnyPart && r.chatted(e.From, e.To) && !itsOwn.MatchString(r.after(e.To))
	})
	out = append(out, r.unknownUnits(out)...)
	slices.SortStableFunc(out, func(a, b Entity) int { return a.To - b.To })
	for _, m := range namedAgain.FindAllStringIndex(r.text, -1) {
		e := r.span(OfOwner, m[0], m[1])
		at := slices.IndexFunc(out, func(o Entity) bool { return o.To > e.From })
		if at < 0 {
			at = len(out)
		}
		if after := r.after(e.To); at > 0 && !strings.HasSuffix(r.before(e.From), "其") && (leadsAfter.MatchString(after) || helpsAfter.MatchString(after)) {
			out = append(out, r.owner(condition.Owner{IDs: out[at-1].Owners, Person: out[at-1].Person}, e.From, e.To, 1))
		}
	}
	return r.mentionedWith(r.joinedTo(out))
}

// namedAgain is a word for whoever is named before it: 提到财务科但不是它牵头的.
var namedAgain = regexp.MustCompile(`[它他她]们?|该(?:单位|部门|科室|公司)`)

// itsOwn finds, behind a name, that its owner asks for its own items: the finance bureau is
// asking which ones it leads.
var itsOwn = regexp.MustCompile(`\b(?:it|they|she|he)(?:['’](?:s|re))?(?: \w+){0,3} (?:responsible|leads?|owns?|supports?|in charge|involved|down for|handles?)\b|\b(?:its|their|his|her) (?:own )?(?:items|recommendations|findings|ones|actions|issues|tasks)\b`)

// mostFitting is how many units the same words may shorten, all of which are meant
// then; of more they are no name.
const mostFitting = 3

// unitEnds are how names of units end.
var unitEnds = regexp.MustCompile(`(?:局|所|站|县委|区委|市委|委员会|办公室|部|股|科|处|中心|大队|支队|总队|公司|政府|街道办|林场|分局)$`)

// Lengths of the name of a unit, in runes.
const (
	shortestUnit = 3
	longestUnit  = 12
)

// unknownUnits proposes, as owners, words that are like the name of a unit and said
// to answer for items, though none of the notice's units is called so: no item meets
// that.
func (r *reader) unknownUnits(known []Entity) (out []Entity) {
	if len(r.Owners) == 0 {
		return nil
	}
	for _, t := range r.sentence.Tokens {
		if t.Role != grammar.Word || grammar.IsLatin(r.runes[t.From]) {
			continue
		}
		for end := min(t.To, t.From+longestUnit); end-t.From >= shortestUnit; end-- {
			name := string(r.runes[t.From:end])
			after := r.after(end)
			if !unitEnds.MatchString(name) || !leadsAfter.MatchString(after) && !helpsAfter.MatchString(after) || covered(known, Entity{From: t.From, To: end}) || slices.ContainsFunc(r.Owners, func(o condition.Owner) bool { return strings.HasSuffix(o.Called, name) }) {
				continue // 乡政府 of several: it names none
			}
			out = append(out, r.owner(condition.Owner{IDs: []string{name}, Called: name}, t.From, end, 1))
			break
		}
	}
	return out
}

// fitting are all units that may be shortened to the same words.
func (r *reader) fitting(e Entity) []string {
	words := r.runes[e.From:e.To]
	all := slices.Clone(e.Owners)
	for _, o := range r.Owners {
		name := []rune(o.Called)
		if o.Person || !shortname.Within(words, name) || !slices.Contains(shortname.Endings(name), words[len(words)-1]) {
			continue
		}
		for _, id := range o.IDs {
			if !slices.Contains(all, id) {
				all = append(all, id)
			}
		}
		if len(all) > mostFitting {
			break
		}
	}
	return all
}

// endOf finds where a question names a unit by the end of its name alone, as 执法大队.
func endOf(text, name []rune) (from, to int) {
	for n := len(name) - 1; n >= shortestEnd; n-- {
		if at := indexRunes(text, name[len(name)-n:], 0); at >= 0 {
			return at, at + n
		}
	}
	return 0, 0
}

// shortestEnd is the fewest characters of a name's end that name it.
const shortestEnd = 4

// owner is an entity for an owner that is named from one rune to another.
func (r *reader) owner(known condition.Owner, from, to int, sure float64) Entity {
	e := Entity{Kind: OfOwner, From: from, To: to, Owners: known.IDs, Named: string(r.runes[from:to]), Person: known.Person, Weight: ownerWeight * sure * float64(to-from)}
	before, after := r.before(from), strings.TrimLeft(r.afterOwner(to), afterName)
	only, one := onlyUnit.FindString(before), oneUnit.FindString(after)
	if only == "" && one != "" {
		only = justUnit.FindString(before)
	}
	before, after = strings.TrimSuffix(before, only), strings.TrimPrefix(after, one)
	if m := partOfOther.FindStringIndex(before); m != nil && unitEnds.MatchString(before[:m[0]]) {
		before = "" // 财务科配合的张三
	}
	switch role := r.roleAround(before, after); {
	case role != "":
		e.Part, e.Role = condition.Supporting, role
	case mentionsUs.MatchString(r.text):
		e.Kind, e.Cued = OfTerm, true
	case onlyHelps.MatchString(after), helpsTaking.MatchString(after):
		e.Part = condition.Supporting
	case takesPart.MatchString(after), takesIn.MatchString(before):
		e.Part = condition.Involved
	case helpsAfter.MatchString(after), helpsBefore.MatchString(before) && !leadsAfter.MatchString(after):
		e.Part = condition.Supporting
	case leadsAfter.MatchString(after), leadsBefore.MatchString(before):
		e.Part = condition.Leads
	case mentionBefore.MatchString(before), mentionAfter.MatchString(after), wordFor.MatchString(after):
		e.Kind, e.Cued = OfTerm, true
	}
	if field, is := partField[e.Part]; is && only+one != "" && !known.Person {
		e.Fill = condition.Fill{Field: field, Least: 1, Most: 1}
		e.From, e.To = e.From-utf8.RuneCountInString(only), e.To+utf8.RuneCountInString(one)
		e.Weight = ownerWeight * sure * float64(e.To-e.From)
	}
	return e
}

// What says that a unit leads or supports alone: 只由财务科牵头的, 财务科一家配合的.
var (
	onlyUnit  = regexp.MustCompile(`(?:只|仅|光|单)(?:有|由|是|让|写|填)了?["“]?$`)
	justUnit  = regexp.MustCompile(`(?:只|仅|就)$`)
	oneUnit   = regexp.MustCompile(`^(?:一|1)(?:家|个单位|个部门|个科室)`)
	partField = map[condition.Part]condition.Field{condition.Leads: condition.FieldOwner, condition.Supporting: condition.FieldSupport}
)

// afterOwner is the question behind a name up to words for how many units items have, which say
// nothing of its part unless they follow at once: 张三的、配合单位不止一家的.
func (r *reader) afterOwner(to int) string {
	end := min(len(r.runes), to+longestCue)
	for _, e := range r.sizes {
		if e.From > to && e.From < end {
			end = e.From
		}
	}
	return string(r.runes[to:end])
}

// partOfOther ends with words for the part of a unit that is named before.
var partOfOther = regexp.MustCompile(`(?:` + leadVerbs + `|` + helpVerbs + `)的$`)

// afterName is what closes a name.
const afterName = ")）”\"’' "

// roleAround is the role of a supporting unit that the words around a name say it has.
func (r *reader) roleAround(before, after string) string {
	before, after = roleLed.ReplaceAllString(before, ""), roleLeads.ReplaceAllString(after, "")
	for _, role := range r.Roles {
		if strings.HasSuffix(before, role) || strings.HasPrefix(after, role) {
			return role
		}
	}
	return ""
}

var (
	roleLed   = regexp.MustCompile(`(?:单位|部门|方)?(?:里|中|栏)?(?:写|填|列)?(?:的|着)?(?:是|为|有|包括)?(?:的是)?[\s"“:(]*$`)
	roleLeads = regexp.MustCompile(`^(?:[)）"”]|负责|承担|作为?|当|是|担任|做|来|的|要|去|只)*`)
)

// before and after are the question up to a rune, and from it on.
func (r *reader) before(i int) string { return string(r.runes[max(0, i-longestCue):i]) }

func (r *reader) after(i int) string { return string(r.runes[i:min(len(r.runes), i+longestCue)]) }

// saysAny reports whether the question holds one of the words: without it, no pattern made of
// them needs compiling.
func (r *reader) saysAny(words ...string) bool {
	return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(r.text, word) })
}

// longestCue is how far from a name, in runes, the words that place it are.
const longestCue = 24

// shortTitle is what may be a title before a name, in capitals.
var shortTitle = regexp.MustCompile(`(?:^|\s)([a-z]{2,4})\.? $`)

// partAround is an owner with the words next to it that say what part is meant, and the
// office that it is known to hold.
func (r *reader) partAround(e Entity) (from, to int) {
	if e.Kind != OfOwner {
		return e.From, e.To
	}
	from, to = e.From, e.To
	for _, words := range []*regexp.Regexp{leadsAfter, helpsAfter, takesPart, onlyHelps} {
		after := r.after(e.To)
		bare := strings.TrimLeft(after, afterName)
		if m := words.FindString(bare); m != "" {
			to = max(to, e.To+utf8.RuneCountInString(after)-utf8.RuneCountInString(bare)+utf8.RuneCountInString(m))
		}
	}
	for _, words := range []*regexp.Regexp{leadsBefore, helpsBefore} {
		if m := words.FindString(r.before(e.From)); m != "" {
			from = min(from, e.From-utf8.RuneCountInString(m))
		}
	}
	if m := againCalled.FindString(r.after(to)); e.Person && m != "" && strings.HasPrefix(e.Named, string([]rune(m)[0])) { // 林淑琴林局
		to += utf8.RuneCountInString(m)
	}
	for _, o := range r.Owners {
		if !e.Person || !slices.ContainsFunc(o.IDs, func(id string) bool { return slices.Contains(e.Owners, id) }) {
			continue
		}
		for _, office := range o.Office {
			before := strings.TrimRight(r.before(e.From), " ")
			if strings.HasSuffix(before, office) {
				from = min(from, e.From-utf8.RuneCountInString(r.before(e.From))+utf8.RuneCountInString(before)-utf8.RuneCountInString(office))
			}
		}
		if m := shortTitle.FindStringSubmatch(r.before(from)); m != nil && r.typed != strings.ToUpper(r.typed) && strings.Contains(r.typed, strings.ToUpper(m[1])) { // GM Owen Pask
			from -= utf8.RuneCountInString(m[0])
		}
	}
	return from, to
}
