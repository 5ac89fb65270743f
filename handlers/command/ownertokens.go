package command

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"rectify/data/ledger"
	"rectify/data/text"
)

// An ownerToken is an owner, or a word that says what owners do.
type ownerToken struct {
	Owner
	role   ownerRole
	parted bool // a mark precedes it
	links  bool // an English word that joins owners, or is part of a unit's name: Department for Health and Care
}

type ownerRole int

const (
	noRole ownerRole = iota
	leadRole
	supportRole
	plusRole
)

//go:embed owners.tsv
var ownersTSV string

// ownerWords are the words of owners.tsv by kind.
var ownerWords = text.Lists(ownersTSV)

var (
	latinWord = regexp.MustCompile(`^[A-Za-z][A-Za-z.'_ -]*$`)
	quotes    = map[rune]rune{'“': '”', '"': '"', '「': '」', '『': '』'}
)

var (
	// leadLabel and supportLabel precede owners in a table or a form: 责任科室：.
	leadLabel    = regexp.MustCompile(`(?i)(?:(?:责任|牵头|主办|承办|经办|负责|主责)(?:单位|科室|部门|领导|人)?|\b(?:owner|lead|assignee|responsible))\s*[:：]`)
	supportLabel = regexp.MustCompile(`(?i)(?:(?:配合|协办|协助)(?:单位|科室|部门|人)?|\bsupport(?:ing|ed by)?)\s*[:：]`)
	notAvailable = regexp.MustCompile(`(?i)\bn/a\b`)
)

// ownerMarks set owners apart.
const ownerMarks = "、，,;；。&＆/／|｜()（）[]【】:："

// splitOwners cuts words into tokens. It always makes progress.
func splitOwners(words string) (tokens []ownerToken) {
	rest := strings.NewReplacer("＠", "@", "＋", "+").Replace(words)
	rest = leadLabel.ReplaceAllString(supportLabel.ReplaceAllString(notAvailable.ReplaceAllString(rest, "na"), " 配合 "), " 牵头 ")
	left := false // a mention ends here
	parted := false
	for rest != "" {
		r, size := utf8.DecodeRuneInString(rest)
		if unicode.IsSpace(r) || strings.ContainsRune(ownerMarks, r) {
			rest, left, parted = rest[size:], false, parted || !unicode.IsSpace(r)
			continue
		}
		if r == '+' {
			tokens, rest = append(tokens, ownerToken{role: plusRole}), rest[size:]
			continue
		}
		if owner, n := markedOwner(rest); n > 0 {
			if owner.Text != "" {
				tokens = append(tokens, ownerToken{Owner: owner})
			}
			rest, left = rest[n:], true
			continue
		}
		at := strings.HasPrefix(rest, "@")
		rest = strings.TrimLeft(rest, "@")
		end := strings.IndexFunc(rest, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(ownerMarks+"+@#\"“「『<", r) })
		if end < 0 {
			end = len(rest)
		}
		if end == 0 && rest != "" && !at { // a sign that is none of ours
			_, end = utf8.DecodeRuneInString(rest)
			rest = rest[end:]
			continue
		}
		right := strings.HasPrefix(rest[end:], "@") || strings.HasPrefix(rest[end:], "<") || strings.HasPrefix(rest[end:], "“")
		word := splitWord(rest[:end], at, left, right)
		if len(word) == 0 && latinWord.MatchString(rest[:end]) {
			word = []ownerToken{{Owner: Owner{Word, rest[:end]}, links: true}}
		}
		if len(word) > 0 {
			word[0].parted, parted = parted, false
		}
		tokens, rest = append(tokens, word...), rest[end:]
		left = false
	}
	return joinLatin(tokens)
}

// mentionKinds are the kinds of owners that mentions mean.
var mentionKinds = map[ledger.MentionKind]OwnerKind{
	ledger.MentionsPerson: Mention, ledger.MentionsGroup: Group, ledger.MentionsChannel: Channel, ledger.MentionsEveryone: Everyone,
}

// markedOwner is the owner at the very beginning of text that is more than a
// word, and its length in bytes; 0 for none.
func markedOwner(text string) (Owner, int) {
	if m, n := ledger.CutMention(text); n > 0 {
		return Owner{mentionKinds[m.Kind], m.ID}, n
	}
	r, size := utf8.DecodeRuneInString(text)
	if closing, ok := quotes[r]; ok {
		if end := strings.IndexRune(text[size:], closing); end >= 0 {
			inside := strings.Join(strings.Fields(strings.ReplaceAll(text[size:size+end], "@", "")), " ")
			return Owner{Quoted, inside}, size + end + utf8.RuneLen(closing)
		}
	}
	return Owner{}, 0
}

// splitWord cuts what has no space in it: 李科长牵头, 小李和小赵. left and right say
// that a mention is next to it.
func splitWord(word string, at, left, right bool) []ownerToken {
	folded := strings.ToLower(norm.NFKC.String(word))
	bareID, bare := ledger.BareID(folded)
	switch {
	case word == "", !at && (slices.Contains(ownerWords["join"], folded) || slices.Contains(ownerWords["filler"], folded)):
		return nil
	case !at && slices.Contains(ownerWords["self"], folded):
		return []ownerToken{{Owner: Owner{Self, word}}}
	case !at && slices.Contains(ownerWords["nobody"], folded):
		return []ownerToken{{Owner: Owner{Nobody, word}}}
	case bare && (bareID.Kind == ledger.MentionsPerson || !at):
		return []ownerToken{{Owner: Owner{mentionKinds[bareID.Kind], bareID.ID}}}
	case !at && slices.Contains(ownerWords["lead"], folded):
		return []ownerToken{{role: leadRole}}
	case !at && slices.Contains(ownerWords["support"], folded):
		return []ownerToken{{role: supportRole}}
	}
	for _, kind := range []string{"lead", "support"} {
		for _, w := range ownerWords[kind] {
			if before, after, found := strings.Cut(word, w); found && w[0] >= utf8.RuneSelf {
				role := map[string]ownerRole{"lead": leadRole, "support": supportRole}[kind]
				return slices.Concat(splitWord(before, at, left, false), []ownerToken{{role: role}}, splitWord(after, false, false, right))
			}
		}
	}
	for _, w := range slices.Concat(ownerWords["join"], ownerWords["filler"]) {
		if w[0] < utf8.RuneSelf {
			continue
		}
		before, after, found := strings.Cut(word, w)
		if found && joins(before, after, left, right) {
			return append(splitWord(before, at, left, false), splitWord(after, false, false, right)...)
		}
	}
	for _, w := range ownerWords["filler"] {
		if rest, ok := strings.CutPrefix(word, w); ok && !at && text.IsUnit(rest) {
			return splitWord(rest, at, left, right) // 给财务科
		}
	}
	kind := Word
	if at {
		kind = AtWord
	}
	return []ownerToken{{Owner: Owner{kind, word}}}
}

// joins reports whether a word such as 和 joins two names, rather than being part of
// one: 小李和小赵, but 文化和旅游局.
func joins(before, after string, left, right bool) bool {
	switch {
	case before == "":
		return left || text.IsPersonal(after)
	case slices.Contains(ownerWords["self"], before) || slices.Contains(ownerWords["self"], after):
		return true
	case after == "":
		return right || text.IsPersonal(before) || text.IsUnit(before)
	case text.IsUnit(before):
		return true
	}
	return text.IsPersonal(before) && (text.IsPersonal(after) || text.IsUnit(after) && utf8.RuneCountInString(before) > 2 ||
		strings.ContainsAny(after, "和与及跟同"))
}

// joinLatin makes one name of Latin words next to each other: Wang Lei. A word that links
// is part of the name of a unit, unless another unit follows it.
func joinLatin(tokens []ownerToken) (out []ownerToken) {
	links, parts := "", false
	for i, t := range tokens {
		n := len(out) - 1
		latin := n >= 0 && t.role == noRole && t.Kind == Word && !t.parted && latinWord.MatchString(t.Text) &&
			out[n].role == noRole && (out[n].Kind == Word || out[n].Kind == AtWord) && latinWord.MatchString(out[n].Text)
		switch {
		case t.links:
			links, parts = t.Text, !latin || !beginsUnit(out[n].Text) || followedByUnit(tokens[i+1:])
			continue
		case latin && !parts:
			out[n].Text = strings.Join(strings.Fields(out[n].Text+" "+links+" "+t.Text), " ")
		default:
			out = append(out, t)
		}
		links, parts = "", false
	}
	return out
}

// beginsUnit reports whether an English name begins as those of units do: Department.
func beginsUnit(name string) bool {
	first, _, _ := strings.Cut(strings.ToLower(name), " ")
	return slices.Contains(ownerWords["unit"], first) || text.IsUnit("a "+first)
}

// followedByUnit reports whether the Latin words that come next name a unit.
func followedByUnit(tokens []ownerToken) bool {
	name := ""
	for i, t := range tokens {
		if t.role != noRole || t.links || t.Kind != Word || t.parted && i > 0 || !latinWord.MatchString(t.Text) {
			break
		}
		name += " " + t.Text
	}
	name = strings.TrimSpace(name)
	return text.IsUnit(name) || beginsUnit(name)
}
