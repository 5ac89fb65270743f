package change

import (
	"context"
	"regexp"
	"strings"
	"unicode/utf8"

	"rectify/data/ledger"
	"rectify/handlers/reply"
	"rectify/index"
)

// noteKind is "note N TEXT".
var noteKind = kind{
	read: func(_ *Changes, t typed) (ledger.Act, string) {
		if problem := empty(t.Lang, t.c.Words); problem != "" {
			return nil, problem
		}
		return ledger.AddNote{Note: t.c.Words}, ""
	},
	form: func(_ *Changes, _ context.Context, t typed) reply.Form {
		return reply.Form{Title: t.Lang.Phrase(msgNoteForm), Send: t.Lang.Phrase(msgSend), Fields: []reply.Field{progressField(t.Lang, false)}}
	},
	fill: wordsAsNote,
	sent: func(_ *Changes, _ context.Context, t typed) ([]ledger.Act, map[string]string) {
		return []ledger.Act{ledger.AddNote{Note: t.value("note")}}, nil
	},
}

// wordsAsNote fills the words into the field for a note.
func wordsAsNote(_ *Changes, t typed) map[string]string {
	return map[string]string{"note": t.c.Words}
}

func progressField(l reply.Lang, optional bool) reply.Field {
	return reply.Field{
		Name: "note", Label: l.Phrase(msgProgressField), Kind: reply.FieldText, Optional: optional,
		Hint: l.Phrase(msgProgressHint),
	}
}

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
