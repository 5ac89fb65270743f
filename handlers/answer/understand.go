package answer

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"rectify/data/ledger"
	"rectify/data/text"
	"rectify/handlers/question"
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
	u, ok = question.Understand(sentence, a.domain(ctx, v, &err), asks)
	if err != nil || !ok {
		return u, false, err
	}
	leads := func(owned []question.Ownership) {
		for i := range owned {
			if own := &owned[i]; own.Part == question.AnyPart && v.Leads(own.Owners) { // 某科还有几条: those that it leads
				own.Part = question.Leads
			}
		}
	}
	leads(u.Owned)
	for _, each := range u.Each {
		leads(each.Of.Owned)
	}
	if !u.Strict && !u.Either && len(u.Mention) > 1 {
		u.Either, err = a.apart(ctx, u.Mention)
	}
	return u, err == nil, err
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
func (a *Answers) domain(ctx context.Context, v *view.View, err *error) question.Domain {
	return question.Domain{
		Headings: v.Headings(), Owners: a.owners(ctx, v), Roles: v.Roles(), Classes: v.Classes(), Explained: v.Explained(), Columns: v.Columns(),
		Dues: v.Dues(), DueWords: v.DueWords(),
		Items: len(v.Items), Today: a.Clock.Now(), Labelled: v.Labelled,
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
func (a *Answers) owners(ctx context.Context, v *view.View) (all []question.Owner) {
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
			all = append(all, question.Owner{Called: called})
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
			for _, called := range []string{place, id + "、" + kind + "政府", id + "和" + kind + "政府", id + kind + "政府"} {
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
	slices.SortStableFunc(all, func(x, y question.Owner) int { return cmp.Compare(len(y.Called), len(x.Called)) })
	return all
}
