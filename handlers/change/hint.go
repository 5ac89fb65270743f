package change

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"rectify/data/ledger"
	"rectify/handlers/reply"
	"rectify/index"
)

// checkable is what somebody else can check: a number or a date, a document, a
// place or a body, a link.
var checkable = regexp.MustCompile(`[0-9０-９〇一二三四五六七八九十百千万两]+(个|家|项|次|人|名|件|份|元|亩|处|条|场|期|台|套|户|米|平|公里|%|％|年|月|日|号|万|亿)|[0-9０-９]|《[^》]+》|https?://|合同|文件|纪要|台账|照片|发票|凭证|批复|方案|协议|报告|清单|证书`)

// hintOn is a gentle word about a note in which there is nothing to check:
// 高度重视、持续推进. Empty where there is nothing to say.
func hintOn(l reply.Lang, note string) string {
	note = strings.TrimSpace(note)
	if note == "" || checkable.MatchString(index.Fold(note)) || utf8.RuneCountInString(note) > longestVague {
		return ""
	}
	return l.Phrase(msgHintNoteNothingChecked)
}

// longestVague is as long as a note can be and still say nothing, in runes.
const longestVague = 60

// NoteOf returns the note that the author wrote with an act; empty if there is
// none.
func NoteOf(act ledger.Act) string {
	switch act := act.(type) {
	case ledger.SetStatus:
		return act.Note
	case ledger.AddNote:
		return act.Note
	}
	return ""
}
