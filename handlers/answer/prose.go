package answer

import (
	"cmp"
	"context"
	"math"
	"regexp"
	"slices"
	"strings"

	"rectify/data/text"
	"rectify/handlers/answer/answertype"
	"rectify/handlers/answer/confidence"
	"rectify/handlers/question/intent"
	"rectify/handlers/reply"
	"rectify/index"
)

// aboutNotice is how probably the question is about the notice itself rather
// than about what it says of one thing, from 0 to 1, by how it asks.
func (q Question) aboutNotice() float64 {
	asks := q.Intents
	const floor = 0.02 // of each: a question for neither prefers neither
	prose, items := asks[intent.Notice]+floor, asks[intent.Subject]+asks[intent.Fact]+asks[intent.List]+asks[intent.Count]+floor
	return prose / (prose + items)
}

// chosen reorders hits by how well each answers what is asked: the notice's prose
// competes with the items by how the question asks, and what states a fact of the
// kind asked for goes before what does not.
func (q Question) chosen(hits []index.Hit) []index.Hit {
	out := slices.Clone(hits)
	least := math.Inf(1)
	states := map[int]bool{} // paragraphs of prose, by the place of their text
	for i, c := range q.Choices(hits) {
		least = min(least, out[i].Score) // what meaning put first stays there
		out[i].Score = least * math.Exp(q.Judge.Favour(c))
		states[paragraphOf(out[i])] = c.Prose*c.States > 0
	}
	slices.SortStableFunc(out, func(a, b index.Hit) int { return cmp.Compare(b.Score, a.Score) })
	if len(out) == 0 || out[0].Item != 0 || states[paragraphOf(out[0])] {
		return out
	}
	stating := slices.IndexFunc(out, func(h index.Hit) bool { return h.Item == 0 && states[paragraphOf(h)] })
	if stating > 0 && out[stating].Score >= mayState*out[0].Score { // of paragraphs, one that states it goes first
		hit := out[stating]
		hit.Score = out[0].Score
		out = slices.Insert(slices.Delete(out, stating, stating+1), 0, hit)
	}
	return out
}

// mayState is how well, against the best paragraph, one must match that states what is
// asked for to be preferred to it.
const mayState = 0.4

// paragraphOf is the place of a hit's text in its notice; -1 where it has none.
func paragraphOf(h index.Hit) int {
	if h.Item != 0 || len(h.Sentences) == 0 {
		return -1
	}
	return h.Sentences[0].Order
}

// mostChoices is how many of the best hits are looked at for what is asked for.
const mostChoices = 10

// Choices measures how each of the hits, best first, answers the question.
func (q Question) Choices(hits []index.Hit) []confidence.Choice {
	const surest = 0.98 // beyond it the way a question asks tells no more
	about := min(max(q.aboutNotice(), 1-surest), surest)
	fact := q.expected().Type
	out := make([]confidence.Choice, len(hits))
	for i, h := range hits {
		c := &out[i]
		if h.Item == 0 {
			c.Prose, c.Lean = 1, math.Log(about/(1-about))
		}
		if i >= mostChoices {
			continue
		}
		if h.Item != 0 && q.known(h) != "" {
			c.Known = 1
		}
		if fact != nil {
			q.measureFact(c, h, fact)
		}
	}
	return out
}

// measureFact measures how a hit states a fact of the type that is asked for.
func (q Question) measureFact(c *confidence.Choice, h index.Hit, fact *answertype.Type) {
	focus := q.focus(h)
	best, stating := 0.0, 0.0
	for _, s := range h.Sentences {
		best = max(best, s.Score)
		folded := index.Fold(s.Text)
		if !answertype.SentenceStates(h, s, fact) || !focus.Answers(folded) {
			continue
		}
		c.States, c.Fit = 1, max(c.Fit, q.fit(focus, s))
		if stating = max(stating, s.Score); answertype.LabelledLine.MatchString(folded) {
			c.Stating = 1
		}
	}
	if h.Item == 0 && best > 0 {
		c.Stating = max(c.Stating, stating/best)
	} else {
		c.Stating = 0
	}
}

// leadersNamed finds who leads: a notice says it by an office or a role as often
// as by a name.
var leadersNamed = regexp.MustCompile(`任.{0,4}组长|为.{0,8}组长|兼任|\p{Han}{2,3}同志|由[^,。]{2,14}(负责|担任|牵头|督办|包案|主持)|[^,。]{2,10}牵头` +
	`|(组长|主任|联系人)[为是:]|\((组长|队长|主任)\p{Han}{2,4}[,、)]`)

// asksWhoLeads are how questions ask for a person or an office.
var asksWhoLeads = []string{"谁", "who ", "whom "}

// ofLabel finds whose telephone number or address a question asks for.
var ofLabel = regexp.MustCompile(`(\p{Han}{2})(?:同志|本人)?的?(?:办公|办公室|联系|私人|个人|电子|通信|通讯|邮寄)?(?:电话|号码|手机|邮箱|信箱|邮件|地址|传真|微信)`)

// ownerOfLabel is the end of the name before the label that a question asks for:
// 组长 of 组长的电话. Empty where it names none, as 打哪个电话.
func ownerOfLabel(asked string) string {
	m := ofLabel.FindStringSubmatch(index.Fold(asked))
	if m == nil || strings.ContainsAny(m[1], "哪什么啥打个发到是有给问要留找的和或能可让寄往写求公示监督举报投诉反映咨询意见热服") {
		return ""
	}
	return m[1]
}

// teamRole finds whose leader or member a question asks for.
var teamRole = regexp.MustCompile(`(\p{Han}{2}组|专班|办公室|指挥部|委员会)的?(?:正|副|常务)*(?:组长|主任|负责人|成员|牵头人|召集人|指挥长)`)

// teamOfRole is the end of the name of the team whose leader a question asks for:
// 审计组 of 审计组组长是谁. The leader of another team is no answer. It is empty if the
// label names no team.
func teamOfRole(asked string) string {
	if m := teamRole.FindStringSubmatch(index.Fold(asked)); m != nil {
		return m[1]
	}
	return ""
}

// ofNotice answers a question that is probably about the notice itself, where its
// prose states the answer and no item comes near: conditions on items that such
// a question seems to set are none.
func (q Question) ofNotice(ctx context.Context) (_ reply.Reply, ok bool, err error) {
	if q.Intents.Best() != intent.Notice || len(q.Numbers) > 0 && pointAsked(q.Text) == 0 {
		return reply.Reply{}, false, nil
	}
	hits, err := q.find(ctx, cmp.Or(q.Subject, q.Text))
	if err != nil || len(hits) == 0 {
		return reply.Reply{}, false, err
	}
	hits = q.chosen(hits)
	next := slices.IndexFunc(hits, func(h index.Hit) bool { return h.Item != 0 })
	if hits[0].Item != 0 || next > 0 && hits[next].Score > mostRival*hits[0].Score {
		return reply.Reply{}, false, nil
	}
	if fact := q.expected().Type; fact != nil && !answertype.States(hits[0], fact) {
		return reply.Reply{}, false, nil
	}
	out, err := q.graded(ctx, hits)
	return out, err == nil && out.Kind == reply.KindNotice, err
}

// mostRival is how well an item may match, against the prose, for a question to
// be answered by the prose before it is read as one about items.
const mostRival = 0.7

// worthQuoting is how much, against the best sentence of a paragraph, another
// must be worth to be quoted with it.
const worthQuoting = 0.5

// prose answers from the notice's own words outside every item.
func (q Question) prose(hit index.Hit) reply.Reply {
	out := reply.Reply{Lang: q.ReplyLang, Kind: reply.KindNotice, Source: reply.FromSearch}
	for _, c := range q.proseQuotes(hit) {
		out.Citations = append(out.Citations, c.Citation())
		out.Parts = append(out.Parts, c.Part())
	}
	return out
}

// proseQuotes are what a paragraph answers with: the points that are asked for,
// or its best sentences.
func (q Question) proseQuotes(hit index.Hit) []Quotation {
	if points := q.points(hit); len(points) > 0 {
		return points
	}
	if q.expected().IsContact() {
		if contacts := q.contacts(hit); len(contacts) > 0 {
			return contacts
		}
	}
	return q.quote(hit, mostQuoted)
}

// contacts are the sentences of a notice that say how to reach its office: telephone,
// e-mail and address.
func (q Question) contacts(hit index.Hit) (out []Quotation) {
	n := q.View.Notice(hit.Notice)
	if n == nil {
		return nil
	}
	for _, p := range index.Paragraphs(n) {
		for _, sentence := range text.Sentences(p.Text) {
			if len(out) < mostContacts && answertype.HoldsContact(index.Fold(sentence)) {
				out = append(out, Quotation{Notice: hit.Notice, From: q.NoticeSource(hit.Notice), Text: strings.TrimSpace(sentence)})
			}
		}
	}
	return out
}

// mostContacts is how many sentences with contact details are quoted.
const mostContacts = 4
