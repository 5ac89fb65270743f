package ledger

import (
	"regexp"
	"strings"
)

// A Mention is a person, a group or a channel of a chat, as a text names it. The
// ledger keeps a person as "@" and their ID. What people type may have the chat's
// escapes instead: <@U024BE7LH|name>. This file alone knows the forms of both.
type Mention struct {
	Kind MentionKind
	ID   string // of a channel, the ID or the name; of everyone, "here", "channel" or "everyone"
}

// MentionKind says what a mention names.
type MentionKind int

const (
	MentionsPerson   MentionKind = iota // @U024BE7LH
	MentionsGroup                       // a group of people: <!subteam^SAZ94GDB8>
	MentionsChannel                     // #general, <#C024BE7LR>
	MentionsEveryone                    // @here, @channel, @everyone
)

var (
	mentionForms = map[MentionKind]*regexp.Regexp{
		MentionsPerson:   regexp.MustCompile(`^<?@([UW][A-Z0-9]+)\b(?:\|[^<>]*)?>?`),
		MentionsGroup:    regexp.MustCompile(`^<?!subteam\^([A-Z0-9]+)(?:\|[^<>]*)?>?`),
		MentionsChannel:  regexp.MustCompile(`^<?#([^\s、，,;；&＆+/<>|]+)(?:\|[^<>]*)?>?`),
		MentionsEveryone: regexp.MustCompile(`^(?:<!|@)(here|channel|everyone)\b(?:\|[^<>]*)?>?`),
	}
	personID   = regexp.MustCompile(`^[UW][A-Z0-9]+$`)
	wholeID    = regexp.MustCompile(`^[UW][A-Z0-9]{8,}$`)
	bareID     = regexp.MustCompile(`^[UWCDG]0[A-Z0-9]{7,}$`)
	keptPerson = regexp.MustCompile(`@([UW][A-Z0-9]+)`)
)

// CutMention returns the mention at the very beginning of a text, and its length in
// bytes; 0 where there is none.
func CutMention(text string) (m Mention, length int) {
	for kind, form := range mentionForms { // at most one of them matches
		if found := form.FindStringSubmatch(text); found != nil {
			return Mention{kind, found[1]}, len(found[0])
		}
	}
	return Mention{}, 0
}

// BareID reads an ID that was typed without any mark, in capitals or not: a
// person's or a channel's.
func BareID(word string) (m Mention, ok bool) {
	word = strings.ToUpper(word)
	if !bareID.MatchString(word) {
		return Mention{}, false
	}
	if personID.MatchString(word) {
		return Mention{MentionsPerson, word}, true
	}
	return Mention{MentionsChannel, word}, true
}

// IsPersonID reports whether a word may be a person's ID: it has the form, which a
// name in capitals may have, too.
func IsPersonID(word string) bool { return personID.MatchString(word) }

// IsWholeID reports whether a word is a person's ID rather than a name in capitals:
// it has the form and the length.
func IsWholeID(word string) bool { return wholeID.MatchString(word) }

// IsChannelID reports whether what names a channel is its ID, which says nothing to
// people.
func IsChannelID(word string) bool {
	return strings.HasPrefix(word, "C") && strings.ToUpper(word) == word
}

// Mentioned returns the IDs of the people that texts of the ledger mention, in
// order.
func Mentioned(texts ...string) (ids []string) {
	for _, text := range texts {
		for _, m := range keptPerson.FindAllStringSubmatch(text, -1) {
			ids = append(ids, m[1])
		}
	}
	return ids
}

// ReplaceMentions returns a text of the ledger with name's words in place of the
// people whom it names, "@" included.
func ReplaceMentions(text string, name func(id string) string) string {
	return keptPerson.ReplaceAllStringFunc(text, func(at string) string { return name(at[1:]) })
}
