package dialogue

import (
	"cmp"
	"context"
	"math/bits"
	"regexp"
	"slices"
	"strings"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/handlers/question/condition"
	"rectify/handlers/question/grammar"
	"rectify/handlers/reply"
)

// goesOnList reports whether the sentence sets conditions that go on from the list:
// nothing but conditions, or, in a question of its own, how far items are.
func (s clues) goesOnList(t topic) bool {
	return s.onlyConditions && !s.asksFact && (t.chosen() || s.asksWhichOne && len(t.listed()) > 1) && (!s.saysWhatIsAsked || s.excludes || s.kinds&^(byStatus|byEnd) == 0 && t.kinds()&^s.kinds != 0 && !s.ofEverything)
}

// conditionsOnList answers what sets conditions on the list before it, or asks the same with
// other ones: 没完成的呢, 换成信息科, 10月的.
func (f *followUp) conditionsOnList(ctx context.Context) (reply.Reply, bool, error) {
	s, t := f.clues, f.topic
	if out, ok, err := f.figures(ctx); ok || err != nil {
		return out, ok, err
	}
	if s.ofEverything && s.onlyConditions && f.Kind == grammar.Instead && s.kinds&^byStatus != 0 { // 整个第二部分没完成的呢
		return f.listAmong(ctx, nil, s.request)
	}
	if s.onlyConditions && s.likeBefore { // 同样的问题，第四部分
		return f.listAmong(ctx, nil, together(t.Lists).with(s.request))
	}
	if m := exceptNth.FindStringSubmatch(f.turn.Sentence); m != nil && len(t.listed()) > 1 {
		if n, _ := grammar.ReadNumber([]rune(m[1]), 0); 0 < n && n <= len(t.listed()) {
			rest := list{Asked: grammar.Query{Want: grammar.List}}
			rest.Asked.Except.Numbers = []int{t.listed()[n-1].Number}
			return f.listAmong(ctx, t.Lists, rest)
		}
	}
	if out, ok, err := f.ofFew(ctx); ok || err != nil {
		return out, ok, err
	}
	whole := s.onlyConditions && s.kinds&byNumber == 0 && !(s.ofEverything && s.kinds == byStatus)
	if f.amends && whole {
		return f.amended(ctx)
	}
	if !whole || len(t.Lists) == 0 || f.Kind == grammar.Alone && (s.ofEverything || !s.goesOnList(t)) || f.Kind == grammar.Of {
		return reply.Reply{}, false, nil
	}
	if s.kinds == byPlace && ofPart.MatchString(f.turn.Sentence) { // 那第二部分的问题呢: all of them
		return f.listAmong(ctx, nil, s.request)
	}
	if f.topic.Focus == nil && whyLate.MatchString(f.turn.Sentence) {
		return reply.Reply{}, false, nil
	}
	if f.Kind == grammar.Alone && elsewhere.MatchString(f.turn.Sentence) && (s.saysWhatIsAsked || bits.OnesCount(uint(s.kinds)) > 1) {
		return reply.Reply{}, false, nil // 再看看第二部分正在整改的
	}
	if at := f.level(s.kinds); at >= 0 && !s.excludes {
		if oneOfThem.MatchString(f.turn.Sentence) && s.kinds&byStatus == 0 && !s.asksPart {
			return reply.Reply{}, false, nil // 李四的有哪些, after 张三的
		}
		return f.replaced(ctx, at, s.request)
	}
	if len(t.listed()) < 2 {
		return reply.Reply{}, false, nil
	}
	was := f.Question
	out, ok, err := f.listAmong(ctx, t.Lists, s.request)
	if err == nil && len(out.Items) == 1 && s.kinds == byEnd && whenAsked.MatchString(f.turn.Sentence) { // 最晚的是哪天
		f.Question, f.lists, f.asked = was, nil, nil
		return f.showItem(ctx, out.Items[0].Key())
	}
	if before := t.lastChosen(); err == nil && len(out.Items) == 0 && !t.chosen() && len(before) > 0 { // a search that was no help came between
		f.Question, f.topic.Lists = was, before
		return f.conditionsOnList(ctx)
	}
	if bareTerm := s.kinds == byTerm && s.request.Asked.Loose; err == nil && len(out.Items) == 0 && (f.turn.Want != grammar.Find || bareTerm || f.loose) { // by itself it has an answer
		f.Question, f.lists, f.asked = was, nil, nil
		if !s.saysWhatIsAsked && !bareTerm {
			f.noneOf = len(t.listed())
		}
		return reply.Reply{}, false, nil
	}
	return out, ok, err
}

var (
	// exceptNth leaves out one of the listed items.
	exceptNth = regexp.MustCompile(`^(?:那)?除(?:了|去|掉)?第([一二两三四五六七八九十]|\d)个`)
	// sameAsked asks the same, with all its conditions but one.
	sameAsked = regexp.MustCompile(`^(?:那)?(?:同样|一样|照样)的?(?:问题|条件|要求)?[,，:：]?|(?:也|都|再)?(?:(?:这样|同样|一样|照样)(?:的)?|这么)(?:(?:再)?(?:筛|选|过滤|列|查|看|问|来|算|数)(?:一)?(?:下|遍|次))` +
		`|(?:也|都)(?:这样|同样|一样)(?:的)?$|这样的|^(?:and )?(?:the )?same (?:again )?(?:for|question)\b|,? (?:the )?same (?:again )?(?:please)?[.?]*$`)
)

// oneOfList answers 最早到期的那个为什么算逾期: what is asked of the one of the listed items
// that a condition picks out.
func (f *followUp) oneOfList(ctx context.Context) (reply.Reply, bool, error) {
	m := theOne.FindStringSubmatchIndex(f.turn.Sentence)
	if m == nil || len(f.topic.listed()) < 2 || f.clues.kinds == 0 || !f.clues.onlyConditions || onlyParticles.MatchString(f.turn.Sentence[m[1]:]) {
		return reply.Reply{}, false, nil
	}
	was := f.Question
	out, _, err := f.listAmong(ctx, f.topic.Lists, f.clues.request)
	f.Question, f.lists, f.asked = was, nil, nil
	if err != nil || len(out.Items) != 1 {
		return reply.Reply{}, false, err
	}
	f.Subject = f.turn.Sentence[m[1]:]
	return f.showItem(ctx, out.Items[0].Key())
}

// elsewhere begins a question about something else.
var elsewhere = regexp.MustCompile(`^(?:好的?|嗯|那)?[,，]?(?:再(?:看看?|查一?查?|问一?下?|说说)|另外|顺便|对了|还想)`)

// ofPart finds who asks for the problems of a part.
var ofPart = regexp.MustCompile(`(?:部分|方面|板块|领域|块|节|章|类)的问题`)

// level is the first of the lists from which on conditions of these kinds chose, each
// kind last; negative where none did.
func (f *followUp) level(of kinds) int {
	lowest := -1
	for kind := byStatus; kind <= byEdge; kind <<= 1 {
		for i, l := range slices.Backward(f.topic.Lists) {
			if l.kinds()&of&kind != 0 {
				if lowest < 0 || i < lowest {
					lowest = i
				}
				break
			}
		}
	}
	return lowest
}

// excluding leaves some of the listed items out: 待验收的不要.
var excluding = regexp.MustCompile(`不要|去掉|除去|除了|除开|除外|以外|之外|剔除|排除|刨|扣掉|不算|不含|不包括|\b(?:except|exclud(?:e|ing)|without|leav(?:e|ing) out|not counting|drop(?:ping)?|remov(?:e|ing)|tak(?:e|ing) out|ignor(?:e|ing)|skip(?:ping)?|minus|other than|apart from|but not)\b`)

// replaced asks what one of the lists asks for, with other conditions: what was narrowed
// since is forgotten, unless the same is asked of another place: and which in Part E?
func (f *followUp) replaced(ctx context.Context, at int, own list) (reply.Reply, bool, error) {
	asked := f.topic.Lists[at].with(own)
	if old := f.topic.Lists[at].Fields.Owned; f.clues.kinds&byOwner != 0 && len(old) == 1 && len(own.Fields.Owned) == 1 && !f.clues.asksPart && !roleNamed.MatchString(f.turn.Sentence) {
		part := old[0].Part // 换成督导室, after what another supports
		if own.Fields.Owned[0].Part == condition.AnyPart && part == condition.Leads {
			part = condition.AnyPart
		}
		asked.Fields.Owned = slices.Clone(own.Fields.Owned)
		asked.Fields.Owned[0].Part = part
	}
	n := len(f.topic.Lists)
	narrowed := f.Kind == grammar.Instead && n == at+2 && f.topic.Lists[n-1].kinds() == byStatus // 换成第二部分呢, after what is done in the first
	if f.clues.kinds == byPlace && (narrowed || explicit.MatchString(f.turn.Sentence) || inPlace.MatchString(f.turn.Sentence)) {
		asked = together(f.topic.Lists[at:]).with(own)
	}
	if asked.Asked.Want == grammar.Find || explicit.MatchString(f.turn.Sentence) {
		asked.Asked.Want = own.Asked.Want
	}
	out, ok, err := f.listAmong(ctx, f.topic.Lists[:at], asked)
	if err == nil && len(out.Items) == 0 && at > 0 { // 那6月呢, after those of the first quarter that are due in March
		narrow := f.topic.Lists
		f.topic.Lists = narrow[:at]
		if wider := f.level(f.clues.kinds); wider >= 0 {
			return f.replaced(ctx, wider, own)
		}
		f.topic.Lists = narrow
	}
	return out, ok, err
}

// roleNamed finds words for the part that somebody has in items.
var roleNamed = regexp.MustCompile(`负责|牵头|主责|主办|承办|分管|责任|名下|手[上里头]|管|配合|协助|协办|协同|涉及|有关|相关|参与|\b(?:responsible|accountable|leads?|leading|owns?|owned|support\w*|involv\w*|mention\w*)\b`)

// explicit are the words that say whether items are to be listed or counted.
var explicit = regexp.MustCompile(`哪|几|多少|列|\b(?:which|list|show|how many|what (?:else )?(?:do|does|did|is|are|has|have))\b`)

// inPlace asks what was asked last, in another place: and in section 4?
var inPlace = regexp.MustCompile(`(?i)^(?:and |but |so )*(?:in|(?:what about )?(?:chapter|section|part)) \b|(?:部分|章|板块|方面)里面?呢`)

// amended asks the last question again, without what it narrowed and with the
// conditions that were meant.
func (f *followUp) amended(ctx context.Context) (reply.Reply, bool, error) {
	last := len(f.topic.Lists) - 1
	if f.topic.Lists[last].kinds()&f.clues.kinds != 0 {
		return f.replaced(ctx, last, f.clues.request)
	}
	return f.listAmong(ctx, f.topic.Lists[:last], f.clues.request)
}

// listAmong lists what meets the conditions, of the last of these lists.
func (f *followUp) listAmong(ctx context.Context, of []list, asked list) (reply.Reply, bool, error) {
	if asked.Asked.Want == grammar.Find {
		asked.Asked.Want = grammar.List
	}
	asked.Asked.Lang = string(f.ReplyLang)
	f.lists, f.asked = append([]list{}, of...), &asked
	f.Among = nil
	whole, told := asked, false // with what chose the lists before, for the headline
	if len(of) > 0 {
		f.Among = keys(of[len(of)-1].Items)
		asked.Fields.ByDue = asked.Fields.ByDue || of[len(of)-1].Fields.ByDue
		if w := together(of); of[0].chosen() && asked.Asked.Subject == "" && w.kinds()&asked.kinds() == 0 && (w.kinds()|asked.kinds())&(byEdge|byNumber) == 0 {
			whole, told = w.with(asked), true
		}
		whole.Asked.Want, whole.Fields.ByDue = asked.Asked.Want, asked.Fields.ByDue
	}
	f.Query, f.Conditions = whole.Asked, whole.Fields
	out, err := f.Items(ctx)
	if len(of) > 0 && !told && asked.kinds() != 0 && len(of[len(of)-1].Items) > 1 && err == nil { // the headline does not say which
		said := f.ReplyLang.Phrase(msgAmongThese, len(of[len(of)-1].Items))
		out.Parts = slices.Insert(slices.Clone(out.Parts), 0, reply.Part(reply.Paragraph{Text: said}))
	}
	return out, true, err
}

// within answers 其中哪些没完成: some of the listed items.
func (f *followUp) within(ctx context.Context) (reply.Reply, bool, error) {
	s, t := f.clues, f.topic
	if back := t.back(); len(t.listed()) != 2 && back != nil && t.Focus != nil && bothNamed.MatchString(f.turn.Sentence) { // 这两项都是谁的, after 第5项 and 第7项呢
		f.topic.Lists, f.topic.Focus = []list{{Items: []ledger.Key{*back, *t.Focus}}}, nil
		return f.fieldsOfAll(ctx)
	}
	if counted := howMany.MatchString(f.turn.Sentence) && howMany.MatchString(t.Text); t.Focus != nil && (len(t.listed()) == 1 || t.Picked) && (s.request.Asked.Subject != "" || counted) { // 里面查出来的有几个项目, how many of them are done
		f.Subject = cmp.Or(s.request.Asked.Subject, f.turn.Sentence)
		return f.stated(ctx, *t.Focus)
	}
	if len(t.listed()) == 1 && s.onlyConditions && s.kinds&byNumber == 0 { // 其中12月到期的, after the one without a date
		f.widen()
		if before := t.lastChosen(); len(f.topic.listed()) == 1 && before != nil {
			f.topic.Lists = before
		}
		t = f.topic
	}
	own := s.request.Asked
	switch {
	case whenAsked.MatchString(f.turn.Sentence) && s.kinds&^byStatus == 0: // 什么时候能全部改完: no status is meant
		return f.fieldsOfAll(ctx)
	case !s.onlyConditions && s.request.Fields.Empty() && (grammar.AsksOfOne(f.Rest) || own.Want == grammar.Find && own.Subject == "" && s.kinds&byStatus == 0):
		return f.fieldsOfAll(ctx)
	case s.kinds&byNumber != 0:
		return reply.Reply{}, false, nil
	}
	if at := f.level(byStatus); at == len(t.Lists)-1 && s.kinds == byStatus && at >= 0 && len(t.Lists) > 1 && !s.excludes {
		return f.replaced(ctx, at, s.request)
	}
	out, _, err := f.listAmong(ctx, t.Lists, s.request)
	if err == nil && len(out.Items) == 0 && !t.chosen() && s.kinds != 0 { // 那几个长期坚持的, after how far everything is
		return f.listAmong(ctx, nil, s.request)
	}
	if err == nil && len(out.Items) == 1 && (asksDetail.MatchString(f.turn.Sentence) || whyAsked.MatchString(f.turn.Sentence)) { // 没完成的那条具体说说
		f.Subject = ""
		return f.showItem(ctx, out.Items[0].Key())
	}
	if err == nil && (out.Kind == reply.KindNone || out.Kind == reply.KindPassages) && own.Subject != "" {
		f.Query = own
		if out, ok, err := f.about(ctx); ok || err != nil {
			return out, ok, err
		}
		return f.closestToTopic(ctx)
	}
	return out, true, err
}

var (
	// bothNamed are the two items that were talked of last.
	bothNamed = regexp.MustCompile(`^(?:那|这|这么|把|将|请|再|帮我)*[两俩二2](?:个|条|项|件)|^(?:they|these two|both)\b`)
	// howMany asks for a number of things.
	howMany = regexp.MustCompile(`多少|几[^月日号天时点]|(?i)\bhow many\b`)
	// whenAsked asks for a day.
	whenAsked = regexp.MustCompile(`什么时候|啥时候|何时|几时|哪天|几月|几号|\bwhen\b`)
)

// fieldsOfAll answers 这些分别谁负责: what is asked of an item, of all listed items.
func (f *followUp) fieldsOfAll(ctx context.Context) (reply.Reply, bool, error) {
	lines, err := f.FieldLines(ctx, f.items(f.topic.listed()))
	if err != nil {
		return reply.Reply{}, false, err
	}
	out, ok, err := f.listAmong(ctx, f.topic.Lists, list{Asked: grammar.Query{Want: grammar.List}})
	if last := f.lastDue(); last != "" && err == nil && len(lines) > 1 && whenAsked.MatchString(f.turn.Sentence) {
		lines = slices.Insert(lines, 0, last)
	}
	if len(lines) > 0 && err == nil {
		out.Parts = slices.Insert(out.Parts, 0, reply.Part(reply.Paragraph{Text: strings.Join(lines, "\n")}))
	}
	return out, ok, err
}

// lastDue says by when all that were listed and are not done are due; nothing where one has no
// date.
func (f *followUp) lastDue() string {
	var last *ledger.Item
	open := slices.DeleteFunc(f.items(f.topic.listed()), func(item ledger.Item) bool { return item.Done() || item.Status == notice.LongTerm })
	for i := range open {
		if open[i].Due == "" {
			return ""
		}
		if last == nil || open[i].Due > last.Due {
			last = &open[i]
		}
	}
	if last == nil {
		return ""
	}
	return f.ReplyLang.Phrase(msgAllDueBy, f.ReplyLang.Day(last.Due), f.ReplyLang.ItemOf(last.NoticeKey, last.Number))
}

// onceMore answers 是哪几个 or 一共几项 after a list: a question for items that sets no
// condition of its own.
func (f *followUp) onceMore(ctx context.Context) (reply.Reply, bool, error) {
	own := f.clues.request.Asked
	if listThem.MatchString(strings.ToLower(f.turn.Sentence)) && f.clues.kinds == 0 {
		own = grammar.Query{Want: grammar.List}
	}
	if own.Want != grammar.List && own.Want != grammar.Count || f.clues.kinds != 0 || own.Subject != "" || !f.topic.chosen() || f.clues.ofEverything {
		return reply.Reply{}, false, nil
	}
	last := len(f.topic.Lists) - 1
	asked := f.topic.Lists[last]
	items := asked.Items
	asked.Asked.Want = own.Want
	f.Among = keys(items)
	asked.Fields.ByDue = asked.Fields.ByDue || f.clues.request.Fields.ByDue // 按到期时间排一下
	f.Query, f.Conditions = grammar.Query{Lang: string(f.ReplyLang), Want: own.Want}, condition.Set{ByDue: asked.Fields.ByDue}
	out, err := f.Items(ctx)
	if n := len(f.View.Items); err == nil && own.Want == grammar.Count && len(items) < n && len(out.Parts) > 0 {
		out.Parts[0] = reply.Paragraph{Text: f.ReplyLang.Phrase(msgSoManyListed, len(items), n)}
	}
	f.asked, f.lists = &asked, f.topic.Lists[:last]
	return out, true, err
}
