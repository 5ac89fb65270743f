package reply

import (
	"strings"

	"rectify/handlers/command"
)

// SuggestedQuestions are shown to somebody who does not know what to ask.
func SuggestedQuestions(l Lang) []string {
	if l == English {
		return []string{"Which items are still open?", "item 11", "What percentage is done?"}
	}
	return []string{"哪些问题正在整改？", "第11项整改得怎么样了", "完成了百分之几"}
}

// Help says what can be asked.
func Help(l Lang) Reply {
	rows := [][]string{
		{l.Say("按编号", "By number"), l.Say("第11项 / 9和11 / 5到8 / 前五个", "item 11 / 9 and 11 / the first three")},
		{l.Say("按状态", "By status"), l.Say("哪些还没整改完 / 已完成多少项", "which are still open / how many are done")},
		{l.Say("按部分", "By section"), l.Say("第三部分有哪些问题 / 财经纪律方面有哪些问题", "section two / part 3")},
		{l.Say("按词语", "By term"), l.Say("哪些问题提到政府采购 / 除了40以外哪些没完成", "which items mention …")},
		{l.Say("按内容", "By subject"), l.Say("公务用车管理怎么样了", "government vehicles")},
		{l.Say("通报本身", "The notice itself"), l.Say("联系电话是多少 / 巡察到哪天结束", "contact phone")},
		{l.Say("过去某天", "A past day"), l.Say("5月底还有几个没完成", "how many were open last month")},
	}
	for _, topic := range command.Topics {
		var typed []string
		for _, spec := range command.Table {
			for _, usage := range spec.Usages {
				if usage.Topic == topic {
					typed = append(typed, l.Phrase(usage.Phrase))
				}
			}
		}
		rows = append(rows, []string{l.Phrase(topic.Title), "/rectify " + strings.Join(typed, " · ")})
	}
	return Reply{
		Lang: l, Kind: KindNone, Source: FromRules,
		Parts: []Part{
			Paragraph{Text: l.Say("可以用自己的话问通报里的任何问题，每个回答都注明出处。", "Ask anything about the notice in your own words; every answer names its source.")},
			Table{Head: []string{l.Say("怎么问", "How"), l.Say("例子", "For example")}, Rows: rows},
		},
	}
}

// Sentence is a reply of one sentence of our own.
func Sentence(l Lang, sentence string) Reply {
	return Reply{Lang: l, Kind: KindNone, Source: FromRules, Parts: []Part{Paragraph{Text: sentence}}}
}
