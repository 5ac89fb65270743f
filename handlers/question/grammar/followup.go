package grammar

import (
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"rectify/data/pattern"
)

// A FollowUp is how a sentence refers to what was said before it.
type FollowUp struct {
	Kind FollowUpKind
	// N is how far a Step or Along goes (-1 is the one before), or which one of
	// a list is picked: 1 is the first, -1 the last, 0 the other of two.
	N int
	// Rest is what the sentence asks apart from the words that refer back.
	Rest string
}

// A FollowUpKind is a way of referring to what was said before.
type FollowUpKind int

const (
	Alone   FollowUpKind = iota // a question by itself
	Thanks                      // no question at all: 好的，谢谢
	Step                        // 上一条, the item after that
	Along                       // 下一个, next one: the next of a list where there is one
	Pick                        // 第二个, the first one: of what was listed
	More                        // 还有呢, what else
	Others                      // 剩下的呢, the rest: those that were not listed
	Within                      // 其中, which of those
	Of                          // 它的期限, 整改了吗: about what is being discussed
	Back                        // 刚才那条: the item that was discussed before this one
	Instead                     // 那第三部分呢, what about museums: the same question about another
)

// longestFollowUp is how many characters a sentence has at most that asks about
// what was said before; a longer one says itself what it asks about.
const longestFollowUp = 100

// ReadFollowUp says how a text refers to what was said before it. That is a matter of
// its words alone: whether anything was said before is for the caller to know.
func ReadFollowUp(text string) FollowUp {
	folded := strings.Join(strings.Fields(string(Fold([]rune(text)))), " ")
	if utf8.RuneCountInString(folded) > longestFollowUp {
		return FollowUp{Kind: Alone, Rest: text}
	}
	if isThanks(folded) {
		return FollowUp{Kind: Thanks}
	}
	bare := politeness.ReplaceAllString(folded, "")
	named := capitalIT.MatchString(text) && strings.ToUpper(text) != text
	rest := lead.ReplaceAllString(bare, "")
	ofOne := sync.OnceValue(func() bool { return !named && AsksOfOne(rest) })
	for _, l := range followUpPatterns {
		if l.kind == Instead && ofOne() { // 那采取了哪些措施
			return FollowUp{Kind: Of, Rest: rest}
		}
		if found := l.words.FindStringSubmatchIndex(bare); found != nil && !(named && bare[found[0]:found[1]] == "it") {
			rest := strings.TrimSpace(bare[:found[0]] + " " + bare[found[1]:])
			if l.whole && !onlyAsks(rest) && !(l.kind == Of && AsksOfOne(rest)) || (l.kind == Pick || l.kind == Along || l.kind == Step) && ofHeading.MatchString(bare[found[1]:]) {
				continue
			}
			return FollowUp{Kind: l.kind, N: l.count(bare, found), Rest: rest}
		}
	}
	if rest == folded && ofOne() || rest != folded && !named && AsksOfOne(folded) {
		if rest := ofAll.ReplaceAllString(folded, ""); rest != folded { // 都到哪一步了
			return FollowUp{Kind: Within, Rest: rest}
		}
		return FollowUp{Kind: Of, Rest: folded}
	}
	return FollowUp{Kind: Alone, Rest: text}
}

var capitalIT = pattern.MustCompile(`\bIT\b`)

// ofAll begins a question about all listed items.
var ofAll = pattern.MustCompile(`^(?:那|现在|目前)*(?:全|全部)?都(?:是|由|归|在)?`)

// ofHeading tells 第二个部分 from 第二个, 下个月 from 下个, and the third quarter from the third.
var ofHeading = pattern.MustCompile(`^(?:月|季|星期|礼拜)|^(?:大|小)?(?:部分|板块|方面|章|节|大类|类|小节)|^ ?(?:quarters?|half|halves|weeks?|months?|days?|sections?|parts?|chapters?)\b`)

// A followUpPattern is words that refer back in one way.
type followUpPattern struct {
	kind  FollowUpKind
	words *pattern.Pattern
	sign  int  // of N; its size is the first group, 1 where there is none
	whole bool // only where nothing that narrows is next to them
}

func (l followUpPattern) count(text string, found []int) int {
	n := 1
	for g := 2; g+1 < len(found); g += 2 {
		if found[g] < 0 {
			continue
		}
		word := []rune(text[found[g]:found[g+1]])
		if value, end := ReadNumber(word, 0); end == len(word) {
			n = value
		}
	}
	return l.sign * n
}

const (
	start   = `^(?:所以|那么|那|再|请|把|将|帮我|给我|先|来|看看|看一下|看下|看|说说|说一下|说下|讲讲|讲一下|讲下|介绍一下|and |then |so |ok,? |okay,? )*`
	about   = `(?:what about |how about |what's |what is |show me |tell me (?:more )?about |details? (?:of|on) )?`
	justNow = `(?:(?:刚才|刚刚|上面|前面|清单|列表)(?:列|说|讲|看|查)?(?:出来|到|里)?的?)?`
	one     = `(?:个|条|项|款)(?:整改)?(?:问题|任务)?`
	nth     = `(first|second|third|fourth|fifth|sixth|1st|2nd|3rd|4th|5th)`
	oneOf   = `(?:one|item|finding|recommendation|issue|problem)`
	these   = `(?:这|那|上述|上面|前面|刚才|以上)(?:这|那|说|列|提到)?(?:的)?(?:些|几个|几条|几项|[二两三四五六七八九十\\d]+(?:个|条|项))(?:里面|里头|里|中间|当中|之中|中)?(?:的)?`
)

// followUpPatterns are tried in this order.
var followUpPatterns = []followUpPattern{
	{kind: Pick, sign: -1, words: pattern.MustCompile(start + justNow + `倒数第([一二两三四五六七八九十\d]+)个(?:问题)?的?`)},
	{kind: Pick, sign: -1, words: pattern.MustCompile(start + justNow + `最后(?:那|的)?(?:一)?` + one + `的?`)},
	{kind: Pick, sign: 1, words: pattern.MustCompile(start + justNow + `(?:这|那)?(?:里面)?(?:的)?第([一二两三四五六七八九十\d]+)个(?:问题)?的?`)},
	{kind: Pick, sign: 1, words: pattern.MustCompile(`(?:负责|管|牵头|配合|看看|说说|讲讲)第([一二两三四五六七八九十\d]+)个(?:问题)?[呢吗?？]*$`)},
	{kind: Pick, sign: 1, words: pattern.MustCompile(start + `(?:头|前)(?:面)?(?:那)?一?个(?:问题)?的?`)},
	{kind: Pick, sign: 0, words: pattern.MustCompile(start + `(?:另|另外)(?:的)?(?:那|一|那一)?(?:个|条|项)(?:问题)?的?|\bthe other (?:one|item)\b`)}, // of two
	{kind: Pick, sign: -1, words: pattern.MustCompile(start + about + `the last(?: one| item)?(?:[^\w ]|$| (?:of|in|on)\b)|\bthe last (?:` + oneOf + `\b|of (?:those|these|them)\b)`)},
	{kind: Pick, sign: 1, words: pattern.MustCompile(`\bthe ` + nth + ` (?:` + oneOf + `|of (?:those|these|them))\b|` + start + about + `the ` + nth +
		`\b|\bthe ` + nth + `[?.!]*$|^(?:and |ok,? |then |so )*` + nth + ` one\b`)},
	{kind: Step, sign: -1, words: pattern.MustCompile(start +
		`(?:上|前)(?:面)?(?:的)?(?:那)?一?个?(?:部分|章|节|板块|方面|大类|大项|小节)|^(?:and )?(?:the )?previous (?:section|part)\b`)},
	{kind: Step, sign: 1, words: pattern.MustCompile(start +
		`(?:下|后)(?:面)?(?:的)?(?:那)?一?个?(?:部分|章|节|板块|方面|大类|大项|小节)|^(?:and )?(?:the )?next (?:section|part)\b`)},
	{kind: Back, words: pattern.MustCompile(start + `(?:还是)?(?:回到|回去|返回|回过头)?(?:刚才|刚刚|方才|之前|先前)(?:说的|问的|看的|讲的` +
		`|的)?那一?(?:个|条|项)(?:问题)?的?|^(?:(?:and |ok,? |so )*(?:go |going )?back to )(?:the )?(?:previous|last|earlier|other|that|first) (?:one|item)\b`)},
	{kind: Along, sign: -1, words: pattern.MustCompile(start + `(?:往)?(?:上|前)(?:面)?(?:那)?一?个(?:问题)?的?`)},
	{kind: Along, sign: 1, words: pattern.MustCompile(start + `(?:往|接)?(?:下|后)(?:面|边|来)?(?:那|的)?一?个(?:问题)?的?`)},
	{kind: Step, sign: -1, words: pattern.MustCompile(start + `(?:往)?(?:上|前)(?:面)?(?:那)?一?` + one + `的?`)},
	{kind: Step, sign: 1, words: pattern.MustCompile(start + `(?:往|接)?(?:下|后)(?:面|边|来)?(?:那|的)?一?` + one + `的?`)},
	{kind: Step, sign: -1, words: pattern.MustCompile(start + about +
		`(?:the )?(?:previous|prior|preceding) (?:item|finding|number)\b|\bthe (?:one|item) before(?: that| it)?`)},
	{kind: Step, sign: 1, words: pattern.MustCompile(start + about +
		`(?:the )?(?:next|following) (?:item|finding|number)\b|\bthe (?:one|item) after(?: that| it)?`)},
	{kind: Along, sign: -1, words: pattern.MustCompile(start + about + `(?:the )?(?:previous|prior|preceding)(?: one)?\b`)},
	{kind: Along, sign: 1, words: pattern.MustCompile(start + about + `(?:the )?(?:next|following)(?: one)?\b`)},
	{kind: Others, whole: true, words: pattern.MustCompile(start +
		`(?:剩下|剩余|其余|其他|其它|另外|别)的?(?:那|这)?(?:些|几|[一两俩二三四五六七八九十])?(?:个|条|项)?(?:问题|整改问题)?|what about the (?:rest|others)|(?:and )?the (?:rest|others|other ones)|(?:which|the ones?) (?:ones? |that |which |of (?:them|those|these) )?(?:are|have|is|has|were|do|did)(?: not|n['’]?t)(?: yet| been)*\s*[?.!]*$`)},
	{kind: More, whole: true, words: pattern.MustCompile(start +
		`(?:还有|更多|继续|接着|往下|后面|下一页|下页|没了|没有了)(?:别的|其他|其它|更多|相关|说|讲|看)?的?|(?:show|give|tell) me more` +
		`|show me the rest|(?:any|anything|what) (?:more|else)|more|go on|continue|next page`)},
	{kind: Within, words: pattern.MustCompile(start + `(?:这|那)?(?:其中|里面|里头|当中|这里头|这里面|这里边|那里面)(?:的)?`)},
	{kind: Within, words: pattern.MustCompile(`(?:的)?(?:是|有)?其中的?`)},
	{kind: Within, words: pattern.MustCompile(start + these)},
	{kind: Within, words: pattern.MustCompile(start + `(?:都|全都)?(?:(?:分别|各自)(?:的|都|是|由|归|在)*|各(?:是|由|归|在))|` + // of all listed items
		start + `(?:[两俩三四五六](?:个|条|项|件)(?:问题|任务|事)?(?:的|都|分别|各自?))`)},
	{kind: Within, words: pattern.MustCompile(start + `(?:它们|他们)的?|` + start + `(?:只看|只要|只列|只说|筛选|筛出|挑出)`)},
	{kind: Within, words: pattern.MustCompile(`\b(?:of|among|amongst|in|from) (?:these|those|them)\b|^(?:only|just) | only(?: please)?[?.!]*$|\b(?:these|those) (?:items|ones` +
		`|findings|issues)\b|^are (?:they|those|these)(?: all)?\b`)},
	{kind: Of, words: pattern.MustCompile(start + `(?:关于)?(?:它|该(?:问题|项|条)|(?:这|那)一?(?:条|项|款)(?:问题)?|(?:这|那)一?(?:个问题|(?:个|件)(?:事儿?|事情|情况|任务|活儿?)))的?`)},
	{kind: Of, whole: true, words: pattern.MustCompile(`(?:这|那)一?(?:个事儿?|件事情?|个事情|个问题|项任务|项|条)的?(?:[啊呀呢吗吧]*[?？]*)$`)},
	{kind: Of, words: pattern.MustCompile(start + `(?:这|那)个(?:的|呢|是|由|归|整|改|有|什|怎|谁|期|完|现|为|到|$)`)},
	{kind: Of, words: pattern.MustCompile(`\b(?:is|was|has|had|did|does|will) (?:that|this)(?: (?:been |now |already |still |really |ever )*(?:\w+ed|done|late|due|open|taken|kept|behind|begun|gone|so)\b|[?.]*$)`)},
	{kind: Of, words: pattern.MustCompile(`\b(?:for|of|on|about|with|runs?|leads?|owns?|handles?|manages?|does) (?:that|this)[?.!]*$`)},
	{kind: Of, words: pattern.MustCompile(`\b(?:its|it|this one|that one|this item|that item|this finding)\b`)},
	{kind: Instead, words: pattern.MustCompile(`^(?:那么|那|换成|换|(?:同样|一样)的?(?:问题|条件|要求)?[,，:：]?(?:再)?(?:问|查|看)?(?:一下|下)?)`)},
	{kind: Instead, words: pattern.MustCompile(`^(?:(?:and|now|so|ok|okay|then),? )*(?:what about|what of|how about|same for)\b|^(?:and|now)\b`)},
	{kind: Instead, words: pattern.MustCompile(`,? (?:too|as well)(?:,? please)?[?.!]*$`)},
	{kind: Instead, words: pattern.MustCompile(`呢[?？。!！~]*$`)},
}

// lead is what a sentence that goes on begins with.
var lead = pattern.MustCompile(`^(?:那么|那|and |so |then |but )+`)

// politeness surrounds what is asked and changes nothing.
var politeness = pattern.MustCompile(`^(?:好的?|嗯+|哦+|ok|okay|谢谢|明白了?|知道了|收到|懂了|行|请问|麻烦|麻烦你|你好|那请问|thanks|thank you|please|fine|great|good|right|sure|alright|all right|perfect|cool|understood|lovely)[,，。.!！、 ]+`)

// thanks are the words of somebody who asks for nothing more.
var thanks = pattern.MustCompile(`谢谢(?:你|您|啦|了)?|多谢|感谢|感激|有劳|费心了|受累了|帮(?:了)?(?:我)?(?:个)?大忙了?|辛苦(?:啦|了|你了|您了)?|好(?:的|嘞|滴|哒|勒|呀)?|得嘞|行嘞|妥了?|懂了|晓得了|知道啦|好吧|行|收到|明白(?:了)?|知道了|了解(?:了)?|清楚(?:了)?|嗯+` +
	`|哦+|没(?:有)?(?:别的)?(?:问题|事|事情)了|先这样|再见|拜拜|棒|不错|太好了|就这样|` +
	`thank you|thanks|thx|cheers|brilliant|lovely|excellent|superb|wonderful|fantastic|awesome|much appreciated|spot on|\bta\b|got it|great|perfect|understood|noted|roger|will do|i see|sounds good|no worries|cool|okay|ok|good|fine|nice|bye` +
	`|that(?:'s| is) all(?: (?:i|we) (?:need|want)(?:ed)?(?: to know)?)?|very much|so much|a lot|for now|all|clear`)

func isThanks(folded string) bool {
	rest := thanks.ReplaceAllString(folded, "")
	return rest != folded && strings.Trim(rest, " ,，。.!！~～、:)👍🙏啊呀哈啦了的") == ""
}

// fields are what one asks about an item that has been named.
var fields = pattern.MustCompile(`(?:责任|牵头|主责|主办|承办|配合|协同|协办|包案|分管|督办)(?:单位|部门|科室|处室|领导|人)是哪(?:一)?(?:家|个|位)` +
	`|(?:哪个|哪位|哪家|哪一个|什么|哪些|哪几个|哪几位|哪几家)(?:市|县|区|镇|乡|局|院|校|厅|集团)?(?:责任|牵头|主责|主办|承办|配合|协同|督导|验收)?(?:单位|部门|科室|股室|处室|领导|人` +
	`|同志)|哪(?:几|一)?[位家]|哪(?:几|一)?个?(?:[科处股局镇村办]|中心|公司|街道)|(?:该|要|得|应该|应当)?(?:去)?(?:找|问|联系)(?:谁|哪一?[位个](?:人|领导|同志|主任|科长)?)|是?谁[?？]*$` +
	`|期限|限期|时限|限时|截止(?:日期|时间)?|到期|(?:什么时候|啥时候|哪天|何时)(?:就|会|该|要)?到(?:时间|点|日子|头)?[呢啊了?？]*$|到哪[天年月]|最[晚迟]|谁的(?:活儿?|事儿?|锅|任务)?|(?:也|还|都)?是?(?:他|她)们?负责|负责人` +
	`|(?:配合|协助)(?:他|她|它)们?|(?:责任|牵头|主责|主办|承办|配合|协助|协同|协作|协办|主管|分管|督导|督办|验收|包保|包案|包联|包抓|认领` +
	`|挂帅)(?:人|单位|部门|科室|股室|处室|公司|领导|方)?|归口|管着?|在?抓|在?包|在?盯|逾期|超期|过期|多久|几天|几号|几月几号|多少天|程度|整改情况|整改措施|整改进展|措施|做法|办法|状态|标题|题目|原文` +
	`|全文|正文|详情|详细(?:情况|内容)?|具体|内容|情况|原因|历史|记录|证据|材料|负责|采取|做了|处理|怎么改的?|改的|改了|改好|改完|弄完` +
	`|办完|(?:做|搞|要|该|得)完成?|完工|竣工|搞定|弄好|做好|干完|收尾|预计|打算|计划(?:在)?(?:什么时候|啥时候|何时|哪天|几月|几号)|需要?|症结|卡在(?:哪|什么)(?:里|儿|个?地方|个?环节)?|难(?:点|处)?在哪(?:里|儿)?|快到|临近|(?:走)?到(?:了)?(?:哪|什么|啥)一?(?:步|程度|阶段|地步)|进展|进度` +
	`|算是?|整改|完成|落实|解决|办结|销号|结束|有关|^who(?: is (?:it|that))?[?]*$|(?:the )?(?:person|people|officer|unit|department|office|team) (?:in charge|responsible)` +
	`|how long|how much time|\bsro\b|(?:senior )?responsible owners?|supervis(?:es|ed|ors?|ing)|runs?|runn?ing|manages|handles|` +
	`(?:target|revised|new|current|completion|implementation)(?: target| completion| implementation)? dates?|executive|sponsors?|sponsored|accountable` +
	`|working with|works with|lead (?:directorates?|departments?|units?|bod(?:y|ies))|(?:responsible|lead|leading|supporting|accountable|owning) (?:directorate|department|division|unit|officer|office|team|bureau|person|body|bodies)s?|explain|latest|(?:which|what) (?:(?:directorate|department|unit` +
	`|officer|office|team|branch|division|service|section|agency|group)s?|bureau|person|people)|officials?|managers?|deadline|due(?: date)?|target(?: date)?|when|officer|owners?|owns?|support(?:ing|ed|s)?` +
	`|in the lead|leads?|responsible|accountable|in charge|measures?|actions?|status|details?|text|title|history|evidence|progress|resolved|fixed|rectified` +
	`|completed|finished|closed|done|taken|about|it|doing|by|yet|more|full|say|says|happened`)

// AsksOfOne reports whether a sentence asks about something without naming it:
// 整改了吗, 谁负责, 有什么措施, who is responsible.
func AsksOfOne(folded string) bool {
	folded = strings.ReplaceAll(folded, "几号", "哪天") // it counts nothing
	switch {
	case causeAsked.MatchString(folded):
		return true
	case edge.MatchString(folded):
		return false
	}
	left := fields.ReplaceAllString(folded, " ")
	if left == folded && !howGoes.MatchString(folded) || countsOrLists(folded) {
		return false
	}
	return onlyAsks(left)
}

// causeAsked asks what is in the way, or left to do: 问题出在哪, 还差什么.
var causeAsked = pattern.MustCompile(`^(?:那|到底|现在|主要|具体|究竟)*(?:问题|毛病|原因|症结|难点|根子)(?:到底|主要|究竟)?(?:出)?(?:在|是)(?:哪(?:里|儿|个环节|方面)?|什么(?:地方)?|啥)[呢啊?？]*$` +
	`|^(?:那|现在|目前|到底|还|就|只|它)*[差缺欠剩](?:下|着|了)?(?:点|些)?(?:什么|啥|哪(?:些|块|儿|里|一?步))(?:工作|事情?|活儿?|内容|没|未|没有|做|办|改|弄|落实|完成|整改|完|好|到位|的)*[呢啊了?？]*$|^(?:and |so |but )*what(?:'s| is)? (?:still )?(?:left|missing|remains|outstanding|to be done|left to do)(?: to (?:be )?(?:do|done|finish))?[?.]*$`)

var (
	// bareItem finds items that are named by their bare numbers, before what is asked of them.
	bareItem = pattern.MustCompile(`^(\d{1,3}(?:\s*[、,，和]\s*\d{1,3})*)[号,，:：\s]*([^\d个条项款年月日天点%.、].*)$`)
	// backToItem begins a sentence that goes back to an item, which may be named by its bare number.
	backToItem = pattern.MustCompile(`^(?:那|好的?|嗯|我们|咱们|[,，\s])*(?:再)?(?:回到|返回|说回|转回|回头看|回头说)\s*(?:第)?(\d{1,3})(?:个|条|项|号)?|^(?:and |so |now |ok,? )*(?:go |going )?back to (?:item |number |no\.? )?(\d{1,3})\b`)
	// itemsCompared finds two items, named by their bare numbers, that are put side by side.
	itemsCompared = pattern.MustCompile(`^(?:那|请|帮我|把|[,，\s])*(?:比较|对比|比对|比)(?:一下|一比|下)?\s*(?:第)?(\d{1,3})\s*(?:和|与|跟|同|、)\s*(?:第)?(\d{1,3})[。.]*$|^compare (\d{1,3}) (?:and|with|to) (\d{1,3})[.]*$`)
)

// Items that notices in English call actions, unless those are meant that are taken about them.
var (
	calledActions = regexp.MustCompile(`(?i)\bactions\b|\b(?:which|each|every|one|any) action\b`)
	actionsTaken  = regexp.MustCompile(`(?i)\bt(?:ake[ns]?|aking|ook)\b|\baction plan\b|\b(?:what|corrective|remedial|disciplinary|enforcement|legal|court|improvement|\d+ [a-z]+) actions\b`)
	toItems       = strings.NewReplacer("action", "item", "Action", "Item", "ACTION", "ITEM")
)

// WithItems names the items of 36谁管, 12 who owns it and the last six actions as items; any
// other sentence is as it was.
func WithItems(sentence string) string {
	if !actionsTaken.MatchString(sentence) {
		sentence = calledActions.ReplaceAllStringFunc(sentence, toItems.Replace)
	}
	if m := itemsCompared.FindStringSubmatch(sentence); m != nil {
		return "第" + m[1] + m[3] + "项和第" + m[2] + m[4] + "项"
	}
	if m := backToItem.FindStringSubmatch(sentence); m != nil {
		rest := strings.TrimLeft(sentence[len(m[0]):], ",，:： ")
		switch bare := strings.Trim(rest, "吧呢的。.!！ "); {
		case bare != "" && !AsksOfOne(bare): // 回到12月的
		case m[2] != "":
			return strings.TrimSpace("item " + m[2] + " " + rest)
		default:
			return "第" + m[1] + "项" + rest
		}
	}
	m := bareItem.FindStringSubmatch(sentence)
	switch {
	case m == nil || !AsksOfOne(m[2]):
		return sentence
	case Language(m[2]) == "en":
		return "item " + m[1] + " " + m[2]
	}
	return "第" + m[1] + "项" + m[2]
}

// edge picks one of several: 最晚的是哪个.
var edge = pattern.MustCompile(`最[晚迟早]的`)

var howGoes = pattern.MustCompile(`^(?:现在|目前|后来|然后|结果|最后)?(?:(?:这|那)?是?(?:为什么|为啥|咋回事|怎么回事|什么原因|啥原因)|怎么样|怎样|如何|咋样|怎么改|怎么办|然后|后来|结果)(?:了|的)?(?:呢|啦)?[?？]*$`)

func countsOrLists(folded string) bool {
	s := NewSentence(folded, nil)
	a := s.Asked()
	when := a.Fact && !a.whose // 什么时候完成
	from, to := s.statusPhrase()
	return a.HowMany || a.Share || a.Which && (a.Items || a.Noun) || to > from && !when && !yesOrNo.MatchString(folded)
}

// yesOrNo tells 整改了吗, which asks about something, from 没整改的, which says
// which of several.
var yesOrNo = pattern.MustCompile(`吗|吧[?？。]*$|没有?[?？。]*$|了没|是否|是不是|有没有|好了?[?？]?$|^(?:is|was|has|did|are|have|does)\b|算`)

// onlyAsks reports whether nothing is left in a sentence that narrows it.
func onlyAsks(text string) bool {
	for _, t := range Lex(text) {
		switch t.Role {
		case Word:
			if strings.Trim(t.Text, particles+"后来然") != "" {
				return false
			}
		case Number, Ordinal, Status, Heading, Mentions, HowMany, Each:
			return false
		}
	}
	return true
}
