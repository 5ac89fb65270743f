package dialogue

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"rectify/data/text"
	"rectify/handlers/answer"
	"rectify/handlers/card"
	"rectify/handlers/command"
	"rectify/handlers/reply"
)

// describedAll finds a change of all items that meet a condition, or that somebody has: 把已整改的都销号,
// 把石磊的都给小李, give all of Tom's items to Ann.
var describedAll = regexp.MustCompile(`^(?:请|麻烦|帮我)*(?:把|将)?([^\d,，。?？]{2,16}?)(?:名下的?|负责的?|手上的?|的)(?:所有|全部)?(?:问题|任务|事项|项目|活)?(?:都|全都|全部|全|一并|统统)(?:一起)?((?:交|派|分|转|移交)?给[^,，。?？]+|(?:予以)?销号|催一?下|催办)(?:吧|了)?[。!！]*$` +
	`|^(?i:please )?(?i:give|assign|reassign|hand) (?i:all|everything)(?i: of)? ([^\d,.?]+?)(?i:'s)?(?i: items?| findings?)? (?i:over )?(?i:to) ([^\d,.?]+?)[.!]*$`)

// givenTo begins what is done with items that are given to somebody.
var givenTo = regexp.MustCompile(`^(?:交|派|分|转|移交)?给`)

// changeOfAll offers a change of all items that a sentence describes by a condition; ok is false
// where it describes no items.
func (a *Dialogues) changeOfAll(ctx context.Context, r reply.Request, t *answer.Turn) (_ reply.Reply, ok bool, err error) {
	m := describedAll.FindStringSubmatch(t.Sentence)
	if m == nil {
		return reply.Reply{}, false, nil
	}
	of, asked, act := m[1], m[1]+"的有哪些", m[2]
	if who, bare := strings.CutPrefix(act, "给"); bare && !text.IsUnit(who) && !a.isColleague(ctx, who) { // 都给我: a list is wanted
		return reply.Reply{}, false, nil
	}
	if m[3] != "" {
		of, asked, act = m[3], "which items are owned by "+m[3], "给"+m[4]
	}
	refs := card.Refs(a.heldBy(ctx, t, of))
	if len(refs) == 0 {
		found, err := a.Answers.Turn(ctx, asked, r.Lang)
		if err != nil || !found.AsksItems || found.Subject != "" || len(found.Mention) > 0 {
			return reply.Reply{}, false, err
		}
		list, err := a.Answers.Answer(ctx, answer.Inquiry{Text: asked, By: &r, Turn: found})
		if refs = list.Items; err != nil || list.Certainty != reply.Exact || len(refs) == 0 {
			return reply.Reply{}, false, err
		}
	}
	var numbers []int
	var keys []string
	for _, ref := range refs {
		if numbers = append(numbers, ref.Number); !slices.Contains(keys, ref.NoticeKey) {
			keys = append(keys, ref.NoticeKey)
		}
	}
	c, ok := command.InSentence("它们"+givenTo.ReplaceAllString(strings.TrimPrefix(act, "予以"), "交给"), a.Clock.Now())
	if !ok {
		return reply.Reply{}, false, nil
	}
	if len(keys) > 1 { // a command is about one notice
		return ofWhichNotice(r, t.ReplyLang, len(refs), keys), true, nil
	}
	c.Numbers = numbers
	r.Lang = t.ReplyLang
	out, err := a.offerSaid(ctx, r, t.View.Of(refs[0].Notice), c)
	return out, true, err
}

// ofWhichNotice asks of which notice the items are to be changed, with a button for each that
// says the same of it.
func ofWhichNotice(r reply.Request, l reply.Lang, items int, keys []string) reply.Reply {
	out := reply.Sentence(l, l.Phrase(msgOfWhichNotice, items, l.Join(keys)))
	var row reply.Buttons
	for _, key := range keys {
		row = append(row, reply.Button{Label: key, Command: key + "：" + r.Text})
	}
	out.Parts = append(out.Parts, row)
	return out
}
