package naming

import (
	"regexp"
	"slices"
	"strings"

	"rectify/data/text"
	"rectify/handlers/question/shortname"
	"rectify/index/lexicon"
)

// said are the words of a sentence that name notices by what they are of, beyond their
// keys and titles: the body (粮储局, 医院), and, before 那份 and the like, who inspected, the
// year, or words of the title. Beside them are the notices that each may name, in lower case.
func (r *Reader) said(sentence string) (words []noticeWord, ids map[string][]string) {
	ids = map[string][]string{}
	add := func(word, id string, kind wordKind) {
		lower := strings.ToLower(word)
		if slices.Contains(ids[lower], id) || r.ids[lower] != nil {
			return
		}
		if ids[lower] == nil {
			words = append(words, noticeWord{word, lower, kind})
		}
		ids[lower] = append(ids[lower], id)
	}
	runes := []rune(sentence)
	var english []string
	if len(runes) <= longestNaming {
		english = englishNames(sentence)
	}
	nouns := beforeNoun.FindAllStringSubmatch(sentence, -1)
	for _, n := range r.names {
		if n.Sample || n.Only && len(r.names) == 1 || !r.told() {
			continue
		}
		for _, short := range n.Shorts {
			if strings.Contains(sentence, short) {
				add(short, n.ID, aBody)
			}
		}
		for _, body := range n.Body {
			if len(runes) > longestNaming {
				break
			}
			if strings.Contains(sentence, body) {
				add(body, n.ID, aBody)
			} else if from, to := shortname.Find(runes, []rune(body)); to > from {
				add(string(runes[from:to]), n.ID, aBody)
			}
		}
		for _, word := range english {
			if n.calledInEnglish(word) {
				add(word, n.ID, aKey)
			}
		}
		for _, noun := range nouns {
			if word := n.longestIn([]rune(noun[1])); word != "" {
				add(word, n.ID, aText)
			}
		}
	}
	return words, ids
}

// longestNaming is the longest sentence, in runes, in which the names of bodies are looked for.
const longestNaming = 120

// told reports whether there are notices to be told apart: several, but for the sample.
func (r *Reader) told() bool {
	n := 0
	for i := range r.names {
		if !r.names[i].Sample || !r.names[i].Retired {
			n++
		}
	}
	return n > 1
}

// beforeNoun finds what stands before words for a notice: 第二专项巡察组那份.
var beforeNoun = regexp.MustCompile(`([\p{Han}0-9]{2,16}?)(?:的|度)?(?:(?:那|这|该)一?(?:份|个通报|个报告)|(?:那|这)?一?份?通报|公示|报告)`)

// longestIn is the longest ending of some runes that occurs in the titles or texts of one
// notice only; empty for none.
func (n Name) longestIn(before []rune) string {
	for from := 0; from+1 < len(before); from++ {
		word := string(before[from:])
		if !saysNothing.MatchString(word) && slices.ContainsFunc(slices.Concat(n.Titles, n.Texts), func(t string) bool { return strings.Contains(t, word) }) {
			return word
		}
	}
	return ""
}

// saysNothing is a word that the titles of all notices hold, so that it names none.
var saysNothing = regexp.MustCompile(`^(?:关于|整改|进展|情况|反馈|问题|意见|落实|通报|公示|报告|党组|党委|委员会|中共|[的和与及年])*$`)

// nameInEnglish finds words that may name a notice in an English sentence.
var nameInEnglish = regexp.MustCompile(`(?i)\b(?:the|of|in|from|for|and|about)\s+([a-z]{3,})|\b([a-z]{3,})(?:'s)?\s+(?:item|finding|notice|report|one|ones)\b|^([a-z]{3,})\s*(?::|'s|\?|$)`)

// englishNames are words of an English sentence that may name notices.
func englishNames(sentence string) (words []string) {
	if text.HasHan(sentence) {
		return nil
	}
	for at := 0; at < len(sentence); {
		m := nameInEnglish.FindStringSubmatchIndex(sentence[at:])
		if m == nil {
			break
		}
		for g := 1; g <= 3; g++ {
			if m[2*g] < 0 {
				continue
			}
			word := sentence[at+m[2*g] : at+m[2*g+1]]
			if !lexicon.Common(strings.ToLower(word)) && !genericEnglish[singular(word)] && !slices.Contains(words, word) {
				words = append(words, word)
			}
			at += m[2*g]
			break
		}
		if next := strings.IndexByte(sentence[at:], ' '); next >= 0 {
			at += next
		} else {
			break
		}
	}
	return words
}

// calledInEnglish reports whether an English word names the notice: it is in its English
// titles, or means a word in the Chinese name of its body.
func (n Name) calledInEnglish(word string) bool {
	one := singular(word)
	if one == "english" || one == "chinese" {
		return slices.ContainsFunc(n.Titles, text.HasHan) == (one == "chinese")
	}
	for _, title := range n.Titles {
		if !text.HasHan(title) && slices.ContainsFunc(latinWords.FindAllString(title, -1), func(w string) bool { return singular(w) == one }) {
			return true
		}
	}
	if len(n.Body) == 0 {
		return false
	}
	body := n.Body[len(n.Body)-1]
	return slices.ContainsFunc(lexicon.English(strings.ToLower(word)), func(t lexicon.Term) bool {
		return slices.ContainsFunc(t.Words, func(w string) bool { return len([]rune(w)) > 1 && strings.Contains(body, w) })
	})
}

var latinWords = regexp.MustCompile(`[A-Za-z]{3,}`)

// singular is a word in lower case without a plural s.
func singular(word string) string { return strings.TrimSuffix(strings.ToLower(word), "s") }

// genericEnglish are words of titles that tell no notices apart.
var genericEnglish = func() map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(`response statu corrective action plan report notice update management state county city department office service
		recommendation finding item issue progres implementation government our the and follow inspection number next last first second third one other one
		year month date deadline end beginning board committee authority public general national local annual review`) {
		set[w] = true
	}
	return set
}()
