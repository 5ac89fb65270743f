package answer

import (
	"context"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"rectify/data/pattern"
	"rectify/data/text"
	"rectify/handlers/answer/answertype"
	"rectify/handlers/answer/confidence"
	"rectify/handlers/question/grammar"
	"rectify/handlers/question/intent"
	"rectify/handlers/question/phrasing"
	"rectify/handlers/reply"
	"rectify/index"
	"rectify/index/lexicon"
)

// bodyNames finds the offices of a government by the names that staff use.
var bodyNames = pattern.MustCompile(`(教育|教体|公安|交通|交通运输|卫健|卫生|卫生健康|税务|财政|民政|司法|人社|人事|劳动|自然资源|国土|规划|环保|生态环境|` +
	`住建|建设|城管|城市管理|水利|水务|农业|农业农村|林业|畜牧|商务|审计|统计|市场监管|工商|质监|药监|应急|应急管理|安监|医保|医疗保障|信访|气象|` +
	`粮食|体育|发改|发展改革|科技|工信|国资|文旅|文广旅|文化|旅游|广电|民族|宗教|退役军人|乡村振兴|扶贫|金融|大数据|行政审批|消防|烟草|邮政|残联|` +
	`组织|宣传|统战|政法)(局|委|厅|部)`)

// placed is a place before the name of a body.
var placed = regexp.MustCompile(`(\p{Han}{2})(?:省|市|县|区|州)$`)

// itsWork is what asks, behind the name of a body, for its own rectification.
var itsWork = regexp.MustCompile(`^的?(?:这次|本次|那份)?(?:巡察|巡视|审计|督察)?(?:的)?(?:问题)?整改`)

// elsewhere reports whether the question is about a body that the notices
// never name, nor are published by, or about another one's own rectification:
// what they say of the same matter is then no answer.
func (q Question) elsewhere(ctx context.Context) (bool, error) {
	text := index.Fold(q.Text)
	for _, at := range bodyNames.FindAllStringIndex(text, -1) {
		name := text[at[0]:at[1]]
		if place := placed.FindString(text[:at[0]]); place != "" {
			name = place + name
		}
		if q.issues(name) {
			continue
		}
		if itsWork.MatchString(text[at[1]:]) {
			return true, nil
		}
		keys, err := q.Index.Mentions(ctx, name)
		if err != nil {
			return false, err
		}
		if len(keys) == 0 {
			return true, nil
		}
	}
	return false, nil
}

// issues reports whether a notice's issuer may be called by that short name:
// 文旅局 for 文化广电和旅游局.
func (q Question) issues(name string) bool {
	for _, n := range q.View.Notices {
		left := []rune(name)
		for _, r := range n.Notice.Issuer + n.Notice.Title {
			if len(left) > 0 && r == left[0] {
				left = left[1:]
			}
		}
		if len(left) == 0 {
			return true
		}
	}
	return false
}

// A Judge decides which of what was found answers, and how far it may be relied on.
type Judge interface {
	// Favour is how much better a passage answers than its words tell, as a logarithm.
	Favour(confidence.Choice) float64
	// States reports whether the best passage states the answer.
	States(confidence.Features) bool
	// Bears reports whether the notices have anything to do with the question.
	Bears(confidence.Bearing) bool
}

// certainty says how far the best of the hits may be relied on to answer the
// question.
func (q Question) certainty(ctx context.Context, hits []index.Hit) (reply.Certainty, error) {
	if len(hits) == 0 {
		return reply.None, nil
	}
	b := q.Bearing(hits)
	if !q.bears(hits, b) {
		return reply.None, nil
	}
	features, err := q.features(ctx, hits)
	if err != nil {
		return "", err
	}
	if q.compare == "" && q.Judge.States(features) && q.Judge.Bears(b) {
		return reply.Stated, nil
	}
	return reply.Possible, nil
}

// Bears reports whether the notices have anything to do with the question: they do
// where its most telling word occurs in them, or nearly all its words and some in a row,
// unless it is surely other business.
func (q Question) Bears(hits []index.Hit) bool {
	return len(hits) > 0 && q.bears(hits, q.Bearing(hits))
}

func (q Question) bears(hits []index.Hit, b confidence.Bearing) bool {
	return q.Judge.Bears(b) || b.Business > leastBusiness && (b.Known >= nearlyKnown && b.Name > 0 || slices.ContainsFunc(hits, func(h index.Hit) bool { return holdsTelling(h, b.Business > evenOdds) }))
}

// evenOdds is a question that is other business as probably as not.
const evenOdds = 0.5

// surelySaid is how surely a hit holds a translation of a word for it to hold the word.
const surelySaid = 0.7

// holdsTelling reports whether a hit holds the most telling word of the question
// verbatim, or, where that will do, translated; 一套 and other words that only count are not telling.
func holdsTelling(hit index.Hit, translated bool) bool {
	asked, best, most := hit.Question, "", 0.0
	var telling index.Word
	for _, w := range asked.Words() {
		word := string(asked.Runes()[w.From:w.To])
		if w.To-w.From >= ShortestTerm && !strings.ContainsRune(counting, asked.Runes()[w.From]) && w.Weight > most {
			best, most, telling = word, w.Weight, w
		}
	}
	return best != "" && (hit.Holds(best) || translated && grammar.Language(best) == "en" && asked.Held([]index.Word{telling}, hit.Folded())[0] >= surelySaid)
}

// leastBusiness is how little probable a question may be, by how it asks, to bear on
// the notices by one word.
const leastBusiness = 0.25

// nearlyKnown is how much of a question's words the notices hold where they hold all but
// what only joins them.
const nearlyKnown = 0.85

// counting are the characters that words which count begin with.
const counting = "0123456789一二三四五六七八九十百千万两几多每第"

// Bearing measures how much the notices have to do with the question.
func (q Question) Bearing(hits []index.Hit) confidence.Bearing {
	asked := hits[0].Question
	words := asked.Words()
	weights := answertype.WeightsOf(words)
	b := confidence.Bearing{Business: confidence.LogOdds(1 - q.Intents[intent.Other]), Name: nameLength(hits[0].LongestMatch)}
	if q.describes() {
		b.Description = 1
	}
	known := make([]float64, len(words))
	for i, h := range hits {
		for j, held := range asked.Held(words, h.Folded()) {
			known[j] = max(known[j], held)
		}
		if i == 0 {
			b.Coverage = answertype.Share(weights, known)
		}
	}
	b.Known = answertype.Share(weights, known)
	return b
}

// features measures how the best of the hits fits the question.
func (q Question) features(ctx context.Context, hits []index.Hit) (confidence.Features, error) {
	best := hits[0]
	f := confidence.Features{Margin: margin(hits)}
	expected := q.expected()
	if q.known(best) != "" {
		expected = answertype.Expectation{} // the ledger states it
	}
	focus := q.focusFor(best, expected)
	stating := "" // the sentence
	sentences := best.Sentences
	if best.Item == 0 && expected.IsContact() { // what it quotes, below the paragraph that says what it is for
		focus, sentences = focus.Under(index.Fold(best.Heading+" "+best.Text)), slices.Clone(sentences)
		for _, c := range q.contacts(best) {
			sentences = append(sentences, index.Quote{Kind: index.Prose, Text: c.Text})
		}
	}
	for _, s := range sentences {
		if fit := q.fit(focus, s); fit > f.Proximity {
			stating, f.Proximity = s.Text, fit
		}
	}
	if focus.Figure(stating) {
		f.Figure = 1
	}
	if focus.Answer == nil {
		f.Proximity = max(f.Proximity, best.HeadingCoverage) // a heading states the subject of the text below it
	}
	if asks := q.Intents; q.describes() {
		f.Topic = asks[intent.Subject] + asks[intent.List] + asks[intent.Count]
	} else if q.expected().Type == nil {
		f.Topic = asks[intent.Subject]
	}
	f.Topic *= best.TermCoverage
	stating = index.Fold(stating)
	other, err := q.elsewhere(ctx)
	owner := (best.Item != 0 || best.Holds(ownerOfLabel(q.Text))) && strings.Contains(stating, teamOfRole(q.Text))
	if err == nil && !other && owner && holdsFigures(best, q.Subject) && (expected.Type == nil || sameOffice(index.Fold(q.Text), stating) && answertype.HoldsOffice(index.Fold(q.Text), stating)) {
		f.Named = 1
	}
	return f, err
}

// What sets an office or a time apart from another: the deputy from the head, the next
// inspection from this one.
var apart = []*regexp.Regexp{
	regexp.MustCompile(`副|\b(?:deputy|vice|assistant)\b`),
	regexp.MustCompile(`前任|上任|前一任|[^上]原\p{Han}{0,8}[长任记]|\b(?:former|previous)\b`),
	regexp.MustCompile(`下一?[轮次]|\bnext\b`),
	regexp.MustCompile(`上一?[轮次]|\blast (?:round|time|inspection|audit)\b`),
}

// sameOffice reports whether a folded sentence speaks of the office and the time that a
// question asks about: no deputy for a head, no inspection of this year for the next one.
func sameOffice(asked, sentence string) bool {
	for _, word := range apart {
		if word.MatchString(asked) && !word.MatchString(sentence) {
			return false
		}
	}
	return true
}

// describes reports whether the question describes a matter and asks nothing.
func (q Question) describes() bool {
	from, to := phrasing.AsksWhether(q.Text)
	return q.expected().Type == nil && from == to && !phrasing.AsksSomething(q.Text)
}

// longName is how many Chinese characters in a row two texts share by no accident.
const longName = 4

// nameLength measures a stretch that a text shares with a question: 0 for none or
// one Chinese character, 1 for so many that it is a name. An English word that
// carries a subject counts as one of two characters.
func nameLength(name string) float64 {
	n := 0
	for _, r := range name {
		if text.IsHan(r) {
			n++
		}
	}
	for _, word := range strings.FieldsFunc(name, func(r rune) bool { return r > unicode.MaxASCII || !unicode.IsLetter(r) }) {
		if len(word) >= 2 && !lexicon.Common(word) {
			n += 2
		}
	}
	return min(1, max(0, float64(n-1)/(longName-1)))
}

// margin is how far the best hit's score is above the next one's, as a share of
// it. Paragraphs of the same prose are no rivals.
func margin(hits []index.Hit) float64 {
	for _, next := range hits[1:] {
		if hits[0].Item == 0 && next.Item == 0 {
			continue
		}
		return max(0, hits[0].Score-next.Score) / max(hits[0].Score, math.SmallestNonzeroFloat64)
	}
	return 1
}

// figuresAsked are years and other numbers of two digits and more.
var figuresAsked = regexp.MustCompile(`\d{2,}(?:\.\d+)?`)

// holdsFigures reports whether the hit holds every year and number that the
// question names.
func holdsFigures(hit index.Hit, subject string) bool {
	return !slices.ContainsFunc(figuresAsked.FindAllString(index.Fold(subject), -1), func(n string) bool { return !hit.Holds(n) })
}

// ofThePast is what a sentence on what was found counts where a question asks what has
// been reached by now, and one that says nothing of what remains where it asks for that.
const ofThePast = 0.35

// asksAsOfNow matches questions for what has been reached by now, not for what was found.
var asksAsOfNow = regexp.MustCompile(`到现在|现在|目前|如今|眼下|至今|到今天|(?:还|剩)(?:有|剩|欠|差|缺|积|没|余|下)?[^,。?]{0,8}(?:多少|几)` +
	`|(?:[降提压减升涨增缩升]|提[高升]|下降|降低|缩[短减]|压[减缩]|恢复)[到至成]了?(?:多少|几|百分)|[追收要退补讨]回来?了?(?:多少|几)` +
	`|(?:多少|几)[^,。?]{0,4}了[?。]*$|\b(?:so far|by now|now|currently|to date|remain(?:s|ing)?|(?:is|are) left|still)\b`)

// asksWhatRemains matches questions for what is left to do, and statesWhatRemains what says it.
var (
	asksWhatRemains   = regexp.MustCompile(`(?:[还尚仍](?:剩|有|差|欠|缺)|剩下?|余下)[^,。?]{0,8}(?:多少|几)|\b(?:remain(?:s|ing)?|(?:is|are) left|outstanding)\b`)
	statesWhatRemains = regexp.MustCompile(`[还尚仍剩]|[其剩]余|余下|未|缺口|\b(?:remain\w*|left|still|yet|not|outstanding|other|rest)\b`)
)

// asksForAnother finds, at the end of a question, which of several like things is not meant.
var asksForAnother = regexp.MustCompile(`\bnot (?:the |for |about )*([a-z]{4,})(?: (?:one|line|number|desk|address))?[?.!]*$|[,。](?:不是|不要)(\p{Han}{2,4}?)(?:的|那个|那一?[条项部])*[?!。]*$`)

// fit is how well a sentence of a hit answers.
func (q Question) fit(focus answertype.Focus, s index.Quote) float64 {
	sentence := index.Fold(s.Text)
	_, asks := q.expects()
	if asks.notMeant != "" && strings.Contains(sentence, asks.notMeant) {
		return 0
	}
	if s.Before != "" {
		focus = focus.Under(index.Fold(s.Before))
	}
	fit := focus.Fit(sentence)
	if focus.Answer != nil && (s.Kind == index.Finding && asks.asOfNow || asks.remains && !statesWhatRemains.MatchString(sentence)) {
		fit *= ofThePast
	}
	return fit
}
