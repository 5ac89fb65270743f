package phrasing

import (
	"regexp"
	"strings"

	"rectify/data/pattern"
)

// clauseEnd parts the clauses of a sentence.
var clauseEnd = regexp.MustCompile(`[,，。!！;；~～…]+\s*`)

// ofSpeaker is a clause in which somebody says why they ask, or what for: 我刚接手不太清楚, 领导等着要.
var ofSpeaker = pattern.MustCompile(`^(?:因为|主要是?|反正|毕竟|就是|最近|今天|刚才|下午|上午|明天|一会儿?|待会儿?|等会儿?|马上|这边|那边|是|哎|唉)*(?:我|我们|咱们?|俺|领导|老板|书记|主任|科长|局长|处长|院长|校长|上级|上面|办公室|同事)(?:们)?\P{P}{0,8}(?:不太?清楚|不太?了解|不太?懂|不太?熟|不知道|不记得|记不清|忘了|接手|新来|刚来|上任|调来|要(?:用|看|报|交|写|汇报|上报|开会|的$|得|听|讲)|等着|等我|催|急着|急用|急$|让我?|叫我?|问我|问起|汇报|上报|写材料|写报告|开会|对账|核对|备查|参考|心里有数)\P{P}{0,10}$` +
	`|^(?:不好意思|打扰|麻烦|急|急用|在线等|先谢|辛苦|拜托|随便问问|好奇|顺便问(?:一下|下)?|顺便|问一下|问下|请教(?:一下|下)?|想问(?:一下|下)?)\P{P}{0,6}$`)

// useAfter is a clause behind a request that says what the answer is for: 月底要组织验收销号. With
// a word that asks, excludes or ends a condition it is one itself.
var (
	useAfter  = pattern.MustCompile(`^(?:我们?|咱们?|领导|单位|局里)?(?:这?月底|月初|月中|年底|年初|季末|今天|明天|后天|下?周\P{P}?|下个?[月季]|这两天|过几天|回头|待会儿?|最近|马上)?(?:就|还|好|才)?(?:要|得|准备|打算|需要?|方便|便于|以便|用来|用于|好)(?:统一|集中|逐一|逐项|一起)?(?:组织|安排|开\P{P}?会|召开|迎检|迎接|上会|上报|报送|汇报|做|写|编|发|印|贴|提交|研究|调度|督办|约谈|通知|通报)\P{P}*$`)
	condition = pattern.MustCompile(`[?？]|哪|什么|啥|几|多少|吗|呢|的$|除|只要|不要|不含`)
)

// eitherWay is a clause that says what does not matter: 不管改没改完都算.
var eitherWay = pattern.MustCompile(`[,，](?:不管|不论|无论|甭管|别管)\P{P}*?(?:没|不|未|与否|是否)\P{P}*`)

// ofNotices are words of a clause that asks, or sets a condition on items.
var ofNotices = pattern.MustCompile(`[?？\d]|^(?:我|咱)们?(?:是|在|来自|这)\P{P}|哪|什么|啥|怎|咋|几|多少|谁|吗|呢|没有?$|列|查|找|看看|负责|牵头|配合|名下|手上|手里|分管|包保|完成|整改|销号|到期|逾期|时限|期限|改|除|不要|不含|只要|以外|把|将|的[项条个]|问的|说的|指的|意思|要的是`)

// purpose is how somebody says, behind a request for a list, what it is for: 列出来我核对.
var purpose = pattern.MustCompile(`(列(?:出来|一下|个表|全)?|发(?:给)?|报(?:一下)?|说(?:一下)?|给)我(?:来|要|好|去|再|得)?(?:核对|核实|核一下|对一下|对照|看看|看一下|看下|过目|汇总|整理|备用|参考|转发|打印)(?:一下|一遍|用)?[吧呢。.!！]*$`)

// WithoutAsides is a sentence without the clauses in which the speaker says why they
// ask, where another clause asks something.
func WithoutAsides(sentence string) string {
	sentence = eitherWay.ReplaceAllString(purpose.ReplaceAllString(sentence, "$1"), "")
	parts := clauseEnd.FindAllStringIndex(sentence, -1)
	if len(parts) == 0 || !AsksSomething(sentence) {
		return sentence
	}
	var kept strings.Builder
	from, dropped, asked := 0, false, false
	for _, end := range append(parts, []int{len(sentence), len(sentence)}) {
		clause := sentence[from:end[0]]
		if trimmed := strings.TrimSpace(clause); trimmed != "" && (ofSpeaker.MatchString(trimmed) && !ofNotices.MatchString(trimmed) || asked && useAfter.MatchString(trimmed) && !condition.MatchString(trimmed)) {
			dropped = true
		} else {
			asked = asked || AsksSomething(clause)
			kept.WriteString(sentence[from:end[1]])
		}
		from = end[1]
	}
	rest := strings.TrimSpace(kept.String())
	if !dropped || !AsksSomething(rest) {
		return sentence
	}
	return strings.TrimRight(rest, ",，、；; ")
}
