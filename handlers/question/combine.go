package question

import (
	"cmp"
	"regexp"
	"slices"
	"unicode/utf8"

	"rectify/handlers/question/condition"
	"rectify/handlers/question/grammar"
)

// assignParts gives owners without a part the one that the question names elsewhere:
// 我是北笕乡的，我们要配合哪几项.
func (r *reader) assignParts(chosen []Entity) {
	text := r.withoutFields(r.text, chosen)
	leads, helps := leadsAnywhere.MatchString(notLeading.ReplaceAllString(text, "")), helpsAnywhere.MatchString(text)
	only := leadsOnly.MatchString(text) && !helpsBeside(chosen)
	said := takesAsHelp.ReplaceAllString(r.asSupport(text), anySupport)
	neither := neitherPart.FindStringIndex(said)
	both := neither
	for _, m := range eitherPart.FindAllStringIndex(said, -1) {
		if both == nil && !(nextPart.MatchString(said[m[0]:m[1]]) && nextField.MatchString(said[m[1]:])) {
			both = m
		}
	}
	if both != nil {
		for _, i := range ownersOfPart(chosen, utf8.RuneCountInString(said[:both[0]])) {
			chosen[i].Kind = OfOwner
			chosen[i].Part, chosen[i].Role, chosen[i].Not = condition.Involved, "", neither != nil
		}
		return
	}
	for i := 1; i < len(chosen); i++ { // 乙配合甲的, 乙给甲配合的
		helper, helped := &chosen[i-1], &chosen[i]
		if helper.Kind == OfOwner && helped.Kind == OfOwner && helpsThem.MatchString(string(r.runes[helper.To:helped.From])) {
			helper.Part, helped.Part = condition.Supporting, condition.Leads
		}
	}
	for i := range chosen {
		if e := &chosen[i]; only && len(e.Owners) > 0 && !e.Not {
			e.Kind, e.Part = OfOwner, condition.Leads
			continue
		}
		if e := &chosen[i]; e.Kind == OfOwner && e.Part == condition.AnyPart && leads != helps {
			if e.Part = condition.Leads; helps {
				e.Part = condition.Supporting
			}
		}
	}
}

// ownersOfPart are, of the chosen entities, the owners that words from a rune on say something
// of: those of one kind right before them, or else all.
func ownersOfPart(chosen []Entity, from int) (at []int) {
	for i := len(chosen) - 1; i >= 0; i-- {
		e := chosen[i]
		if len(e.Owners) == 0 || e.From >= from || len(at) > 0 && e.Person != chosen[at[0]].Person {
			continue
		}
		at = append(at, i)
	}
	if len(at) > 0 {
		return at
	}
	for i, e := range chosen {
		if len(e.Owners) > 0 {
			at = append(at, i)
		}
	}
	return at
}

// withoutFields is a text without the words for how many units items have, unless they follow
// an owner at once: they say nothing of its part.
func (r *reader) withoutFields(text string, chosen []Entity) string {
	runes := []rune(text)
	for i, e := range chosen {
		if e.Kind != OfField || i > 0 && chosen[i-1].Kind == OfOwner && chosen[i-1].To == e.From {
			continue
		}
		for k := e.From; k < e.To; k++ {
			runes[k] = '，'
		}
	}
	return string(runes)
}

var (
	leadsAnywhere = regexp.MustCompile(ownerWords["sure"] + `|responsible|accountable|\bowned\b|\bled by\b|\bleads?\b`)
	// takesAsHelp finds that who takes part supports: 作为配合单位参与, 参与配合.
	takesAsHelp = regexp.MustCompile(`(?:` + helpVerbs + `)(?:单位|部门|科室|方)(?:的?身份)?(?:来|去)?(?:参与|有份)|(?:` + ownerWords["either"] + `)(?:` + helpVerbs + `)`)
	notLeading  = regexp.MustCompile(`不(?:是)?(?:牵头|负责|主责)|\bnot (?:the )?lead\b`)
	// eitherPart finds words for both parts at once: 牵头或配合的.
	eitherPart = regexp.MustCompile(leadPart + `(?:的|了)?` + eitherJoint + helpPart + `|` + helpPart + `(?:的|了)?` + eitherJoint + leadPart +
		`|` + leadPart + `(?:的)?[和、,，]?` + helpPart + `(?:的)?(?:都|全|通通)|` + ownerWords["either"] +
		`|\b` + leadEnglish + ` ` + orEnglish + ` ` + helpEnglish + `\b|\b` + helpEnglish + ` ` + orEnglish + ` ` + leadEnglish + `\b|\binvolved in\b`)
	// nextPart and what follows it begin another condition: 财务科牵头的、配合单位有办公室的.
	nextPart  = regexp.MustCompile(`^(?:` + leadVerbs + `|` + helpVerbs + `)的?[、,，]`)
	nextField = regexp.MustCompile(`^(?:里面?|中|那?一?栏)?(?:只|仅|就|都|同时|一共|至少|不)*(?:有|是|为|写|填|包括|列|超|少|多|达|在|空)`)
	// neitherPart finds words that deny both: 既不牵头也不配合.
	neitherPart = regexp.MustCompile(notPart + `(?:` + leadVerbs + `)` + notJoint + notPart + `(?:` + helpVerbs + `)|` + notPart + `(?:` +
		helpVerbs + `)` + notJoint + notPart + `(?:` + leadVerbs + `)|\bneither (?:leads?|led by|owns?|owned by) nor (?:supports?|supported by)`)
	// helpsThem is all that comes between a unit and the one that it supports.
	helpsThem     = regexp.MustCompile(`^(?:来|去|要)*(?:(?:` + helpVerbs + `)(?:着|过|了)?|给|帮|替)$`)
	helpsAnywhere = regexp.MustCompile(helpVerbs + `|\bsupport`)
	// leadsOnly finds words that leave supporting out: 光要牵头的, 配合的不算.
	leadsOnly = regexp.MustCompile(`(?:只|光|仅|单)(?:要|看|算|列|统计)?(?:它|他们?|自己)?(?:` + leadVerbs + `)|(?:` + helpVerbs +
		`)的?(?:就|都|先)?(?:` + exceptVerbs + `|不用|除外)`)
)

// Verbs for leading and for supporting, and what joins the two as alternatives.
var leadVerbs, helpVerbs = ownerWords["lead:pair"], ownerWords["help:pair"]

// The same in English.
const (
	leadEnglish = `(?:leads?|leading|led|owns?|owning|owned|action|main|responsible|accountable)(?: for| by| on)?`
	helpEnglish = `(?:co-?ordinating|support(?:s|ed|ing)?|help(?:s|ed|ing)?|assist(?:s|ed|ing)?)(?: by| with| out)?`
	orEnglish   = `(?:or|and|and/or)(?: just| only| as| in| being)*`
)

// Words that deny a part, and words between two denied parts.
const (
	notPart  = `(?:不|没有?|未|不是)`
	notJoint = `[^,，。;；?？]{0,4}[,，]?(?:也|又|更)?`
)

const eitherJoint = `[,，、]?(?:或者?|和|与|及|加上?|、|还是|也好|以及|跟|还有|要么)(?:者|是|作为|当|要|来|去|需要?)*`

// Either part as a verb or as what units in it are called.
var (
	leadPart = `(?:(?:` + leadVerbs + `)(?:单位|部门|科室|方)?|责任(?:单位|部门|科室|方))`
	helpPart = `(?:` + helpVerbs + `)(?:单位|部门|科室|方)?`
)

// helpsBeside reports whether words next to a name say that it supports.
func helpsBeside(chosen []Entity) bool {
	return slices.ContainsFunc(chosen, func(e Entity) bool { return e.Kind == OfOwner && e.Part == condition.Supporting })
}

// combine makes one set of conditions of the entities; ok is false where they set
// none that can be met.
func (r *reader) combine(u *Understanding, all []Entity) (ok bool) {
	all, either := r.alternatives(all)
	for _, of := range either {
		one := Understanding{Query: grammar.Query{Lang: u.Lang, Want: grammar.List}}
		if !r.combine(&one, of) {
			return false
		}
		u.Any = append(u.Any, condition.Each{Query: one.Query, Conditions: one.Set})
	}
	r.combineStatuses(u, all)
	r.combineOwners(u, all)
	r.combineTerms(u, all)
	r.combineCells(u, all)
	for i, e := range all {
		switch e.Kind {
		case OfDue:
			if e.Late {
				u.Late, u.LateOn = true, e.Due.To
			} else if e.Not {
				u.NotDue = append(u.NotDue, e.Due)
			} else {
				u.Due, u.Until = addPeriod(u.Due, e.Due), u.Until || e.Until
			}
		case OfPlace:
			if e.Not {
				for _, p := range e.Places {
					u.Except.Places = addPlace(u.Except.Places, p)
				}
			} else {
				for _, p := range e.Places {
					u.Places = addPlace(u.Places, p)
				}
			}
		case OfNumber:
			if e.Bound && !e.Not && len(u.Numbers) > 0 && !orWords.MatchString(r.text) { // 大于10、小于20
				u.Numbers = slices.DeleteFunc(u.Numbers, func(n int) bool { return !slices.Contains(e.Numbers, n) })
				continue
			}
			for _, n := range e.Numbers {
				if e.Not && !slices.Contains(u.Except.Numbers, n) {
					u.Except.Numbers = append(u.Except.Numbers, n)
				} else if !e.Not && !slices.Contains(u.Numbers, n) {
					u.Numbers = append(u.Numbers, n)
				}
			}
		case OfEdge:
			u.First, u.Last = cmp.Or(e.First, u.First), cmp.Or(e.Last, u.Last)
			u.Window = (bounds.MatchString(r.after(e.To)) || withinEdge.MatchString(r.before(e.From)) && endsEdge.MatchString(r.after(e.To)) || u.Want == grammar.Count) &&
				slices.ContainsFunc(all[i+1:], func(e Entity) bool { return e.Kind != OfPlace })
		case OfOrder:
			u.ByDue = true
		case OfDueEnd:
			if u.DueEnd, u.EndOf = e.End, e.First; e.Urgent && len(u.Statuses) == 0 && !u.ByClass {
				u.Statuses = grammar.Open
			}
		case OfField:
			u.Fields = append(u.Fields, e.denied())
		case OfDueSaid:
			for _, said := range append([]string{e.Named}, e.Alike...) {
				if e.Not { // 除了立行立改的
					u.NotSaid = append(u.NotSaid, said)
				} else if !slices.Contains(u.DueSaid, said) {
					u.DueSaid = append(u.DueSaid, said)
				}
			}
		}
	}
	if len(u.DueSaid) > 0 && forReason.MatchString(r.text) { // no date, because they are long-term
		u.Fields = slices.DeleteFunc(u.Fields, func(f condition.Fill) bool { return f.Field == condition.FieldDue && f.Most == 0 })
	}
	return true
}

// forReason finds a second condition that only says why the first holds.
var forReason = regexp.MustCompile(`因为|由于|\b(?:because|since|as they|being)\b`)

// addPeriod adds a period; of one and another within it, the narrower counts: 年底前,
// 2025年12月.
func addPeriod(periods []condition.Period, p condition.Period) []condition.Period {
	for i, other := range periods {
		switch {
		case p.Covers(other):
			return periods
		case other.Covers(p):
			periods[i] = p
			return periods
		}
	}
	return append(periods, p)
}

// addPlace adds a heading; of one and another within it, the narrower counts.
func addPlace(places []grammar.Place, p grammar.Place) []grammar.Place {
	for i, other := range places {
		if other.Section != p.Section {
			continue
		}
		switch {
		case other == p, p.Subsection == 0:
			return places
		case other.Subsection == 0:
			places[i] = p
			return places
		}
	}
	return append(places, p)
}

// pureJoint is all that is between two alternative conditions.
var pureJoint = regexp.MustCompile(`^[\s"”“的了]*(?:和|、|与|及|跟|或|或者|或是|以及|还有|外加|加|加上|还是|or|and|&|/|,)?[\s"”“]*$`)

// together finds words that ask for two things at once.
var togetherWords = regexp.MustCompile(`同时|共同|一起|一同|联合|并且|而且|又|且|都|\bboth\b|\bjointly\b|\btogether\b`)

// togetherBefore finds the same before the first of them: 配合单位里同时有甲和乙的.
var togetherBefore = regexp.MustCompile(`(?:同时|既)(?:有|写|列|填|是|由|包括|含)+(?:了|着)?[\s"“]*$`)

// bothAfter finds, behind the second of two names, that both are asked for at once.
var bothAfter = regexp.MustCompile(`^(?:这)?(?:两|俩|二)?(?:个|家|位)?(?:科室|单位|部门|人|科|局)?(?:共同|一起|一同|联合|同时|都(?:要|是|在)?(?:负责` +
	`|牵头|配合|参与|管|有份|写|列|挂|签|出现|提到|在))|^(?:这)?(?:两|俩|二)(?:个|家|位|边|头|处|方|样|者)?(?:科室|单位|部门|人|科|局)?都[^有是几哪]|^(?: (?:both|lead|leads|own|owns|run|share|handle|support|look after|are leading|are supporting|are responsible for))* (?:together|jointly|between them)\b`)

// combineOwners joins owners of one kind and part into one condition, unless they
// are asked for together.
func (r *reader) combineOwners(u *Understanding, all []Entity) {
	joined := -1
	var last Entity
	for _, e := range all {
		if e.Kind != OfOwner {
			continue
		}
		if e.Fill.Field != "" {
			u.Fields = append(u.Fields, e.denied())
		}
		if joined >= 0 {
			own := &u.Owned[joined]
			same := slices.Equal(own.Owners, e.Owners) && own.Not == e.Not
			between := string(r.runes[last.To:e.From])
			either := own.Role == e.Role && !bothAfter.MatchString(r.after(e.To)) && own.Not == e.Not && last.Person == e.Person &&
				(own.Part == e.Part || last.Part == condition.AnyPart || e.Part == condition.AnyPart) && !togetherWords.MatchString(between) &&
				!togetherBefore.MatchString(r.before(last.From)) && utf8.RuneCountInString(between) <= 8
			if same || either {
				for _, id := range e.Owners {
					if !slices.Contains(own.Owners, id) {
						own.Owners = append(own.Owners, id)
					}
				}
				if own.Part = max(own.Part, e.Part); same && own.Not && last.Part != e.Part {
					own.Part = condition.Involved // 不是它牵头也没让它配合
				}
				last = e
				continue
			}
		}
		u.Owned = append(u.Owned, condition.Ownership{Owners: slices.Clone(e.Owners), Part: e.Part, Role: e.Role, Not: e.Not})
		joined, last = len(u.Owned)-1, e
	}
}

// orWords find words that ask for either.
var orWords = regexp.MustCompile(`或|要么|\bor\b|\beither\b`)

// combineTerms gathers the terms.
func (r *reader) combineTerms(u *Understanding, all []Entity) {
	last := -1
	for i, e := range all {
		if e.Kind != OfTerm || e.Named == "" {
			continue
		}
		if e.Not {
			u.Except.Mention = append(u.Except.Mention, e.Named)
			continue
		}
		if slices.Contains(u.Mention, e.Named) {
			continue
		}
		if last >= 0 {
			between := string(r.runes[all[last].To:e.From])
			u.Either = u.Either || orWords.MatchString(between)
			u.Strict = u.Strict || !pureJoint.MatchString(between) || togetherWords.MatchString(r.text)
		}
		u.Mention = append(u.Mention, e.Named)
		last = i
	}
}
