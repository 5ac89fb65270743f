package dialogue

import (
	"context"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"rectify/data/ledger"
	"rectify/handlers/reply"
)

// comparedWith finds the number of an item that the one under discussion is put beside: 和第3项比呢.
var comparedWith = regexp.MustCompile(`^(?:那|它|这[个条项])*(?:和|跟|与|同|比起?|对比)(?:第)?(\d{1,4})(?:项|条|号|个)?(?:相?比|对比|比起来|比较|来说|晚|早|更|谁|哪|多|少|[,，])|\b(?:compared? (?:to|with)|than|versus|vs) (?:item |number |no\.? )?(\d{1,4})\b`)

// Words for the later and the earlier of two due dates.
var (
	laterAsked   = regexp.MustCompile(`更?[晚迟](?:一些|一点)?|后到期|\blater\b`)
	earlierAsked = regexp.MustCompile(`更?早(?:一些|一点)?|先到期|更急|\b(?:earlier|sooner)\b`)
)

// compared answers 和第3项比呢: what was asked, of the item under discussion and of another.
func (f *followUp) compared(ctx context.Context) (reply.Reply, bool, error) {
	m := comparedWith.FindStringSubmatch(f.turn.Sentence)
	if m == nil || f.topic.Focus == nil {
		return reply.Reply{}, false, nil
	}
	other := *f.topic.Focus
	other.Number, _ = strconv.Atoi(m[1] + m[2])
	both := f.items([]ledger.Key{*f.topic.Focus, other})
	if len(both) < 2 || other == *f.topic.Focus {
		return reply.Reply{}, false, nil
	}
	f.topic.Lists, f.topic.Focus = []list{{Items: []ledger.Key{both[0].Key(), other}}}, nil
	if lines, err := f.FieldLines(ctx, both); err != nil || len(lines) == 0 {
		f.askAgain()
	}
	out, ok, err := f.fieldsOfAll(ctx)
	if said := f.dueFirst(both[0], both[1]); err == nil && said != "" {
		out.Parts = slices.Insert(out.Parts, 0, reply.Part(reply.Paragraph{Text: said}))
	}
	return out, ok, err
}

// dueFirst says which of two items is due later, or earlier, where that is asked and both have a date.
func (f *followUp) dueFirst(one, other ledger.Item) string {
	later := laterAsked.MatchString(f.turn.Sentence)
	if !later && !earlierAsked.MatchString(f.turn.Sentence) || one.Due == "" || other.Due == "" {
		return ""
	}
	l, says := f.ReplyLang, msgDueEarlier
	if later {
		says = msgDueLater
	}
	together := one.Due == other.Due
	if !together && (one.Due < other.Due) == later {
		one = other
	}
	day, _, _ := strings.Cut(l.Day(one.Due), "（")
	if together {
		return l.Phrase(msgDueTogether, day)
	}
	return l.Phrase(says, l.ItemFirst(one.NoticeKey, one.Number), day)
}
