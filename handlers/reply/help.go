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
		{l.Phrase(msgNumber), l.Phrase(msgItem11911)},
		{l.Phrase(msgStatusInHelp), l.Phrase(msgStillOpenHowMany)},
		{l.Phrase(msgSection), l.Phrase(msgSectionTwoPartInHelp)},
		{l.Phrase(msgTerm), l.Phrase(msgItemsMention)},
		{l.Phrase(msgSubject), l.Phrase(msgGovernmentVehicles)},
		{l.Phrase(msgNoticeItself), l.Phrase(msgContactPhone)},
		{l.Phrase(msgPastDay), l.Phrase(msgHowManyOpenLast)},
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
			Paragraph{Text: l.Phrase(msgAskAnythingAboutNotice)},
			Table{Head: []string{l.Phrase(msgHow), l.Phrase(msgExample)}, Rows: rows},
		},
	}
}

// Sentence is a reply of one sentence of our own.
func Sentence(l Lang, sentence string) Reply {
	return Reply{Lang: l, Kind: KindNone, Source: FromRules, Parts: []Part{Paragraph{Text: sentence}}}
}
