package dialogue

import (
	"context"
	"regexp"
	"strings"

	"rectify/handlers/answer"
	"rectify/handlers/question/grammar"
	"rectify/handlers/reply"
)

// samePart is how a sentence names the part that the item under discussion is in:
// 这部分, 它所在的部分, this section.
var samePart = regexp.MustCompile(`(?:它|他|这一?[条项个])?所(?:在|属)的?(?:那个?|这个?)?(?:大)?(?:部分|板块|章节|方面)|(?:这|那|该|同一)(?:个` +
	`|一)?(?:大)?(?:部分|板块)|(?i)\b(?:this|that|the same|its) (?:section|part)\b`)

// withPart reads a sentence about the part that is under discussion as one that names
// it by number; nil for any other.
func (a *Dialogues) withPart(ctx context.Context, r reply.Request, t *answer.Turn, about topic) (*answer.Turn, error) {
	if !samePart.MatchString(t.Sentence) || len(t.Places) > 0 && !strings.Contains(t.Sentence, "同一") { // 一部分 of 同一部分 is no first part
		return nil, nil
	}
	section := 0
	if about.Focus != nil {
		if item, there := t.View.Item(*about.Focus); there {
			section = item.Section
		}
	}
	for _, l := range about.Lists {
		if section == 0 && len(l.Asked.Places) == 1 {
			section = l.Asked.Places[0].Section
		}
	}
	if section == 0 {
		return nil, nil
	}
	named := t.ReplyLang.Phrase(msgSectionNumber, section)
	return a.Answers.Turn(ctx, samePart.ReplaceAllString(t.Sentence, named), r.Lang)
}

// nextPart answers 下一部分呢: the same question about the heading before or after.
func (f *followUp) nextPart(ctx context.Context) (reply.Reply, bool, error) {
	at := f.level(byPlace)
	if !partNamed.MatchString(f.turn.Sentence) || at < 0 || len(f.topic.Lists[at].Asked.Places) != 1 {
		return reply.Reply{}, false, nil
	}
	place := f.topic.Lists[at].Asked.Places[0]
	if place.Subsection > 0 {
		place.Subsection += f.N
	} else {
		place.Section += f.N
	}
	return f.replaced(ctx, at, list{Asked: grammar.Query{Places: []grammar.Place{place}}})
}

var partNamed = regexp.MustCompile(`部分|章|节|板块|方面|大类|大项|\b(?:section|part)\b`)
