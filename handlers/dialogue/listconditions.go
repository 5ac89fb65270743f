package dialogue

import (
	"cmp"
	"context"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"rectify/data/ledger"
	"rectify/data/text"
	"rectify/handlers/answer"
	"rectify/handlers/question/condition"
	"rectify/handlers/question/grammar"
	"rectify/handlers/question/intent"
	"rectify/handlers/reply"
	"rectify/index/lexicon"
)

// forItems is what a sentence about a list asks for: items.
var forItems = intent.Distribution{intent.List: 1}

var (
	// bareCondition is a condition among words that only ask whether there are such.
	bareCondition = regexp.MustCompile(`^(?:有没有|有|就|只|全部|都|any(?:thing)? |something |(?:the )?(?:ones?|those|items?)(?: that| which)? )?(.+?)(?:的)?(?:有吗|有没有|吗|么|没有?|呢|呀|啊)*[?？。!！\s]*$`)
	// requestTail asks, behind a condition, for the list: 财务科的呢，全列出来.
	requestTail = regexp.MustCompile(`[,，](?:请|麻烦|帮我|给我)?(?:把它们|都|全|全部|一起|统统)*(?:列|发|报|说)(?:一下|出来|给我|全|齐` +
		`|我)+[吧呢]?[。！!]*$|, (?:please )?(?:list|show)(?: me)?(?: them)?(?: all)?(?: please)?[.!]*$`)
	// theOne is the one of a list that a condition picks out.
	theOne = regexp.MustCompile(`^(.+的)那一?[条项个]|^(.+)那一?[条项个]是(?:哪|第几)`)
	// inPart finds a question for what the unit or person asked about leads, or supports.
	inPart = regexp.MustCompile(`^(?:那|只|仅|光|就|是|它|他|她|他们|我们?|自己|所|单位|来|作为|的|and|only|just|where|which|what|ones?|those|do|does|are|it|they|we` +
		`|he|she|the|items|as|is|[\s,，])*(?:(牵头|主责|承办|主办|负责|leads?|leading|owns?)|(配合|协助|协办|协同|supports?|supporting))(?:的|了|有|都` +
		`|是|呢|那些|那几[个项条]|哪些|哪几[个项条]|哪一?[个项条]|什么|几[个项条]|问题|items|[?？\s])*$`)
)

// supplied are words that say of a condition what kind it is, where the list before
// was chosen by a condition of the kind: 10月的 after 9月到期的.
var supplied = []struct {
	of            kinds
	before, after string
}{{byDue, "", "到期的"}, {byDue, "due in ", ""}, {byOwner, "", "负责的"}, {byPlace, "section ", ""}, {byPlace, "第", "部分"}, {byTerm, "提到", "的"}}

// longestCued is how many English words a sentence has at most that may name no more than the
// value of a condition.
const longestCued = 4

// dueEdge asks, of the listed items, for the one that is due first or last: 最急的是哪个.
var dueEdge = regexp.MustCompile(`^(?:那|再|先|看看|看|说说|其中|里面|哪[一]?[个条项]|[,，])*(最[晚迟早急近紧]|最靠后|先)(?:到期|完成|办完|结束|到时限)?的?(?:是|呢|那[个条项])?(?:在|到)?(?:哪[一]?[个条项]|哪天|什么时候|啥时候|几号|何时)?(?:到期)?[呢?？。]*$`)

// dueEdges say which of the due dates.
var dueEdges = map[string]string{"最晚": "最晚", "最迟": "最晚", "最靠后": "最晚", "最早": "最早", "最急": "最早", "最近": "最早", "最紧": "最早", "先": "最早"}

// Dates that are no more than a condition, as a rule without their year: 9月以后才到期的, and Q4.
var (
	dateAlone = regexp.MustCompile(`^(?:在|到|至)?(\d{4}年?)?(?:的)?((?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份|底|初|末|[上中下]旬)?(?:\d{1,2}[日号])?|第?[一二三四]季度|[上下]半年|年[底末中初])` +
		`((?:以|之)?[前后]|内)?(?:就|才|要|应|该|须)*(?:到期|完成)?的?(?:(?:是|有)哪[一几]?[个条项些])?$`)
	dateInEnglish = regexp.MustCompile(`^(?:(?:the )?(?:ones|those) )?(?:due )?(?:(in|by|before|after) )?((?:january|february|march|april|may|june|july|august|september|october|november|december)|q[1-4])$`)
)

// inYear writes a date that is no more than a condition as the one of the year under discussion:
// that of the dates asked for, or else of all the due dates listed; empty for any other words.
func (f *followUp) inYear(words string) string {
	year := f.topic.year()
	for _, item := range f.items(f.topic.listed()) {
		if due := item.Due; f.topic.year() == "" && len(due) > 4 {
			if year != "" && year != due[:4] {
				year = ""
				break
			}
			year = due[:4]
		}
	}
	if m := dateInEnglish.FindStringSubmatch(strings.ToLower(words)); m != nil && year != "" {
		return "due " + cmp.Or(m[1], "in") + " " + m[2] + " " + year
	}
	m := dateAlone.FindStringSubmatch(words)
	if m == nil {
		return ""
	}
	if year = cmp.Or(strings.TrimSuffix(m[1], "年"), year); year != "" && !strings.HasPrefix(m[2], "年") {
		year += "年"
	}
	return year + m[2] + m[3] + "到期的"
}

// readList reads what the sentence asks for of a list: by itself, or else with the
// words that the question before it had.
func (f *followUp) readList(ctx context.Context, rest string) error {
	rest = lexicon.Simplify(rest)
	if m := theOne.FindStringSubmatch(rest); m != nil { // 没完成的那条具体说说
		rest = m[1] + m[2] + "有哪些"
	}
	rest = requestTail.ReplaceAllString(rest, "")
	bare := rest
	if m := bareCondition.FindStringSubmatch(rest); m != nil {
		bare = m[1]
	}
	tries := []string{rest, bare, bare + "的"}
	before := f.topic.kinds()
	if dated := f.inYear(bare); dated != "" { // 那12月呢, after 2025年6月到期的
		tries = append([]string{dated}, tries...)
	}
	if dated := f.dated(bare); dated != bare { // 今年年底前到期的, of the list, not of all that is to come
		tries = append([]string{dated + "有哪些"}, tries...)
	}
	for _, cue := range supplied {
		if before&cue.of != 0 && len(strings.Fields(bare)) <= longestCued {
			tries = append(tries, cue.before+bare+cue.after)
		}
	}
	for _, value := range f.cellsBegin(bare) {
		tries = append(tries, value+"的", value)
	}
	if m := dueEdge.FindStringSubmatch(rest); m != nil && (len(f.topic.listed()) > 1 || f.level(byEnd) >= 0) {
		tries, f.clues.asksFact = []string{dueEdges[m[1]] + "到期的是哪个"}, false
	}
	asks := f.turn.Intents
	if f.Kind == grammar.Within || f.Kind == grammar.Alone || f.topic.chosen() {
		asks = forItems
	}
	s := &f.clues
	for i, try := range tries {
		if slices.Contains(tries[:i], try) {
			continue
		}
		own := list{Asked: f.turn.Query, Fields: f.turn.Conditions}
		if try != f.turn.Sentence || !f.turn.AsksItems {
			var err error
			if own.Asked, own.Fields, err = f.AsksFor(ctx, f.View, try, asks); err != nil {
				return err
			}
		}
		if try == rest {
			s.request, s.kinds = own, own.kinds()
		}
		loose := own.kinds()&byTerm != 0 && before&byTerm == 0 && own.Asked.Loose
		if own.kinds() != 0 && own.Asked.Subject == "" && !loose {
			s.request, s.kinds, s.onlyConditions = own, own.kinds(), true
			break
		}
		if try == rest && own.Asked.Subject == "" {
			break // no words are left for which one is missing
		}
	}
	unit := f.namedLike(bare)
	if unit == "" && !s.onlyConditions {
		unit = f.unitBegins(bare)
	}
	if f.Kind == grammar.Instead && before&byOwner != 0 && unit != "" {
		s.request = list{Fields: condition.Set{}.OwnedBy([]string{unit})}
		s.request.Fields.Owned[0].Part = condition.Leads
		s.kinds, s.onlyConditions = byOwner, true
	}
	if s.onlyConditions && s.kinds == byOwner && (before&byPlace != 0 && before&byOwner == 0 || f.Kind == grammar.Within && f.noneOwned(s.request)) { // same for protection, after the section on prevention
		asked, fields, err := f.AsksFor(ctx, f.View, sectionWords.ReplaceAllString(bare, "")+" section", asks)
		if place := (list{Asked: asked, Fields: fields}); err == nil && place.kinds() == byPlace && asked.Subject == "" {
			s.request, s.kinds = place, byPlace
		}
	}
	m := inPart.FindStringSubmatch(strings.ToLower(rest))
	if at := f.level(byOwner); m != nil && at >= 0 && len(s.request.Fields.Owned) == 0 && f.topic.chosen() && f.topic.Asked.Want != grammar.Find { // 配合的呢
		s.request, s.kinds, s.onlyConditions, s.saysWhatIsAsked, s.asksField, s.asksPart = list{}, byOwner, true, false, false, true
		for _, own := range f.topic.Lists[at].Fields.Owned {
			if own.Part = condition.Leads; m[2] != "" {
				own.Part = condition.Supporting
			}
			s.request.Fields.Owned = append(s.request.Fields.Owned, own)
		}
		f.Kind = grammar.Instead
	}
	return nil
}

// relativeDay are words for a year or a month that are counted from today.
var relativeDay = regexp.MustCompile(`今年|本年|明年|本月|这个月|当月|下个?月`)

// dated names the years and months that are counted from today.
func (f *followUp) dated(words string) string {
	today := f.Clock.Now()
	return relativeDay.ReplaceAllStringFunc(words, func(w string) string {
		switch {
		case strings.HasPrefix(w, "明"):
			return today.AddDate(1, 0, 0).Format("2006年")
		case strings.HasSuffix(w, "年"):
			return today.Format("2006年")
		case strings.HasPrefix(w, "下"):
			return time.Date(today.Year(), today.Month()+1, 1, 0, 0, 0, 0, today.Location()).Format("2006年1月")
		}
		return today.Format("2006年1月")
	})
}

// cellsBegin are the values that begin so of the fields of its own by which the list before was
// chosen: 省级, after 中央督察反馈的.
func (f *followUp) cellsBegin(so string) (values []string) {
	if utf8.RuneCountInString(so) < answer.ShortestTerm || f.topic.kinds()&byCell == 0 {
		return nil
	}
	for _, column := range f.View.Columns() {
		for _, value := range column.Values {
			if strings.HasPrefix(value, so) {
				values = append(values, value)
			}
		}
	}
	return values
}

// sectionWords are the words of a question for those of a list that are in a section of that name.
var sectionWords = regexp.MustCompile(`(?i)^(?:which|are|is|one|ones|the|belongs?|to|in|under|for|\s)+|[?.]+$`)

// noneOwned reports whether none of the listed items belongs to the owners asked for.
func (f *followUp) noneOwned(asked list) bool {
	return !slices.ContainsFunc(f.items(f.topic.listed()), func(item ledger.Item) bool {
		return slices.ContainsFunc(f.View.OwnersOf(&item, asked.Fields.Owned[0].Part), func(o string) bool { return slices.Contains(asked.Fields.Owners(), o) })
	})
}

// namedLike is the owner whose name ends so, behind the words with which the name of the owner
// before begins, too: Head of Control, after Head of Finance.
func (f *followUp) namedLike(so string) string {
	before := f.topic.owners()
	if len(before) != 1 || utf8.RuneCountInString(so) < answer.ShortestTerm {
		return ""
	}
	begins, _, _ := strings.Cut(before[0], " of ")
	for _, owner := range f.View.EveryOwner() {
		if strings.EqualFold(owner, begins+" of "+so) {
			return owner
		}
	}
	return ""
}

// unitBegins is the one unit whose name begins so: 鹤浦, after 东屏区医保局; empty where
// none does, or several.
func (f *followUp) unitBegins(so string) (unit string) {
	if utf8.RuneCountInString(so) < answer.ShortestTerm {
		return ""
	}
	for _, owner := range f.View.EveryOwner() {
		if strings.HasPrefix(owner, so) && text.IsUnit(owner) {
			if unit != "" {
				return ""
			}
			unit = owner
		}
	}
	return unit
}

// samePart is how a sentence names the part that the item under discussion is in:
// 这部分, 它所在的部分, this section.
var samePart = regexp.MustCompile(`(?:它|他|这一?[条项个])?所(?:在|属)的?(?:那个?|这个?)?(?:大)?(?:部分|板块|章节|方面)|(?:这|那|该|同一)(?:个` +
	`|一)?(?:大)?(?:部分|板块)|(?i)\b(?:this|that|the same|its) (?:section|part|chapter)\b`)

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

var partNamed = regexp.MustCompile(`部分|章|节|板块|方面|大类|大项|\b(?:section|part|chapter)\b`)
