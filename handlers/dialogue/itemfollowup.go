package dialogue

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"rectify/data/ledger"
	"rectify/handlers/answer"
	"rectify/handlers/answer/answertype"
	"rectify/handlers/question/grammar"
	"rectify/handlers/reply"
	"rectify/index"
)

// fieldOfItem answers 它的期限, 谁负责: about the item under discussion, or all that were
// listed.
func (f *followUp) fieldOfItem(ctx context.Context) (reply.Reply, bool, error) {
	own := f.clues.request.Asked
	if f.topic.Focus == nil && len(f.topic.listed()) > 1 && whyLate.MatchString(f.turn.Sentence) {
		return f.fieldsOfAll(ctx)
	}
	if f.topic.Focus != nil && detailAlone.MatchString(f.turn.Sentence) && asksDetail.MatchString(f.turn.Sentence) {
		f.Subject = ""
		return f.showItem(ctx, *f.topic.Focus)
	}
	if f.topic.Focus != nil && whyAsked.MatchString(f.turn.Sentence) && f.clues.kinds&^byStatus == 0 && !f.clues.saysWhatIsAsked && f.turn.Subject == "" {
		return f.showItem(ctx, *f.topic.Focus) // 为啥一直没动: no status is meant
	}
	if f.topic.Prose && f.clues.asksField {
		if out, ok, err := f.quotedAlready(ctx); ok || err != nil {
			return out, ok, err
		}
	}
	if !f.clues.asksField || len(own.Numbers)+len(own.Places) > 0 || own.Want == grammar.Help {
		return reply.Reply{}, false, nil
	}
	if f.topic.Focus == nil {
		return f.within(ctx)
	}
	f.Subject = own.Subject
	return f.stated(ctx, *f.topic.Focus)
}

// stated shows an item, and says where it does not state the name that is asked for.
func (f *followUp) stated(ctx context.Context, key ledger.Key) (reply.Reply, bool, error) {
	out, ok, err := f.showItem(ctx, key)
	if item, there := f.View.Item(key); err == nil && ok && there && out.Certainty != reply.Possible && nameTypes[expectedName(f.Text)] {
		out = f.unstated(out, item)
	}
	return out, ok, err
}

// expectedName is what the answer type that a question expects is called in
// Chinese; empty where it expects none.
func expectedName(asked string) string {
	if fact := answertype.Expected(asked).Type; fact != nil {
		return fact.Zh
	}
	return ""
}

// sameOfAnother answers 那第9条呢: the last question about another item.
func (f *followUp) sameOfAnother(ctx context.Context) (reply.Reply, bool, error) {
	own, asked := f.clues.request.Asked, f.topic.Asked
	if f.Kind != grammar.Instead || len(own.Numbers) == 0 {
		return reply.Reply{}, false, nil
	}
	f.Query, f.Conditions = own, f.clues.request.Fields
	if f.Subject == "" && len(asked.Numbers) > 0 {
		f.Subject = asked.Subject
		f.askAgain()
	}
	out, err := f.Numbered(ctx)
	return out, true, err
}

// askAgain asks what was asked of the item before: its date or its owner.
func (f *followUp) askAgain() {
	if f.topic.Text != "" {
		f.Text = f.topic.Text
	}
}

// pick answers 第二个: one of the listed items.
func (f *followUp) pick(ctx context.Context) (reply.Reply, bool, error) {
	f.widen()
	if before := f.topic.lastChosen(); before != nil && (len(f.topic.listed()) < 2 || !f.topic.chosen() && listedBefore.MatchString(f.turn.Sentence)) {
		f.topic.Lists = before
	}
	listed := f.topic.listed()
	if f.N == 1 && f.topic.Picked && theOneBefore.MatchString(f.turn.Sentence) { // 前一个呢, after the last
		f.Kind, f.N = grammar.Along, -1
		return f.step(ctx)
	}
	n := len(listed)
	if n < 2 {
		return reply.Reply{}, false, nil
	}
	at := f.N - 1
	switch {
	case f.N < 0:
		at = n + f.N
	case f.N == 0 && (n != 2 || f.topic.Focus == nil):
		return reply.Reply{}, false, nil
	case f.N == 0:
		at = 1 - slices.Index(listed, *f.topic.Focus)
	}
	if at < 0 || at >= n {
		return f.Refuse(f.ReplyLang.Phrase(msgOnlySoManyListed, n)), true, nil
	}
	if f.topic.Picked && onlyParticles.MatchString(f.Rest) { // 第二个呢, after 第一个谁负责
		f.askAgain()
	}
	return f.move(ctx, listed[at])
}

// listedBefore picks from a list that was shown before: 前面说的第二个, though a search came between.
var listedBefore = regexp.MustCompile(`(?:刚才|刚刚|前面)(?:列|说|讲|看|查)(?:出来|到)?的?(?:这|那)?(?:里面)?(?:的)?(?:倒数)?(?:第|最后)`)

// widen leaves lists of one item, of which there is nothing to pick.
func (f *followUp) widen() {
	for len(f.topic.Lists) > 1 && len(f.topic.listed()) == 1 {
		f.topic.Lists = f.topic.Lists[:len(f.topic.Lists)-1]
	}
}

// theOneBefore is the item before the one that was picked.
var theOneBefore = regexp.MustCompile(`^(?:那|再|看看|说说)*前(?:面)?(?:那)?一个`)

// nthListed finds an item that is named by its place in a list: 第一条谁负责, where
// no other number is written in figures.
var nthListed = regexp.MustCompile(`^(?:那|再|请|看看|说说|,|，)*第([一二两三四五六七八九十])(?:条|项)(?:的)?`)

// theMiddle names the item in the middle of a list.
var theMiddle = regexp.MustCompile(`^(?:那|再|请|看看|说说|,|，)*(?:最)?中间(?:的)?(?:那)?(?:一)?(?:个|条|项)(?:的)?|^(?:and )?(?:what about )?the middle one`)

// readPlace reads 第一条, behind a list, as the first of the list.
func (f *followUp) readPlace() {
	if n := len(f.topic.listed()); n > 2 && n%2 == 1 && theMiddle.MatchString(f.turn.Sentence) {
		f.FollowUp = grammar.FollowUp{Kind: grammar.Pick, N: n/2 + 1, Rest: theMiddle.ReplaceAllString(f.turn.Sentence, "")}
		return
	}
	m := nthListed.FindStringSubmatchIndex(f.turn.Sentence)
	if m == nil || f.topic.Focus != nil && !f.topic.Picked {
		return
	}
	numeral := []rune(f.turn.Sentence[m[2]:m[3]])
	if n, _ := grammar.ReadNumber(numeral, 0); n <= len(f.topic.listed()) && len(f.topic.listed()) > 1 {
		f.FollowUp = grammar.FollowUp{Kind: grammar.Pick, N: n, Rest: f.turn.Sentence[m[1]:]}
	}
}

// onlyParticles is what is left of a sentence that asks for nothing.
var onlyParticles = regexp.MustCompile(`^[\s的呢吗啊呀?？。!！,，]*$`)

// move turns to another item of the list.
func (f *followUp) move(ctx context.Context, key ledger.Key) (reply.Reply, bool, error) {
	f.toAnotherListed = true
	return f.showItem(ctx, key)
}

// step answers 上一条, by number, or through the list that an item was picked from.
func (f *followUp) step(ctx context.Context) (reply.Reply, bool, error) {
	t := f.topic
	listed, last := t.listed(), len(t.listed())-1
	at := -1
	if t.Focus != nil {
		at = slices.Index(listed, *t.Focus)
	}
	switch {
	case len(listed) == 0:
		return reply.Reply{}, false, nil
	case last > 0 && t.Focus == nil && (f.Kind == grammar.Along || endOfList.MatchString(f.turn.Sentence)): // 前面那条, of the listed items
		if f.N < 0 && f.Kind == grammar.Step || f.N > 0 && f.Kind == grammar.Along && last != 1 {
			return f.move(ctx, listed[0])
		}
		return f.move(ctx, listed[last])
	case last > 0 && (f.Kind == grammar.Along || t.Picked):
		if at += f.N; at >= 0 && at <= last {
			return f.move(ctx, listed[at])
		}
		return f.Refuse(f.ReplyLang.Phrase(msgWasLastListed, last+1)), true, nil
	}
	from := listed[max(at, 0)]
	if t.Focus == nil && f.N > 0 {
		from = listed[last]
	}
	from.Number += f.N
	f.Subject = ""
	return f.showItem(ctx, from)
}

// back answers 刚才那条: the item that was discussed before this one, or this one.
func (f *followUp) back(ctx context.Context) (reply.Reply, bool, error) {
	to := f.topic.back()
	if to == nil {
		to = f.topic.Focus
	}
	if to == nil {
		return reply.Reply{}, false, nil
	}
	f.Subject = f.clues.request.Asked.Subject
	return f.stated(ctx, *to)
}

// thatOne answers 办公楼那个谁负责: the one of the listed items that a description
// fits, where no other item fits it better.
func (f *followUp) thatOne(ctx context.Context) (reply.Reply, bool, error) {
	back := backTo.FindString(f.turn.Sentence)
	m, english := described.FindStringSubmatch(strings.TrimPrefix(f.turn.Sentence, back)), false
	if m == nil {
		m = describedOne.FindStringSubmatch(strings.ToLower(f.turn.Sentence))
		english = m != nil
	}
	anew := back == "" && len(f.topic.listed()) < 2 // 消防那个呢, after the deadline of another
	if m == nil || anew && (f.Kind != grammar.Instead || !grammar.AsksOfOne(f.topic.Text)) || !onlyParticles.MatchString(m[2]) && !grammar.AsksOfOne(m[2]) && !asksDetail.MatchString(m[2]) {
		return reply.Reply{}, false, nil
	}
	hits, err := f.Index.Search(ctx, m[1], answer.MostHits)
	if err != nil {
		return reply.Reply{}, false, err
	}
	listed := keys(f.topic.listed())
	if back != "" {
		listed = keys(f.topic.Seen)
	}
	at := slices.IndexFunc(hits, func(h index.Hit) bool { return listed[h.Key()] || anew && h.Item > 0 })
	if at < 0 || anew && hits[at].TermCoverage < surelyDescribed || hits[at].TermCoverage < moreCover || !english && hits[at].Score < stayScore*hits[0].Score {
		return reply.Reply{}, false, nil
	}
	f.Subject = strings.Trim(m[2], " 呢吗的?？。")
	if f.Kind == grammar.Instead && onlyParticles.MatchString(m[2]) && grammar.AsksOfOne(f.topic.Text) {
		f.askAgain()
	}
	if anew {
		return f.showItem(ctx, hits[at].Key())
	}
	if back != "" {
		return f.showItem(ctx, hits[at].Key())
	}
	return f.move(ctx, hits[at].Key())
}

// describedOne finds, in English, the one of a list that a description fits: the surgical one.
var describedOne = regexp.MustCompile(`^(?:and |what about |how about |tell me about |now )*the ([a-z][a-z -]{2,30}?) (?:one|item)\b(.*)$`)

// backTo is how people go back to something that was talked of before.
var backTo = regexp.MustCompile(`^(?:那|还是|我们|咱们|再|先|[,，])*(?:(?:回到|说回|再说|回头说|再看看?|接着说)(?:刚才|前面|之前|刚刚|上面|开头)?(?:的|说的|问的|提到的|那个)?|(?:刚才|前面|之前|刚刚|上面)(?:的|说的|问的|提到的|说过的|看的))`)

// detailAlone is a sentence that asks for no more than to be told of something.
var detailAlone = regexp.MustCompile(`^(?:那|再|请|给我|帮我|你|跟我|一句话|简单|简要|详细|具体|展开|多|细|仔细|一?点|一下|说|讲|介绍|概括|总结|看|的|来|地|吧|呢|[,，。?？!！\s])+$`)

// whyAsked asks for a reason.
var whyAsked = regexp.MustCompile(`^(?:那|所以|可|但)*(?:为什么|为啥|为何|怎么会|咋会|怎么还|咋还)|^(?:and |so |but )?why\b`)

// whyLate asks why items are late, or by how much.
var whyLate = regexp.MustCompile(`^(?:那|这些|它们|都)*(?:为什么|为啥|为何|怎么|凭什么|咋)(?:都|就|会|也)*(?:算|是)?(?:作)?(?:逾期|超期|过期)|^(?:那|这些|它们|都|分别)*(?:逾期|超期|过期)(?:了)?(?:多久|几天|多少天)`)

// asksDetail are the words of somebody who wants an item told, not listed.
var asksDetail = regexp.MustCompile(`说说|讲讲|介绍|概括|总结|展开|详细|具体|\b(?:tell me|details?)\b`)

// endOfList names one end of a list.
var endOfList = regexp.MustCompile(`^(?:那)?(?:前|后)[面边头](?:的)?那`)

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
