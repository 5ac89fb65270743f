package inbound

import (
	"cmp"
	"regexp"
	"strings"
	"unicode"

	"rectify/handlers/command"
)

// maxTyped is more than Slack lets anybody type, in bytes
// (api.slack.com/changelog/2018-04-truncating-really-long-messages).
const maxTyped = 4 * 40_000

// typed returns a text as people see it in Slack: without entities, mentions as IDs,
// links as their labels. In a command that takes an address, links become addresses.
func typed(text string) string {
	if len(text) > maxTyped {
		text = strings.ToValidUTF8(text[:maxTyped], "")
	}
	seen := undone(text, shown)
	if command.TakesLinks(seen) {
		return undone(text, address)
	}
	return seen
}

// undone replaces each <target|label> by what link returns for it, and decodes the
// entities of the whole text.
func undone(text string, link func(target, label string) string) string {
	var b strings.Builder
	for text != "" {
		before, rest, found := strings.Cut(text, "<")
		b.WriteString(before)
		if !found {
			break
		}
		inside, after, closed := strings.Cut(rest, ">")
		if !closed {
			b.WriteString("<" + rest)
			break
		}
		b.WriteString(undo(inside, link))
		text = after
	}
	return entities.Replace(b.String())
}

// entities are all that Slack escapes
// (docs.slack.dev/messaging/formatting-message-text).
var entities = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&")

// undo returns what people see of <inside>.
func undo(inside string, link func(target, label string) string) string {
	target, label, _ := strings.Cut(inside, "|")
	switch {
	case strings.HasPrefix(target, "@"), strings.HasPrefix(target, "!subteam^"):
		return target
	case strings.HasPrefix(target, "#"):
		return "#" + cmp.Or(label, target[1:])
	case target == "!here", target == "!channel", target == "!everyone":
		return "@" + target[1:]
	case strings.HasPrefix(target, "!"):
		return cmp.Or(label, target[1:])
	}
	return link(target, label)
}

// shown returns a link as people see it.
func shown(target, label string) string {
	return cmp.Or(label, strings.TrimPrefix(strings.TrimPrefix(target, "mailto:"), "tel:"))
}

// address returns the target of a link, or the visible text of a mail address or
// telephone number.
func address(target, label string) string {
	if strings.HasPrefix(target, "http://") || strings.HasPrefix(target, "https://") {
		return target
	}
	return shown(target, label)
}

// link is a link in a text as Slack sends it.
var link = regexp.MustCompile(`<(?:https?://|mailto:|tel:)[^<>]*>`)

// bareLink reports whether a text consists of links alone.
func bareLink(text string) bool {
	rest := link.ReplaceAllString(text, "")
	return rest != text && strings.IndexFunc(rest, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0
}
