package view

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"rectify/data/ledger"
	"rectify/data/text"
	"rectify/handlers/question/grammar"
	"rectify/handlers/reply"
)

// code matches what may be the code that a notice prints for an item's number: R12, IA-01,
// 审-01.
var code = regexp.MustCompile(`[A-Za-z]{1,8}[-–—_./]?\d{1,5}(?:[-–—_./]\d{1,5})*|\p{Han}{1,4}[-–—]\d{1,5}(?:[-–—]\d{1,5})*`)

// joinsCodes matches what stands between the codes that a command begins with.
var joinsCodes = regexp.MustCompile(`^(?:\s*(?:[,，、]|to|到|至|~|～)\s*|\s+)`)

// itemRange is a range of items in English, each with its noun.
var itemRange = regexp.MustCompile(`(\bitem \d+ ?(?:to|through|until|-|–|—|~) ?)item (\d+)`)

// codes are the items by the codes that their notices print, in upper case.
func (b *View) codes() map[string][]ledger.Key {
	all := b.All()
	all.coded.Do(func() {
		all.code = map[string][]ledger.Key{}
		for i := range all.Items {
			item := &all.Items[i]
			said := strings.Trim(item.Label, " .．:：、,，()（）[]【】")
			if !strings.ContainsFunc(said, ofCodes) { // most are mere numbers
				continue
			}
			if found := code.FindString(said); found != "" && found == said {
				all.code[strings.ToUpper(said)] = append(all.code[strings.ToUpper(said)], item.Key())
			}
		}
	})
	return all.code
}

// ofCodes reports whether a character is one that codes have and numbers lack.
func ofCodes(c rune) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || strings.ContainsRune("-–—_/", c)
}

// WithNumbers returns a sentence with the numbers of items for the codes that their notices
// print: item 12 for R12, and audit#12 where there are several notices and one has the code.
func (b *View) WithNumbers(sentence string) string {
	if len(b.codes()) == 0 {
		return sentence
	}
	l := reply.Lang(grammar.Language(sentence))
	return itemRange.ReplaceAllString(code.ReplaceAllStringFunc(sentence, func(said string) string {
		for at := range said { // 看下审-01
			if at > 0 && !text.HasHan(said[:at]) {
				break
			}
			switch number, notice, ok := b.numberOf(said[at:]); {
			case ok && notice == "":
				return said[:at] + l.Item(number)
			case ok:
				return said[:at] + hash(number, notice)
			}
		}
		return said
	}), "$1$2")
}

// LeadingNumbers is WithNumbers for the codes alone that words begin with: what follows
// them is a note, which stays as it was typed.
func (b *View) LeadingNumbers(words string) string {
	var out strings.Builder
	for rest := words; len(b.codes()) > 0; {
		space := rest[:len(rest)-len(strings.TrimLeft(rest, " "))]
		m := code.FindStringIndex(rest[len(space):])
		if m == nil || m[0] > 0 {
			break
		}
		number, notice, ok := b.numberOf(rest[len(space) : len(space)+m[1]])
		if !ok {
			break
		}
		out.WriteString(space + hash(number, notice))
		rest = rest[len(space)+m[1]:]
		words = rest
		joint := joinsCodes.FindString(rest)
		if next := code.FindStringIndex(rest[len(joint):]); next == nil || next[0] > 0 {
			break
		} else if _, _, ok := b.numberOf(rest[len(joint) : len(joint)+next[1]]); !ok {
			break
		}
		out.WriteString(joint)
		rest = rest[len(joint):]
		words = rest
	}
	return out.String() + words
}

// hash names an item as commands do: #12, audit#12.
func hash(number int, notice string) string { return notice + "#" + strconv.Itoa(number) }

// numberOf is the number of the item of a code, with the key of its notice where there are
// several and it is the only one that prints the code; ok is false where none in use prints
// it, or several for items of other numbers.
func (b *View) numberOf(said string) (number int, notice string, ok bool) {
	keys := b.codes()[strings.ToUpper(said)]
	if len(keys) == 0 || slices.ContainsFunc(keys, func(k ledger.Key) bool { return k.Number != keys[0].Number }) {
		return 0, "", false
	}
	if len(keys) == 1 && b.Several() {
		notice = b.KeyOf(keys[0].Notice)
	}
	return keys[0].Number, notice, true
}
