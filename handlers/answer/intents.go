package answer

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"rectify/data/text"
	"rectify/handlers/question"
	"rectify/handlers/question/condition"
	"rectify/handlers/question/grammar"
	"rectify/handlers/question/intent"
	"rectify/handlers/reply"
	"rectify/index"
	"rectify/index/lexicon"
)

// An Intent is one kind of question.
type Intent struct {
	Name string
	// answer answers a question of this kind. ok is false for any other, which the
	// intents after this one are tried on.
	answer func(ctx context.Context, r reading) (out reply.Reply, ok bool, err error)
}

// intents are tried in this order; the first that takes a question answers it. What
// is surest comes first: conditions that were understood whole, then what the
// classifier is sure of, then what the grammar makes of the words, and search last,
// which takes everything.
var intents = []Intent{
	{"items of somebody who has none", func(ctx context.Context, r reading) (reply.Reply, bool, error) {
		out, ok := r.items.nobodyCalled(ctx)
		return out, ok, nil
	}},
	{"what waits for a person", func(ctx context.Context, r reading) (reply.Reply, bool, error) { return r.plain.waits(ctx, r.folded) }},
	{"surely the notice itself", func(ctx context.Context, r reading) (reply.Reply, bool, error) {
		if r.plain.Intents[intent.Notice] < surelyMeant {
			return reply.Reply{}, false, nil
		}
		return r.plain.ofNotice(ctx)
	}},
	{"items by precise conditions", func(ctx context.Context, r reading) (reply.Reply, bool, error) {
		return take(r.whole && !r.items.Conditions.Empty() && !(r.meant == intent.Overview && r.asksHowFar()), ctx, r.items.listed)
	}},
	{"a term alone", func(ctx context.Context, r reading) (reply.Reply, bool, error) {
		if r.whole {
			return reply.Reply{}, false, nil
		}
		return r.plain.bareTerm(ctx)
	}},
	{"due dates", func(_ context.Context, r reading) (reply.Reply, bool, error) {
		out, ok := r.plain.deadline(r.folded)
		return out, ok, nil
	}},
	{"what is late", func(ctx context.Context, r reading) (reply.Reply, bool, error) {
		if len(r.plain.Numbers) == 1 && len(r.plain.Places) == 0 && asksLate.MatchString(r.folded) { // 任务7有没有超期
			return take(true, ctx, r.plain.Numbered)
		}
		if q := r.items; r.whole && q.Late && q.Want != grammar.Share && q.Conditions.Empty() && len(q.Statuses)+len(q.Mention) == 0 && !q.excludes() {
			return q.overdue(ctx, r.folded)
		}
		return r.plain.overdue(ctx, r.folded)
	}},
	{"the notice itself", func(ctx context.Context, r reading) (reply.Reply, bool, error) { return r.plain.ofNotice(ctx) }},
	{"a chart, or a report", func(ctx context.Context, r reading) (reply.Reply, bool, error) {
		return r.plain.pictured(ctx, r.folded)
	}},
	{"a greeting", courtesy(intent.Greeting, Question.greeting)},
	{"thanks", courtesy(intent.Thanks, Question.thanked)},
	{"the assistant", courtesy(intent.About, Question.introduced)},
	{"help", courtesy(intent.Help, Question.helped)},
	{"how to do something", func(ctx context.Context, r reading) (reply.Reply, bool, error) {
		if d := r.plain.Intents; howOfItem.MatchString(r.folded) || AsksHow(r.folded) && d[intent.HowTo]+d[intent.Change]+d[intent.Help] >= surelyMeant {
			return r.plain.howTo(r.folded)
		}
		if ok, err := r.asksOfAll(ctx, intent.HowTo); r.whole || !ok || err != nil {
			return reply.Reply{}, false, err
		}
		return r.plain.howTo(index.Fold(lexicon.Simplify(r.plain.Text)))
	}},
	{"how far everything is", func(ctx context.Context, r reading) (reply.Reply, bool, error) {
		if overallAsked.MatchString(r.folded) && r.asksHowFar() && r.plain.namesNoItem() { // and how many there are
			return take(true, ctx, r.plain.overview)
		}
		return ofAll(intent.Overview, Question.overview)(ctx, r)
	}},
	{"what changed lately", func(ctx context.Context, r reading) (reply.Reply, bool, error) {
		if AsksWhatChanged(r.folded) && r.plain.namesNoItem() && r.plain.Subject == "" {
			return take(true, ctx, r.plain.recent)
		}
		return ofAll(intent.Recent, Question.recent)(ctx, r)
	}},
	{"how far each unit is", ofAll(intent.Breakdown, Question.breakdown)},
	{"other business", ofAll(intent.Other, Question.otherBusiness)},
	{"commitments", func(_ context.Context, r reading) (reply.Reply, bool, error) {
		out, ok := r.plain.askedCommitments(r.folded)
		return out, ok, nil
	}},
	{"my items", func(ctx context.Context, r reading) (reply.Reply, bool, error) { // 我们本周要完成什么 is asked of the due dates first
		if r.whole && r.plain.Intents[intent.Mine] >= leastMine && ownItems.MatchString(r.folded) {
			return take(true, ctx, r.items.mine)
		}
		if ownAlone.MatchString(r.folded) {
			return take(true, ctx, r.plain.mine)
		}
		if ok, err := r.asksOfAll(ctx, intent.Mine); !ok || err != nil || wantsToSee.MatchString(r.folded) && !ownItems.MatchString(r.folded) {
			return reply.Reply{}, false, err
		}
		return take(true, ctx, r.plain.mine)
	}},
	{"what was done of late", func(ctx context.Context, r reading) (reply.Reply, bool, error) { return r.doneLately(ctx) }},
	{"a past day", func(ctx context.Context, r reading) (reply.Reply, bool, error) { return r.plain.asOf(ctx) }},
	{"items by number, understood whole", func(ctx context.Context, r reading) (reply.Reply, bool, error) {
		return take(r.whole && r.items.Want == grammar.Find, ctx, r.items.Numbered)
	}},
	{"items by conditions, understood whole", func(ctx context.Context, r reading) (reply.Reply, bool, error) {
		return take(r.whole, ctx, r.items.listed)
	}},
	{"help, by the grammar", func(_ context.Context, r reading) (reply.Reply, bool, error) {
		return reply.Help(r.plain.ReplyLang), r.plain.Want == grammar.Help, nil
	}},
	{"items by number, by the grammar", func(ctx context.Context, r reading) (reply.Reply, bool, error) {
		return take(len(r.plain.Numbers) > 0, ctx, r.plain.Numbered)
	}},
	{"nothing named", func(ctx context.Context, r reading) (reply.Reply, bool, error) {
		return take(r.plain.Subject == "" && r.plain.compare == "" && !r.plain.narrowed() && !r.asksForAll() && r.plain.expected().Type == nil, ctx, r.plain.likeliest)
	}},
	{"all items", func(ctx context.Context, r reading) (reply.Reply, bool, error) {
		if fact := r.plain.expected().Type; r.plain.Subject == "" && fact != nil && fact.Zh == "时间" { // 整改进展统计到哪天
			r.plain.Subject = r.folded
			return take(true, ctx, r.plain.subject)
		}
		return take(r.plain.Subject == "", ctx, r.plain.listed)
	}},
	{"a subject", func(ctx context.Context, r reading) (reply.Reply, bool, error) {
		out, err := r.plain.subject(ctx)
		if likely := r.plain.Intents.Best(); err == nil && out.Kind == reply.KindNone && out.Source == reply.FromSearch && r.plain.compare == "" && r.plain.Intents[likely] >= leastMeant && byIntent[likely] != nil && (likely != intent.Breakdown || question.CountedBy(r.folded) != "") {
			out, err = byIntent[likely](r.plain, ctx)
		}
		return out, true, err
	}},
}

// byIntent answers what asks nothing of the notices: it is said to the assistant, or asked of
// the ledger as a whole.
var byIntent = map[intent.Intent]func(Question, context.Context) (reply.Reply, error){
	intent.Greeting: Question.greeting, intent.Thanks: Question.thanked, intent.About: Question.introduced, intent.Help: Question.helped,
	intent.Overview: Question.overview, intent.Recent: Question.recent, intent.Breakdown: Question.breakdown, intent.Mine: Question.mine,
}

// leastMine is how probable it must be that a sentence with conditions, and a word for
// what is one's own, asks for the speaker's items.
const leastMine = 0.15

// wantsToSee is how somebody asks for something, not for what is their own: 我想看没完成的,
// 我们被点了几条.
var wantsToSee = regexp.MustCompile(`[被挨]了?(?:点|提|批|查|揪|通报)|^(?:那)?我(?:就)?(?:想|要|需要)(?:要)?(?:看|查|了解|知道|找|问)`)

var ownItems = regexp.MustCompile(`我(?:的|名下|负责|牵头|手上|手里|手头|这边|还有|还剩|还欠)|(?:分|派|归|属于)(?:给)?我|\b(?:my|mine|i)\b`)

// ownAlone asks for the speaker's own items and for nothing else.
var ownAlone = regexp.MustCompile(`^(?:那|请问)?(?:我|咱|俺)(?:现在|目前|一共|总共)?(?:名下|手上|手里|手头|负责|牵头|分管|要办|该办)(?:的)?(?:都|一共|现在)*(?:有|是)?(?:哪些|什么|啥|哪几[项条个]|几[项条个]|多少[项条个]?)(?:整改)?(?:问题|事项|任务|工作|事)?$`)

// leastMeant is how probable an intent must be to be acted on where nothing in the
// notices has to do with the sentence.
const leastMeant = 0.3

// asksForAll reports whether a sentence that sets no condition asks for items.
func (r reading) asksForAll() bool {
	a := r.asking
	return a.Which || a.HowMany || a.Share || a.List || a.Noun
}

// likeliest answers a sentence that names nothing by the likeliest of those intents, and
// says what can be asked where none is likely.
func (q Question) likeliest(ctx context.Context) (reply.Reply, error) {
	best := intent.Intent("")
	for meant := range byIntent {
		if best == "" || q.Intents[meant] > q.Intents[best] {
			best = meant
		}
	}
	if q.Intents[best] < leastMeant {
		return exactly(q.ReplyLang, reply.Paragraph{Text: q.ReplyLang.Phrase(msgNotUnderstood)}, reply.Suggestions{Questions: reply.SuggestedQuestions(q.ReplyLang)}), nil
	}
	return byIntent[best](q, ctx)
}

// A reading is the two ways in which a question is read.
type reading struct {
	items  Question      // with the conditions that were understood
	whole  bool          // they are all of it
	plain  Question      // what the grammar alone makes of it
	meant  intent.Intent // what the classifier is sure of; empty for nothing
	folded string        // its text, in simplified characters
	asking grammar.Asking
}

// read returns both readings of a question. One whose words may name a subject after
// all is not understood whole.
func read(ctx context.Context, q Question, in Inquiry) (reading, error) {
	r := reading{items: q, whole: in.Turn.AsksItems && !in.Whole, plain: q, meant: ProbableIntent(in.Turn.Intents), asking: in.Turn.Asking}
	if in.Turn.FollowUp.Kind == grammar.Thanks {
		r.meant = intent.Thanks
	}
	r.folded = strings.Trim(index.Fold(lexicon.Simplify(q.Text)), " ?？。.!！")
	r.plain.Query, r.plain.Conditions = in.Turn.Parsed, condition.Set{}
	if r.whole && q.Loose {
		chosen, found, err := q.choose(ctx)
		if err != nil {
			return r, err
		}
		r.whole = found && len(chosen) > 0
		r.items.Loose = false
	}
	return r, nil
}

// take answers with f where the question is meant.
func take(meant bool, ctx context.Context, f func(context.Context) (reply.Reply, error)) (_ reply.Reply, ok bool, err error) {
	if !meant {
		return reply.Reply{}, false, nil
	}
	out, err := f(ctx)
	return out, true, err
}

// courtesy answers what is said to the assistant rather than asked of the notices.
func courtesy(meant intent.Intent, f func(Question, context.Context) (reply.Reply, error)) func(context.Context, reading) (reply.Reply, bool, error) {
	return func(ctx context.Context, r reading) (reply.Reply, bool, error) {
		return take(!r.whole && r.meant == meant && r.plain.namesNoItem(), ctx, func(ctx context.Context) (reply.Reply, error) { return f(r.plain, ctx) })
	}
}

// ofAll answers what is asked of the ledger as a whole.
func ofAll(meant intent.Intent, f func(Question, context.Context) (reply.Reply, error)) func(context.Context, reading) (reply.Reply, bool, error) {
	return func(ctx context.Context, r reading) (reply.Reply, bool, error) {
		all := meant == intent.Overview && r.asksHowFar() // this notice: no list
		if ok, err := r.asksOfAll(ctx, meant); r.whole && !all || r.plain.compare != "" || !ok || err != nil {
			return reply.Reply{}, false, err
		}
		return take(true, ctx, func(ctx context.Context) (reply.Reply, error) { return f(r.plain, ctx) })
	}
}

// overallAsked asks how far everything is, whatever it asks besides.
var overallAsked = regexp.MustCompile(`^(?:那|请问|现在|目前|通报|整改|的|[,，\s])*(?:整体|总体|全局)(?:上|的|整改|完成|进展|情况|进度)*(?:怎么样|怎样|如何|咋样|什么情况|啥情况)|\b(?:overall|big|whole) (?:picture|position|status)\b|\bhow(?:'s| is| are| has)? (?:the whole thing|everything|it all|things(?: in general)?)(?: been)?(?: overall)? (?:going|doing|looking|coming)\b`)

// asksHowFar reports whether a question sets no condition, or only asks whether items are
// so far: are we on track, 都办完了吗.
func (r reading) asksHowFar() bool {
	q := r.items
	q.Statuses, q.Late, q.Conditions.ByClass = nil, false, false
	return !q.narrowed() && (!r.items.narrowed() || !r.asksForAll())
}

// asksOfAll reports whether the question surely has that intent, and names neither
// an item, a part nor a subject.
func (r reading) asksOfAll(ctx context.Context, meant intent.Intent) (bool, error) {
	q := r.plain
	if fact := q.expected().Type; meant == intent.Overview && fact != nil && !ofOverview[fact.Zh] { // 整改进展统计到哪天
		return false, nil
	}
	if r.meant != meant || !q.namesNoItem() || len(q.Places)+len(q.Mention) > 0 {
		return false, nil
	}
	named, err := q.namesSubject(ctx, meant)
	return !named, err
}

// ofOverview are the types of facts that an overview states: how many, how much of all, where
// things are.
var ofOverview = map[string]bool{"数量": true, "比例": true, "地点": true}

func (q Question) namesNoItem() bool { return len(q.Numbers) == 0 && !q.excludes() }

// surelyMeant is how probable an intent must be to be acted on although the
// sentence names no condition that confirms it.
const surelyMeant = 0.7

// courtesies are what is said to the assistant. They are alike: how probable it is that a
// sentence is one of them is more telling than how probable each is.
var courtesies = []intent.Intent{intent.Greeting, intent.Thanks, intent.About, intent.Help}

// leastCourtesy is how probable a courtesy must be that the others add to.
const leastCourtesy = 0.4

// ProbableIntent is the intent that is probable enough to act on; empty for none.
func ProbableIntent(d intent.Distribution) intent.Intent {
	meant := d.Best()
	likely := d[meant]
	if slices.Contains(courtesies, meant) && likely >= leastCourtesy {
		likely = 0
		for _, c := range courtesies {
			likely += d[c]
		}
	}
	if likely >= surelyMeant {
		return meant
	}
	return ""
}

// longestGeneric is the longest word, in characters, that questions about the
// ledger as a whole hold by chance: 科室, 进度. Longer ones that occur in an item
// name a subject.
const longestGeneric = 3

// namesSubject reports whether the question names something that distinguishes items
// apart, or another body: then it is a question about that, and about the
// notices where they bear on it.
func (q Question) namesSubject(ctx context.Context, meant intent.Intent) (bool, error) {
	if meant == intent.Other {
		hits, err := q.find(ctx, q.Subject)
		return err == nil && q.Bears(hits), err
	}
	if other, err := q.elsewhere(ctx); other || err != nil || meant == intent.Breakdown && !slices.Contains([]condition.By{"", condition.ByOwner}, question.CountedBy(index.Fold(q.Text))) {
		return other, err
	}
	hits, err := q.find(ctx, q.Subject)
	if err != nil || len(hits) == 0 {
		return false, err
	}
	if name := hits[0].LongestMatch; utf8.RuneCountInString(name) <= longestGeneric || !text.HasHan(q.Subject) && intent.Typical(index.Fold(q.Subject), meant) {
		return false, nil
	}
	keys, err := q.Index.Mentions(ctx, hits[0].LongestMatch)
	return err == nil && float64(len(keys)) <= mostHolders*float64(len(q.View.Items)), err
}

// mostHolders is the share of all items that may hold a term that tells items apart.
const mostHolders = 0.3
