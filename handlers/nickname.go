package handlers

import (
	"context"
	"regexp"
	"slices"

	"rectify/data/text"
	"rectify/handlers/question"
	"rectify/index"
)

// A person as colleagues call them, in a question for what they answer for: 小李负
// 责哪些, 韩局的呢, 王主任名下还有几项.
var (
	calledSo  = regexp.MustCompile(`(?:^|[那由归,，\s])((?:小|老|阿)\p{Han}|\p{Han}{1,2}(?:书记|主任|局长|科长|处长|部长|院长|校长|经理|主席|队长|站长|局|科|处|部|总|院|校|工|姐|哥)|\p{Han}{2,3})(?:同志|那边|这边|那儿)?(?:负责|牵头|分管|管|名下|手上|手里|手头|的呢|呢$)`)
	knownRole = regexp.MustCompile(`^(?:\p{Han}{1,2})(?:局|科|处|部|总|院|校|工|姐|哥)$`)
)

// nicknamed is the person whom a sentence calls by a familiar name or by surname
// and office, and the words; owner is empty where nobody who answers for items
// can be meant, or several can. called is empty where it names nobody so.
func (a *Answers) nicknamed(ctx context.Context, book *book, sentence string) (owner, called string) {
	m := calledSo.FindStringSubmatch(index.Fold(sentence))
	if m == nil {
		return "", ""
	}
	surname := text.Surname(m[1])
	if surname == "" && knownRole.MatchString(m[1]) {
		surname = text.Surname(string([]rune(m[1])[:1]) + "某")
	}
	if surname == "" || !text.IsPersonal(m[1]) && !knownRole.MatchString(m[1]) {
		return "", ""
	}
	ids := book.everyOwner()
	name := a.people.namer(ctx, Chinese, ids...)
	var may []string
	for _, id := range ids {
		if bare := text.BareName(name.one(id)); bare == m[1] {
			return id, m[1]
		} else if text.IsPersonal(bare) && text.Surname(bare) == surname && !slices.Contains(may, id) && familiar.MatchString(m[1]) {
			may = append(may, id)
		}
	}
	if len(may) == 1 {
		return may[0], m[1]
	}
	return "", m[1]
}

// familiar are names of people that leave out the given name.
var familiar = regexp.MustCompile(`^(?:小|老|阿)\p{Han}$|^\p{Han}{1,2}(?:书记|主任|局长|科长|处长|部长|院长|校长|经理|主席|队长|站长|局|科|处|部|总|院|校|工|姐|哥)$`)

// nobodyCalled answers a question for the items of somebody who answers for none.
func (q asking) nobodyCalled(ctx context.Context) (Reply, bool) {
	if q.Want == question.Help || len(q.Numbers)+len(q.Places)+len(q.Mention)+len(q.fields.Owned) > 0 || !asksItems.MatchString(index.Fold(q.text)) {
		return Reply{}, false
	}
	owner, called := q.nicknamed(ctx, q.book, q.text)
	if owner != "" || called == "" || !text.IsPersonal(called) {
		return Reply{}, false
	}
	return Reply{Lang: q.lang, Kind: KindItems, Source: FromRules, Certainty: Exact, Parts: []Part{
		Paragraph{Text: q.lang.Say("台账里没有由%s负责的问题。", "The ledger has no items owned by %s.", called)},
	}}, true
}
