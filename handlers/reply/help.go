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

// Help says what the assistant does as a colleague would: four things with examples,
// and where the rest is.
func Help(l Lang) Reply {
	lines := []string{l.Phrase(msgWhatIDo)}
	for _, one := range []Phrase{msgIAnswer, msgITakeReports, msgIRemind, msgIWrite} {
		lines = append(lines, "• "+l.Phrase(one))
	}
	return Reply{
		Lang: l, Kind: KindNone, Source: FromRules,
		Parts: []Part{
			Paragraph{Text: strings.Join(lines, "\n")},
			Buttons{{Label: l.Phrase(msgAllCommands), Command: "help all"}},
		},
	}
}

// AllHelp says all that can be asked and typed.
func AllHelp(l Lang) Reply {
	rows := [][]string{
		{l.Phrase(msgAskByNumber), l.Phrase(msgAskByNumberExample)},
		{l.Phrase(msgAskByStatus), l.Phrase(msgAskByStatusExample)},
		{l.Phrase(msgAskBySection), l.Phrase(msgAskBySectionExample)},
		{l.Phrase(msgAskByTerm), l.Phrase(msgAskByTermExample)},
		{l.Phrase(msgAskBySubject), l.Phrase(msgAskBySubjectExample)},
		{l.Phrase(msgAskOfNotice), l.Phrase(msgAskOfNoticeExample)},
		{l.Phrase(msgAskOfPastDay), l.Phrase(msgAskOfPastDayExample)},
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
			Paragraph{Text: l.Phrase(msgHelpOnAsking)},
			Table{Head: []string{l.Phrase(msgHowColumn), l.Phrase(msgExampleColumn)}, Rows: rows},
		},
	}
}

// Sentence is a reply of one sentence of our own.
func Sentence(l Lang, sentence string) Reply {
	return Reply{Lang: l, Kind: KindNone, Source: FromRules, Parts: []Part{Paragraph{Text: sentence}}}
}
