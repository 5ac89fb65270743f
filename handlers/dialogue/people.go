package dialogue

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"rectify/data/ledger"
	"rectify/data/text"
	"rectify/handlers/answer"
	"rectify/handlers/answer/answertype"
	"rectify/handlers/card"
	"rectify/handlers/question"
	"rectify/handlers/question/intent"
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

// leftOut are the items of a list of the first few that it left out.
func (a *Dialogues) leftOut(ctx context.Context, in answer.Inquiry, shown reply.Reply) ([]ledger.Key, error) {
	whole := *in.Turn
	whole.First = 0
	in.Turn = &whole
	all, err := a.Answers.Answer(ctx, in)
	if err != nil {
		return nil, err
	}
	var rest []ledger.Key
	for _, item := range all.Items {
		if !slices.ContainsFunc(shown.Items, func(s reply.ItemRef) bool { return s.Notice == item.Notice && s.Number == item.Number }) {
			rest = append(rest, item.Key())
		}
	}
	return rest, nil
}

// restOfList is 还有呢 after the first few of a list: the others.
func (f *following) restOfList() (reply.Reply, bool, error) {
	var items []ledger.Item
	for _, key := range f.topic.More {
		if item, there := f.View.Item(key); there {
			items = append(items, item)
		}
	}
	f.Query, f.Conditions = f.topic.Asked, f.topic.Fields
	f.First = 0
	out := card.ListReply(f.ReplyLang, items)
	out.Parts = slices.Insert(out.Parts, 0, reply.Part(reply.Paragraph{Text: f.ReplyLang.Phrase(msgMore, len(items))}))
	return out, true, nil
}

// How people and units that were named before are named again.
var (
	bothOf   = regexp.MustCompile(`他们[俩两二]|她们俩|他俩|(?:这)?两(?:个)?(?:人|位|单位|部门|科室)|\bboth of (?:them|these)\b`)
	theirsOf = regexp.MustCompile(`(?:由|归)?(?:他们|她们|他|她|(?:这|那|该|此)(?:个|一)?(?:人|位(?:领导|同志)?|名?同志)|同一个?人)(?:自己|本人|手上|手里|名下)?的?|\b(?:he|she|him|his|hers?|this person|the same person)\b`)
	unitsOf  = regexp.MustCompile(`(?:由|归)?(?:这|那|该)(?:个|一|家)?(?:科室|科|部门|单位|处室|处|局|公司|中心|办公室)的?|\bthis (?:office|unit|department|company|bureau)\b`)
	others   = regexp.MustCompile(`还|别的|其他|其它|另外|\b(?:else|other|also)\b`)
)

// theirs is 他还负责哪些: the items of a person or a unit that was named before.
func (f *following) theirs(ctx context.Context) (reply.Reply, bool, error) {
	folded := index.Fold(f.turn.Sentence)
	if !answer.AsksItems.MatchString(folded) {
		return reply.Reply{}, false, nil
	}
	var who []string
	var words *regexp.Regexp
	switch {
	case bothOf.MatchString(folded):
		who, words = f.topic.Who, bothOf
	case unitsOf.MatchString(folded):
		who, words = f.unitMeant(ctx), unitsOf
	case theirsOf.MatchString(folded):
		who, words = f.personMeant(), theirsOf
	}
	if len(who) == 0 {
		return reply.Reply{}, false, nil
	}
	rest := words.ReplaceAllString(folded, " ")
	asked, _, err := f.AsksFor(ctx, f.View, rest, forItems)
	if err != nil {
		return reply.Reply{}, false, err
	}
	if asked.Subject != "" && !onlyOwning.MatchString(asked.Subject) {
		return reply.Reply{}, false, nil // 他一共收了多少 is about the item
	}
	asked.Lang, asked.Subject, asked.Want = string(f.ReplyLang), "", max(asked.Want, question.List)
	f.Query, f.Conditions = asked, answer.Conditions{}
	if f.Want == question.Share || f.Want == question.Help {
		f.Want = question.List
	}
	if slices.ContainsFunc(who, func(w string) bool { return !slices.Contains(f.View.EveryOwner(), w) }) {
		f.Mention = who
	} else {
		f.Conditions = f.Conditions.OwnedBy(who)
	}
	if others.MatchString(folded) && f.topic.At >= 0 && f.topic.At < len(f.topic.Items) {
		f.Except.Numbers = []int{f.topic.Items[f.topic.At].Number}
	}
	if words == bothOf && len(who) > 1 { // those that all of them answer for
		f.Conditions = f.Conditions.OwnedBy(who[:1])
		f.Among = map[ledger.Key]bool{}
		for i := range f.View.Items {
			item := &f.View.Items[i]
			if slices.Contains(f.View.OwnersOf(item, question.AnyPart), who[1]) {
				f.Among[item.Key()] = true
			}
		}
	}
	out, err := f.Items(ctx)
	f.Except.Numbers = nil
	return out, true, err
}

// onlyOwning is a subject that says no more than that somebody answers for items.
var onlyOwning = regexp.MustCompile(`^(?:[\s负责牵头分管配合参与出现涉及提到一起共同还别的其他它在里条项个问题吗呢]|responsible|for|else|other|involved|in)+$`)

// personMeant is whom 他 means: the person who was asked about, the one named
// nearest to what was asked in the words quoted last, or who answers for the
// item being talked about.
func (f *following) personMeant() []string {
	var all []string
	for _, owner := range f.View.EveryOwner() {
		if !text.IsUnit(owner) {
			all = append(all, owner)
		}
	}
	if owners := f.topic.Fields.Owners(); len(owners) == 1 && slices.Contains(all, owners[0]) {
		return owners
	}
	if f.topic.Prose {
		if name := nearestName(f.topic.Quote, f.topic.Text, all, f.called); name != "" {
			return []string{name}
		}
	}
	if f.topic.At >= 0 && f.topic.At < len(f.topic.Items) {
		if item, ok := f.View.Item(f.topic.Items[f.topic.At]); ok {
			for _, owner := range f.View.OwnersOf(&item, question.Leads) {
				if slices.Contains(all, owner) {
					return []string{owner}
				}
			}
		}
	}
	if n := len(f.topic.Who); n > 0 {
		return f.topic.Who[n-1:]
	}
	return nil
}

// called is what an owner is called in running text.
func (f *following) called(owner string) string { return text.BareName(owner) }

// nearestName is the one of these names that stands nearest, in a quotation, to
// the words of the question that it answers; empty where none stands there.
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

// unitMeant is which unit 这个科 means: the one of the list, or the one named in
// the words quoted last, or which answers for the item being talked about.
func (f *following) unitMeant(ctx context.Context) []string {
	if owners := f.topic.Fields.Owners(); len(owners) == 1 {
		return owners
	}
	if len(f.topic.Asked.Mention) == 1 {
		return f.topic.Asked.Mention
	}
	if name := f.unitIn(ctx, f.topic.Quote); name != "" {
		return []string{name}
	}
	if f.topic.At >= 0 && f.topic.At < len(f.topic.Items) {
		if item, ok := f.View.Item(f.topic.Items[f.topic.At]); ok {
			for _, owner := range f.View.OwnersOf(&item, question.AnyPart) {
				if text.IsUnit(owner) {
					return []string{owner}
				}
			}
		}
	}
	return nil
}

// byUnit finds who does something in a sentence: 由质控科每周抽查.
var byUnit = regexp.MustCompile(`(?:由|归|[，。、；])\s*(\p{Han}{1,8}?(?:科室|科|处|办公室|部|局|中心|公司|室|办))`)

// unitIn is the unit that a quotation says does what it tells of; empty where
// none is known elsewhere in the notices.
func (f *following) unitIn(ctx context.Context, quote string) string {
	for _, m := range byUnit.FindAllStringSubmatch(quote, -1) {
		if keys, err := f.Index.Mentions(ctx, m[1]); err == nil && len(keys) > 0 && text.IsUnit(m[1]) {
			return m[1]
		}
	}
	return ""
}

// How a question asks for the most or the least of a list.
var (
	mostItems = regexp.MustCompile(`(谁|哪(?:个|位|家)\p{Han}{0,4}).{0,6}最多|\b(?:who|which \w+) .*\bmost\b`)
	firstDue  = regexp.MustCompile(`(?:时限|期限|到期|截止).{0,4}最(?:早|近|先|快|急|靠前)|最(?:早|先|快|近)(?:到期|截止|完成)|\b(?:earliest|soonest|nearest|first to (?:be )?due)\b`)
	lastDue   = regexp.MustCompile(`(?:时限|期限|到期|截止).{0,4}最(?:晚|迟|远|后|靠后)|最(?:晚|迟|后)(?:到期|截止|完成)|\blatest\b.*\b(?:due|deadline)|\blast to (?:be )?due\b`)
)

// extremes answers what is most or first among those that were listed: 这里面谁负
// 责的最多, 其中时限最早的是哪个.
func (f *following) extremes(ctx context.Context) (reply.Reply, bool, error) {
	folded := index.Fold(f.turn.Sentence)
	var items []ledger.Item
	for _, key := range f.topic.Items {
		if item, there := f.View.Item(key); there {
			items = append(items, item)
		}
	}
	if len(items) < 2 || f.Lean == question.Alone && f.wholly() {
		return reply.Reply{}, false, nil
	}
	switch {
	case mostItems.MatchString(folded):
		return f.busiest(ctx, items, folded)
	case firstDue.MatchString(folded), lastDue.MatchString(folded):
		dated := slices.DeleteFunc(items, func(i ledger.Item) bool { return i.Due == "" })
		if len(dated) == 0 {
			return f.Refuse(f.ReplyLang.Phrase(msgNoneItemsDueDate, len(items))), true, nil
		}
		day := dated[0].Due
		for _, item := range dated {
			if firstDue.MatchString(folded) == (item.Due < day) && item.Due != day {
				day = item.Due
			}
		}
		chosen := slices.DeleteFunc(dated, func(i ledger.Item) bool { return i.Due != day })
		f.base = f.topic.Items
		f.Query = question.Query{Lang: string(f.ReplyLang), Want: question.List}
		out := card.ListReply(f.ReplyLang, chosen)
		out.Parts = slices.Insert(out.Parts, 0, reply.Part(reply.Paragraph{Text: f.ReplyLang.Phrase(msgText, f.ReplyLang.Day(day), card.Named(f.ReplyLang, chosen))}))
		return out, true, nil
	}
	return reply.Reply{}, false, nil
}

// busiest says who answers for the most of these items: a person where people are
// asked for and known.
func (f *following) busiest(ctx context.Context, items []ledger.Item, folded string) (reply.Reply, bool, error) {
	person := strings.Contains(folded, "谁") || strings.Contains(folded, "位") || strings.Contains(folded, "who")
	of := map[string][]int{}
	for _, keep := range []bool{true, false} {
		for i := range items {
			for _, owner := range f.View.OwnersOf(&items[i], question.Leads) {
				if !keep || text.IsUnit(owner) != person {
					of[owner] = append(of[owner], items[i].Number)
				}
			}
		}
		if len(of) > 0 {
			break
		}
	}
	most := 0
	for _, numbers := range of {
		most = max(most, len(numbers))
	}
	if most == 0 {
		return f.Refuse(f.ReplyLang.Phrase(msgLedgerNoOwnerItems)), true, nil
	}
	name := f.People.Names(ctx, f.ReplyLang)
	var first []string
	for owner, numbers := range of {
		if len(numbers) == most {
			first = append(first, f.ReplyLang.Phrase(msgItems, name.One(owner), f.ReplyLang.Numbers(numbers)))
		}
	}
	slices.Sort(first)
	return reply.Reply{Lang: f.ReplyLang, Kind: reply.KindNotice, Source: reply.FromRules, Certainty: reply.Exact, Parts: []reply.Part{
		reply.Paragraph{Text: f.ReplyLang.Phrase(msgItemsOwnsMost, len(items), strings.Join(first, f.ReplyLang.Phrase(msgComma)), most)},
	}}, true, nil
}

// How much of a sentence the item being talked about must hold, against whatever
// holds most of it, for the sentence to be about that item; and how short a
// subject says too little to be about anything else.
const (
	stayScore   = 0.6
	stayCover   = 0.3
	vagueLength = 4 // characters
	// likelyOther is how probable other business must be for a sentence on which
	// the notices have nothing not to be about the item.
	likelyOther = 0.55
)

// staying answers a question that names nothing else and that the item being
// talked about answers: 一共罚了多少, 目前正常运行的还有多少个.
func (f *following) staying(ctx context.Context) (reply.Reply, bool, error) {
	if out, ok := f.quotedAlready(); ok {
		return out, true, nil
	}
	t := f.turn
	subject := strings.TrimSpace(strings.Join(append(slices.Clone(t.Mention), t.Subject), " "))
	switch meant := answer.ProbableIntent(t.Intents); {
	case f.topic.At < 0 || f.topic.At >= len(f.topic.Items), subject == "",
		len(t.Numbers)+len(t.Places) > 0 || !t.Conditions.Empty() || t.Want == question.Help || t.Want == question.Share || f.wholly(),
		t.Want != question.Find && len(t.Statuses) > 0, len(t.Mention) > 0 && (t.Want != question.Count || mentionsAsked.MatchString(t.Text)),
		turnsAway.MatchString(t.Text), meant != "" && !aboutOne[meant]:
		return reply.Reply{}, false, nil
	}
	hits, err := f.Index.Search(ctx, subject, answer.MostHits)
	if err != nil || t.Intents[intent.Other] >= likelyOther && !f.Bears(hits) {
		return reply.Reply{}, false, err // answered, or refused, by itself
	}
	key := f.topic.Items[f.topic.At]
	at := slices.IndexFunc(hits, func(h index.Hit) bool { return h.Key() == key })
	vague := len(hits) == 0 || hits[0].Cover < stayCover || utf8.RuneCountInString(subject) <= vagueLength && at >= 0 && hits[at].Cover >= moreCover
	if !vague && (at < 0 || hits[at].Score < stayScore*hits[0].Score) {
		return reply.Reply{}, false, nil
	}
	f.Query = question.Query{Lang: string(f.ReplyLang), Subject: subject}
	f.Conditions = answer.Conditions{}
	out, ok, err := f.one(ctx, key)
	if err != nil || !ok || len(out.Items) != 1 {
		return out, ok, err
	}
	item, _ := f.View.Item(key)
	out, err = f.Written(ctx, f.unstated(out, item), []ledger.Item{item})
	return out, true, err
}

// unstated marks an answer from the item being talked about as only possible
// where the item states nothing of the kind that the question asks for.
func (f *following) unstated(out reply.Reply, item ledger.Item) reply.Reply {
	fact := answertype.Expected(f.Text).Type
	if fact == nil {
		return out
	}
	read := f.View.Text(item)
	whole := index.Fold(read.Finding + "。" + strings.Join(read.Work(), "。"))
	switch {
	case !nameTypes[fact.Zh] && fact.Holds.MatchString(whole), nameTypes[fact.Zh] && namedBeside(whole, index.Fold(f.Text), fact.Holds):
		return out
	}
	out.Certainty = reply.Possible
	first := f.ReplyLang.Phrase(msgDoesState, f.ReplyLang.Item(item.Number), f.ReplyLang.Say(fact.Zh, fact.En))
	out.Parts = slices.Insert(slices.Clone(out.Parts), 0, reply.Part(reply.Paragraph{Text: first}))
	return out
}

// nameTypes are the types of answers that are names: almost every item holds some
// name, so the one asked for must stand in a clause about who bears it.
var nameTypes = map[string]bool{"姓名": true, "名称": true}

// namedBeside reports whether a clause of the folded text holds a name, and a word
// of the question besides the words that ask.
func namedBeside(text, asked string, holds *regexp.Regexp) bool {
	about := []rune(askingWords.ReplaceAllString(nameAsked.ReplaceAllString(asked, " "), " "))
	return slices.ContainsFunc(strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("。；;，,", r) }), func(clause string) bool {
		for i := 0; i+1 < len(about); i++ {
			if pair := string(about[i : i+2]); !strings.Contains(pair, " ") && strings.Contains(clause, pair) {
				return holds.MatchString(clause)
			}
		}
		return false
	})
}

// nameAsked are the words that ask for a name.
var nameAsked = regexp.MustCompile(`分别|都|现在的?|叫(?:什么|啥)(?:名字|名)?|(?:的)?名字(?:是|叫)?|什么名字|姓(?:什么|啥)|那个|这个|这些|那些`)

// mentionsAsked are the words of a question for items that mention something.
var mentionsAsked = regexp.MustCompile(`提到|提及|涉及|写到|写了|说到|讲到|\bmention`)

// askingWords are what a short question holds besides what it asks about.
var askingWords = regexp.MustCompile(`多少|几[个项条件人家次]?|什么时候|哪[天里儿个]?|什么|怎么|是谁|谁|吗|呢|了|的|有|是|那|现在|目前|一共|总共|到|[?？。!！,，\s]`)

// quotedAlready answers a short question whose words stand in the notice's prose
// that was quoted last: 办结了多少 after 移交的信访件有多少.
func (f *following) quotedAlready() (reply.Reply, bool) {
	about := askingWords.ReplaceAllString(f.turn.Text, "")
	if !f.topic.Prose || f.Lean != question.Alone && f.Lean != question.Instead || utf8.RuneCountInString(about) < answer.ShortestTerm ||
		!strings.Contains(f.topic.Quote, about) || slices.ContainsFunc([]string{"问题", "事项", "条", "项"}, func(w string) bool { return strings.Contains(f.turn.Text, w) }) {
		return reply.Reply{}, false
	}
	quote := answer.Quotation{Notice: f.topic.From, From: f.ReplyLang.Phrase(msgNotice), Text: f.topic.Quote}
	return reply.Reply{Lang: f.ReplyLang, Kind: reply.KindNotice, Source: reply.FromRules, Certainty: reply.Stated, Parts: []reply.Part{quote.Part()}, Citations: []reply.Citation{quote.Citation()}}, true
}

// turnsAway is how a sentence says that it is about something else.
var turnsAway = regexp.MustCompile(`换个(?:话题|问题)|另外(?:问|一个)|(?:那|这)(?:条|项|个问题|个事|件事)|是(?:哪|第几)|第几[项条]|哪[一]?[条项]|\b(?:another question|change the subject|which item)\b`)

// aboutOne are the intents of a question that one item may answer.
var aboutOne = map[intent.Intent]bool{intent.Subject: true, intent.Fact: true, intent.Notice: true, intent.Count: true, intent.List: true}
