package dialogue

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"rectify/data/ledger"
	"rectify/data/text"
	"rectify/handlers/answer"
	"rectify/handlers/question/condition"
	"rectify/handlers/question/grammar"
	"rectify/handlers/reply"
	"rectify/index"
)

// mostPeople is how many people a conversation keeps in mind: 他们俩.
const mostPeople = 2

// and is people after these were named.
func (p named) and(more []string) named {
	for _, n := range more {
		p = append(slices.DeleteFunc(slices.Clone(p), func(o string) bool { return o == n }), n)
	}
	return p[max(0, len(p)-mostPeople):]
}

// How people and units that were named before are named again.
var (
	bothOf   = regexp.MustCompile(`他们[俩两二]|她们俩|他俩|(?:这)?两(?:个)?(?:人|位|单位|部门|科室)|\bboth of (?:them|these)\b`)
	theirsOf = regexp.MustCompile(`(?:由|归)?(?:他们|她们|他|她|(?:这|那|该|此)(?:个|一)?(?:人|位(?:领导|同志)?|名?同志)|同一个?人)(?:自己|本人|手上` +
		`|手里|名下)?的?|\b(?:he|she|him|his|hers?|this person|the same person)\b`)
	unitsOf = regexp.MustCompile(`(?:由|归)?(?:这|那|该)(?:个|一|家)?(?:科室|科|部门|单位|处室|处|部|局|库|公司|中心|办公室|集团)的?` +
		`|\b(?:this|that|the same) (?:office|unit|department|company|bureau|region|branch|division|directorate|team|academy|agency|service|station|group)\b`)
	// unitDoes is a unit that is no more than 它: 它还配合哪些, what else does it lead.
	unitDoes = regexp.MustCompile(`它(?:还|也|另外|一共|总共)+(?:负责|牵头|管|配合|协同|承办)|\b(?:does|do|did) (?:it|they)(?: also)? (?:lead|own|support|have|run)\b`)
	// inRole is whoever has a part in the item under discussion: 责任人还管哪些.
	inRole = regexp.MustCompile(`^(?:那|这个?|该|[,，])*((?:责任|分管|包案|主管|牵头)(?:领导|人)|负责人|(?:责任|牵头|主责|主办|承办|配合|协同|协办)(?:单位|部门|科室|处室))` +
		`(?:自己|本人)?(?:(?:还|也|另外|一共|总共|名下|手上|手里|手头)*(?:负责|管|牵头|分管|承办|包|抓|配合|协同)|(?:还|另外|名下|手上|手里|手头)+有)`)
	leading = regexp.MustCompile(`负责|牵头|主责|分管|名下|手上|手里|手头|\b(?:responsible|accountable|leads?|owns?)\b`)
	helping = regexp.MustCompile(`配合|协助|协办|协同|\bsupport`)
	inAll   = regexp.MustCompile(`一共|总共|全部|全都|都列|全列|一并|一起列|\b(?:all|altogether|in total)\b`)
	// summed asks for the items of any of several people: 他们俩一共几项.
	summed = regexp.MustCompile(`一共|总共|合计|共计|[加合]起来|\b(?:altogether|in total|combined|between them)\b`)
	// withThis asks for the item under discussion along with the others.
	withThis = regexp.MustCompile(`[,，]?(?:连|把|带上?|包括|加上)?(?:这|那|它)(?:一)?(?:条|项|个)?(?:也|都|一起|一并|一块儿?|在内)+(?:列|算|报|说|写)?(?:出来|进来|进去|上|一下)?|连(?:这|它)[条项个]?|,? ?(?:this one|it) (?:too|as well|included)|,? ?includ(?:e|ing) (?:this one|this|it)`)
	// looksAfter is how English says of somebody who was named before that items are theirs.
	looksAfter = regexp.MustCompile(`\b(he|she|they)(?:['’](?:s|re)| is| are)? (?:look(?:s|ing)? after|see(?:s|ing)? to|tak(?:es?|ing) care of|in charge of)\b`)
	// otherItems are words for other items that hold a pronoun.
	otherItems = regexp.MustCompile(`其[他它]`)
	// ofSeveral says of how many people one is meant: 两个人里.
	ofSeveral = regexp.MustCompile(`^(?:这|那)?[两三四几](?:个)?(?:人|家|位|单位|部门)(?:里面?|中间?|当中)`)
	anyPart   = regexp.MustCompile(`涉及|参与|出现|提到|有关|相关|\b(?:involv|mention)`)
	others    = regexp.MustCompile(`还|别的|其他|其它|另|\b(?:else|other|also)\b`)
)

// theirs answers 他还负责哪些: the items of a person or a unit that was named before.
func (f *followUp) theirs(ctx context.Context) (reply.Reply, bool, error) {
	folded := looksAfter.ReplaceAllString(otherItems.ReplaceAllString(index.Fold(f.turn.Sentence), "别的"), "${1} items")
	if !answer.AsksItems.MatchString(folded) {
		return reply.Reply{}, false, nil
	}
	words, who := f.namedAgain(ctx, folded)
	bare, at := withThis.ReplaceAllString(folded, " "), []int{0}
	switch {
	case words != nil:
		at = words.FindStringIndex(folded)
		bare = words.ReplaceAllString(bare, " ")
	case others.MatchString(folded): // 谭一鸣还管别的吗
		bare = strings.TrimRight(ofSeveral.ReplaceAllString(others.ReplaceAllString(folded, ""), ""), "吗么呢啊?？。")
		if text.HasHan(bare) {
			bare += "的有哪些"
		}
	default:
		return reply.Reply{}, false, nil
	}
	asked, more, err := f.AsksFor(ctx, f.View, bare, forItems)
	if err != nil || words == nil && (asked.Subject != "" || len(more.Owned) != 1) {
		return reply.Reply{}, false, err
	}
	if len(more.Owned) == 1 && (words == nil || words == theirsOf && at[0] > 0) { // 李四呢，他负责哪些
		who = more.Owned[0].Owners
	}
	if len(who) == 0 || asked.Subject != "" && !onlyOwning.MatchString(asked.Subject) { // 他一共收了多少 is about the item
		return reply.Reply{}, false, nil
	}
	more.Owned, more.Group = nil, nil
	asked.Lang, asked.Subject, asked.Want = string(f.ReplyLang), "", max(asked.Want, grammar.List)
	f.Query, f.Conditions = asked, more
	if f.Want == grammar.Share || f.Want == grammar.Help {
		f.Want = grammar.List
	}
	if slices.ContainsFunc(who, func(w string) bool { return !slices.Contains(f.View.EveryOwner(), w) }) {
		f.Mention = who
	} else {
		f.Conditions = f.Conditions.OwnedBy(who)
		does := folded
		if words == inRole {
			does = strings.Replace(folded, inRole.FindStringSubmatch(folded)[1], " ", 1)
		}
		switch {
		case helping.MatchString(does):
			f.Conditions.Owned[0].Part = condition.Supporting
		case (leading.MatchString(does) || (words == unitsOf || words == inRole) && !anyPart.MatchString(folded)) && f.View.Leads(who): // 这个科一共几项, 牵头单位还管什么
			f.Conditions.Owned[0].Part = condition.Leads
		}
	}
	if others.MatchString(folded) && !inAll.MatchString(folded) && !withThis.MatchString(folded) && len(asked.Statuses) == 0 && more.Empty() && f.topic.Focus != nil {
		f.Except.Numbers = []int{f.topic.Focus.Number}
	}
	if words == bothOf && len(who) > 1 && !summed.MatchString(folded) { // those that all of them answer for
		f.Conditions = f.Conditions.OwnedBy(who[:1])
		f.Among = map[ledger.Key]bool{}
		for i := range f.View.Items {
			item := &f.View.Items[i]
			if slices.Contains(f.View.OwnersOf(item, condition.AnyPart), who[1]) {
				f.Among[item.Key()] = true
			}
		}
	}
	out, err := f.Items(ctx)
	f.Except.Numbers = nil
	return out, true, err
}

// namedAgain finds the words by which a sentence names again who was named before, and whom they
// mean; nil where it has none.
func (f *followUp) namedAgain(ctx context.Context, folded string) (words *regexp.Regexp, who []string) {
	switch {
	case bothOf.MatchString(folded) && !ofSeveral.MatchString(folded):
		return bothOf, f.topic.Who
	case unitsOf.MatchString(folded):
		return unitsOf, f.unitMeant(ctx, unitsOf.FindString(folded))
	case unitDoes.MatchString(folded):
		return unitDoes, f.unitMeant(ctx, "")
	case inRole.MatchString(folded) && f.topic.Focus != nil:
		if role := inRole.FindStringSubmatch(folded)[1]; text.IsUnit(role) {
			return inRole, f.unitOfItem(partAsked(role), "")
		}
		return inRole, f.personOfItem()
	case theirsOf.MatchString(folded):
		if strings.Contains(folded, "他们") { // of a unit, where one is meant
			if who = f.unitOfItem(condition.Leads, ""); len(who) == 0 {
				who = f.unitMeant(ctx, "")
			}
		}
		if len(who) == 0 {
			who = f.personMeant()
		}
		return theirsOf, who
	}
	return nil, nil
}

// onlyOwning is a subject that says no more than that somebody answers for items.
var onlyOwning = regexp.MustCompile(`^(?:[\s负责牵头主承办分管配合协同助参与出现涉及提到一起共同还别的其他它另那这在里条项个问题吗呢都有什么啥些总列出来全下上，,]|responsible|accountable|for|else|other|involved|in|everything|have|has|leads?|leading|owns?|supports?|supporting|runs?|that)+$`)

// personMeant is the person that 他 means: the one who was asked about, the one named
// nearest to what was asked in the words quoted last, or who answers for the
// item under discussion.
func (f *followUp) personMeant() []string {
	all := slices.DeleteFunc(slices.Clone(f.View.EveryOwner()), func(owner string) bool { return !f.isPerson(owner) })
	if owners := f.topic.owners(); len(owners) == 1 && slices.Contains(all, owners[0]) {
		return owners
	}
	if f.topic.Prose {
		if name := nearestName(f.topic.Quote, f.topic.Text, all, f.called); name != "" {
			return []string{name}
		}
	}
	if who := f.personOfItem(); who != nil {
		return who
	}
	if n := len(f.topic.Who); n > 0 {
		return f.topic.Who[n-1:]
	}
	return nil
}

// isPerson reports whether an owner is a person rather than a unit.
func (f *followUp) isPerson(owner string) bool {
	return f.View.People[owner] || text.IsPersonal(text.BareName(owner))
}

// personOfItem is the person who answers for the item under discussion.
func (f *followUp) personOfItem() []string {
	if f.topic.Focus == nil {
		return nil
	}
	item, _ := f.View.Item(*f.topic.Focus)
	owners := f.View.OwnersOf(&item, condition.Leads)
	if at := slices.IndexFunc(owners, f.isPerson); at >= 0 {
		return owners[at : at+1]
	}
	return nil
}

// called is what an owner is called in running text.
func (f *followUp) called(owner string) string { return text.BareName(owner) }

// nearestName is the one of these names that is nearest, in a quotation, to
// the words of the question that it answers; empty where there is none.
func nearestName(quote, asked string, names []string, called func(string) string) (nearest string) {
	runes := []rune(quote)
	focus := -1
	if m := roleAsked.FindStringSubmatch(asked); m != nil { // the office that was asked for
		if at := strings.LastIndex(quote, m[1]+m[2]); at >= 0 {
			focus = len([]rune(quote[:at]))
		}
	}
	for n := 4; n >= 2 && focus < 0; n-- { // the longest word of the question that the quotation holds
		q := []rune(asked)
		for i := 0; i+n <= len(q); i++ {
			if at := strings.Index(quote, string(q[i:i+n])); at >= 0 {
				focus = len([]rune(quote[:at]))
			}
		}
	}
	best := len(runes) + 1
	for _, name := range names {
		word := called(name)
		for from := 0; ; {
			at := strings.Index(quote[from:], word)
			if at < 0 || word == "" {
				break
			}
			place := len([]rune(quote[:from+at]))
			if d := max(place-focus, focus-place); d < best {
				best, nearest = d, name
			}
			from += at + len(word)
		}
	}
	return nearest
}

// roleAsked is the office whose holder is asked for: 巡察整改办的主任是谁.
var roleAsked = regexp.MustCompile(`(\p{Han}{2})(?:现在|目前)?(?:是谁|由谁|是哪位|谁当|谁担任|叫什么)|谁(?:是|当|任|担任)\p{Han}*?(\p{Han}{2})[?？]?$`)

// unitMeant is which unit these words mean, 这个科: the one of the list, or the one named in
// the words quoted last, or which has the part in the item under discussion that was asked for last.
func (f *followUp) unitMeant(ctx context.Context, words string) []string {
	asked := partAsked(f.topic.Text)
	if asked != condition.AnyPart && f.topic.Picked {
		return f.unitOfItem(asked, words)
	}
	if owners := f.topic.owners(); len(owners) == 1 && !f.isPerson(owners[0]) {
		return owners
	}
	if len(f.topic.Asked.Mention) == 1 {
		return f.topic.Asked.Mention
	}
	name := f.unitIn(ctx, f.topic.Quote)
	if of := f.unitOfItem(asked, words); len(of) > 0 && !slices.Contains(f.View.EveryOwner(), name) {
		return of
	}
	if name != "" {
		return []string{name}
	}
	return nil
}

// partAsked is the part that a question for the unit of an item, or a role, is about.
func partAsked(words string) condition.Part {
	switch {
	case helping.MatchString(words):
		return condition.Supporting
	case leading.MatchString(words):
		return condition.Leads
	}
	return condition.AnyPart
}

// unitOfItem is the first unit that has that part in the item being talked about, of the kind
// that these words name where there is one.
func (f *followUp) unitOfItem(part condition.Part, words string) []string {
	if f.topic.Focus == nil {
		return nil
	}
	item, _ := f.View.Item(*f.topic.Focus)
	units := slices.DeleteFunc(slices.Clone(f.View.OwnersOf(&item, part)), f.isPerson)
	if len(units) == 0 {
		return nil
	}
	kind := strings.TrimLeft(strings.Trim(words, "由归的"), "这那该个一家")
	if at := slices.IndexFunc(units, func(u string) bool { return strings.HasSuffix(u, kind) }); at > 0 {
		return units[at : at+1]
	}
	return units[:1]
}

// byUnit finds who does something in a sentence: 由质控科每周抽查.
var byUnit = []*regexp.Regexp{
	regexp.MustCompile(`(?:由|归)(\p{Han}{1,8}?(?:科室|科|处|办公室|部|局|中心|公司|室|办))`),
	regexp.MustCompile(`[，。、；]\s*(\p{Han}{1,8}?(?:科室|科|处|办公室|部|局|中心|公司|室|办))`),
}

// unitIn is the unit that a quotation says does what it tells of; empty where
// none is known elsewhere in the notices.
func (f *followUp) unitIn(ctx context.Context, quote string) string {
	for _, so := range byUnit {
		for _, m := range so.FindAllStringSubmatch(quote, -1) {
			if keys, err := f.Index.Mentions(ctx, m[1]); err == nil && len(keys) > 0 && text.IsUnit(m[1]) {
				return m[1]
			}
		}
	}
	return ""
}
