package answer

import (
	"cmp"
	"context"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/data/ledger"
	"rectify/data/text"
	"rectify/handlers/question"
	"rectify/handlers/question/condition"
	"rectify/handlers/question/grammar"
	"rectify/handlers/question/intent"
	"rectify/handlers/reply"
	"rectify/handlers/view"
	"rectify/index"
	"rectify/index/lexicon"
)

// understand reads a question for items; ok is false where it asks for something
// else, or is not understood whole.
func (a *Answers) understand(ctx context.Context, v *view.View, sentence string, asks intent.Distribution) (u question.Understanding, ok bool, err error) {
	d := a.domain(ctx, v, &err)
	if u, ok = question.Understand(sentence, d, asks); err != nil {
		return u, false, err
	}
	return a.held(ctx, v, d, sentence, u, ok)
}

// held completes what was understood of a sentence by what the ledger holds: an owner's
// name alone asks for their items, and terms that no item holds together are alternatives.
func (a *Answers) held(ctx context.Context, v *view.View, d condition.Domain, sentence string, u question.Understanding, ok bool) (question.Understanding, bool, error) {
	if !ok && u.Compare == "" {
		if owner := ownerAlone(d.Owners, sentence); len(owner) > 0 {
			u, ok = question.Understanding{Query: grammar.Query{Lang: grammar.Language(sentence), Want: grammar.List}, Set: condition.Set{}.OwnedBy(owner)}, true
		}
	}
	if !ok {
		return u, false, nil
	}
	leads := func(owned []condition.Ownership) {
		for i := range owned {
			switch own := &owned[i]; {
			case own.Part == condition.AnyPart && v.Leads(own.Owners): // 某科还有几条: those that it leads
				own.Part = condition.Leads
			case own.Part == condition.Leads && !v.Leads(own.Owners) && !leadsOnly.MatchString(sentence): // 责任单位 that is never named first
				own.Part = condition.AnyPart
			}
		}
	}
	leads(u.Owned)
	for _, each := range slices.Concat(u.Each, u.Any) {
		leads(each.Conditions.Owned)
	}
	var err error
	if !u.Strict && !u.Either && len(u.Mention) > 1 {
		u.Either, err = a.apart(ctx, u.Mention)
	}
	return u, err == nil, err
}

// leadsOnly finds words for who leads, not merely answers for, an item.
var leadsOnly = regexp.MustCompile(`牵头|主责|主办|承办|领衔|第一责任|\blead`)

// whoIs leads up to a name, or follows it, and asks who that is, or to see what is theirs.
var whoIs = regexp.MustCompile(`(?i)^who(?:'s| is| are) |^(?:(?:now|ok|please|and),? )*(?:show me|let me see|list|give me)(?: (?:the|all))* |是谁$|是哪位$`)

// ownerAlone returns the owner whose name, with no more than a particle, a sentence is:
// 马志远, 县住建局呢, who is Karen Olsen, show me Payroll; nil for other sentences.
func ownerAlone(owners []condition.Owner, sentence string) []string {
	bare := index.Fold(strings.TrimFunc(whoIs.ReplaceAllString(strings.TrimRight(strings.TrimPrefix(sentence, "那"), " ?？。"), ""), func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsPunct(r) || strings.ContainsRune("呢啊呀", r)
	}))
	if at := slices.IndexFunc(owners, func(o condition.Owner) bool { return o.Called == bare }); at >= 0 {
		return owners[at].IDs
	}
	return nil
}

// apart reports whether no item holds all of the terms, so that items with any of
// them are meant: 提到网吧和养老院的.
func (a *Answers) apart(ctx context.Context, terms []string) (bool, error) {
	var all map[ledger.Key]bool
	for _, term := range terms {
		keys, err := a.Index.Mentions(ctx, term)
		if err != nil {
			return false, err
		}
		both := map[ledger.Key]bool{}
		for key := range keys {
			if all == nil || all[key] {
				both[key] = true
			}
		}
		all = both
	}
	return len(all) == 0, nil
}

// domain returns what the ledger knows that a question may name. Errors of searches
// go into err.
func (a *Answers) domain(ctx context.Context, v *view.View, err *error) condition.Domain {
	return condition.Domain{
		Headings: v.Headings(), Owners: a.owners(ctx, v), Roles: v.Roles(), Classes: v.Classes(), Explained: v.Explained(), Columns: v.Columns(),
		Fields: v.FieldNames(), Dues: v.Dues(), DueWords: v.DueWords(),
		Items: len(v.Items), Today: a.Clock.Now(), Soon: a.Clock.Policy.Ahead, Labelled: v.Labelled,
		Holds: func(term string) bool {
			held, failed := a.Index.Holds(ctx, term)
			for _, figure := range grammar.Figures(term) { // 1,300亩 for 1300 亩
				for _, written := range figure[1:] {
					if !held && failed == nil {
						held, failed = a.Index.Holds(ctx, written)
					}
				}
			}
			if failed != nil && *err == nil {
				*err = failed
			}
			return held || len(v.Fielded(index.Fold(term))) > 0
		},
	}
}

// anyUnit are names of units that, without their place, name none.
var anyUnit = map[string]bool{"政府": true, "人民政府": true, "办事处": true, "街道办事处": true, "街道": true, "管委会": true, "党委": true, "党工委": true}

// owners are the people and units that answer for items, by all they may be
// called, the longest names first: a unit also without the place it is of.
func (a *Answers) owners(ctx context.Context, v *view.View) (all []condition.Owner) {
	ids := v.EveryOwner()
	name := a.People.Names(ctx, reply.Chinese, ids...)
	at := map[string]int{}
	add := func(id, called string, person bool) {
		if utf8.RuneCountInString(called) < view.ShortestOwner {
			return
		}
		i, known := at[called]
		if !known {
			i, at[called] = len(all), len(all)
			all = append(all, condition.Owner{Called: called})
		}
		if !slices.Contains(all[i].IDs, id) {
			all[i].IDs, all[i].Person = append(all[i].IDs, id), all[i].Person || person
		}
	}
	for _, id := range ids {
		called, person := index.Fold(lexicon.Simplify(name.One(id))), v.People[id]
		add(id, called, person)
		if short := view.WithoutPlace.ReplaceAllString(called, ""); !person && !anyUnit[short] {
			add(id, short, person)
		}
		add(id, index.Fold(text.BareName(id)), person)
		for _, other := range v.ShortNames(id) {
			called := index.Fold(lexicon.Simplify(other))
			add(id, called, person)
			if short := view.WithoutPlace.ReplaceAllString(called, ""); !anyUnit[short] {
				add(id, short, person)
			}
		}
	}
	for _, id := range ids { // 石埠县委、县政府, both of one county
		place := strings.TrimSuffix(strings.TrimSuffix(id, "委"), "党")
		if government := place + "政府"; place != id && slices.Contains(ids, government) {
			kind := string([]rune(place)[utf8.RuneCountInString(place)-1:])
			bare := strings.TrimSuffix(place, kind) // 望岭和石埠谁的任务多; add leaves out names of one character
			for _, called := range []string{place, bare, id + "、" + kind + "政府", id + "和" + kind + "政府", id + kind + "政府"} {
				add(id, index.Fold(called), false)
				add(government, index.Fold(called), false)
			}
		}
	}
	offices := v.Offices()
	for i := range all {
		for _, id := range all[i].IDs {
			all[i].Office = append(all[i].Office, offices[id]...)
		}
	}
	slices.SortStableFunc(all, func(x, y condition.Owner) int { return cmp.Compare(len(y.Called), len(x.Called)) })
	return all
}

// shortRole is what colleagues shorten somebody's office to, behind a surname.
const shortRole = `副?(?:书记|主任|局长|科长|处长|部长|院长|校长|镇长|乡长|县长|区长|市长|所长|支队长|大队长|中队长|总经理|经理|董事长|主席|队长|站长` +
	`|总工程师|总会计师|总监|副总|总工|局|科|处|部|总|院|校|工|董|姐|哥)`

// A person as colleagues call them, in a question for what they answer for: 小李负
// 责哪些, 韩局的呢, 王主任名下还有几项.
var (
	calledSo = regexp.MustCompile(`(?:^|[那由归是为找问,，\s])((?:小|老|阿)\p{Han}|\p{Han}{1,2}(?:` + shortRole +
		`)|\p{Han}{2,3})(?:同志|那边|这边|那儿)?(?:现在|目前|一共|总共|都|还|又)*(?:负责|牵头|分管|管(?:[^理辖控网道]|$)|名下|手上|手里|手头|的呢|呢$|的(?:题目|问题|任务|事项|有哪|是哪|几|那))`)
	byRole  = regexp.MustCompile(`^(\p{Han}{1,2}?)(?:` + shortRole + `)$`)
	byHabit = regexp.MustCompile(`^(?:小|老|阿)(\p{Han})$`)
)

// nicknamed returns the person that a sentence calls by a familiar name or by surname
// and office, as the ledger names them, and the words. owners is empty if it can mean
// no owner, or several; called is empty if the sentence has no such name.
func (a *Answers) nicknamed(ctx context.Context, v *view.View, sentence string) (owners []string, called string) {
	m := calledSo.FindStringSubmatch(index.Fold(sentence))
	if m == nil {
		return nil, ""
	}
	surname := ""
	for _, so := range []*regexp.Regexp{byHabit, byRole} {
		if found := so.FindStringSubmatch(m[1]); found != nil && surname == "" {
			surname = found[1]
		}
	}
	ids := v.EveryOwner()
	name := a.People.Names(ctx, reply.Chinese, ids...)
	may := map[string][]string{} // by their bare names
	for _, id := range ids {
		bare := text.BareName(name.One(id))
		if bare == m[1] || surname != "" && (v.People[id] || text.IsPersonal(bare)) && strings.HasPrefix(bare, surname) {
			may[bare] = append(may[bare], id)
		}
	}
	if owners := may[m[1]]; len(owners) > 0 {
		return owners, m[1]
	}
	if len(may) == 1 {
		for _, owners := range may {
			return owners, m[1]
		}
	}
	return nil, m[1]
}

// nobodyCalled answers a question for the items of somebody who answers for none.
func (q Question) nobodyCalled(ctx context.Context) (reply.Reply, bool) {
	if q.Want == grammar.Help || len(q.Numbers)+len(q.Places)+len(q.Mention)+len(q.Conditions.Owned) > 0 || !AsksItems.MatchString(index.Fold(q.Text)) {
		return reply.Reply{}, false
	}
	owners, called := q.nicknamed(ctx, q.View, q.Text)
	if len(owners) > 0 || called == "" || !text.IsPersonal(called) || strings.ContainsAny(called, "把被的请帮哪几都是有没让叫给") {
		return reply.Reply{}, false
	}
	return reply.Reply{Lang: q.ReplyLang, Kind: reply.KindItems, Source: reply.FromRules, Certainty: reply.Exact, Parts: []reply.Part{
		reply.Paragraph{Text: q.ReplyLang.Phrase(msgOwnsNoItems, called)},
	}}, true
}

// AsksItems are the words of a question for the items of somebody.
var AsksItems = regexp.MustCompile(`哪|列(?:一下|出|个|下)|(?:负责|牵头|管|配合|有)(?:的)?(?:都)?(?:是|有)?(?:什么|啥)|还(?:有|负责|出现|涉及|牵头|管` +
	`|配合)|别的|其他|其它|另外?的?那?[一几两三]?[个条项]|多少|几[项个条]|问题|\b(?:items?|recommendations?|findings?|actions?|what else|which|list|everything|recs?|else|other|all (?:of )?(?:his|hers?|theirs?)|everything (?:of )?(?:his|hers?|theirs?))\b`)
