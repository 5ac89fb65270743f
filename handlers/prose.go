package handlers

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/index"
)

// A noticeFact is something that notices of this genre say of themselves, in
// their prose: when the inspection was, whom to call, who leads the work.
type noticeFact struct {
	asks  []string       // the question holds one of these, folded
	also  []string       // and one of these, where any are given
	not   []string       // and none of these
	holds *regexp.Regexp // the sentence that answers holds this, folded
}

const date = `(\d{1,4}年)?\d{1,2}月\d{1,2}日`

// noticeFacts are tried in order.
var noticeFacts = []noticeFact{
	{asks: []string{"来源", "转自", "出处", "source of"}, holds: regexp.MustCompile(`^(信息|文章|稿件)?来源:`)},
	{asks: []string{"发布", "公布", "发表", "挂网", "published"}, also: []string{"几点", "几分", "什么时刻", "具体时间", "what time"}, holds: regexp.MustCompile(`\d{1,2}:\d{2}`)},
	{asks: []string{"邮箱", "信箱", "邮件", "email", "e-mail", "mailbox"},
		holds: regexp.MustCompile(`@`)},
	{asks: []string{"电话", "号码", "联系方式", "怎么联系", "联系你们", "phone", "telephone", "contact", "number do i call", "number to call", "call to give", "whom do i call"},
		holds: regexp.MustCompile(`\d{3,4}\s*[-—–-]+\s*\d{4}|\d{7,}`)},
	{asks: []string{"发布", "公布", "发表", "落款", "印发", "挂网", "published", "publication"}, also: when}, // read from the notice's date
	{asks: []string{"反馈", "feedback"}, also: when,
		holds: regexp.MustCompile(date + `.*反馈`)},
	{asks: []string{"巡察", "巡视", "审计", "督察", "检查", "进驻", "inspection", "inspect", "audit"}, also: when,
		holds: regexp.MustCompile(date + `.*(巡察|巡视|审计|督察|检查)`)},
	{asks: []string{"巡察组", "巡视组", "审计组", "督察组", "检查组", "来巡察", "来巡视", "哪个组", "哪一组", "什么组", "第几组", "谁派来", "inspection team", "team inspected", "team did the inspection", "inspected"}, also: who, not: []string{"组长", "多少人", "几个人", "head"},
		holds: regexp.MustCompile(`(巡察|巡视|审计|督察|检查)组对`)},
	{asks: []string{"办公室主任", "office director"}, also: who, holds: regexp.MustCompile(`办公室主任`)},
	{asks: []string{"副组长", "deputy head"}, also: who, holds: regexp.MustCompile(`副组长`)},
	{asks: []string{"整改方案", "落实方案"}, also: []string{"几个", "多少", "哪些方面", "哪几"}, holds: regexp.MustCompile(`个方面`)},
	{asks: []string{"整改方案", "落实方案"}, also: []string{"叫什么", "名字"}, holds: regexp.MustCompile(`《.*方案》`)},
	{asks: []string{"台账", "销号"}, also: []string{"怎么管", "怎么建", "如何管", "咋管", "什么办法"}, holds: regexp.MustCompile(`台账|销号`)},
	{asks: []string{"依据", "根据什么", "按照什么", "按照哪"}, also: []string{"什么", "哪"}, holds: regexp.MustCompile(`(按照|根据|依据)《`)},
	{asks: []string{"回头看", "还查不查", "复查", "再查", "还查吗"}, holds: regexp.MustCompile(`回头看`)},
	{asks: []string{"组长", "领导小组", "leading group"}, also: who, not: []string{"巡察组", "巡视组", "审计组", "督察组", "检查组"}, holds: regexp.MustCompile(`组长`)},
}

// Words that ask for a date, and for a person or body.
var (
	when = []string{"什么时候", "啥时候", "何时", "哪天", "哪一天", "几月", "几号", "几时", "日期", "时间", "起止", "开始", "结束", "到哪", "从哪", "多久", "when", "date", "start", "end"}
	who  = []string{"谁", "哪位", "哪个", "哪支", "什么组", "名字", "叫什么", "由", "who", "which", "name"}
)

// neutral are words that narrow no question about a notice itself.
var neutral = []string{
	"这次", "本次", "此次", "这份", "本", "通报", "公告", "整改", "工作", "巡察", "巡视", "审计", "检查", "督察", "组", "意见", "建议", "网页", "上",
	"反映", "反馈", "举报", "监督", "有", "打", "发", "到", "从", "是", "的", "了", "在", "我", "们", "你", "贵", "单位", "局", "想", "要", "向",
	"联系", "方式", "电子", "地址", "多少", "什么", "怎么", "哪", "个", "一", "呢", "吗", "请问", "担任", "任", "来", "给", "对", "里", "发到", "写信", "市委", "县委", "区委", "省委", "上级", "上面", "兼", "可以", "能", "往", "应该", "哪里", "哪儿", "依据", "根据", "按照", "文件", "规定", "条例", "公布", "情况", "会不会", "完成", "后", "定", "制定", "确定", "方面", "问题", "分", "改完", "完", "以后", "管理", "建立", "都", "的人", "成员", "几",
	"这", "那", "网页", "页面", "写", "部门", "几分", "篇", "文章", "标注", "注明", "显示", "的是", "写的", "科室", "single", "page", "source",
	"群众", "市民", "老百姓", "百姓", "干部", "职工", "网友", "有人", "意见", "提", "点", "该", "让", "他", "她", "号", "投诉", "情况", "对外", "公开", "留", "填", "写", "谁", "对接", "第几", "市里", "派", "贵局", "咱", "咱们", "局里", "单位里",
	"this", "notice", "when", "which", "do", "call", "feedback", "give", "leave", "reach", "who", "should", "report", "be", "used", "there", "an", "any", "official", "bureau", "inspected", "by", "us", "our", "suggestion", "suggest",
	"the", "of", "is", "was", "what", "did", "for", "number", "address", "a", "to", "s", "does", "can", "i", "where", "my", "comments", "comment", "send", "suggestions", "your", "you", "team", "we", "on", "in", "and",
}

// aboutNotice answers a question about the notice itself, where the question
// names nothing else and the prose states it.
func (q asking) aboutNotice() (Reply, bool) {
	folded := index.Fold(q.text)
	for _, fact := range noticeFacts {
		if !fact.asked(folded) {
			continue
		}
		for _, n := range q.book.Notices {
			if fact.holds == nil && n.Published != "" {
				return q.published(n), true
			}
			if fact.holds == nil {
				continue
			}
			if sentence := fact.find(n.Notice); sentence != "" {
				c := quoted{notice: n.ID, from: q.lang.say("通报原文", "From the notice"), text: sentence}
				return Reply{
					Lang: q.lang, Kind: KindNotice, Source: FromRules,
					Parts: []Part{c.part()}, Citations: []Citation{c.citation()},
				}, true
			}
		}
	}
	return Reply{}, false
}

// published says when the notice was published.
func (q asking) published(n ledger.Notice) Reply {
	reply := Reply{Lang: q.lang, Kind: KindNotice, Source: FromRules}
	day := n.Published
	if t, err := time.Parse(time.DateOnly, day); err == nil && q.lang == Chinese {
		day = fmt.Sprintf("%s（%s）", t.Format("2006年1月2日"), day)
	}
	reply.Parts = []Part{Paragraph{q.lang.say("《%s》发布日期：%s。", "“%s” was published on %s.", n.Title, day)}}
	reply.Citations = []Citation{{Notice: n.ID, Quote: n.Title}}
	return reply
}

// asked reports whether the folded question asks for this fact, and for
// nothing that the fact does not speak of.
func (f noticeFact) asked(folded string) bool {
	if !holdsAny(folded, f.asks) || len(f.also) > 0 && !holdsAny(folded, f.also) || holdsAny(folded, f.not) {
		return false
	}
	return onlyNeutral(folded, slices.Concat(f.asks, f.also))
}

// onlyNeutral reports whether a folded text holds nothing but these words and
// those that narrow no question about a notice.
func onlyNeutral(folded string, besides []string) bool {
	words := slices.Concat(besides, neutral)
	slices.SortStableFunc(words, func(a, b string) int { return len(b) - len(a) })
	for _, w := range words {
		folded = strings.ReplaceAll(folded, w, " ")
	}
	return strings.IndexFunc(folded, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0
}

// find returns the first sentence of the notice's prose that states the fact.
func (f noticeFact) find(n *notice.Notice) string {
	for _, paragraph := range slices.Concat(n.Masthead, n.Preamble, n.Closing) {
		for _, sentence := range index.Sentences(paragraph) {
			if f.holds.MatchString(index.Fold(sentence)) {
				return sentence
			}
		}
	}
	return ""
}
