package answer

import (
	"context"
	"strings"
	"unicode/utf8"

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
	{"items by precise conditions", func(ctx context.Context, r reading) (reply.Reply, bool, error) {
		return take(r.whole && r.items.Conditions.precise(), ctx, r.items.listed)
	}},
	{"a term alone", func(ctx context.Context, r reading) (reply.Reply, bool, error) {
		if r.whole {
			return reply.Reply{}, false, nil
		}
		return r.plain.bareTerm(ctx)
	}},
	{"the notice itself", func(ctx context.Context, r reading) (reply.Reply, bool, error) { return r.plain.ofNotice(ctx) }},
	{"a greeting", courtesy(intent.Greeting, Question.greeting)},
	{"thanks", courtesy(intent.Thanks, Question.thanked)},
	{"the assistant", courtesy(intent.About, Question.introduced)},
	{"help", courtesy(intent.Help, Question.helped)},
	{"how to do something", func(ctx context.Context, r reading) (reply.Reply, bool, error) {
		if ok, err := r.asksOfAll(ctx, intent.HowTo); r.whole || !ok || err != nil {
			return reply.Reply{}, false, err
		}
		return r.plain.howTo(index.Fold(lexicon.Simplify(r.plain.Text)))
	}},
	{"how far everything is", ofAll(intent.Overview, Question.overview)},
	{"what changed lately", ofAll(intent.Recent, Question.recent)},
	{"how far each unit is", ofAll(intent.Breakdown, Question.breakdown)},
	{"other business", ofAll(intent.Other, Question.otherBusiness)},
	{"due dates", func(_ context.Context, r reading) (reply.Reply, bool, error) {
		out, ok := r.plain.deadline(r.folded)
		return out, ok, nil
	}},
	{"what is late", func(ctx context.Context, r reading) (reply.Reply, bool, error) { return r.plain.overdue(ctx, r.folded) }},
	{"commitments", func(_ context.Context, r reading) (reply.Reply, bool, error) {
		out, ok := r.plain.askedCommitments(r.folded)
		return out, ok, nil
	}},
	{"my items", func(ctx context.Context, r reading) (reply.Reply, bool, error) { // 我们本周要完成什么 is asked of the due dates first
		if ok, err := r.asksOfAll(ctx, intent.Mine); !ok || err != nil {
			return reply.Reply{}, false, err
		}
		return take(true, ctx, r.plain.mine)
	}},
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
	{"all items", func(ctx context.Context, r reading) (reply.Reply, bool, error) {
		if fact := r.plain.expected().Type; r.plain.Subject == "" && fact != nil && fact.Zh == "时间" { // 整改进展统计到哪天
			r.plain.Subject = r.folded
			return take(true, ctx, r.plain.subject)
		}
		return take(r.plain.Subject == "", ctx, r.plain.listed)
	}},
	{"a subject", func(ctx context.Context, r reading) (reply.Reply, bool, error) {
		return take(true, ctx, r.plain.subject)
	}},
}

// A reading is the two ways in which a question is read.
type reading struct {
	items  Question      // with the conditions that were understood
	whole  bool          // they are all of it
	plain  Question      // what the grammar alone makes of it
	meant  intent.Intent // what the classifier is sure of; empty for nothing
	folded string        // its text, in simplified characters
}

// read returns both readings of a question. One whose words may name a subject after
// all is not understood whole.
func read(ctx context.Context, q Question, in Inquiry) (reading, error) {
	r := reading{items: q, whole: in.Turn.items && !in.Whole, plain: q, meant: ProbableIntent(in.Turn.Intents)}
	r.folded = strings.Trim(index.Fold(lexicon.Simplify(q.Text)), " ?？。.!！")
	parsed := in.Turn.parsed
	if in.Whole && parsed.Surely {
		parsed.Surely = false
		if parsed.Loose {
			parsed.Loose, parsed.Want = false, grammar.Find
		}
	}
	r.plain.Query, r.plain.Conditions = parsed, Conditions{}
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
		all := meant == intent.Overview && !r.items.narrowed() // this notice: no condition, and no list either
		if ok, err := r.asksOfAll(ctx, meant); r.whole && !all || !ok || err != nil {
			return reply.Reply{}, false, err
		}
		return take(true, ctx, func(ctx context.Context) (reply.Reply, error) { return f(r.plain, ctx) })
	}
}

// asksOfAll reports whether the question surely has that intent, and names neither
// an item, a part nor a subject.
func (r reading) asksOfAll(ctx context.Context, meant intent.Intent) (bool, error) {
	q := r.plain
	if fact := q.expected().Type; meant == intent.Overview && fact != nil && fact.Zh == "时间" { // 整改进展统计到哪天
		return false, nil
	}
	if r.meant != meant || !q.namesNoItem() || len(q.Places)+len(q.Mention) > 0 {
		return false, nil
	}
	named, err := q.namesSubject(ctx, meant)
	return !named, err
}

func (q Question) namesNoItem() bool { return len(q.Numbers) == 0 && !q.excludes() }

// surelyMeant is how probable an intent must be to be acted on although the
// sentence names no condition that confirms it.
const surelyMeant = 0.7

// ProbableIntent is the intent that is probable enough to act on; empty for none.
func ProbableIntent(d intent.Distribution) intent.Intent {
	if meant := d.Best(); d[meant] >= surelyMeant {
		return meant
	}
	return ""
}

// longestGeneric is the longest word, in characters, that questions about the
// ledger as a whole hold by chance: 科室, 进度. Longer ones that stand in an item
// name a subject.
const longestGeneric = 3

// namesSubject reports whether the question names something that tells items
// apart, or another body: then it is a question about that, and about the
// notices where they bear on it.
func (q Question) namesSubject(ctx context.Context, meant intent.Intent) (bool, error) {
	if meant == intent.Other {
		hits, err := q.find(ctx, q.Subject)
		return err == nil && q.Bears(hits), err
	}
	if other, err := q.elsewhere(ctx); other || err != nil {
		return other, err
	}
	hits, err := q.find(ctx, q.Subject)
	if err != nil || len(hits) == 0 {
		return false, err
	}
	if utf8.RuneCountInString(hits[0].Name) <= longestGeneric {
		return false, nil
	}
	keys, err := q.Index.Mentions(ctx, hits[0].Name)
	return err == nil && float64(len(keys)) <= mostHolders*float64(len(q.View.Items)), err
}
