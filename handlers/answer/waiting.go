package answer

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"rectify/handlers/card"
	"rectify/handlers/reply"
	"rectify/handlers/view"
)

// Questions for what waits for the speaker, or for a decision on more time, hold nothing
// but such words: 等我处理的有哪些, 待我批准的, 有哪些延期申请, what needs my approval.
var (
	waitingWords = regexp.MustCompile(`^(?:请问|麻烦|着|那|现在|目前|今天|当前|一共|总共|还|都|有没有|有|是|哪些|哪|什么|啥|几|多少|[项条个件]|整改|问题|事项|事情|事|任务|工作|东西` +
		`|延期|申请|请求|报告|的|了|呢|啊|吗|没|在|正|等待|等|待|轮到|归|需要|需|要|该|得|由|我|本人|这边|手上|来|去|处理|办理|办|做|完成|落实|解决|批准|批复|审批|审核|审定|批` +
		`|核查|核验|核实|验收|销号|签收|确认|接收|决定|拍板|同意|过目|看看|列出来|列一下|列|给|谁|提出|提交|提|人|单位|尚未|未|事儿|活儿?|[,，?？。]` +
		`|\b(?:what|which|who|whose|how many|is|are|was|were|been|being|do|does|did|has|have|had|there|any|anything|something|all|the|an?|my|i|me|for|on|with|to|of|at|by` +
		`|now|today|currently|still|yet|else|next|please|show|list|give|tell|waiting|waits?|pending|outstanding|await(?:s|ing)?|needs?|needed|requires?|required|must|should` +
		`|items?|issues?|findings?|recommendations?|things?|requests?|requested|ask(?:s|ed|ing)?|extensions?|more|time|approvals?|approved?|decisions?|decided?|attention|action|act` +
		`|review|confirm|confirmation|receipt|receive|sign|off|closed?|closing|done?|handle|deal|work|queue|tasks?|so|and|ok|that)\b|to-?do|\s|')+$`)
	forMe = regexp.MustCompile(`(?:等[待着]?|待|轮到|归|需要?|由|该|要)我|我.{0,9}?(?:要|该|得|需要?|待)(?:我)?(?:去|来)?(?:处理|办|做|批|审|完成|落实|解决|核|验|销|签|确认|决定|拍板)|^(?:我的)?待办` +
		`|\b(?:waiting|waits?|pending|outstanding|queue|await\w*|needs?|needed|require\w*|must|should|to-?do|tasks?|(?:have|has) to)\b.*\b(?:me|my|i)\b|\b(?:me|my|i)\b.*\b(?:waiting|pending|outstanding|needs?|must|should|have to|approvals?|approve|queue|to-?do|tasks?)\b`)
	asksMore  = regexp.MustCompile(`延期|\bextensions?\b|\bmore time\b`)
	asksAny   = regexp.MustCompile(`哪|什么|啥|几|多少|谁|有|待|列|\b(?:what|which|who|how many|any|list|show|pending|waiting)\b`)
	requested = regexp.MustCompile(`申请|请求|报告|[批审]|\b(?:request|ask|pending|wait|outstanding|approv|decid|decision)`)
	reasons   = []struct {
		words *regexp.Regexp
		whys  []view.WaitReason
	}{
		{regexp.MustCompile(`延期|extension|more time`), []view.WaitReason{view.ToDecide}},
		{regexp.MustCompile(`销号|核查|核验|核实|验收|\bclos|sign off`), []view.WaitReason{view.ToCloseOff}},
		{regexp.MustCompile(`签收|接收|receipt|receive`), []view.WaitReason{view.ToReceive}},
		{regexp.MustCompile(`[批审]|同意|决定|拍板|approv|decid|decision`), []view.WaitReason{view.ToDecide, view.ToCloseOff}},
	}
)

// waits answers what waits for the person who asks, as their Home counts it, and which
// requests for more time wait for a decision. ok is false for other questions.
func (q Question) waits(ctx context.Context, folded string) (_ reply.Reply, ok bool, err error) {
	if len([]rune(folded)) > longestWaiting || !waitingWords.MatchString(folded) {
		return reply.Reply{}, false, nil
	}
	requests := asksMore.MatchString(folded) && requested.MatchString(folded) && asksAny.MatchString(folded)
	switch mine := forMe.MatchString(folded); {
	case !mine && requests:
		out, err := q.waiting(ctx, msgNoRequests, []view.Wait{q.View.Requests()})
		return out, true, err
	case !mine:
		return reply.Reply{}, false, nil
	case q.by == nil || q.by.Person.ID == "":
		return q.Refuse(q.ReplyLang.Phrase(msgUnknownAsker)), true, nil
	}
	all := q.View.WaitsFor(q.by.Person)
	for _, r := range reasons {
		if r.words.MatchString(folded) {
			all = slices.DeleteFunc(all, func(w view.Wait) bool { return !slices.Contains(r.whys, w.Why) })
			break
		}
	}
	out, err := q.waiting(ctx, msgNothingWaits, all)
	return out, true, err
}

// longestWaiting is the length of such a question, in characters.
const longestWaiting = 60

// waiting shows what waits, by reason, and what a request asks for; a single one can be
// decided at once. none says that nothing does.
func (q Question) waiting(ctx context.Context, none reply.Phrase, all []view.Wait) (reply.Reply, error) {
	l, items := q.ReplyLang, view.Distinct(all)
	if len(items) == 0 {
		return exactly(l, reply.Paragraph{Text: l.Phrase(none)}), nil
	}
	out := exactly(l, reply.Paragraph{Text: l.Phrase(msgWaits, len(items))})
	out.Kind, out.Items = reply.KindItems, card.Refs(items)
	for _, w := range all {
		refs := card.Refs(w.Items)
		for i, item := range w.Items {
			if w.Why == view.ToDecide {
				refs[i].Note = strings.TrimSpace(fmt.Sprint(q.People.Names(ctx, l).One(item.AskedBy), " ", q.Cards.Request(ctx, l, item)))
			}
		}
		out.Parts = append(out.Parts, reply.Label{Text: l.Phrase(msgTitleAndCount, l.Phrase(w.Title), len(refs))}, reply.ItemList{Items: refs, Opens: true})
		if len(w.Items) != 1 || q.by == nil || !q.by.Person.May(reply.Approver) {
			continue
		}
		switch item := w.Items[0]; {
		case w.Why == view.ToDecide && item.AskedBy != q.by.Person.ID:
			out.Parts = append(out.Parts, card.Decision(l, item, reply.AsForm))
		case w.Why == view.ToCloseOff && item.ReportedBy != q.by.Person.ID:
			out.Parts = append(out.Parts, card.Checking(l, item))
		}
	}
	return out, nil
}
