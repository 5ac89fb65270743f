package change

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"rectify/handlers/reply"
	"rectify/index"
)

// checkable matches what others can verify: a number, a date, a document, a place, a
// body or a link.
var checkable = regexp.MustCompile(`[0-9０-９〇一二三四五六七八九十百千万两]+(个|家|项|次|人|名|件|份|元|亩|处|条|场|期|台|套|户|米|平|公里|%|％|年|月` +
	`|日|号|万|亿)|[0-9０-９]|《[^》]+》|https?://|合同|文件|纪要|台账|照片|发票|凭证|批复|方案|协议|报告|清单|证书`)

// hintOn returns a hint about a note with nothing to verify, such as 高度重视、持续推进;
// otherwise empty.
func hintOn(l reply.Lang, note string) string {
	note = strings.TrimSpace(note)
	if note == "" || checkable.MatchString(index.Fold(note)) || utf8.RuneCountInString(note) > longestVague {
		return ""
	}
	return l.Phrase(msgVagueNoteHint)
}

// longestVague is the length, in runes, above which a note is not checked.
const longestVague = 60
