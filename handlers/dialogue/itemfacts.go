package dialogue

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"rectify/data/ledger"
	"rectify/data/pattern"
	"rectify/data/text"
	"rectify/handlers/answer"
	"rectify/handlers/answer/answertype"
	"rectify/handlers/card"
	"rectify/handlers/question/condition"
	"rectify/handlers/question/grammar"
	"rectify/handlers/question/intent"
	"rectify/handlers/reply"
	"rectify/index"
)

// How much of a sentence the item under discussion must hold, against whatever
// holds most of it, for the sentence to be about that item; and how short a
// subject says too little to be about anything else.
const (
	stayScore   = 0.6
	stayGuessed = 0.5
	stayCover   = 0.3
	vagueLength = 4 // characters
	vagueWords  = 2
	// likelyOther is how probable other business must be for a sentence on which
	// the notices have nothing not to be about the item.
	likelyOther = 0.55
)

// factOfItem answers a question that names nothing else and that the item being
// talked about answers: 一共罚了多少, 目前正常运行的还有多少个.
func (f *followUp) factOfItem(ctx context.Context) (reply.Reply, bool, error) {
	if out, ok, err := f.quotedAlready(ctx); ok || err != nil {
		return out, ok, err
	}
	t := f.turn
	if f.topic.Focus != nil && f.Kind == grammar.Alone && !f.clues.ofEverything && f.clues.kinds&^byStatus == 0 && countsThings.MatchString(t.Sentence) &&
		(t.Want == grammar.Count && (len(f.topic.listed()) == 1 || !f.topic.chosen()) || t.Want <= grammar.Count && f.holdsThing(*f.topic.Focus)) {
		f.Subject = askingWords.ReplaceAllString(t.Sentence, "")
		return f.showItem(ctx, *f.topic.Focus)
	}
	subject := strings.TrimSpace(strings.Join(append(slices.Clone(t.Mention), t.Subject), " "))
	switch meant := answer.ProbableIntent(t.Intents); {
	case f.topic.Focus == nil, subject == "", t.Asking.Noun && (t.Asking.Which || t.Asking.List),
		len(t.Numbers)+len(t.Places) > 0 || !t.Conditions.Empty() || t.Want == grammar.Help || t.Want == grammar.Share || f.clues.ofEverything,
		t.Want != grammar.Find && len(t.Statuses) > 0, len(t.Mention) > 0 && (t.Want != grammar.Count || mentionsAsked.MatchString(t.Text)),
		turnsAway.MatchString(t.Text), ofPublication.MatchString(t.Sentence), meant != "" && !aboutOne[meant]:
		return reply.Reply{}, false, nil
	}
	hits, err := f.Index.Search(ctx, subject, answer.MostHits)
	if err != nil || t.Intents[intent.Other] >= likelyOther && !f.Bears(hits) && !f.figureAsked(*f.topic.Focus) {
		return reply.Reply{}, false, err // answered, or refused, by itself
	}
	key := *f.topic.Focus
	at := slices.IndexFunc(hits, func(h index.Hit) bool { return h.Key() == key })
	ofNotice := answer.ProbableIntent(t.Intents) == intent.Notice // 公示到哪天结束: no item need hold its words
	vague := !ofNotice && (len(hits) == 0 || hits[0].TermCoverage < stayCover) || utf8.RuneCountInString(subject) <= vagueLength && at >= 0 && hits[at].TermCoverage >= moreCover
	named := func(h index.Hit) int { return utf8.RuneCountInString(h.LongestMatch) }
	if at != 0 && len(hits) > 0 && (f.Kind == grammar.Instead || named(hits[0]) == utf8.RuneCountInString(subject)) &&
		named(hits[0]) >= answer.ShortestNamed && (at < 0 || named(hits[at]) < named(hits[0])) {
		return reply.Reply{}, false, nil // another has the very words
	}
	if item, there := f.View.Item(key); there && at > 0 && hits[0].Item > 0 && named(hits[0]) >= max(answer.ShortestTerm, named(hits[at])) && hits[0].TermCoverage > hits[at].TermCoverage &&
		!strings.Contains(index.Fold(f.wholeText(item)), hits[0].LongestMatch) {
		return reply.Reply{}, false, nil // 学费追回多少, of an item on other fees that were paid back
	}
	if listed := keys(f.topic.listed()); f.topic.Picked && len(listed) > 1 { // 那栋楼多大, of another of the listed items
		best := slices.IndexFunc(hits, func(h index.Hit) bool { return listed[h.Key()] })
		if best >= 0 && best != at && hits[best].Score >= stayScore*hits[0].Score && (at < 0 || hits[at].Score < stayScore*hits[best].Score) {
			f.Subject = subject
			return f.move(ctx, hits[best].Key())
		}
	}
	least := stayScore
	if f.ReplyLang == reply.English && text.HasHan(f.titleOf(key)) { // what English words mean in Chinese is guessed
		least = stayGuessed
	}
	if !vague && (at < 0 || hits[at].Score < least*hits[0].Score && hits[at].TermCoverage < hits[0].TermCoverage) {
		return reply.Reply{}, false, nil
	}
	f.Subject = subject
	out, ok, err := f.showItem(ctx, key)
	if err != nil || !ok || len(out.Items) != 1 {
		return out, ok, err
	}
	item, _ := f.View.Item(key)
	out, err = f.Written(ctx, f.unstated(out, item), []ledger.Item{item})
	return out, true, err
}

var (
	// ofPublication asks how long the notice itself is on display, whatever an item publishes.
	ofPublication = regexp.MustCompile(`^(?:那|对了|[,，])*(?:这个?|该|本)?(?:公示期?|公示(?:期限|时间))(?:是|要|会|一共|总共)*(?:到|至|截止|截至|从|多久|多长|几天|多少天|什么时候|啥时候|哪天|几号|何时)`)
	// bareFigure asks for a figure and does not say of what.
	bareFigure = regexp.MustCompile(`^(?:那|现在|目前|最新|之前|以前|原来|原先|当初|整改前|改之?前|后来|一共|总共|还|剩|余|下|差|有|到|是|占|大概|具体|已经?|降|升|增|减|涨|提高|的|钱|资金|款项?|经费|到位|收回?|追回?|退回?|花|用|拨|付|缴|了)*(?:多少|几成|百分之几|百分之多少)(?:了|呢|吗|啊|钱|资金|(?:没|未)有?(?:到位|收回?|追回?|付|拨|交|缴|退|用|花))*[?？。]*$` +
		`|^(?:and |so |but )*(?:(?:up|down|now|still|to|at|it's|is|it) )*how (?:many|much)(?: (?:now|left|so far|today|still|in all|in total|remain|remains|remaining|is it|is that|is|are|left|to go|at the moment|currently))*[?.!]*$` +
		`|^(?:and |so |but )*how (?:much|many)(?: of (?:it|that|them))? (?:has|have|had|was|were|is|are)(?: (?:been|already|now|still|actually|to be))* \w+(?: (?:so far|already|yet|back|now|to date))?[?.!]*$`)
	// thingsInEnglish are what a question in English asks how many there are of.
	thingsInEnglish = regexp.MustCompile(`^(?:and |so |but )*how (?:many|much) (?:of the )?([a-z]+)`)
	// endsInFigure ends in a question for how much, not for how many items.
	endsInFigure = regexp.MustCompile(`多少(?:钱|了|呢|啊)*[?？。]*$`)
	// soFar are words for how far items are, and for what is left.
	soFar = regexp.MustCompile(`没有?|还有?|未|已经?|完成|整改|改完?|完|销号|落实|办结|剩下?|的|钱|来`)
)

// figureOfIt reports whether a sentence asks for a figure of the item under discussion, not for how
// many items are so far.
func (f *followUp) figureOfIt() bool {
	asked := strings.ToLower(f.turn.Sentence)
	if bareFigure.MatchString(asked) { // of another kind than the item holds: 追缴了多少钱, of what names no sum
		return (text.HasHan(asked) || f.clues.kinds == 0) && (answertype.Expected(f.Text).Type == nil || f.figureAsked(*f.topic.Focus) || strings.Contains(asked, "how many") && f.statesNumber(*f.topic.Focus))
	}
	return (endsInFigure.MatchString(asked) || countsThings.MatchString(asked) || thingsInEnglish.MatchString(asked)) && f.holdsThing(*f.topic.Focus)
}

// statesNumber reports whether an item has a number in figures.
func (f *followUp) statesNumber(key ledger.Key) bool {
	item, there := f.View.Item(key)
	return there && strings.ContainsAny(f.wholeText(item), "0123456789")
}

// ownFigure answers 现在多少, 没核销的还有多少: a figure of the item under discussion.
func (f *followUp) ownFigure(ctx context.Context) (reply.Reply, bool, error) {
	if !f.clues.asksFigure {
		return reply.Reply{}, false, nil
	}
	f.Subject = askingWords.ReplaceAllString(f.turn.Sentence, "")
	return f.showItem(ctx, *f.topic.Focus)
}

// holdsThing reports whether an item speaks of what is counted: 一共有多少学员受影响. Of what
// ends in the question, 没核销的还有多少, it must hold half.
func (f *followUp) holdsThing(key ledger.Key) bool {
	item, there := f.View.Item(key)
	if !there {
		return false
	}
	if m := thingsInEnglish.FindStringSubmatch(strings.ToLower(f.turn.Sentence)); m != nil {
		return utf8.RuneCountInString(m[1]) >= shortestNoun && (!itemNouns[m[1]] || madeBy.MatchString(strings.ToLower(f.turn.Sentence))) && strings.Contains(strings.ToLower(f.wholeText(item)), strings.TrimSuffix(m[1], "s"))
	}
	about, ends := thingCounted.FindString(f.turn.Sentence), endsInFigure.MatchString(f.turn.Sentence)
	if ends {
		about = soFar.ReplaceAllString(askingWords.ReplaceAllString(f.turn.Sentence, " "), " ")
	}
	whole, pairs, held := f.wholeText(item), 0, 0
	for _, word := range strings.Fields(about) {
		r := []rune(word)
		for i := 0; i+1 < len(r); i++ {
			pair := string(r[i : i+2])
			if strings.ContainsAny(pair, "个项条件没未还多少几0123456789") {
				continue
			}
			if pairs++; strings.Contains(whole, pair) {
				held++
			}
		}
	}
	return held > 0 && (!ends || 2*held >= pairs)
}

// madeBy asks how many of something another made: how many recommendations did the review make.
var madeBy = regexp.MustCompile(`^(?:and |so |but )*how many [a-z]+ (?:did|has|have) (?:the|that|this|it|they|he|she)\b`)

// shortestNoun is how many letters an English noun has at least that is looked for in an item.
const shortestNoun = 4

// itemNouns are what English notices call their items.
var itemNouns = map[string]bool{"items": true, "findings": true, "recommendations": true, "actions": true, "issues": true, "problems": true, "points": true, "recs": true}

// wholeText is all that an item says.
func (f *followUp) wholeText(item ledger.Item) string {
	read := f.View.Text(item)
	return read.Title + read.Finding + strings.Join(read.Work(), "")
}

// titleOf is the title of an item.
func (f *followUp) titleOf(key ledger.Key) string {
	item, _ := f.View.Item(key)
	return f.View.Text(item).Title
}

// thingCounted is what a question asks how many there are of, and what is said of it.
var thingCounted = regexp.MustCompile(`(?:多少|几).+?[了呢吗?？。]*$`)

// figureAsked reports whether a question asks for a figure of a kind that the item holds: 一个月
// 省下多少钱, after how something was mended.
func (f *followUp) figureAsked(key ledger.Key) bool {
	fact := answertype.Expected(f.Text).Type
	item, there := f.View.Item(key)
	if fact == nil || !there || nameTypes[fact.Zh] || theirOwn.MatchString(f.turn.Sentence) {
		return false
	}
	read := f.View.Text(item)
	return fact.Holds.MatchString(index.Fold(read.Finding + "。" + strings.Join(read.Work(), "。")))
}

// theirOwn is how people speak of themselves, not of an item.
var theirOwn = regexp.MustCompile(`我|你|您|咱|天气|今天|明天|几点|(?i)\b(?:i|you|my|your|weather|today|tomorrow)\b`)

// closestToTopic answers what the notices do not, from what is under discussion: the item,
// or what was listed. It may be no answer, and says so.
func (f *followUp) closestToTopic(ctx context.Context) (out reply.Reply, ok bool, err error) {
	if f.loose && f.Kind == grammar.Alone || utf8.RuneCountInString(f.turn.Subject) > vagueLength && len(strings.Fields(f.turn.Subject)) > vagueWords {
		return out, false, nil
	}
	f.Query, f.Conditions = grammar.Query{Lang: string(f.ReplyLang), Subject: f.turn.Subject}, condition.Set{}
	switch {
	case f.topic.Focus != nil:
		out, ok, err = f.showItem(ctx, *f.topic.Focus)
	case len(f.topic.listed()) > 0:
		out, ok = card.ListReply(f.ReplyLang, f.items(f.topic.listed())), true
		f.lists, f.asked = f.topic.Lists[:len(f.topic.Lists)-1], &f.topic.Lists[len(f.topic.Lists)-1]
	}
	if ok && err == nil {
		out.Certainty = reply.Possible
		out.Parts = slices.Insert(slices.Clone(out.Parts), 0, reply.Part(reply.Paragraph{Text: f.ReplyLang.Phrase(msgNotStatedHere)}))
	}
	return out, ok, err
}

// unstated marks an answer from the item under discussion as only possible
// where the item states nothing of the kind that the question asks for.
func (f *followUp) unstated(out reply.Reply, item ledger.Item) reply.Reply {
	fact := answertype.Expected(f.Text).Type
	if fact == nil {
		return out
	}
	read := f.View.Text(item)
	whole := index.Fold(read.Finding + "。" + strings.Join(read.Work(), "。"))
	switch {
	case !nameTypes[fact.Zh] && fact.Holds.MatchString(whole), nameTypes[fact.Zh] && namedBeside(whole, index.Fold(f.Text), fact.Holds):
		return out
	}
	out.Certainty = reply.Possible
	first := f.ReplyLang.Phrase(msgNotStated, f.ReplyLang.ItemOf(item.NoticeKey, item.Number), f.ReplyLang.Say(fact.Zh, fact.En))
	out.Parts = slices.Insert(slices.Clone(out.Parts), 0, reply.Part(reply.Paragraph{Text: first}))
	return out
}

// nameTypes are the types of answers that are names: almost every item holds some
// name, so the one asked for must occur in a clause about who bears it.
var nameTypes = map[string]bool{"姓名": true, "名称": true}

// namedBeside reports whether a clause of the folded text holds a name, and a word
// of the question other than the words that ask.
func namedBeside(text, asked string, holds *pattern.Pattern) bool {
	about := []rune(askingWords.ReplaceAllString(nameAsked.ReplaceAllString(asked, " "), " "))
	return slices.ContainsFunc(strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("。；;，,", r) }), func(clause string) bool {
		for i := 0; i+1 < len(about); i++ {
			if pair := string(about[i : i+2]); !strings.Contains(pair, " ") && strings.Contains(clause, pair) {
				return holds.MatchString(clause)
			}
		}
		return false
	})
}

// nameAsked are the words that ask for a name.
var nameAsked = regexp.MustCompile(`分别|都|现在的?|叫(?:什么|啥)(?:名字|名)?|(?:的)?名字(?:是|叫)?|什么名字|姓(?:什么|啥)|那个|这个|这些|那些`)

// mentionsAsked are the words of a question for items that mention something.
var mentionsAsked = regexp.MustCompile(`提到|提及|涉及|写到|写了|说到|讲到|\bmention`)

// askingWords are what a short question holds other than what it asks about.
var askingWords = regexp.MustCompile(`多少[个项条件家次]?人?|几[个项条件家次]?人?|什么时候|哪[天里儿个]?|什么|怎么|是谁|谁|吗|呢|了|的|有|是|那|现在|目前|一共|总共|到|[?？。!！,，\s]`)

// countsThings asks how many things there are that are no items: 还差几所没验收, 还有几个没改好.
var countsThings = regexp.MustCompile(`(?:多少|几)(?:个?[^个项条问事任单部科处板方\p{P}]|个(?:没|还|未|仍))`)

// quotedAlready answers a short question whose words occur in the notice's prose
// that was quoted last: 办结了多少 after 移交的信访件有多少.
func (f *followUp) quotedAlready(context.Context) (reply.Reply, bool, error) {
	if fact := answertype.Expected(f.turn.Text).Type; f.topic.Prose && f.clues.asksField && fact != nil && fact.Holds.MatchString(index.Fold(f.topic.Quote)) {
		return f.quoteAgain(), true, nil // 找谁, after whom to call
	}
	about := askingWords.ReplaceAllString(f.turn.Text, "")
	if !f.topic.Prose || f.Kind != grammar.Alone && f.Kind != grammar.Instead || utf8.RuneCountInString(about) < answer.ShortestTerm ||
		!strings.Contains(f.topic.Quote, about) ||
		slices.ContainsFunc([]string{"问题", "事项", "条", "项"}, func(w string) bool { return strings.Contains(f.turn.Text, w) }) {
		return reply.Reply{}, false, nil
	}
	return f.quoteAgain(), true, nil
}

// quoteAgain repeats the words of the notice that were quoted last.
func (f *followUp) quoteAgain() reply.Reply {
	quote := answer.Quotation{Notice: f.topic.From, From: f.NoticeSource(f.topic.From), Text: f.topic.Quote}
	return reply.Reply{Lang: f.ReplyLang, Kind: reply.KindNotice, Source: reply.FromRules, Certainty: reply.Stated, Parts: []reply.Part{quote.Part()},
		Citations: []reply.Citation{quote.Citation()}}
}

// turnsAway is how a sentence says that it is about something else.
var turnsAway = regexp.MustCompile(`换个(?:话题|问题)|另外(?:问|一个)|(?:那|这)(?:条|项|个问题|个事|件事)|是(?:哪|第几)|第几[项条]|哪[一]?[条项]` +
	`|\b(?:another question|change the subject|which item)\b`)

// aboutOne are the intents of a question that one item may answer.
var aboutOne = map[intent.Intent]bool{intent.Subject: true, intent.Fact: true, intent.Notice: true, intent.Count: true, intent.List: true}
