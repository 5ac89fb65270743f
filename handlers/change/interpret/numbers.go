package interpret

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"rectify/data/ledger"
	"rectify/data/text"
	"rectify/handlers/card"
	"rectify/handlers/command"
	"rectify/handlers/reply"
	"rectify/handlers/view"
)

// Missing names the numbers that no item has.
func Missing(b *view.View, l reply.Lang, numbers []int) string {
	for _, n := range numbers {
		if len(b.ByNumber(n)) == 0 {
			if b.Withdrawn("", n) != "" {
				return l.Phrase(msgWithdrawn, n, n)
			}
			return l.Phrase(msgNoSuchNumber, n, b.MaxNumber())
		}
	}
	return ""
}

// ItemsOf returns the items that a command names, after Impossible returned nil.
func ItemsOf(b *view.View, c command.Command) (items []ledger.Item) {
	for _, n := range c.Numbers {
		items = append(items, b.ByNumber(n)[0])
	}
	return items
}

// Impossible returns a reply if the item numbers of a command make no sense; nil
// if they are fine.
func Impossible(r reply.Request, v *view.View, c command.Command) *reply.Reply {
	if c.Wrong != "" {
		if twice, rest, spaced := strings.Cut(c.Wrong, " "); spaced {
			example := strings.TrimSpace(fmt.Sprintf("%s %s%s %s", c.Name, twice, rest, c.Words))
			out := NotUnderstood(r, c.Wrong, msgNumberTwice, twice, rest, example)
			return &out
		}
		from, to, _ := strings.Cut(c.Wrong, "-")
		out := NotUnderstood(r, c.Wrong, msgRangeBackwards, c.Name, to, from)
		return &out
	}
	if missing := Missing(v, r.Lang, c.Numbers); missing != "" {
		out := reply.Sentence(r.Lang, missing)
		return &out
	}
	return AskNotice(r, v, c)
}

// AskNotice asks of which notice an item is meant whose number several have; nil
// where it is clear.
func AskNotice(r reply.Request, v *view.View, c command.Command) *reply.Reply {
	for _, n := range c.Numbers {
		if items := v.ByNumber(n); len(items) > 1 {
			out := card.AskNotice(r.TypedLang(), items, func(key string) string {
				if _, typed := command.Parse(command.Unquoted(r.Text)); !typed {
					return key + "：" + r.Text // a sentence, as 审计：5到8交给小李
				}
				return command.WithNotice(r.Text, key)
			})
			return &out
		}
	}
	return nil
}

// NotUnderstood says which words were not understood, that nothing was changed,
// and what to type.
func NotUnderstood(r reply.Request, words string, instead reply.Phrase, args ...any) reply.Reply {
	return reply.Sentence(r.TypedLang(), notUnderstood(r, words, r.TypedLang().Phrase(instead, args...)))
}

func notUnderstood(r reply.Request, words, instead string) string {
	if r.TypedLang() == reply.Chinese {
		instead = typedCommand.ReplaceAllStringFunc(instead, func(line string) string {
			return "/rectify " + command.InChinese(strings.TrimPrefix(line, "/rectify "))
		})
	}
	return r.TypedLang().Phrase(msgNotUnderstood, text.Clip(words, longestEcho)) + instead
}

// typedCommand finds a command line that a sentence gives.
var typedCommand = regexp.MustCompile(`/rectify [a-z-]+`)

// longestEcho limits, in runes, how much of the typed text a reply repeats.
const longestEcho = 60

// Spoken returns a note, or "" if it has no letters or digits.
func Spoken(note string) string {
	if !strings.ContainsFunc(note, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return ""
	}
	return note
}
