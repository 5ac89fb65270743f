package intake

import (
	"cmp"
	"fmt"
	"strings"

	"rectify/data/notice"
	"rectify/data/text"
	"rectify/handlers/reply"
)

// mostListed is how many items a warning names.
const mostListed = 20

// Warning is a warning of a notice in a person's language: its place, and what to
// check.
func Warning(l reply.Lang, w notice.Warning) string {
	if w.Concern == "" {
		return w.String()
	}
	at := l.Phrase(msgLine, w.From)
	if w.From == 0 {
		at = ""
	}
	if w.To > w.From {
		at = l.Phrase(msgLines, w.From, w.To)
	}
	return at + concern(l, w)
}

// mostAlike is how many warnings of one concern are written out.
const mostAlike = 3

// Grouped are warnings in a person's language, a line each. Where many are of one
// concern, the first is written out, and those like it are named by item and line.
func Grouped(l reply.Lang, all []notice.Warning) (lines []string) {
	of := map[notice.Concern][]notice.Warning{}
	for _, w := range all {
		of[w.Concern] = append(of[w.Concern], w)
	}
	for _, w := range all {
		switch alike := of[w.Concern]; {
		case w.Concern == "" || len(alike) > 0 && len(alike) <= mostAlike:
			lines = append(lines, Warning(l, w))
		case len(alike) > 0:
			var places []string
			for _, other := range alike[1:] {
				place := l.Phrase(msgOnLine, other.From)
				if len(other.Items) == 1 {
					place = l.Phrase(msgItemOnLine, l.Item(other.Items[0]), other.From)
				}
				places = append(places, place)
			}
			lines = append(lines, text.Clip(Warning(l, w), longestWarning)+l.Phrase(msgAlike, len(places), l.Join(places)))
			delete(of, w.Concern)
		}
	}
	return lines
}

func concern(l reply.Lang, w notice.Warning) string {
	which := numbered(l, w.Items)
	if said, is := ofItems[w.Concern]; is {
		return l.Phrase(said, which, w.Words)
	}
	switch w.Concern {
	case notice.BrokenText:
		return l.Phrase(msgBrokenText, w.Read)
	case notice.OwnField:
		return l.Phrase(msgOwnField, w.Words, l.Phrase(reply.Both(cmp.Or(takenFor[w.As], w.As), w.As)))
	case notice.GuessedDue:
		return l.Phrase(msgGuessedDue, which, w.Words, w.Day)
	case notice.OtherCount:
		return l.Phrase(msgOtherCount, w.Stated, w.Read, w.Words)
	case notice.OtherTotal:
		said := l.Phrase(msgOtherTotal, l.Status(w.Status), w.Stated, w.Read, w.Words)
		if len(w.Items) > 0 {
			said += l.Phrase(msgReadSo, which)
		}
		if len(w.Undecided) > 0 {
			said += l.Phrase(msgUndecided, numbered(l, w.Undecided))
		}
		return said
	case notice.ByTotals:
		return l.Phrase(msgByTotals, which, l.Status(w.Status), w.Words)
	case notice.FromProse:
		return l.Phrase(msgFromProse, which)
	case notice.NoStatus:
		return l.Phrase(msgNoStatus, which)
	case notice.OtherStatus:
		return l.Phrase(msgOtherStatus, which, l.Status(w.Status), cmp.Or(l.Status(w.Other), "-"))
	}
	said, is := ofWords[w.Concern]
	if !is {
		said = msgUnplaced
	}
	return l.Phrase(said, w.Words)
}

// What is said of words, and of items and their words.
var (
	ofWords = map[notice.Concern]reply.Phrase{notice.NotPart: msgNotPart, notice.Tags: msgTags, notice.NoPlace: msgNoPlace, notice.OddRow: msgOddRow,
		notice.FarCells: msgFarCells}
	ofItems = map[notice.Concern]reply.Phrase{notice.OddStatus: msgOddStatus, notice.OddDue: msgOddDue, notice.NotAgreed: msgNotAgreed}
)

// takenFor are the kinds of fields that a notice may call in its own way, in Chinese.
var takenFor = map[string]string{
	"the finding": "问题", "measures": "整改措施", "progress": "整改进展", "the goal": "整改目标", "the status": "状态", "responsible units": "责任单位",
	"supporting units": "配合单位", "people responsible": "责任人", "units and people": "责任单位和责任人", "the time limit": "时限", "units that check the work": "督办单位",
}

// numbered names items by their numbers, the first of many.
func numbered(l reply.Lang, numbers []int) string {
	more := len(numbers) - mostListed
	words := l.Numbers(numbers[:min(len(numbers), mostListed)])
	switch {
	case len(numbers) == 1:
		return l.Item(numbers[0])
	case more > 0:
		return l.Phrase(msgManyItems, words, len(numbers))
	}
	return l.Phrase(msgTheItems, words)
}

// Totals are the numbers of items that the text states next to those read, a line
// each.
func Totals(l reply.Lang, n *notice.Notice) (lines []string) {
	for _, t := range n.Totals {
		check := l.Phrase(msgAdds)
		if t.Stated != t.Read {
			check = l.Phrase(msgCheck)
		}
		lines = append(lines, l.Phrase(msgStatedAndRead, counted(l, t), t.Stated, t.Read, check))
	}
	return lines
}

// counted is what a total is of.
func counted(l reply.Lang, t notice.Total) string {
	if t.Status == "" {
		return l.Phrase(msgAllItems)
	}
	return l.Status(t.Status)
}

// totals is Totals in one paragraph; a line where all agree.
func totals(l reply.Lang, n *notice.Notice) string {
	var agree []string
	for _, t := range n.Totals {
		if t.Stated != t.Read {
			return strings.Join(Totals(l, n), "\n")
		}
		agree = append(agree, fmt.Sprintf("%s %d", counted(l, t), t.Stated))
	}
	if len(agree) == 0 {
		return ""
	}
	return l.Phrase(msgTotalsAgree, l.Join(agree))
}
