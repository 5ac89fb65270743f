package dialogue

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"rectify/data/ledger"
	"rectify/data/pattern"
	"rectify/handlers/answer"
	"rectify/handlers/card"
	"rectify/handlers/compose"
	"rectify/handlers/question/condition"
	"rectify/handlers/question/grammar"
	"rectify/handlers/question/intent"
	"rectify/handlers/question/phrasing"
	"rectify/handlers/reply"
	"rectify/index"
	"rectify/index/lexicon"
)

// A followUp is a question that may refer to a topic.
type followUp struct {
	answer.Question
	grammar.FollowUp
	turn            *answer.Turn
	topic           topic
	loose           bool // it was said outside threads, where a question for items stands by itself
	amends          bool // it corrects what was asked before: 不是，我问的是…
	clues           clues
	toAnotherListed bool         // the answer is about another item of the same list
	noneOf          int          // of how many listed items none meets what is asked, so that it is asked of all
	topicStays      bool         // the answer leaves the topic as it is
	asked           *list        // what the answer's list was asked for, where that is not Query
	lists           []list       // the lists that it was narrowed from
	rest            []ledger.Key // items that the answer's list left out, for 还有呢
}

// followUpTo is an inquiry that may refer to a topic.
func (a *Dialogues) followUpTo(in answer.Inquiry, about topic) *followUp {
	f := &followUp{Question: in.Question(a.Answers), turn: in.Turn, topic: about, FollowUp: in.Turn.FollowUp}
	if in.By != nil {
		f.loose = in.By.Loose
		_, f.amends = corrected(lexicon.Simplify(reply.Readable(in.By.Text)))
	}
	return f
}

// next is the topic after the answer.
func (f *followUp) next(out reply.Reply) topic {
	key := func() *ledger.Key { k := out.Items[0].Key(); return &k }
	if f.topicStays || len(out.Items) == 0 || f.Conditions.Group != nil { // figures: the list stays
		t := f.topic
		t.Group = f.Conditions.Group
		return t
	}
	if f.toAnotherListed {
		t := f.topic
		t.Focus, t.Picked, t.Text, t.Seen = key(), true, f.Text, f.topic.discussing(key())
		return t
	}
	if f.asked == nil {
		f.asked = &list{Asked: f.Query, Fields: f.Conditions}
	}
	t := topicOf(out, *f.asked, f.topic)
	if f.lists != nil {
		f.asked.Items = keysOf(out)
		t.Lists = append(slices.Clone(f.lists), *f.asked)
	}
	t.More, t.Text = f.rest, f.Text
	return t
}

// clues tell whether a sentence goes on about the topic, and how.
type clues struct {
	request         list // what it asks for of a list
	kinds           kinds
	onlyConditions  bool // conditions, words that ask and words that refer back are all of it
	saysWhatIsAsked bool // it says what is asked for: which items, how many problems
	asksWhichOne    bool // it asks which of the listed items: 没办完的是哪个
	asksFact        bool // it asks for a fact: 谁, 什么时候
	ofEverything    bool // of everything: 整个通报, 全县
	asksField       bool // it asks for a field of an item and names none: 谁负责
	asksFigure      bool // it asks for a figure that the item under discussion holds: 现在多少
	refersToNothing bool // it asks for something that refers to nothing: a greeting, how everything is
	asksPart        bool // it asks for what the owner of before leads, or supports: 只配合的呢
	excludes        bool // it leaves some of the listed items out
	likeBefore      bool // it asks the same with other conditions: 第三部分这样的有几条
}

// asides are the intents of a sentence that refers to nothing, unless it says so.
var asides = map[intent.Intent]bool{
	intent.Mine: true, intent.Overview: true, intent.Recent: true, intent.Breakdown: true, intent.Greeting: true, intent.Thanks: true,
	intent.About: true, intent.Help: true, intent.HowTo: true, intent.Other: true,
}

var (
	// ofAll is how a question about everything says so.
	ofAll = regexp.MustCompile(`整体|总体|全局|全部的?(?:问题|事项|里)|(?:全部|全|都|一共|(?:部分|板块|方面|章|大?类|单位|科室|部门|块)(?:全|都)?)(?:加|合|算)(?:在|到)?一?[起块]来?|所有|整个|总的|总共.*(?:问题|事项)|通报` +
		`|台账|全文|的(?:全部|所有)(?:都|列\p{Han}*)?[?？。]*$|全(?:院|县|镇|市|局|区|校|省|乡|公司|集团|系统|单位)|(?i)\b(?:all (?:the )?(?:items|findings|problems)|total|notice|ledger|altogether|overall|everything|we)\b`)
	// summedUp counts what was listed: how many is that in total.
	summedUp = regexp.MustCompile(`^(?:and |so |ok,? )*how many (?:(?:is|are|was|were|does|do) (?:that|those|these|they|it)(?: make| come to)? )?(?:in total|in all|altogether|overall|all told|all together)[?.]*$`)
	// howFar asks how far things have come: after a list, how far everything has, unless 都 or 它们 says otherwise.
	howFar = regexp.MustCompile(`到了?(?:哪|什么|啥)|进展|进度|程度`)
	// whatOwned asks for the items of somebody as things: 负责什么.
	whatOwned = regexp.MustCompile(`(?:负责|牵头|管|配合|有)(?:的)?(?:都)?(?:是|有)?(?:什么|啥)`)
	// oneOfThem asks which of the listed items: 钱守业的有哪些, 他负责的是哪个.
	oneOfThem = regexp.MustCompile(`^[^,，。?？]*?(?:[^责头合办管同案]的(?:是|有)(?:哪|几)|的是哪一?[个条项]|那一?[个条项]是(?:哪|第几))[^问事任]*$`)
	// grouping asks what each has, or who has most: of everything.
	grouping = regexp.MustCompile(`每|各|分别|最|排名|后腿|\b(?:each|every|by|most|least|fewest|rank\w*)\b`)
)

// leftToDo asks what is not done yet, of one item: 还有啥没弄完.
var leftToDo = pattern.MustCompile(`^(?:那|现在|目前|它|这[项条个])*还有(?:什么|啥|哪(?:些|块|几块|里|儿))(?:工作|事情?|活儿?|地方|内容)?(?:是)?(?:没有?|未)(?:做|办|改|弄|搞|落实|整改|完)(?:完成?|好|成|到位)?的?[呢啊?？]*$|^(?:and |so |but )*what(?:'s| is) (?:still )?(?:not done|undone|unfinished)(?: yet)?[?.]*$`)

// allCounted asks how many problems there are in all.
var allCounted = pattern.MustCompile(`(?:一共|总共|共|总计|合计)有?(?:多少|几)(?:个|条|项)?(?:问题|事项)|\bhow many (?:items|findings|recommendations|problems|issues) (?:are|were) there\b`)

// mostOfThese asks who has most, and of nothing in particular: after a list, of that.
var mostOfThese = pattern.MustCompile(`^(?:那|是)*(?:谁|哪一?[个家位](?:\p{Han}{0,3}(?:部门|单位|科室|[科处局部人镇县区]))?|哪(?:一?个)?部分)(?:的|有)*(?:问题)?(?:最|占得?最)(?:多|少)[呢啊?？]*$|^(?:and )?(?:who|which (?:unit|department|office|team|bureau|section|part)) has (?:the )?(?:most|fewest)[?.]*$`)

// read finds the clues.
func (f *followUp) read(ctx context.Context) (err error) {
	f.readPlace()
	s, sentence, asked := &f.clues, f.turn.Sentence, f.turn.Asking
	s.asksWhichOne = oneOfThem.MatchString(sentence)
	s.saysWhatIsAsked = !s.asksWhichOne && (asked.Which || asked.HowMany || asked.List || asked.Noun || whatOwned.MatchString(sentence))
	meant := answer.ProbableIntent(f.turn.Intents)
	s.asksFact = asked.Fact && !asked.Which && !asked.List || meant == intent.Fact || meant == intent.Notice ||
		whyAsked.MatchString(sentence)
	s.ofEverything = ofAll.MatchString(sentence) && !summedUp.MatchString(strings.ToLower(sentence))
	s.excludes = excluding.MatchString(sentence)
	s.asksField = f.Kind == grammar.Of || grammar.AsksOfOne(f.Rest)
	rest := f.Rest
	if s.likeBefore = f.topic.chosen() && sameAsked.MatchString(sentence); s.likeBefore {
		rest = sameAsked.ReplaceAllString(rest, "")
	}
	if err := f.readList(ctx, rest); err != nil {
		return err
	}
	if f.topic.Focus != nil && leftToDo.MatchString(sentence) {
		f.Kind, s.asksField, s.onlyConditions, s.kinds, s.request = grammar.Of, true, false, 0, list{}
	}
	s.asksField = s.asksField && (f.Kind == grammar.Of || !s.onlyConditions || s.kinds&byDue == 0) // 下个月到期的
	ofAll := f.Kind == grammar.Alone && f.topic.Focus != nil && allCounted.MatchString(sentence)
	s.asksFigure = f.Kind == grammar.Alone && f.topic.Focus != nil && !s.ofEverything && !ofAll && f.figureOfIt()
	figure := f.topic.Focus != nil && f.figureAsked(*f.topic.Focus)
	switch {
	case s.asksFigure, f.amends && s.onlyConditions, s.excludes && s.goesOnList(f.topic), listThem.MatchString(strings.ToLower(sentence)) && f.topic.chosen():
	case answer.AsksWhatChanged(index.Fold(sentence)) && len(f.turn.Numbers) == 0 && !pointsBack.MatchString(sentence) && !severalMeant.MatchString(sentence): // 今天谁改了什么
		s.refersToNothing = true
	case meant == intent.HowTo && answer.AsksHow(index.Fold(sentence)): // how do I update it
		s.refersToNothing = true
	case ofAll: // 一共多少问题，完成了多少
		s.refersToNothing = true
	case f.loose && f.standsAlone(), f.Kind == grammar.Alone && (f.turn.Open && s.kinds == byPlace || len(f.turn.Conditions.Each) > 1): // compare chapter 1 and chapter 2
		s.refersToNothing = true
	case f.Kind != grammar.Alone && f.Kind != grammar.Of, !asides[meant]:
	case meant == intent.Mine:
		s.refersToNothing = true
	case meant == intent.Breakdown:
		ofThese := mostOfThese.MatchString(sentence) && f.topic.Focus == nil && f.topic.chosen() && len(f.topic.listed()) > 2
		s.refersToNothing = !ofThese && (grouping.MatchString(sentence) || !s.asksField && s.kinds == 0)
	case meant == intent.Overview:
		s.refersToNothing = s.ofEverything || !figure && (!s.asksField || f.topic.Focus == nil && howFar.MatchString(sentence))
	default:
		s.refersToNothing = f.Kind == grammar.Alone && !s.asksField && !s.goesOnList(f.topic) && !figure
	}
	return nil
}

// standsAlone reports whether what was said outside threads is a question for items of its
// own, although conditions on the list before would make sense: 还差几个没完成, 完成率.
func (f *followUp) standsAlone() bool {
	s := f.clues
	switch {
	case pluralAsked.MatchString(f.turn.Sentence):
		return true
	case f.Kind != grammar.Alone:
		return false
	}
	return s.saysWhatIsAsked && (s.kinds != 0 || f.turn.AsksItems) || f.turn.Want == grammar.Share && len(f.turn.Statuses) > 0
}

// pluralAsked asks which items, or how many, are so far.
var pluralAsked = pattern.MustCompile(`^(?:现在|目前|一共|总共|请问|还|都|[,，])*(?:有|差|剩下?|缺)?(?:哪(?:些|几[个条项])|(?:多少|几)[个条项]?)(?:问题|事项|任务)?(?:的)?(?:还|是|都|已经?)*(?:没|未|快|要|即将|马上|正在|逾期|超期|完成|整改|销号|到期|待|长期)`)

// A way answers a follow-up, or leaves it to the next.
type way func(context.Context) (_ reply.Reply, ok bool, _ error)

// firstOf answers in the first of these ways that does.
func firstOf(ctx context.Context, ways ...way) (reply.Reply, bool, error) {
	for _, way := range ways {
		if out, ok, err := way(ctx); ok || err != nil {
			return out, ok, err
		}
	}
	return reply.Reply{}, false, nil
}

// answer answers a sentence that refers to the topic; ok is false for what does not. Whether a
// sentence goes on, and how, is decided here alone: words that say so come first, then
// conditions put to the list, then the item under discussion.
func (f *followUp) answer(ctx context.Context) (out reply.Reply, ok bool, err error) {
	if len(f.topic.Lists) == 0 { // she, after the notice's own words named her
		return firstOf(ctx, f.theirs, f.quotedAlready)
	}
	if err := f.read(ctx); err != nil {
		return reply.Reply{}, false, err
	}
	if !f.clues.refersToNothing {
		if f.Kind != grammar.Alone {
			f.Query, f.Conditions = f.clues.request.Asked, f.clues.request.Fields
		}
		f.Lang = string(f.ReplyLang)
		if out, ok, err = firstOf(ctx, f.ways()...); err != nil {
			return reply.Reply{}, false, err
		}
	}
	return f.openly(ctx, out, ok)
}

// ways are the ways in which a sentence of its kind may be answered.
func (f *followUp) ways() []way {
	switch f.Kind {
	case grammar.Pick:
		return []way{f.theirs, f.pick}
	case grammar.Along, grammar.Step:
		return []way{f.theirs, f.nextPart, f.step}
	case grammar.Back:
		return []way{f.theirs, f.back}
	case grammar.More:
		return []way{f.theirs, f.ofThose, f.more}
	case grammar.Others:
		return []way{f.theirs, f.ofThose, f.others}
	case grammar.Within:
		return []way{f.theirs, f.within}
	}
	return []way{f.theirs, f.ownFigure, f.compared, f.oneOfList, f.conditionsOnList, f.fieldOfItem, f.thatOne, f.sameOfAnother, f.onceMore, f.factOfItem}
}

// openly writes on the items under discussion where an open question names
// nothing else: 为什么这么慢, summarize them.
func (f *followUp) openly(ctx context.Context, found reply.Reply, answered bool) (reply.Reply, bool, error) {
	whole := f.turn.Query
	if !f.Composer.On() || found.Source == reply.FromWriter || !f.turn.Open || phrasing.About(whole.Subject) != "" || len(whole.Numbers) > 0 {
		return found, answered, nil
	}
	meant := f.topic.listed()
	if f.topic.Focus != nil {
		meant = []ledger.Key{*f.topic.Focus}
	}
	items := f.items(meant[:min(len(meant), compose.MostSources)])
	if !answered {
		found = card.ListReply(f.ReplyLang, items)
	}
	out, err := f.Written(ctx, found, items)
	return out, true, err
}

// showItem shows an item, with what it says about the rest of the question.
func (f *followUp) showItem(ctx context.Context, key ledger.Key) (reply.Reply, bool, error) {
	item, ok := f.View.Item(key)
	if !ok {
		return f.Refuse(f.ReplyLang.Phrase(msgNoSuchNumbers,
			f.ReplyLang.Item(key.Number), f.View.MaxNumber())), true, nil
	}
	f.Query = grammar.Query{Lang: string(f.ReplyLang), Numbers: []int{key.Number}, Subject: f.Subject}
	f.Conditions = condition.Set{}
	out, err := f.Show(ctx, []ledger.Item{item})
	return out, true, err
}

// items are the items with those keys that are there.
func (f *followUp) items(of []ledger.Key) (items []ledger.Item) {
	for _, key := range of {
		if item, there := f.View.Item(key); there {
			items = append(items, item)
		}
	}
	return items
}
