package answer

import (
	"cmp"
	"context"
	_ "embed"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"rectify/data/ledger"
	"rectify/data/text"
	"rectify/handlers/card"
	"rectify/handlers/clock"
	"rectify/handlers/command"
	"rectify/handlers/question/condition"
	"rectify/handlers/question/grammar"
	"rectify/handlers/reply"
	"rectify/handlers/view"
)

// A guide says how something is done.
type guide struct {
	words []string // of the question, folded
	says  command.Phrase
}

// guides are tried in order.
var guides = []guide{
	{[]string{"延期", "extension", "more time", "extend"}, command.Extend.Spec().HowTo},
	{[]string{"时限", "期限", "due date", "deadline"}, command.Due.Spec().HowTo},
	{[]string{"佐证", "材料", "附件", "evidence", "upload"}, command.Evidence.Spec().HowTo},
	{[]string{"销号", "close"}, command.Close.Spec().HowTo},
	{[]string{"撤销", "撤回", "改错", "undo"}, command.Undo.Spec().HowTo},
	{[]string{"重新打开", "退回", "reopen"}, command.Reopen.Spec().HowTo},
	{[]string{"责任人", "分派", "assign", "owner"}, command.Assign.Spec().HowTo},
	{[]string{"备注", "note"}, command.Note.Spec().HowTo},
	{[]string{"催", "nudge"}, command.Nudge.Spec().HowTo},
	{[]string{"签收", "receive"}, command.Receive.Spec().HowTo},
	{[]string{"导出", "表格", "excel", "export"}, command.Export.Spec().HowTo},
	{[]string{"日报", "提要", "digest"}, command.Digest.Spec().HowTo},
	{[]string{"提醒", "remind"}, command.Remind.Spec().HowTo},
	{[]string{"历史", "记录", "history"}, command.History.Spec().HowTo},
	{[]string{"导入", "我们单位", "import", "our own notice"},
		command.Import.Spec().HowTo},
	{[]string{"权限", "谁能", "改不了", "who can", "why can't", "permission"},
		command.Phrase{Zh: "编辑人可以更新，审批人可以销号和重新打开；名单由管理员设定。",
			En: "Editors may update items; approvers may also close off and reopen. The administrator appoints both."}},
	{[]string{"状态", "上报", "进度", "进展", "完成", "更新", "status", "update", "progress", "done", "mark"}, command.Status.Spec().HowTo},
}

// consequences are the words of a question for what follows for somebody, which the
// notice says and the assistant does not do: 期限内完不成任务，责任怎么追究.
var consequences = regexp.MustCompile(`追究|问责|追责|后果|处罚|处分|惩处|通报批评|\b(?:consequences?|penal\w+|sanction\w*|punish\w*|held (?:to account|accountable))\b`)

// AsksHow reports whether a folded sentence asks how the speaker does something with the
// assistant: 怎么更新, how do I update it.
func AsksHow(folded string) bool {
	return howAsked.MatchString(folded) && !consequences.MatchString(folded)
}

var howAsked = regexp.MustCompile(`^(?:那|请问|请教|麻烦问下|我)*(?:该|要|想)?(?:怎么|怎样|如何|咋|在哪(?:里|儿)?)(?:才能|去|来|能|可以)?(?:把|给|将` +
	`|更新|更改|修改|改|上报|报|填|标|上传|传|提交|交|加|添加|办|申请|撤|导出|下载|打印|分派|指派|设|订阅|关闭|取消|催|签收|重新打开|退回)` +
	`|\b(?:how (?:do|can|could|should|would) (?:i|we|you)|how to|where (?:do|can) (?:i|we))\b`)

// howOfItem finds the same of one item, which the classifier takes for a question about
// the item: 第11项怎么更新, 它怎么上传佐证.
var howOfItem = regexp.MustCompile(`^(?:第\d+[项条个](?:问题)?的?(?:状态|进度|进展)?|它)(?:我|该|要|想)*(?:怎么|怎样|如何|咋)(?:才能|去|来)?(?:更新|上报|填报|改|改成|标|标成|提交|传|上传|申请|撤销|撤回|催办)(?:状态|进展|材料|佐证|照片|附件|延期)?[?？]*$`)

// howTo says how what the folded question names is done; ok is false where it
// names nothing that the assistant does.
func (q Question) howTo(folded string) (_ reply.Reply, ok bool, err error) {
	if consequences.MatchString(folded) {
		return reply.Reply{}, false, nil
	}
	for _, g := range guides {
		for _, w := range g.words {
			if strings.Contains(folded, w) {
				says := q.ReplyLang.Phrase(g.says)
				if len(q.Numbers) == 1 && q.Numbers[0] > 0 {
					says = strings.ReplaceAll(says, guideItem, fmt.Sprintf(" %d ", q.Numbers[0]))
				}
				return exactly(q.ReplyLang, reply.Paragraph{Text: says}), true, nil
			}
		}
	}
	return reply.Reply{}, false, nil
}

// guideItem is the item that the guides take as their example.
const guideItem = " 11 "

//go:embed complaints.tsv
var complaintWords string

// complains finds the words of somebody who is worn out: 烦死了, 真累, so tired.
var complains = sync.OnceValue(func() *regexp.Regexp {
	words := text.Lists(complaintWords)
	felt := `(?:` + strings.Join(words["feeling"], "|") + `)`
	return regexp.MustCompile(`(?i)` + felt + `(?:死|坏|疯|透|爆)(?:我|人)?(?:了|啦)|` + felt +
		`(?:得|的)(?:不行|要死|要命)|(?:^|[,，。.!！\s我])(?:好|太|真|真是|可真)` + felt + `(?:了|啊|呀|哦|人|[,，。.!！~]|$)|` + strings.Join(words["whole"], "|"))
})

// asksAtAll matches the words of a question or a request, to tell them from a
// complaint.
var asksAtAll = regexp.MustCompile(`(?i)[?？]|吗|呢|哪|什么|多少|几[个项条]|怎么|谁|帮我|查|列|看看|\b(?:what|which|who|how|when|where|why|show|list|tell)\b`)

// Complaint answers somebody who complains and asks nothing: with a kind word and
// what can be done for them. ok is false for a question.
func (t *Turn) Complaint() (_ reply.Reply, ok bool) {
	if !complains().MatchString(t.Sentence) || asksAtAll.MatchString(t.Sentence) || len(t.Numbers)+len(t.Places) > 0 || t.Want == grammar.Help {
		return reply.Reply{}, false
	}
	l := t.ReplyLang
	return reply.Sentence(l, l.Phrase(msgTalkComplaint)), true
}

// otherBusiness answers what the notices have nothing to do with.
func (q Question) otherBusiness(context.Context) (reply.Reply, error) { return q.nothingBears(), nil }

// nothingBears says that the notices have nothing to do with the question.
func (q Question) nothingBears() reply.Reply {
	out := q.Refuse(q.ReplyLang.Phrase(msgTalkNothingAbout))
	out.Source = reply.FromSearch
	return out
}

// mine lists what the person who asks answers for, in the ledger or by name in the notice.
func (q Question) mine(ctx context.Context) (reply.Reply, error) {
	if q.by == nil || q.by.Person.ID == "" {
		return q.Refuse(q.ReplyLang.Phrase(msgUnknownAsker)), nil
	}
	me := q.by.Person.ID
	called := text.BareName(q.People.Names(ctx, q.ReplyLang, me).One(me))
	own := view.Where(q.View.Items, func(item *ledger.Item) bool {
		return item.OwnedBy(me) || slices.ContainsFunc(q.View.OwnersOf(item, condition.Leads), func(owner string) bool { return text.BareName(owner) == called })
	})
	own = view.ByDue(own)
	if len(own) > 0 && (len(q.Statuses) > 0 || q.Late || !q.Conditions.Empty()) { // 我还有几项没完成
		q.Among = map[ledger.Key]bool{}
		for i := range own {
			q.Among[own[i].Key()] = true
		}
		return q.Items(ctx)
	}
	out := reply.Reply{Lang: q.ReplyLang, Kind: reply.KindItems, Source: reply.FromRules, Certainty: reply.Exact, Items: card.Refs(own)}
	if len(own) == 0 {
		return q.waiting(ctx, msgYouOwnNothing, q.View.WaitsFor(q.by.Person)) // as an approver has others' items to decide on
	}
	open, overdue := 0, 0
	for i := range own {
		if own[i].Status.Open() {
			open++
		}
		if clock.Late(&own[i], q.Clock.Today()) {
			overdue++
		}
	}
	out.Parts = []reply.Part{
		reply.Paragraph{Text: q.ReplyLang.Phrase(msgYouOwn, len(own), open, overdue)},
		reply.ItemList{Items: out.Items, Opens: true},
	}
	return out, nil
}

// Unreadable answers texts without words, and those that are far too long. A text
// without letters is answered in the person's own language, or the office's if l is
// empty. ok is false for a sentence.
func (a *Answers) Unreadable(typed string, l reply.Lang) (_ reply.Reply, ok bool) {
	asked := reply.Readable(typed)
	switch {
	case reply.SaysNothing(asked):
		return wordless(typed, cmp.Or(l, a.DefaultLang, reply.Chinese)), true
	case utf8.RuneCountInString(asked) > reply.LongestQuestion:
		l := reply.Lang(grammar.Language(asked))
		return reply.Sentence(l, l.Phrase(msgQuestionTooLong, reply.LongestQuestion)), true
	}
	return reply.Reply{}, false
}

// wordless answers an emoji as a colleague would, and punctuation with what can be asked.
func wordless(sign string, l reply.Lang) reply.Reply {
	switch {
	case strings.ContainsAny(sign, "👋🤝"):
		return reply.Sentence(l, l.Phrase(msgTalkWave))
	case strings.ContainsFunc(sign, pictured):
		return reply.Sentence(l, l.Phrase(msgTalkNoted))
	}
	return reply.Sentence(l, l.Phrase(msgTypeAQuestion))
}

// pictured reports whether a character is an emoji, or a sign drawn as one.
func pictured(r rune) bool { return r >= 0x2600 && r <= 0x27BF || r >= 0x1F300 }

// How people take their leave, and how they say thanks; whatever else is no question
// only confirms that they have read the answer: 收到, got it, ok.
var (
	farewell = regexp.MustCompile(`再见|再会|拜拜|拜了|白白|回头见|回见|明天见|下次见|晚安|下班|先走了|(?i)\b(?:bye|goodbye|good night|see (?:you|ya)` +
		`|cya|later|have a (?:good|nice) (?:day|evening|weekend))\b`)
	gratitude = regexp.MustCompile(`谢|感激|辛苦|麻烦(?:你|您)?了|多亏|(?i)\b(?:thank\w*|thx|ty|tks|ta|cheers|appreciate\w*|grateful)\b`)
)

// Acknowledged answers what asks nothing more: thanks, a farewell, 收到.
func Acknowledged(l reply.Lang, sentence string) reply.Reply {
	switch {
	case gratitude.MatchString(sentence):
		return reply.Sentence(l, l.Phrase(msgTalkWelcome))
	case farewell.MatchString(sentence):
		return reply.Sentence(l, l.Phrase(msgTalkFarewell))
	}
	return reply.Sentence(l, l.Phrase(msgTalkNoted))
}

// greeting answers a greeting: how far everything is, and what can be asked.
func (q Question) greeting(context.Context) (reply.Reply, error) {
	hello := q.ReplyLang.Phrase(msgTalkGreeting, len(q.View.Items), card.ByStatus(q.ReplyLang, q.View.Items))
	return exactly(q.ReplyLang, reply.Paragraph{Text: hello}, reply.Suggestions{Questions: reply.SuggestedQuestions(q.ReplyLang)}), nil
}

// thanked answers what asks nothing more.
func (q Question) thanked(context.Context) (reply.Reply, error) {
	return exactly(q.ReplyLang, Acknowledged(q.ReplyLang, q.Text).Parts...), nil
}

// introduced says what the assistant is.
func (q Question) introduced(context.Context) (reply.Reply, error) {
	about := q.ReplyLang.Phrase(msgTalkWhoAmI)
	return exactly(q.ReplyLang, reply.Paragraph{Text: about}, reply.Suggestions{Questions: reply.SuggestedQuestions(q.ReplyLang)}), nil
}

// helped says what can be asked.
func (q Question) helped(context.Context) (reply.Reply, error) {
	out := reply.Help(q.ReplyLang)
	out.Certainty = reply.Exact
	return out, nil
}

// exactly is a reply that is sure and names no item.
func exactly(l reply.Lang, parts ...reply.Part) reply.Reply {
	return reply.Reply{Lang: l, Kind: reply.KindNone, Source: reply.FromRules, Certainty: reply.Exact, Parts: parts}
}
