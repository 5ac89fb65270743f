package command

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"rectify/data/pattern"
	"rectify/data/text"
)

// InSentence parses a sentence that asks for a change, or reports one, as a
// command: 第11项已经整改完了 is status 11 已整改完, "please mark 11 and 12 as
// finished" is status 11 12 finished. The sentence must be folded and in simplified
// characters. Numbers is empty if it names no item; it then means the item being
// discussed. ok is false for questions and for anything that does not clearly mean
// a change.
func InSentence(sentence string, today time.Time) (c Command, ok bool) {
	said := strings.TrimSpace(asking.ReplaceAllString(strings.TrimSpace(sentence), ""))
	requested := said != strings.TrimSpace(sentence)
	said = strings.TrimRight(said, " 。.!！~,，;；")
	said = withoutEnding(said)
	told := preface.ReplaceAllString(said, "") // 登记一下：第3项已完成
	noted := told != said
	c.Numbers, said = itemsIn(told)
	for _, f := range forms {
		found := f.words.FindStringSubmatch(said)
		if found == nil || doubtful(found[0], said, requested) {
			continue
		}
		c.Name, c.Words = f.name, ""
		for _, name := range []string{"words", "more", "why", "reason"} {
			if i := f.words.SubexpIndex(name); i >= 0 && found[i] != "" {
				c.Words = tidy(found[i])
			}
		}
		if f.reads == span && !Span.MatchString(c.Words) {
			continue
		}
		switch f.reads {
		case date:
			d, _, ok := text.FindDate(said, today, text.Ahead)
			if !ok {
				continue
			}
			c.Words = strings.TrimSpace(d.Text + " " + tidy(because.FindString(d.After)))
		case status:
			read := text.ReadStatus(c.Words, today)
			if len(read.May) != 1 || read.Doubt {
				continue
			}
			c.Words = withoutRequest(c.Words, read)
		}
		return c, true
	}
	if m := partly.FindStringSubmatch(said); m != nil && !question.MatchString(said) {
		c.Name, c.Words = Status, "正在整改，"+tidy(m[1])
		return c, true
	}
	if words, ok := reported(said, today); ok && !asks(said) {
		c.Name, c.Words = Status, words
		return c, true
	}
	if noted && strings.HasPrefix(said, item) && !asks(said) {
		c.Name, c.Words = Note, tidy(said)
		return c, true
	}
	return Command{}, false
}

// preface is how somebody says that what follows is to be kept.
var preface = pattern.MustCompile(`^(?:登记|记录|记|更新|上报|汇报|报告)(?:一下|下|上)?[：:]\s*`)

// Span finds words that are a length of time: 三个月, two weeks.
var Span = pattern.MustCompile(`(?i)^再?(?:[一二两三四五六七八九十半]{1,3}|\d{1,3})\s*个?半?(?:年|季度|月|周|星期|天|日|工作日)$|^(?:\d{1,3}|an?|one` +
	`|two|three|four|five|six|another) (?:working )?(?:years?|quarters?|months?|weeks?|days?)$`)

// item takes the place of the items that a sentence names.
const item = "◻"

// How items are named in a sentence.
var (
	number   = `(?:\d{1,4}|[一二三四五六七八九十百]{1,5})`
	listed   = `(?:\s*(?:[、,，和与及跟&]|到|至|-|~|and|to|through)\s*(?:第|item )?` + number + `(?:项|条|号|款)?)*`
	theItems = pattern.MustCompile(`(?i)第\s*` + number + listed + `\s*(?:项|条|号|款|个)(?:(?:整改)?(?:问题|任务|事项))?|(?:问题|任务)\s*` + number + listed +
		`|(?:\b(?:items?|issues?|findings?|problems?|recommendations?|recs?|actions?|numbers?|no\.)|#)\s*` + number + listed +
		`|\d{1,4}` + listed + `\s*(?:这|那)?(?:[两二三四五六七八]\s*)?(?:项|条|号|款)(?:(?:整改)?(?:问题|任务|事项))?`)
	// bareItems are bare numbers in places where only an item fits.
	bareItems = pattern.MustCompile(`(?i)(^|[把将给]|退回|打回|重新打开|销号|催(?:一下|办|促)?|提醒(?:我|一下)?|签收|延期|\b(?:mark|set|close|finish|finished|reopen|update|assign|give|extend|postpone|nudge|chase|remind|send|of|to|on` +
		`|about|up|off|for)\s)\s*(\d{1,4}` + listed + `)(\s*(?:改|标|设|更新|销|的|交|分|派|转|由|归|已|都|全|催|as\b|to\b|is\b|are\b|has\b|have\b|off\b|back\b|on\b|by\b|until\b|next\b|tomorrow\b|this\b|加|记|延|退|重|换|推|提|还|得|要|需|再|弄|办|搞|那个|这个)|\s*[:：,，]|$)`)
	// isDate is how a day of a month goes on behind its number, which then numbers no item.
	isDate     = pattern.MustCompile(`(?i)^\s*(?:st|nd|rd|th)?\s*(?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|^\s*(?:[/.-]\d|年|月|日|%)`)
	lastListed = pattern.MustCompile(`\s*(?:[、,，和与及跟&]|到|至|-|~|and|to|through)?\s*\d*\D*$`)
	again      = pattern.MustCompile(`(?i)它们?|\b(?:it|them)\b`) // of items that were named
	pronouns   = pattern.MustCompile(`它们?|(?:这|那|该)(?:一|两|几|些)?(?:项|条|个|款)?(?:问题|任务|事项)?|\b(?:it|this(?: one| item)?|that(?: one| item)?|them|these|those)\b`)
)

// itemNoun finds what English notices call their items.
var itemNoun = pattern.MustCompile(`(?i)\b(?:recommendations?|recs?|actions?)\b`)

// itemsIn are the items that a sentence names, and the sentence with a mark in
// their place.
func itemsIn(said string) (numbers []int, rest string) {
	read := func(words string) []int {
		c, _ := Parse("status " + itemNoun.ReplaceAllString(words, "item"))
		return c.Numbers
	}
	var out strings.Builder
	end := 0
	for _, m := range theItems.FindAllStringIndex(said, -1) {
		if isDate.MatchString(said[m[1]:]) { // item 16 to 31 March
			m[1] = m[0] + lastListed.FindStringIndex(said[m[0]:m[1]])[0]
		}
		found := read(said[m[0]:m[1]])
		if len(found) == 0 || strings.HasSuffix(said[:m[0]], "月") { // 5月1号
			continue
		}
		numbers = append(numbers, found...)
		out.WriteString(said[end:m[0]] + item)
		end = m[1]
	}
	rest = out.String() + said[end:]
	if len(numbers) > 0 {
		return numbers, again.ReplaceAllString(rest, item)
	}
	if m := bareItems.FindStringSubmatchIndex(said); m != nil {
		if numbers = read(said[m[4]:m[5]]); len(numbers) > 0 {
			return numbers, said[:m[4]] + item + said[m[5]:]
		}
	}
	if m := pronouns.FindStringIndex(strings.ToLower(said)); m != nil && len(strings.ToLower(said)) == len(said) {
		return nil, said[:m[0]] + item + said[m[1]:]
	}
	return nil, said
}

// How the words of a form are read.
type reading int

const (
	free reading = iota
	date
	status
	span // a length of time, from the due date on
)

// A form is a way of asking for a change.
type form struct {
	name  Name
	reads reading
	words *pattern.Pattern // with a group "words" for what follows the command's numbers
}

const (
	dueNames   = `(?:整改|完成|办理)?(?:期限|时限|限期|截止(?:日期|时间)?|完成时间|到期日)`
	ownerNames = `(?:责任|牵头|主责|负责|承办|整改)(?:科室|股室|单位|部门|领导|人)`
	turns      = `(?:改|换|调整|变更|更换|定|设|设定|设置|更改|修改|调|推迟|往后推|后推|推|顺延|延|延长|延后|提前|挪|移)`
	one        = `(?:个|一个|条|一条|一下|上|些|一些|点)?`
)

// forms are tried in order.
var forms = []form{
	{Evidence, free, pattern.MustCompile(`(?i)(?:佐证|证据|证明材料|附件|evidence|proof)\D*?(?P<words>https?://.*)$`)},
	{Note, free, pattern.MustCompile(`^` + item + `(?P<words>.+?)[,，]\s*(?:请|麻烦|帮我)?(?:记|备注|登记)(?:上|一下|一笔|下来)$`)},
	{Note, free, pattern.MustCompile(`(?i)(?:加|记|写|补|添|做|留)` + one + `(?:备注|说明|一笔|批注)` + `(?:一下)?[，,：:\s]*(?P<words>.*)$`)},
	{Note, free, pattern.MustCompile(`(?:加|记|写|补|添|留)(?:上|下)?(?:一|两|几)?(?:句|笔|条|行|段)(?:话|说明)?[，,：:]\s*(?P<words>.+)$`)},
	{Note, free, pattern.MustCompile(`(?i)^(?:给|把|将|在)?(?:` + item + `)?(?:上)?(?:备注|记|批注)(?:一下|一句|一笔|上|:|：)[，,：:\s]*(?:` + item + `)?(?P<words>.+)$`)},
	{Note, free, pattern.MustCompile(`^` + item + `的?(?:最新|目前)?(?:进展|情况|进度|动态)[:：]\s*(?P<words>.+)$`)},
	{Note, free, pattern.MustCompile(`(?i)\b(?:add|put|leave|make|write|keep)\b(?: a| the)? (?:note|comment|remark)\b(?:\s*(?:to|on|for` +
		`|about)?\s*` + item + `)?[,:\s]*(?:that |saying )?(?P<words>.*)$`)},
	{Note, free, pattern.MustCompile(`(?i)^(?:note|comment) (?:on|to|for) ` + item + `[,:\s]*(?:that )?(?P<words>.+)$`)},
	{Extend, date, pattern.MustCompile(`申请(?:再)?(?:延期|延长)|(?:延期|宽限|展期)(?:到|至)|(?i)\bextend\b.*\b(?:to|until|till)\b` +
		`|\bextension\b.*\b(?:to|until|till)\b|\bmore time\b.*\b(?:to|until|till)\b`)},
	{Due, date, pattern.MustCompile(`(?:` + item + `)?的?` + dueNames + `.*?` + turns + `(?:到|至|成|为|在)|` + turns + `.*?` + dueNames + `(?:到|至|成|为|在)`)},
	{Due, date, pattern.MustCompile(`(?i)\b(?:change|move|set|push|shift|update|postpone|put)\b.*\b(?:deadline|due date)\b.*\bto\b|\bmake\b.*\bdue\b`)},
	{Extend, span, pattern.MustCompile(`(?:延期|延长|延后|推迟|顺延|宽限|放宽|拖延?|缓|延|推)(?:一下|上)?\s*(?P<words>\S+)$|(?i)\b(?:extend|postpone|delay|push)\b.*\bby (?P<more>.+)$`)},
	{Due, date, pattern.MustCompile(item + `\D{0,6}?(?:改|调|定|延|延期|推迟|推后|推|顺延|往后推|后推|延后|延长|提前|挪|放宽|宽限)(?:到|至)`)},
	{Assign, free, pattern.MustCompile(item + `[,，]?(?:以后|今后|往后|接下来|从现在起|改|转|换)(?:都|就)?(?:改|转|换)?(?:由` +
		`|归)\s*(?P<words>[^，,。；;]+?)\s*(?:来)?(?:负责|牵头|承办|主办|跟进|办理?|管)$`)},
	{Assign, free, pattern.MustCompile(item + `[,，]?(?:改|换)(?:成|为)?(?P<words>[^由归，,。；;]{2,12}?)(?:同志)?来?(?:盯|盯着|管|抓|负责|牵头|跟|跟进|接手|办理?)$`)},
	{Assign, free, pattern.MustCompile(ownerNames + `.*?(?:改|换|调整|变更|更换|定|设|更改|修改)(?:成|为|到|给|是)\s*(?P<words>[^，,。；;]+?)了?(?:[，,。；;]|$)`)},
	{Assign, free, pattern.MustCompile(`(?:改|换|调整|变更)(?:(?:成|为)?由|成|为)\s*(?P<words>[^，,。；;]+?)\s*(?:来)?(?:负责|牵头|承办|主办|办理?)`)},
	{Assign, free, pattern.MustCompile(`(?:交|分|派|指派|转|分派|分配|移交)给\s*(?P<words>[^，,。；;]+?)\s*(?:来)?(?:负责|牵头|承办|主办|办理?|处理|做|跟进)?$`)},
	{Assign, free, pattern.MustCompile(`(?i)\b(?:assign|reassign|give|hand)\b\s*` + item + `\s*(?:over )?to (?P<words>[^,.;]+)`)},
	{Assign, free, pattern.MustCompile(`(?i)\b(?:change|set|switch)\b.*\bowner\b.*\bto (?P<words>[^,.;]+)`)},
	{Assign, free, pattern.MustCompile(`(?i)\bmake (?P<words>[^,.;]+?) (?:the owner of|responsible for) ` + item)},
	{Undo, free, pattern.MustCompile(`(?:撤销|撤回).*` + item + `|` + item + `.*(?:撤销|撤回)|(?i)\b(?:undo|revert)\b.*` + item)},
	{Extend, free, pattern.MustCompile(`(?P<words>不同意|不批准|驳回|同意|批准)\s*` + item + `的?(?:这次|那个)?(?:延期|展期)(?:申请)?$|` + item + `的?(?:延期|展期)(?:申请)?[,，]?(?P<why>不同意|不批准|驳回|同意|批准)$|(?i)\b(?P<more>grant|approve|deny|refuse|reject)\b` +
		`(?: the)?(?: extension| request| more time)*(?: (?:of|for|on|to))? ` + item + `(?:'s)?(?: extension| request)*$`)},
	{Reopen, free, pattern.MustCompile(`(?:重新打开|重开|打回|退回)去?(?:重改|重办|重新整改)?.*` + item + `(?:[,，:：；;](?P<words>.+))?|` + item +
		`.*?(?:重新打开|重开|打回|退回)去?(?:重改|重办|重新整改)?(?:[,，:：；;](?P<more>.+))?|(?i)\b(?:reopen|(?:send|give|turn) back)\b.*?` + item + `(?:[,:;] ?(?P<why>.+))?|(?i)\bsend ` + item + ` back(?:[,:;] ?(?P<reason>.+))?`)},
	{Remind, date, pattern.MustCompile(`提醒我.*` + item + `|` + item + `.*提醒(?:一下)?我|(?i)\bremind me\b.*` + item)},
	{Remind, free, pattern.MustCompile(`提醒我[^,，。]{0,6}` + item + `$|(?i)\bremind me\b[^,.;]{0,12}` + item + `$`)},
	{Nudge, free, pattern.MustCompile(`提醒(?:一下)?(?:[^\s,，。我]{1,6}?)?\s*(?:办理?|处理|关注|注意|完成)?\s*` + item + `$|(?i)\b(?:nudge|chase|remind)(?: up)? [^,.;?]{2,40}? (?:about|on|for|of) ` + item + `$`)},
	{Nudge, free, pattern.MustCompile(`(?:催|催办|督促|催促)(?:一下|一催|催|下)?` + item + `|` + item +
		`.*(?:催一下|催催|催办一下|催一催|催办)|(?i)\b(?:nudge|chase(?: up)?|remind) (?:the )?(?:owners? of |person in charge of )?` + item)},
	{Close, free, pattern.MustCompile(`(?:把|将|给|帮我|请)\S*` + item + `\S*销(?:号|掉|账)|(?:帮我|请|帮忙)销号` + item + `|` + item +
		`(?:可以|请|给我)销号|^` + item + `(?:就|先)?销(?:号|掉|账)(?:一下|掉)?$|(?i)^close(?: off)? ` + item)},
	{Status, status, pattern.MustCompile(`(?:改|标|标记|标注|设|设置|设定|更新|置|变更|调整|转|恢复|登记)(?:成|为|到|回到|回|作)(?:了)?\s*“?(?P<words>[^“”]+)`)},
	{Status, status, pattern.MustCompile(`(?i)\b(?:mark|set|change|update|move|put|switch|turn)\b.*?` + item +
		`.*?\b(?:as|to|back to|on|into)\b (?P<words>.+)$`)},
	{Status, status, pattern.MustCompile(`(?i)\b(?:mark|set)\b.*?` + item + ` (?P<words>\S.*)$`)},
	{Status, free, pattern.MustCompile(`^(?:(?:把|将|给)\s*` + item + `的?(?:状态|进展|进度)?更新(?:一下|下)?|更新(?:一下|下)\s*` + item + `的?(?:状态|进展|进度)?)$`)},
}

// asking is what a request begins with: what follows is wanted, however it ends.
var asking = pattern.MustCompile(`(?i)^(?:(?:请问|你好|您好)[,，\s]*)?(?:(?:能不能|能否|能|可不可以|可否|可以|请|麻烦(?:您|你)?|劳驾|帮(?:我|忙|下)?` +
	`|给我|我想|我要|先|那就|那|再)\s*)+|^(?:(?:can|could|would|will) you |(?:please|pls|kindly|hey|hi|ok|okay),? |let's |i(?:'d| would) like to |i want to )+`)

// endings follow what is asked for, and say nothing.
var endings = pattern.MustCompile(`(?i)[\s,，;；]*(?:(?:你|您)?(?:给|帮)?(?:我)?(?:改|更新|处理|登记|记|弄)(?:一下|下)|(?:请|麻烦|帮我|帮忙)(?:改|更新` +
	`|登记|处理|记录?)(?:一下|下)?(?:状态|台账)?|谢谢(?:您|你|了)?|辛苦了?|吧|哈|啊|呀|哦|please|pls|thanks|thank you|for me|now)*[?？。.!！\s]*$`)

// longestEnding bounds an ending, in bytes: what comes before is not searched for one.
const longestEnding = 240

func withoutEnding(said string) string {
	from := max(0, len(said)-longestEnding)
	for from < len(said) && !utf8.RuneStart(said[from]) {
		from++
	}
	return said[:from] + endings.ReplaceAllString(said[from:], "")
}

// because is the reason that follows a date.
var because = pattern.MustCompile(`^[\s,，;；]*(?:因为|由于|原因(?:是|:|：)|because|since).*$`)

// Words that ask wherever they stand in a Chinese sentence, and at the beginning of an
// English one.
const (
	asksAnywhere = `怎么|怎样|咋|如何|为什么|为何|为啥|谁|哪|多少|多久|何时|是不是|是否|有没有`
	asksFirst    = `how|what|which|who(?:se)?|when|where|why`
	asksWhether  = `is|are|was|were|did|does|do|has|have`
	leadIn       = `^[\s,，:：-]*`
)

// question are the words of somebody who asks, and denial those of somebody who says
// what is not so.
var (
	question = pattern.MustCompile(`(?i)[?？]|(?:吗|么|嘛|呢|否)$|(?:没|没有|不)$|` + asksAnywhere + `|有无|了没|没有?吧|什么|啥|几[个项条天次时人家月]` +
		`|如果|假如|要是|的话|应该|可能|大概|打算|计划|准备|将要|希望|` + leadIn + `(?:` + asksFirst + `|` + asksWhether + `|had|if|should|will)\b` +
		`|\b(?:if|whether|should|might|may|probably)\b`)
	// questionWord begins a question about what is named before it.
	questionWord = pattern.MustCompile(`(?i)^(?:` + asksFirst + `)\b`)
	// wonders are the words of a question about a change: 怎么改成, 什么时候延期到.
	wonders = pattern.MustCompile(`(?i)` + asksAnywhere + `|什么时候|什么原因|(?:吗|呢|没有?)[?？。]*$|` + leadIn + `(?:` + asksFirst + `|` + asksWhether + `)\b` +
		`|的(?:有|是|问题|通知|原因|项|条)`)
	denial = pattern.MustCompile(`(?i)\b(?:not|never|n't)\b|n't\b|没有|还没|未|没[^收提]`)
)

// Reports returns the items that a sentence names, and whether it reports that
// something happened to them. Questions do not report.
func Reports(sentence string) (numbers []int, ok bool) {
	said := strings.TrimRight(strings.TrimSpace(sentence), " 。.!！~")
	if asks(said) {
		return nil, false
	}
	numbers, rest := itemsIn(said)
	of, begins := strings.CutPrefix(strings.TrimSpace(rest), item)
	clause := strings.TrimLeft(of, " ,，:：") // item 23, what was it due; item 23 was signed off
	return numbers, len(numbers) > 0 && begins && happens.MatchString(of) && !questionWord.MatchString(clause) &&
		(strings.HasPrefix(of, " "+clause) || !asks(clause))
}

// happens are the endings of what has happened: 验收完了, 已经签了合同.
var happens = pattern.MustCompile(`了(?:[,，;；].*)?$|已经?\p{Han}{2}|\b(?:has|have|was|were|got|is now)\b`)

func asks(said string) bool { return question.MatchString(said) || denial.MatchString(said) }

// doubtful reports whether a form of a change is part of a question: words that
// ask are in it, or before it. A request may end as a question.
func doubtful(found, said string, requested bool) bool {
	at := strings.Index(said, found)
	before := said[:at]
	if requested {
		return strings.ContainsAny(before, "?？") || wonders.MatchString(said)
	}
	return question.MatchString(before) || wonders.MatchString(said) || strings.HasSuffix(said, "?") || strings.HasSuffix(said, "？")
}

// tidy is what follows a command, without the marks around it.
func tidy(words string) string {
	return strings.Trim(strings.ReplaceAll(words, item, ""), " \t，,：:。.；;!！?？“”\"'")
}

// request is what asks for the change that was reported: 已经启动了，帮我改一下.
var request = pattern.MustCompile(`(?i)^[\s,，]*(?:请|麻烦|帮我|帮忙|改|更新|登记|标记|可以|please|update|mark)`)

// withoutRequest is a status with its note, where that is one.
func withoutRequest(words string, read text.Status) string {
	if read.Note == "" || !request.MatchString(read.Note) {
		return words
	}
	return strings.TrimRight(strings.TrimSuffix(words, read.Note), " ,，;；")
}

// The beginning of a report of something done, and what it must contain to be more
// than a heading: 第11项完成情况 reports nothing.
var (
	reporter = pattern.MustCompile(`(?i)^(?:我们|咱们|我|你|这边|那边|科里?|单位|部门|领导|报告|汇报|跟您说|说一下|` + item +
		`|的|(?:整改)?(?:工作|问题|任务)|情况|状态|现在|目前|今天|昨天|前天|前几天|最近|早|上(?:个)?(?:周|月|星期)|本(?:周|月)|这(?:个)?(?:周|月|星期)` +
		`|(?:\d{1,2}月)?\d{1,2}[日号]|刚才|刚刚|刚|终于|总算|就|也|都|[,，:：\s]|we(?:'ve| have)?\b|i(?:'ve| have)?\b|our side|now\b|just\b|status of\b|the\b|work on\b)+`)
	happened = pattern.MustCompile(`(?i)了|已|完|好|毕|到位|正在|开始|\b(?:is|are|was|were|been|has|have|finished|completed|done|closed)\b`)
	// told is what a report holds that names no item: 已经整改完了, but not 已完成.
	told = pattern.MustCompile(`了|已经|\b(?:is|are|has been|have been|we|i)\b`)
)

// reported is the status that a sentence reports of the item it names, or of the
// one being talked about, with the rest of what it says as a note.
func reported(said string, today time.Time) (words string, ok bool) {
	rest := reporter.ReplaceAllString(said, "")
	verbFirst := !strings.HasPrefix(said, item) && strings.Contains(rest, item)
	if verbFirst { // we have finished ◻
		rest = strings.TrimSpace(strings.Replace(rest, item, "", 1))
		rest = strings.TrimPrefix(rest, "的")
	}
	if !happened.MatchString(said) || !strings.Contains(said, item) && !told.MatchString(said) {
		return "", false
	}
	read := text.ReadStatus(rest, today)
	if len(read.May) != 1 || read.Doubt || slices.Contains(read.May, "not_started") {
		return "", false
	}
	if read.Note != "" && !parted(rest, read.Note) {
		return "", false
	}
	return withoutRequest(rest, read), true
}

// partly reports how much of an item is done: 第12项完成了80%，还剩9户.
var partly = pattern.MustCompile(`^` + item + `\s*((?:目前|现在|已经?|整改)*(?:完成|改|做|干|弄|推进|进度)(?:了|到|达)?(?:大约|约|近` +
	`|差不多)?\s*(?:[1-9]\d?(?:\.\d+)?%|百分之[一二三四五六七八九]\p{Han}*|[一二三四五六七八九]成|一半|过半|大半|多半).*)$`)

// parted reports whether a mark sets a note apart from what it follows.
func parted(whole, note string) bool {
	before := strings.TrimSuffix(whole, note)
	return before != whole && strings.ContainsAny(before[max(0, len(before)-3):], ",，;；。.:： ")
}
