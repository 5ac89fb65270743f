package change

import (
	"slices"
	"strings"

	"rectify/handlers/command"
	"rectify/handlers/question"
	"rectify/handlers/reply"
	"rectify/index"
)

// Reads reports whether a command line only shows something and changes nothing.
func Reads(text string) bool {
	text = command.Unquoted(text)
	c, ok := command.Parse(text)
	if !ok {
		return true
	}
	if len(command.Lines(text)) > 1 {
		return false
	}
	return c.OnlyShows()
}

// Exportable reports whether the words after "export" name something that can be
// exported.
func Exportable(words string) bool {
	return slices.Contains([]string{"", "excel", "xlsx", ".xlsx", "xls", "台账", "表格", "全部", "all", "ledger", "the ledger"}, strings.ToLower(reply.Readable(words)))
}

// WordsIn returns typed without the numbers at its beginning: "done" for "-11
// done".
func WordsIn(typed string) string {
	words := strings.Fields(reply.Readable(typed))
	for len(words) > 0 && (strings.ContainsAny(words[0], "0123456789") || spoken(words[0]) == "") {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

// AsksBack reports whether the words after a command ask a question.
func AsksBack(words string) bool {
	folded := strings.TrimSpace(index.Fold(reply.Readable(words)))
	return question.AsksSomething(folded) || question.IsGeneral(folded) || strings.HasPrefix(folded, "的") || strings.HasPrefix(folded, "of ") || question.HoldsAny(folded, []string{"进展", "情况", "进度"})
}
