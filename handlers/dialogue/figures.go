package dialogue

import (
	"context"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"rectify/data/ledger"
	"rectify/handlers/card"
	"rectify/handlers/question/condition"
	"rectify/handlers/question/grammar"
	"rectify/handlers/reply"
)

// figures are asked of the list that was shown last: 占多大比例, 按科室分一下, and then
// 最多的是哪几项. The list stays what the conversation is about.
func (f *followUp) figures(ctx context.Context) (reply.Reply, bool, error) {
	own, t := f.clues.request, f.topic
	switch {
	case t.Group != nil && f.clues.onlyConditions && f.clues.kinds&^(byPlace|byOwner) == 0 && len(t.listed()) > 1: // 第一部分是哪几条, after how many each has
		asked := list{Asked: own.Asked, Fields: own.Fields}
		asked.Asked.Want, asked.Fields.Group = grammar.List, nil
		return f.listAmong(ctx, t.Lists, asked)
	case f.clues.ofEverything || f.clues.kinds != 0 || len(t.listed()) == 0:
		return reply.Reply{}, false, nil
	case f.turn.Want == grammar.Share && t.Focus != nil && f.figureAsked(*t.Focus): // 现在占比多少了, of an item
		f.Subject = askingWords.ReplaceAllString(f.turn.Sentence, "")
		return f.showItem(ctx, *t.Focus)
	case f.turn.Want == grammar.Share && t.chosen() && own.Asked.Subject == "":
		whole := together(t.Lists)
		whole.Asked.Want = grammar.Share
		out, ok, err := f.listAmong(ctx, nil, whole)
		f.topicStays = true
		return out, ok, err
	case t.Group != nil && (ofMost.MatchString(f.turn.Sentence) || t.Group.Top > 0 && listThem.MatchString(f.turn.Sentence)):
		return f.ofGroup(ctx, *t.Group)
	case own.Fields.Group != nil && len(t.listed()) > 1 && own.Asked.Subject == "":
		return f.listAmong(ctx, t.Lists, list{Asked: own.Asked, Fields: condition.Set{Group: own.Fields.Group}})
	}
	return reply.Reply{}, false, nil
}

// ofMost asks for the items of the unit, person or section that has the most, or the fewest.
var ofMost = regexp.MustCompile(`^(?:那)?(?:排名?)?(?:最?(?:多|少)的|最(?:多|少|大)|第一|垫底|排第一)的?(?:那|这)?一?[个家位类块]?\p{Han}{0,4}?(?:都|具体)?(?:(?:是|有)哪|列|$)|^(?:which|what) (?:are|is) (?:those|they|the (?:most|top))`)

// listThem asks for the items that were only counted.
var listThem = regexp.MustCompile(`^(?:那|都|请|给我|帮我|说说|说一下|讲讲|是|把它们|我|要|想|[,，])*(?:列(?:出来|一下|出|给我看看)?|哪些|哪几[个条项]|(?:有|是)?(?:啥|什么)|看(?:看|一下|下)?(?:清单|名单|列表|明细)?|(?:来|发|给)(?:个|份)(?:清单|名单|列表|明细))[呢啊吧?？。]*$` +
	`|^(?:and )?(?:which(?: ones)?(?: are (?:they|those|these))?|what are (?:they|those|these)|(?:list|show)(?: me)? (?:them|those|these))(?: all)?(?: please)?[?.]*$`)

// ofGroup lists the items of the largest or the smallest group of the last list.
func (f *followUp) ofGroup(ctx context.Context, group condition.Group) (reply.Reply, bool, error) {
	group.Fewest = group.Top > 0 && group.Fewest && !ofMost.MatchString(f.turn.Sentence) || fewest.MatchString(f.turn.Sentence)
	group.Top = 1
	of, asked := f.topic.Lists, list{Fields: condition.Set{Group: &group}, Asked: grammar.Query{Want: grammar.Count}}
	if last := of[len(of)-1]; len(last.Fields.Each) > 0 { // what the question put side by side
		asked, of = last, of[:len(of)-1]
		asked.Fields.Group = &group
	}
	most, ok, err := f.listAmong(ctx, of, asked)
	if err != nil || !ok || len(most.Items) == 0 {
		return most, ok, err
	}
	f.Conditions.Group, f.asked.Fields.Group, f.asked.Fields.Each, f.asked.Asked.Want = nil, nil, nil, grammar.List
	out := card.ListReply(f.ReplyLang, f.items(keysOf(most)))
	out.Parts = slices.Insert(out.Parts, 0, most.Parts[0])
	return out, true, nil
}

// firstFew names the first or the last few of a list, before what is asked of them.
var firstFew = regexp.MustCompile(`^(?:那|这|就|先|[,，])*(前面?|头|最后|后面?)([两二三四五六七八九十]|\d)(?:个|条|项)(?:的|都|分别|各自?)*(.+)$`)

// ofFew answers 前两个分别谁牵头: what is asked of the first or the last few of the list.
func (f *followUp) ofFew(ctx context.Context) (reply.Reply, bool, error) {
	m := firstFew.FindStringSubmatch(f.turn.Sentence)
	if m == nil || !grammar.AsksOfOne(m[3]) {
		return reply.Reply{}, false, nil
	}
	n, _ := grammar.ReadNumber([]rune(m[2]), 0)
	listed := f.topic.listed()
	if n < 2 || n >= len(listed) {
		return reply.Reply{}, false, nil
	}
	some := list{Asked: grammar.Query{Want: grammar.List}, Items: listed[:n]}
	if strings.Contains(m[1], "后") {
		some.Items = listed[len(listed)-n:]
	}
	f.topic.Lists = append(slices.Clone(f.topic.Lists), some)
	return f.fieldsOfAll(ctx)
}

var fewest = regexp.MustCompile(`最少|最小|垫底|\bfewest\b`)

// comparedWith captures the number of the item to compare with the one under discussion: 和第3项比呢.
var comparedWith = regexp.MustCompile(`^(?:那|它|这[个条项])*(?:和|跟|与|同|比起?|对比)(?:第)?(\d{1,4})(?:项|条|号|个)?(?:相?比|对比|比起来|比较|来说|晚|早|更|谁|哪|多|少|[,，])|\b(?:compared? (?:to|with)|than|versus|vs) (?:item |number |no\.? )?(\d{1,4})\b`)

// Words for the later and the earlier of two due dates.
var (
	laterAsked   = regexp.MustCompile(`更?[晚迟](?:一些|一点)?|后到期|\blater\b`)
	earlierAsked = regexp.MustCompile(`更?早(?:一些|一点)?|先到期|更急|\b(?:earlier|sooner)\b`)
)

// compared answers 和第3项比呢: what was asked, of the item under discussion and of another.
func (f *followUp) compared(ctx context.Context) (reply.Reply, bool, error) {
	m := comparedWith.FindStringSubmatch(f.turn.Sentence)
	if m == nil || f.topic.Focus == nil {
		return reply.Reply{}, false, nil
	}
	other := *f.topic.Focus
	other.Number, _ = strconv.Atoi(m[1] + m[2])
	both := f.items([]ledger.Key{*f.topic.Focus, other})
	if len(both) < 2 || other == *f.topic.Focus {
		return reply.Reply{}, false, nil
	}
	f.topic.Lists, f.topic.Focus = []list{{Items: []ledger.Key{both[0].Key(), other}}}, nil
	if lines, err := f.FieldLines(ctx, both); err != nil || len(lines) == 0 {
		f.askAgain()
	}
	out, ok, err := f.fieldsOfAll(ctx)
	if said := f.dueFirst(both[0], both[1]); err == nil && said != "" {
		out.Parts = slices.Insert(out.Parts, 0, reply.Part(reply.Paragraph{Text: said}))
	}
	return out, ok, err
}

// dueFirst says which of two items is due later, or earlier, where that is asked and both have a date.
func (f *followUp) dueFirst(one, other ledger.Item) string {
	later := laterAsked.MatchString(f.turn.Sentence)
	if !later && !earlierAsked.MatchString(f.turn.Sentence) || one.Due == "" || other.Due == "" {
		return ""
	}
	l, says := f.ReplyLang, msgDueEarlier
	if later {
		says = msgDueLater
	}
	together := one.Due == other.Due
	if !together && (one.Due < other.Due) == later {
		one = other
	}
	day, _, _ := strings.Cut(l.Day(one.Due), "（")
	if together {
		return l.Phrase(msgDueTogether, day)
	}
	return l.Phrase(says, l.ItemFirst(one.NoticeKey, one.Number), day)
}
