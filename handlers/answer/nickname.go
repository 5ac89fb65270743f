package answer

import (
	"context"
	"regexp"
	"strings"

	"rectify/data/text"
	"rectify/handlers/question/grammar"
	"rectify/handlers/reply"
	"rectify/handlers/view"
	"rectify/index"
)

// shortRole is what colleagues shorten somebody's office to, behind a surname.
const shortRole = `副?(?:书记|主任|局长|科长|处长|部长|院长|校长|镇长|乡长|县长|区长|市长|所长|支队长|大队长|中队长|总经理|经理|董事长|主席|队长|站长` +
	`|总工程师|总会计师|总监|副总|总工|局|科|处|部|总|院|校|工|董|姐|哥)`

// A person as colleagues call them, in a question for what they answer for: 小李负
// 责哪些, 韩局的呢, 王主任名下还有几项.
var (
	calledSo = regexp.MustCompile(`(?:^|[那由归是为找问,，\s])((?:小|老|阿)\p{Han}|\p{Han}{1,2}(?:` + shortRole +
		`)|\p{Han}{2,3})(?:同志|那边|这边|那儿)?(?:现在|目前|一共|总共|都|还|又)*(?:负责|牵头|分管|管|名下|手上|手里|手头|的呢|呢$|的(?:题目|问题|任务|事项|有哪|是哪|几|那))`)
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
	if len(owners) > 0 || called == "" || !text.IsPersonal(called) {
		return reply.Reply{}, false
	}
	return reply.Reply{Lang: q.ReplyLang, Kind: reply.KindItems, Source: reply.FromRules, Certainty: reply.Exact, Parts: []reply.Part{
		reply.Paragraph{Text: q.ReplyLang.Phrase(msgOwnsNoItems, called)},
	}}, true
}

// AsksItems are the words of a question for the items of somebody.
var AsksItems = regexp.MustCompile(`哪|列(?:一下|出|个|下)|(?:负责|牵头|管|配合|有)(?:的)?(?:都)?(?:是|有)?(?:什么|啥)|还(?:有|负责|出现|涉及|牵头|管` +
	`|配合)|别的|其他|其它|多少|几[项个条]|问题|\b(?:items?|what else|which|else|other)\b`)
