package answer

import (
	"strings"
	"unicode/utf8"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/data/pattern"
	"rectify/data/text"
	"rectify/handlers/clock"
	"rectify/handlers/reply"
	"rectify/index"
)

// Words that ask how far an item is, folded, and those of a question that takes for
// granted how far it is: 第5项为什么还没完成.
var (
	asksStatus = pattern.MustCompile(`(整改|完成|改完|改好|办完|办好|做完|弄完|落实|销号|办结|启动|到位|结束)(了|好|完|完成|到位)*(吗|没有?|了没有?` +
		`|没有完成|么)[?？]?$|(是不是|是否|有没有)(已经|已|都)?(整改|完成|改完|落实|销号|办结)|算(是)?(整改|完成)|什么状态|状态(是|呢|怎么样|如何` +
		`|[?？]|$)|(完成|整改|办)了没|^(and )?(is|has|was|have|did|are) .{1,40}\b(done|finished?|completed?|implemented|fixed|rectified|closed` +
		`|resolved|started|on track|overdue|late|delayed|behind)( yet| already| now)?[?.]*$|\bstatus\b`)
	asksLate = pattern.MustCompile(`(?:逾期|超期|过期|超时|拖期|误期)(?:了|的|没|有|吗|么|吧|呢|啊|呀|多久|多长时间|几天|多少天|多少|几个月)*[?？。]*$` +
		`|\b(?:why|how (?:many days|long|late|far))\b.*\b(?:overdue|late|past due|delayed)\b|\bhow late\b|\b(?:is|was|are|were)\b.{1,40}\b(?:overdue|late|past due)\b(?: (?:yet|now|already))?[?.]*$`)
	asksWhyOpen = pattern.MustCompile(`(?:为什么|为啥|为何|怎么|咋|什么原因|啥原因)\P{P}{0,10}?(?:没有?|未|不)(?:能|有)?(?:按时|按期|及时|彻底)?(?:整改|完成|改|办|做|弄|落实|解决|销号|动|启动|到位|搞|结束)` +
		`|(?:还没有?|尚未|仍未|一直没有?)\P{P}{0,6}(?:为什么|为啥|为何|怎么回事|什么原因|啥原因)|\bwhy\b.*(?:\b(?:not|still open|unfinished|incomplete|outstanding)\b|n't\b)`)
	asksWhyDone = pattern.MustCompile(`(?:为什么|为啥|怎么|咋)(?:就|都|会|能|给)*(?:算|说|写|标|改成|变成|已经?|就)+(?:完成|整改完|整改好|销号|办结|改完|改好|办完|已整改|已完成|已销号)` +
		`|\bwhy\b.*\b(?:already|closed|marked)\b`)
)

// premiseLine says how far an item is where a question asks whether, why or by how much
// it is late, or takes for granted that it is open, or done; empty for other questions.
func (q Question) premiseLine(folded string, item *ledger.Item) string {
	name, l := q.ReplyLang.ItemFirst(item.NoticeKey, item.Number), q.ReplyLang
	switch open := asksWhyOpen.MatchString(folded); {
	case asksLate.MatchString(folded) && item.Due == "":
		return q.dueLine(item)
	case asksLate.MatchString(folded):
		return q.lateLine(item)
	case open && item.Done():
		return l.Phrase(msgIsDone, name, l.Status(item.Status), q.printedStatus(item))
	case open || asksWhyDone.MatchString(folded) && !item.Done():
		until := ""
		if item.Due != "" {
			until = l.Phrase(msgDueThen, q.dueDay(item), q.untilDue(item))
		}
		return l.Phrase(msgIsOpen, name, l.Status(item.Status), q.printedStatus(item), until)
	}
	return ""
}

// lateLine says whether an item is late, and since when.
func (q Question) lateLine(item *ledger.Item) string {
	l, name := q.ReplyLang, q.ReplyLang.ItemFirst(item.NoticeKey, item.Number)
	switch {
	case item.Status.Done():
		return l.Phrase(msgDoneNotLate, name, l.Status(item.Status), q.dueDay(item))
	case clock.Late(item, q.Clock.Today()):
		return l.Phrase(msgIsLate, name, q.dueDay(item), q.Clock.DaysLate(item, q.Clock.Now()), l.Status(item.Status))
	}
	return l.Phrase(msgNotLateYet, name, q.dueDay(item), q.untilDue(item))
}

// dueLine says when an item is due; of one without a date, in what words the notice sets
// its time limit.
func (q Question) dueLine(item *ledger.Item) string {
	if item.Due == "" {
		name, words := q.ReplyLang.ItemFirst(item.NoticeKey, item.Number), strings.Trim(q.View.Text(*item).DueWords, " 。.；;，,")
		switch {
		case words != "" && utf8.RuneCountInString(words) <= longestDue:
			return q.ReplyLang.Phrase(msgDueInWords, name, words)
		case item.Status == notice.LongTerm:
			return q.ReplyLang.Phrase(msgNeverDue, name)
		}
		line := q.ReplyLang.Phrase(msgNoDueDateSet, q.ReplyLang.ItemOf(item.NoticeKey, item.Number))
		if item.Done() {
			line += q.ReplyLang.Phrase(msgStatusIs, q.ReplyLang.Status(item.Status))
		}
		return line
	}
	return q.ReplyLang.Phrase(msgFieldDue, q.ReplyLang.ItemFirst(item.NoticeKey, item.Number), q.dueDay(item), q.untilDue(item))
}

// longestDue is how much of the notice's time limit a line repeats, in runes: 30 September 2026
// (revised to 31 January 2027).
const longestDue = 60

// dueDay is an item's due date, with the notice's own words for it where they say
// it otherwise and still hold.
func (q Question) dueDay(item *ledger.Item) string {
	day := q.ReplyLang.Day(item.Due)
	read := q.View.Text(*item)
	words := strings.Trim(read.DueWords, " 。.；;，,")
	if date := text.ReadDate(words, q.Clock.Now(), text.Ahead); date.Problem == text.Clear && date.After == "" && !text.HasHan(words) && q.ReplyLang == reply.English { // 31 July 2026
		return day
	}
	if words == "" || read.Due != item.Due || utf8.RuneCountInString(words) > longestDue {
		return day
	}
	day, _, _ = strings.Cut(day, "（")
	if strings.TrimRight(words, "之以前") == day {
		return words
	}
	return day + q.ReplyLang.Phrase(msgAsPrintedInNotice, words)
}

// untilDue says how far a due date is, behind it; nothing for an item that is
// done.
func (q Question) untilDue(item *ledger.Item) string {
	late := q.Clock.DaysLate(item, q.Clock.Now())
	switch {
	case item.Due == "" || item.Status.Done():
		return ""
	case late > 0:
		return q.ReplyLang.Phrase(msgDaysOverdue, late)
	case late == 0:
		return q.ReplyLang.Phrase(msgWhichIsToday)
	default:
		return q.ReplyLang.Phrase(msgInDays, -late)
	}
}

// statusLine says how far an item is, in the ledger's word and, where it is
// another, in the notice's own.
func (q Question) statusLine(item *ledger.Item) string {
	line := q.ReplyLang.Phrase(msgFieldAndValue, q.ReplyLang.ItemFirst(item.NoticeKey, item.Number), q.ReplyLang.Status(item.Status))
	return line + q.printedStatus(item) + q.ReplyLang.Phrase(msgFullStop)
}

// printedStatus is the notice's own word for how far an item is, in brackets, where the
// ledger still says the same in another.
func (q Question) printedStatus(item *ledger.Item) string {
	said := strings.TrimRight(strings.TrimSpace(q.View.Text(*item).DeclaredWords), "。.；;")
	if said == "" || utf8.RuneCountInString(said) > longestStatement || index.Fold(said) == index.Fold(q.ReplyLang.Status(item.Status)) ||
		item.Status != item.Declared {
		return ""
	}
	return q.ReplyLang.Phrase(msgAsPrintedInNotice, said)
}

// longestStatement is how much of the notice's statement a line repeats, in runes.
const longestStatement = 40
