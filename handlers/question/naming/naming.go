// Package naming finds the notices that sentences name: 审计#11, 审计那份里, the audit
// notice.
package naming

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"rectify/data/pattern"
	"rectify/data/text"
)

// A Name is how people name a notice.
type Name struct {
	ID      string
	Keys    []string // 审计, audit
	Titles  []string // its name and title
	Issuers []string // short names of who issued it, which name it before 那份 or 通报 alone
	Retired bool     // it is out of use: 审计#11 and 审计那份 name it
	Only    bool     // no other is in use, so that sentences are about it anyway: only 审计#11 names it
}

// A Mention is what a sentence says of notices.
type Mention struct {
	IDs  []string // those that it names, in order, each once
	All  bool     // it says that all are meant
	Rest string   // the sentence without that
}

// A Reader finds the notices that sentences name. It may be used by several
// goroutines.
type Reader struct {
	ids   map[string]string // by key, name or title in lower case
	words []noticeWord

	mu   sync.Mutex
	made map[string]*noticePatterns // by the words that a sentence holds
}

// A noticeWord is a key, name or title of a notice.
type noticeWord struct {
	word, lower string
	kind        wordKind
}

// A wordKind is what a noticeWord is of its notice.
type wordKind int

const (
	aKey wordKind = iota
	onlyKey
	retiredKey
	aTitle
	anIssuer
)

// noticePatterns find the notices of some words, in the ways in which sentences
// name them.
type noticePatterns struct {
	numbers []*pattern.Pattern // of one item of a notice; the rest is in their last groups
	lead    *pattern.Pattern   // the same of a bare number where a command names its items; nil without keys
	wholes  []*pattern.Pattern // of notices; their first group holds the names
}

// Words that may follow the key of a notice if the notice as a whole is meant.
const (
	noticeNoun  = `(?:整改)?(?:情况)?的?(?:通报|公示|公告|清单)`
	whichOne    = `的?(?:那|这|该)(?:一|两|二|三|几)?(?:份|批|个(?:通报|清单|公告|公示))` + `(?:` + noticeNoun + `)?`
	placedIn    = `(?:里面|里头|里边|里|中|上|内)?(?:的|，|,)?`
	englishNoun = `(?:'s)?\s+(?:notices?|report|list|ledger)\b`
)

// counted are what may follow a number that is no item's: 审计24个.
const counted = text.Measures + "个项条款号点次页#＃"

// allNotices is how a sentence says that all notices are meant.
var allNotices = pattern.MustCompile(`(?i)(?:在)?(?:全部|所有|全体)(?:的|在用的)*(?:几|两|三)?份?通报` + placedIn +
	`[:：]?|(?:\b(?:in|of|across|over|from)\s+)?\ball\s+(?:of\s+)?(?:the\s+|our\s+)?notices\b(?:\s*[:,])?|^\s*all\s*[:：]\s*`)

// New makes a reader of these names.
func New(names []Name) *Reader {
	r := &Reader{ids: map[string]string{}, made: map[string]*noticePatterns{}}
	add := func(id, word string, kind wordKind) {
		lower := strings.ToLower(word)
		if r.ids[lower] == "" {
			r.ids[lower] = id
			r.words = append(r.words, noticeWord{word, lower, kind})
		}
	}
	for _, n := range names {
		kind := aKey
		switch {
		case n.Retired:
			kind = retiredKey
		case n.Only:
			kind = onlyKey
		}
		for _, key := range n.Keys {
			if kind == retiredKey && inTitle(names, key) {
				add(n.ID, key, onlyKey)
			}
			add(n.ID, key, kind)
		}
		for _, title := range n.Titles {
			if utf8.RuneCountInString(title) > shortestNoticeTitle && kind == aKey {
				add(n.ID, title, aTitle)
			}
		}
	}
	issued := map[string]int{} // notices of an issuer
	for _, n := range names {
		for _, issuer := range n.Issuers {
			issued[issuer]++
		}
	}
	for _, n := range names {
		for _, issuer := range n.Issuers {
			if issued[issuer] == 1 && !n.Retired && !n.Only {
				add(n.ID, issuer, anIssuer)
			}
		}
	}
	return r
}

// inTitle reports whether the title of a notice in use holds a key, so that 审计那份
// may mean that one.
func inTitle(names []Name, key string) bool {
	return slices.ContainsFunc(names, func(n Name) bool {
		return !n.Retired && slices.ContainsFunc(n.Titles, func(title string) bool { return strings.Contains(strings.ToLower(title), strings.ToLower(key)) })
	})
}

// mostPatterns is for how many sets of words patterns are kept.
const mostPatterns = 256

// patterns are those of the words that a sentence holds, of however many there
// are; nil where it holds none.
func (r *Reader) patterns(sentence string) *noticePatterns {
	lower := strings.ToLower(sentence)
	var held []noticeWord
	set := ""
	for _, w := range r.words {
		if strings.Contains(lower, w.lower) {
			held = append(held, w)
			set += w.lower + "\n"
		}
	}
	if len(held) == 0 {
		return nil
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	made := r.made[set]
	if made == nil {
		if len(r.made) >= mostPatterns {
			clear(r.made)
		}
		made = patternsOf(held)
		r.made[set] = made
	}
	return made
}

func patternsOf(held []noticeWord) *noticePatterns {
	p := &noticePatterns{}
	var keys, every, titles, wholes []string
	for _, w := range held {
		switch w.kind {
		case aTitle:
			titles = append(titles, w.word)
			continue
		case anIssuer:
			wholes = append(wholes, w.word)
			continue
		case retiredKey:
			wholes = append(wholes, w.word)
		case aKey:
			keys, wholes = append(keys, w.word), append(wholes, w.word)
		}
		every = append(every, w.word)
	}
	if len(every) > 0 {
		p.numbers = append(p.numbers, pattern.MustCompile(`(?i)(`+alternatives(every)+`)\s*[#＃]\s*()(\d)`))
	}
	if len(keys) > 0 {
		any := alternatives(keys)
		p.lead = pattern.MustCompile(`(?i)^\s*(` + any + `)\s*()(\d{1,4}(?:[^\d.` + counted + `]|$))`)
		p.numbers = append(p.numbers,
			pattern.MustCompile(`(?i)(`+any+`)\s*()(\d{1,3}(?:\s*[^\d\s.A-Za-z`+counted+`]|\s+(?:is|are|has|have|to|on|by|and)\b|\s*$))`),
			pattern.MustCompile(`(?i)(`+any+`)(?:`+whichOne+`|`+noticeNoun+`)?`+placedIn+`()((?:第|问题|编号)\s*[0-9０-９零〇一二三四五六七八九十百两]+)`),
			pattern.MustCompile(`(?i)(`+any+`)(?:`+englishNoun+`)?()\s+((?:item|finding|issue|number|no\.?)\s*\d)`),
			pattern.MustCompile(`(?i)((?:item|finding|issue|number|no\.?|#)\s*\d+)\s+(?:of|in|from|on)\s+(?:the\s+)?(`+any+`)(?:`+englishNoun+`)?`),
			pattern.MustCompile(`(?i)^\s*(`+any+`)(?:的|里面的?|里头的?|里边的?|里的?)()(还|有|哪|几|多少|一共|没|逾期|谁)`),
		)
	}
	if len(titles) > 0 {
		p.wholes = append(p.wholes, pattern.MustCompile(`(?i)(?:在|关于|\bin\s+|\bof\s+)?[《“"]?(`+alternatives(titles)+`)[》”"]?(?:`+noticeNoun+`)?`+placedIn))
	}
	joined := func(words []string) string {
		in := alternatives(words)
		return `((?:` + in + `)(?:\s*(?:和|与|跟|、|及|以及|\band\b|,)\s*(?:` + in + `))*)`
	}
	if len(keys) > 0 {
		several := joined(keys)
		p.wholes = append(p.wholes,
			pattern.MustCompile(`(?i)^\s*`+several+`\s*[:：]\s*`),
			pattern.MustCompile(`(?i)(?:\b(?:in|of|from|on|for)\s+)?(?:\bthe\s+)?`+several+englishNoun),
			pattern.MustCompile(`(?i)\b(?:in|of|from|for)\s+(?:the\s+)?`+several+`()\s*[?.!]*\s*$`))
	}
	if len(wholes) > 0 {
		p.wholes = append(p.wholes, pattern.MustCompile(`(?i)(?:在|关于)?`+joined(wholes)+`(?:`+whichOne+`|`+noticeNoun+`)`+placedIn))
	}
	return p
}

// shortestNoticeTitle is longer than what a sentence may hold by chance, in characters.
const shortestNoticeTitle = 4

// alternatives matches one of several words; Latin ones are whole words.
func alternatives(words []string) string {
	words = slices.Clone(words)
	slices.SortStableFunc(words, func(x, y string) int { return len(y) - len(x) })
	for i, word := range words {
		quoted := regexp.QuoteMeta(word)
		if first, _ := utf8.DecodeRuneInString(word); first < unicode.MaxASCII {
			quoted = `\b` + quoted
		}
		if last, _ := utf8.DecodeLastRuneInString(word); last < unicode.MaxASCII {
			quoted += `\b`
		}
		words[i] = quoted
	}
	return strings.Join(words, "|")
}

// Read finds the notices that a sentence names. A sentence that names none is
// returned as it is.
func (r *Reader) Read(sentence string) Mention {
	m := Mention{Rest: sentence}
	add := func(word string) {
		if id := r.ids[strings.ToLower(word)]; id != "" && !slices.Contains(m.IDs, id) {
			m.IDs = append(m.IDs, id)
		}
	}
	p := r.patterns(sentence)
	if p == nil {
		p = &noticePatterns{}
	}
	for i, re := range p.numbers {
		m.Rest = re.ReplaceAllStringFunc(m.Rest, func(found string) string {
			g := re.FindStringSubmatch(found)
			switch i {
			case 0, 1: // 审计#11, 审计11
				add(g[1])
				return "#" + g[3]
			case 4: // item 11 of the audit
				add(g[2])
				return g[1]
			}
			add(g[1])
			return " " + g[3]
		})
	}
	for _, re := range p.wholes {
		m.Rest = re.ReplaceAllStringFunc(m.Rest, func(found string) string {
			for _, word := range r.split(re.FindStringSubmatch(found)[1]) {
				add(word)
			}
			return " "
		})
	}
	if allNotices.MatchString(m.Rest) && len(m.IDs) == 0 {
		m.All, m.Rest = true, allNotices.ReplaceAllString(m.Rest, " ")
	}
	if m.Rest != sentence {
		m.Rest = strings.Join(strings.FieldsFunc(m.Rest, func(r rune) bool { return r == ' ' }), " ")
		m.Rest = strings.TrimLeft(m.Rest, "，,、的")
	}
	return m
}

// Lead finds the notice of the item that a text begins with: 审计#11 已整改,
// 审计第11项. It returns the notice's id, empty for none, and the text without its
// name. Names after it in the text are part of it.
func (r *Reader) Lead(typed string) (id, rest string) {
	p := r.patterns(typed)
	if p == nil {
		return "", typed
	}
	for i, re := range append([]*pattern.Pattern{p.lead}, p.numbers[:min(len(p.numbers), 4)]...) {
		if re == nil {
			continue
		}
		at := re.FindStringSubmatchIndex(typed)
		if at == nil || strings.TrimSpace(typed[:at[0]]) != "" {
			continue
		}
		mark := ""
		if i < 3 {
			mark = "#"
		}
		id, rest = r.ids[strings.ToLower(typed[at[2]:at[3]])], mark+typed[at[6]:]
		if m := moreNumbers.FindStringSubmatch(rest); m != nil { // 审计#4,审计#6
			if same, more := r.Lead(m[2]); same == id {
				rest = m[1] + more
			}
		}
		return id, rest
	}
	return "", typed
}

// moreNumbers parts a list of items whose next is named with its notice.
var moreNumbers = regexp.MustCompile(`^([#＃第\d\s项]+(?:[、,，和与及&]|and\b|\s)+)([\p{Han}A-Za-z].*)$`)

// between separates the names of several notices.
var between = pattern.MustCompile(`(?i)\s*(?:以及|和|与|跟|、|及|\band\b|,)\s*`)

// split parts names that are joined, unless they are one name.
func (r *Reader) split(names string) []string {
	if r.ids[strings.ToLower(names)] != "" {
		return []string{names}
	}
	return between.Split(names, -1)
}
