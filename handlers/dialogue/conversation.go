package dialogue

import (
	"cmp"
	"context"
	"regexp"
	"slices"
	"strconv"
	"time"

	"rectify/data/ledger"
	"rectify/data/text"
	"rectify/handlers/answer"
	"rectify/handlers/command"
	"rectify/handlers/compose"
	"rectify/handlers/question"
	"rectify/handlers/question/grammar"
	"rectify/handlers/question/intent"
	"rectify/handlers/question/naming"
	"rectify/handlers/question/phrasing"
	"rectify/handlers/reply"
	"rectify/handlers/view"
	"rectify/index/lexicon"
)

// How long a conversation is remembered after its last turn: a thread, and what
// is said outside threads.
const (
	talkLife  = 30 * 24 * time.Hour
	looseLife = 10 * time.Minute
)

func lifeOf(r reply.Request) time.Duration {
	if r.Loose {
		return looseLife
	}
	return talkLife
}

// Continue answers a question, which may refer to what was said before in the same
// conversation: 那第9条呢, 它的期限, 还有呢, 上一条.
func (a *Dialogues) Continue(ctx context.Context, r reply.Request) (reply.Reply, error) {
	typed := reply.Readable(r.Text)
	if out, ok := a.Answers.Unreadable(r.Text, r.Lang); ok {
		return a.Cards.Decorate(ctx, r, out)
	}
	ctx, err := a.Ledger.Pin(ctx)
	if err != nil {
		return reply.Reply{}, err
	}
	before := topic{}
	if r.Talk != "" {
		last, err := a.recall(ctx, r)
		if err != nil {
			return reply.Reply{}, err
		}
		before = last.After
		if r.ID != "" && r.ID == last.Request {
			before = last.Before
		}
	}
	asked, read, before := before.goesOn(typed)
	t, err := a.Answers.Turn(ctx, read, r.Lang)
	if err != nil {
		return reply.Reply{}, err
	}
	if t.FollowUp.Kind == grammar.Thanks {
		return answer.Acknowledged(t.ReplyLang, t.Sentence), nil
	}
	if command.Cancelled(typed) {
		l := t.ReplyLang
		return reply.Sentence(l, l.Phrase(msgCancelled)), nil
	}
	if command.TakesBack(typed) && r.Talk != "" {
		out, err := a.takeBack(ctx, r, t)
		if err != nil {
			return reply.Reply{}, err
		}
		return a.Cards.Decorate(ctx, r, out)
	}
	if r.Talk == "" {
		out, err := a.alone(ctx, r, t)
		if err != nil {
			return reply.Reply{}, err
		}
		return a.Cards.Decorate(ctx, r, out)
	}
	out, after, err := a.answerInTopic(ctx, r, t, before)
	if err != nil {
		return reply.Reply{}, err
	}
	out.Question, after.Person, after.Typed = r.Text, r.Person.ID, asked
	if of := t.View.Notices; len(of) == 1 && t.View.Several() {
		after.From = of[0].ID // 另一份呢 is of another
	}
	if a.Answers.Composer.On() {
		after.Said = said(before.Said, compose.Exchange{Asked: text.Clip(r.Text, longestExchange), Answer: text.Clip(out.Plain(), longestExchange)})
	}
	if err := a.remember(ctx, r, before, after); err != nil {
		return reply.Reply{}, err
	}
	return a.Cards.Decorate(ctx, r, out)
}

// goesOn returns what a sentence asks, the words that are read for it, and what is
// still under discussion: a correction is read without the words that say so, the
// same asked of another notice as it was asked before.
func (t topic) goesOn(typed string) (asked, read string, _ topic) {
	if howFar, ok := naming.OnlyNames(typed); ok { // 示例那份呢
		again := cmp.Or(t.Typed, howFar)
		return again, again, topic{}
	}
	read = typed
	if rest := otherSubject.ReplaceAllString(typed, ""); rest != typed && rest != "" {
		t.Lists, t.Focus, t.Prose, read = nil, nil, false, rest
	}
	sentence := question.Sentence(read)
	if m := listedNumber.FindStringSubmatch(sentence); m != nil {
		n, _ := strconv.Atoi(m[1])
		if slices.ContainsFunc(t.listed(), func(k ledger.Key) bool { return k.Number == n }) {
			read = "第" + m[1] + "项" + m[2]
		}
	}
	if rest, ok := corrected(sentence); ok && rest != "" && !denied.MatchString(sentence) && (len(t.Lists) > 0 || t.Prose) {
		read = rest
	}
	return typed, read, t
}

// listedNumber begins a sentence with the bare number of an item, not of what is counted: 27清掉多少家.
var listedNumber = regexp.MustCompile(`^(?:那|嗯|[,，\s])*(\d{1,3})([^\d\s,，、.%个条项款年月日号天点时分万亿元家人户次份处座所名台辆部本件笔宗起批套间栋亩吨米公千百十余多左以到至和与跟第\-—~～]\p{Han}.*)$`)

// otherSubject is how people begin a question that has nothing to do with what was discussed.
var otherSubject = regexp.MustCompile(`(?i)^(?:ok|好的?|嗯|那|[,，。\s])*(?:换个|换一个|另一个|另外一个|问个别的|说个别的)(?:话题|问题|事情?)?(?:吧)?[,，：:。\s]+|^(?:ok,? |so )?(?:another question|different (?:question|thing|topic|subject)|(?:to )?change (?:of|the) (?:subject|topic))[,.:;]?\s+`)

// recall returns the last turn of the conversation that a request is part of;
// the zero turn where there is none, or it is forgotten. A thread begins with
// what was discussed around it a moment before.
func (a *Dialogues) recall(ctx context.Context, r reply.Request) (lastTurn, error) {
	last, err := a.recallTalk(ctx, r.Talk)
	if err != nil || r.ID != "" && r.ID == last.Request {
		return last, err
	}
	if r.Loose && a.Clock.Now().Sub(last.At) > looseLife {
		return lastTurn{}, nil
	}
	if last.At.IsZero() && r.Around != "" {
		around, err := a.recallTalk(ctx, r.Around)
		if err != nil || a.Clock.Now().Sub(around.At) > looseLife {
			return last, err
		}
		return lastTurn{After: around.After, At: around.At}, nil
	}
	return last, nil
}

func (a *Dialogues) recallTalk(ctx context.Context, talk string) (lastTurn, error) {
	last, _, err := view.Load[lastTurn](ctx, a.Memory, "talk "+talk)
	return last, err
}

// remember keeps the turn that a request was.
func (a *Dialogues) remember(ctx context.Context, r reply.Request, before, after topic) error {
	return view.Save(ctx, a.Memory, "talk "+r.Talk, lastTurn{r.ID, before, after, a.Clock.Now()}, a.Clock.Now(), a.Clock.Now().Add(lifeOf(r)))
}

// Follows reports whether what a person says in a conversation, without
// calling the assistant by name, is meant for it: they asked last, and it
// refers to the answer, or means a change.
func (a *Dialogues) Follows(ctx context.Context, r reply.Request) (bool, error) {
	if r.Talk == "" || reply.SaysNothing(r.Text) {
		return false, nil
	}
	last, err := a.recall(ctx, r)
	if err != nil || last.After.Person != r.Person.ID {
		return false, err
	}
	sentence := lexicon.Simplify(reply.Readable(r.Text))
	if _, changes := command.InSentence(sentence, a.Clock.Now()); changes {
		return true, nil
	}
	switch lean := grammar.ReadFollowUp(sentence).Kind; {
	case lean != grammar.Alone:
		return lean != grammar.Thanks, nil
	case phrasing.AsksSomething(r.Text):
		return true, nil
	}
	t, err := a.Answers.Turn(ctx, reply.Readable(r.Text), r.Lang)
	if err != nil {
		return false, err
	}
	f := a.followUpTo(answer.Inquiry{Text: t.Text, By: &r, Turn: t}, last.After) // 没完成的: nothing but conditions
	err = f.read(ctx)
	return err == nil && f.clues.goesOnList(f.topic), err
}

// TurnTo makes what a command showed or changed the topic of its conversation.
func (a *Dialogues) TurnTo(ctx context.Context, r reply.Request, out reply.Reply) error {
	if r.Talk == "" || len(out.Items) == 0 {
		return nil
	}
	last, err := a.recall(ctx, r)
	if err != nil || r.ID != "" && r.ID == last.Request {
		return err
	}
	asked := grammar.Query{Lang: string(r.Lang), Want: grammar.List}
	if len(out.Items) == 1 {
		asked = grammar.Query{Lang: string(r.Lang), Numbers: []int{out.Items[0].Number}}
	}
	after := topicOf(out, list{Asked: asked}, last.After)
	after.Person = r.Person.ID
	return a.remember(ctx, r, last.After, after)
}

// answerInTopic answers within a topic and returns the topic from then on.
func (a *Dialogues) answerInTopic(ctx context.Context, r reply.Request, t *answer.Turn, before topic) (reply.Reply, topic, error) {
	if key, ok := t.Picked(before.Nearest); ok {
		if item, there := t.View.Item(key); there {
			out, err := a.Changes.Feedback.Meant(ctx, r, t.View, item, before.Wording)
			return out, topicOf(out, list{Asked: grammar.Query{Lang: string(out.Lang), Numbers: []int{key.Number}}}, before), err
		}
	}
	before = before.still(func(key ledger.Key) bool { _, there := t.View.Item(key); return there })
	if before.From != "" && t.View.Notice(before.From) == nil { // another notice is meant now
		before.From, before.Quote, before.Prose = "", "", false
	}
	if t, err := a.withPart(ctx, r, t, before); err != nil {
		return reply.Reply{}, before, err
	} else if t != nil {
		return a.answerInTopic(ctx, r, t, before)
	}
	in := answer.Inquiry{Text: t.Text, By: &r, Said: before.Said, Turn: t}
	f, discussed := a.followUpTo(in, before), len(before.Lists) > 0 || before.Prose
	if t.Meaningless() && len(t.Numbers) == 0 && t.FollowUp.Kind == grammar.Alone {
		out, err := a.Answers.Answer(ctx, in)
		return out, before, err
	}
	if discussed {
		if out, ok, err := f.aboutAnswer(ctx); ok || err != nil {
			return out, f.next(out), err
		}
	}
	if out, ok, err := a.saidChange(ctx, r, t, before); ok || err != nil {
		if len(out.Items) == 0 {
			return out, before, err
		}
		after := topicOf(out, list{Asked: grammar.Query{Lang: string(out.Lang), Numbers: t.Numbers}}, before)
		after.Offered = !whySentBack.MatchString(t.Sentence)
		return out, after, err
	}
	if out, ok := a.asksChanged(r, t, before); ok {
		return out, before, nil
	}
	if out, ok := t.Complaint(); ok {
		return out, before, nil
	}
	if discussed {
		if out, ok, err := f.answer(ctx); ok || err != nil {
			return out, f.next(out), err
		}
		if f.noneOf > 0 {
			out, after, err := a.answerByItself(ctx, r, in, before)
			if err == nil && out.Kind == reply.KindItems && len(out.Items) > 0 {
				first := t.ReplyLang.Phrase(msgNoneOfThese, f.noneOf)
				out.Parts = slices.Insert(slices.Clone(out.Parts), 0, reply.Part(reply.Paragraph{Text: first}))
			}
			return out, after, err
		}
	} else if t.FollowUp.Kind == grammar.Of && pointsBack.MatchString(t.Sentence) && (t.Subject == "" || grammar.AsksOfOne(t.FollowUp.Rest)) && len(t.Numbers) == 0 {
		return reply.Sentence(t.ReplyLang, t.ReplyLang.Phrase(msgAskItem)), before, nil
	}
	return a.answerByItself(ctx, r, in, before)
}

// answerByItself answers what refers to nothing, or else from what is under discussion, and
// returns the topic from then on.
func (a *Dialogues) answerByItself(ctx context.Context, r reply.Request, in answer.Inquiry, before topic) (reply.Reply, topic, error) {
	t := in.Turn
	out, err := a.Answers.Answer(ctx, in)
	if err != nil {
		return reply.Reply{}, before, err
	}
	if out.Certainty == reply.None && out.Source == reply.FromSearch && t.Intents[intent.Other] < likelyOther {
		f := a.followUpTo(in, before)
		if out, ok, err := f.closestToTopic(ctx); ok || err != nil {
			return out, f.next(out), err
		}
	}
	if out.Kind == reply.KindNone || len(out.Items) == 0 && out.Kind == reply.KindCount { // small talk, a refusal, figures: the topic stays
		before.Nearest = nil
		return out, before, nil
	}
	asked := list{Asked: t.Query, Fields: t.Conditions}
	if asked.kinds() == 0 && len(out.Items) < len(t.View.Items) { // what is open, of how far everything is
		asked.Asked.Want = grammar.Find
	}
	after := topicOf(out, asked, before)
	after.Text, after.Group = t.Text, t.Conditions.Group
	if after.Prose && (len(out.Items) == 0 || out.Kind == reply.KindNotice) { // items that only come near behind the prose are no list
		after.Lists, after.Focus = before.Lists, before.Focus // 它 may still be the item of before
	}
	if t.First > 0 && t.Want == grammar.List {
		if after.More, err = a.leftOut(ctx, in, out); err != nil {
			return reply.Reply{}, before, err
		}
	}
	if after.Nearest = out.Nearest(); len(after.Nearest) > 0 {
		after.Wording = r.Text
	}
	return out, after, nil
}

// pointsBack finds a word for an item that was named before.
var pointsBack = regexp.MustCompile(`^(?:那|请问|和|,|，)*(?:它|该|(?:这|那)一?(?:条|项|个))|(?i)\b(?:its?|this one|that one|this item|that item)\b`)

// Limits of the conversation that a writer gets.
const (
	mostExchanges   = 3
	longestExchange = 300 // of a question or an answer, in runes
)

// said returns the conversation that a writer gets, after one more exchange.
func said(before []compose.Exchange, now compose.Exchange) []compose.Exchange {
	all := append(slices.Clone(before), now)
	return all[max(0, len(all)-mostExchanges):]
}
