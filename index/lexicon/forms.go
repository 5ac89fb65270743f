package lexicon

import "strings"

// irregular holds the forms that no rule reaches, as far as this field has
// use for them.
var irregular = map[string]string{
	"bought": "buy", "broke": "break", "broken": "break", "brought": "bring", "built": "build",
	"businesses": "business", "buses": "bus", "came": "come", "caught": "catch", "children": "child", "chosen": "choose",
	"crises": "crisis", "criteria": "criterion", "drove": "drive", "driven": "drive", "dealt": "deal", "dug": "dig",
	"fell": "fall", "feet": "foot", "found": "find", "forgot": "forget", "forgotten": "forget",
	"gave": "give", "halves": "half", "shelves": "shelf", "knives": "knife", "scarves": "scarf",
	"given": "give", "held": "hold", "kept": "keep", "knew": "know", "known": "know",
	"led": "lead", "left": "leave", "lent": "lend", "lost": "lose", "media": "media", "men": "man",
	"met": "meet", "news": "news", "overspent": "overspend", "paid": "pay", "people": "people",
	"premises": "premises", "ran": "run", "sold": "sell", "sent": "send", "series": "series",
	"spent": "spend", "stole": "steal", "stolen": "steal", "taught": "teach", "taxes": "tax",
	"teeth": "tooth", "told": "tell", "unpaid": "unpaid", "wives": "wife", "women": "woman",
	"withdrew": "withdraw", "withdrawn": "withdraw", "wrote": "write", "written": "write",
}

// Singular is an English word, or a phrase whose last word it is, without the ending of
// the plural; both in lower case.
func Singular(phrase string) string {
	at := strings.LastIndexByte(phrase, ' ') + 1
	return phrase[:at] + singular(phrase[at:])
}

// Plural is the regular plural of an English word, or of the last word of a phrase, in lower
// case; empty where it is no singular of letters alone.
func Plural(phrase string) string {
	word := phrase[strings.LastIndexByte(phrase, ' ')+1:]
	if len(word) < 3 || strings.Trim(word, "abcdefghijklmnopqrstuvwxyz") != "" || singular(word) != word || strings.HasSuffix(word, "s") {
		return ""
	}
	switch {
	case strings.HasSuffix(word, "y") && !strings.ContainsRune("aeiou", rune(word[len(word)-2])):
		return phrase[:len(phrase)-1] + "ies"
	case endsIn(word, "ch", "sh", "x", "z"):
		return phrase + "es"
	}
	return phrase + "s"
}

// singular takes the ending off a plural.
func singular(word string) string {
	if base, ok := irregular[word]; ok {
		return base
	}
	switch {
	case len(word) < 4, strings.HasSuffix(word, "ss"), strings.HasSuffix(word, "us"), strings.HasSuffix(word, "is"):
		return word
	case strings.HasSuffix(word, "ies") && len(word) > 4:
		return word[:len(word)-3] + "y"
	case endsIn(word, "ches", "shes", "sses", "xes", "zzes"):
		return word[:len(word)-2]
	}
	return strings.TrimSuffix(word, "s")
}

// spellings are British endings and how they are spelled in America.
var spellings = []struct{ british, american string }{
	{"isation", "ization"}, {"isations", "izations"}, {"ise", "ize"}, {"ises", "izes"}, {"ised", "ized"}, {"ising", "izing"}, {"iser", "izer"}, {"isers", "izers"},
	{"yse", "yze"}, {"ysed", "yzed"}, {"ysing", "yzing"}, {"our", "or"}, {"ours", "ors"}, {"oured", "ored"}, {"ouring", "oring"},
	{"tre", "ter"}, {"tres", "ters"}, {"ogue", "og"}, {"ogues", "ogs"}, {"programme", "program"}, {"programmes", "programs"},
	{"licence", "license"}, {"licences", "licenses"}, {"defence", "defense"}, {"offence", "offense"}, // whole words, or nearly
}

// shortestBritish is how many letters come before such an ending: hour is no hor.
const shortestBritish = 3

// american is a word as it is spelled in America. It need not be a word: revise is revize.
func american(word string) string {
	for _, s := range spellings {
		if before, ok := strings.CutSuffix(word, s.british); ok && (len(before) >= shortestBritish || len(s.british) > 5) {
			return before + s.american
		}
	}
	return word
}

// stem takes -ing, -ed, a doubled consonant and a final e off the singular, so
// that all forms of a regular verb have one stem. A stem need not be a word.
func stem(word string) string {
	word = american(singular(word))
	for _, ending := range []string{"ing", "ed"} {
		if rest, cut := strings.CutSuffix(word, ending); cut && len(rest) >= 2 && strings.ContainsAny(rest, "aeiouy") && !strings.HasSuffix(word, "eed") {
			word = undouble(rest)
			break
		}
	}
	if rest, cut := strings.CutSuffix(word, "i"); cut && len(rest) >= 2 {
		return rest + "y" // carri(ed) is carry
	}
	return strings.TrimSuffix(word, "e")
}

// baseForms lists what the plain form of a word may be, the word itself first.
func baseForms(word string) []string {
	forms := []string{word}
	if a := american(word); a != word {
		forms = append(forms, a, singular(a))
	}
	if s := singular(word); s != word {
		forms = append(forms, s)
	}
	if s := stem(word); s != forms[len(forms)-1] && len(s) >= 2 {
		forms = append(forms, s, s+"e")
		if last := s[len(s)-1]; endsIn(word, string(last)+string(last)+"ing", string(last)+string(last)+"ed") {
			forms = append(forms, s+string(last)) // fill(ing), where stem cuts one l too many
		}
	}
	return forms
}

// undouble takes off the consonant that an ending doubled: plan(n)ed, but not that of
// fall and staff.
func undouble(word string) string {
	n := len(word)
	if endsIn(word, "ll", "ff") && vowels(word) == 1 {
		return word
	}
	if n > 2 && word[n-1] == word[n-2] && !strings.ContainsAny(word[n-1:], "aeiousz") {
		return word[:n-1]
	}
	return word
}

// vowels counts the groups of vowels of a word.
func vowels(word string) (n int) {
	within := false
	for _, c := range word {
		is := strings.ContainsRune("aeiouy", c)
		if is && !within {
			n++
		}
		within = is
	}
	return n
}

func endsIn(word string, endings ...string) bool {
	for _, ending := range endings {
		if strings.HasSuffix(word, ending) {
			return true
		}
	}
	return false
}
