// Package naming finds the notices that sentences name: 审计#11, 审计那份里, the audit
// notice.
package naming

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"rectify/data/pattern"
	"rectify/data/text"
)

// A Name is how people name a notice.
type Name struct {
	ID      string
	Keys    []string // 审计, audit
	Titles  []string // its name and title
	Body    []string // names of the body whose notice it is, in Chinese, with its place and without: 岚州市粮食和物资储备局
	Shorts  []string // short names of it: 粮食, 医院
	Texts   []string // what else tells which it is before 那份 or the like: who inspected, 2024年
	Retired bool     // it is out of use
	Sample  bool     // it is the sample: only its keys and titles name it
	Only    bool     // no other is in use, so that sentences are about it anyway: only 审计#11 names it
}

// A Mention is what a sentence says of notices.
type Mention struct {
	IDs     []string // those that it names, in order, each once
	All     bool     // it says that all are meant
	Other   bool     // it says that the other one is meant: 另一份呢
	Unclear []string // those of which one is meant by a name that several have
	Rest    string   // the sentence without that; see OnlyNames
}

// A Reader finds the notices that sentences name. It may be used by several
// goroutines.
type Reader struct {
	names []Name
	byKey map[string]string   // ids by keys in lower case
	ids   map[string][]string // by key, name or title in lower case
	words []noticeWord

	mu   sync.Mutex
	made map[string]*noticePatterns // by the words that a sentence holds
}

// A noticeWord is a key, name or title of a notice.
type noticeWord struct {
	word, lower string
	kind        wordKind
}

// A wordKind is how a noticeWord names its notice.
type wordKind int

const (
	aKey    wordKind = iota // also before a number
	onlyKey                 // only as 审计#11
	aTitle                  // wherever it is
	aBody                   // also where a question begins: 医院有几项逾期
	aText                   // only before 那份 and the like
)

// New makes a reader of these names.
func New(names []Name) *Reader {
	r := &Reader{names: names, byKey: map[string]string{}, ids: map[string][]string{}, made: map[string]*noticePatterns{}}
	for _, n := range names {
		kind := aKey
		if n.Only {
			kind = onlyKey
		}
		for i, key := range n.Keys {
			lower := strings.ToLower(key)
			if r.byKey[lower] != "" {
				continue
			}
			r.byKey[lower], r.ids[lower] = n.ID, []string{n.ID}
			if i > 1 || n.Retired && !n.Sample { // Keys[0] is the id and Keys[1] the key that is shown
				r.ids[lower] = append(r.ids[lower], r.entitled(key, n.ID)...)
			}
			of := kind
			if kind == aKey && text.HasHan(key) && !kindsOfNotices[key] && !n.Sample {
				of = aBody
			}
			r.words = append(r.words, noticeWord{key, lower, of})
		}
		for _, title := range n.Titles {
			if lower := strings.ToLower(title); utf8.RuneCountInString(title) > shortestNoticeTitle && kind == aKey && !n.Retired && r.ids[lower] == nil {
				r.ids[lower] = []string{n.ID}
				r.words = append(r.words, noticeWord{title, lower, aTitle})
			}
		}
	}
	return r
}

// kindsOfNotices are keys that are also what a question may be on, so that a question
// which begins with one need not name the notice.
var kindsOfNotices = map[string]bool{"审计": true, "巡视": true, "巡察": true, "督察": true, "督查": true, "督导": true, "考核": true, "评估": true,
	"安全": true, "信访": true, "检查": true, "环保督察": true, "专项检查": true, "主题教育": true}

// entitled are the notices in use, but for one, whose titles hold a word.
func (r *Reader) entitled(word, but string) (ids []string) {
	for _, n := range r.names {
		if n.ID != but && !n.Retired && slices.ContainsFunc(n.Titles, func(title string) bool { return strings.Contains(strings.ToLower(title), strings.ToLower(word)) }) {
			ids = append(ids, n.ID)
		}
	}
	return ids
}

// Read finds the notices that a sentence names. A sentence that names none is
// returned as it is.
func (r *Reader) Read(sentence string) Mention {
	m := Mention{Rest: sentence}
	p, said := r.patterns(sentence)
	add := func(word string) { r.add(&m, word, said) }
	for i, re := range p.numbers {
		m.Rest = re.ReplaceAllStringFunc(m.Rest, func(found string) string {
			g := re.FindStringSubmatch(found)
			switch i {
			case 0, 1: // 审计#11, 审计11
				if id := r.byKey[strings.ToLower(g[1])]; id != "" {
					m.name(id)
				} else {
					add(g[1])
				}
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
			for _, word := range r.split(re.FindStringSubmatch(found)[1], said) {
				add(word)
			}
			return " "
		})
	}
	if len(m.IDs) == 0 && len(m.Unclear) == 0 && p.leads != nil {
		if at := p.leads.FindStringSubmatchIndex(m.Rest); at != nil && goesOnAlike.MatchString(m.Rest[at[1]:]) {
			words := r.split(m.Rest[at[4]:at[5]], said)
			if !slices.ContainsFunc(words, func(word string) bool { _, unclear := r.meant(word, said); return unclear }) {
				for _, word := range words {
					add(word)
				}
				m.Rest = m.Rest[at[2]:at[3]] + " " + m.Rest[at[1]:]
			}
		}
	}
	if len(m.IDs) == 0 && len(m.Unclear) == 0 {
		switch {
		case allNotices.MatchString(m.Rest):
			m.All, m.Rest = true, allNotices.ReplaceAllString(m.Rest, " ")
		case r.several() && otherNotice.MatchString(m.Rest):
			m.Other, m.Rest = true, otherNotice.ReplaceAllString(m.Rest, " ")
		}
	}
	if m.Rest != sentence {
		m.Rest = strings.Join(strings.FieldsFunc(m.Rest, func(r rune) bool { return r == ' ' }), " ")
		m.Rest = strings.TrimLeft(m.Rest, "，,、的")
		if nothingElse.MatchString(m.Rest) {
			if m.Rest = sameOf; !text.HasHan(sentence) {
				m.Rest = sameOfEnglish
			}
		}
	}
	return m
}

// What is left of a sentence that only names a notice.
const sameOf, sameOfEnglish = "那份呢", "that notice?"

// OnlyNames reports whether nothing is left of a sentence without the name of a notice, and
// returns a question how far everything is.
func OnlyNames(rest string) (howFar string, ok bool) {
	switch rest {
	case sameOf:
		return "整改进展怎么样", true
	case sameOfEnglish:
		return "how far along is it?", true
	}
	return "", false
}

// otherNotice is how a sentence says that another notice is meant than the one before.
var otherNotice = pattern.MustCompile(`(?i)(?:另外?(?:一|那)?|还有一|别的那?)(?:份|个通报)(?:通报)?` + placedIn + `|\b(?:the )?other (?:one|notice|report)(?:'s)?\b`)

// nothingElse is what is left of a sentence that only names a notice.
var nothingElse = regexp.MustCompile(`(?i)^(?:那么?|换成?|看看?|再|其中|里面|的|呢|吗|请|请问|有|[,，?？。!！\s]|and|but|or|ok|so|now|then|what|how|about|for|in|of|the)*$`)

// several reports whether more than one notice is in use.
func (r *Reader) several() bool {
	n := 0
	for i := range r.names {
		if !r.names[i].Retired {
			n++
		}
	}
	return n > 1
}

// name adds a notice that is named.
func (m *Mention) name(id string) {
	if !slices.Contains(m.IDs, id) {
		m.IDs = append(m.IDs, id)
	}
}

// add adds the notice that a word names, or those that it may name.
func (r *Reader) add(m *Mention, word string, said map[string][]string) {
	ids, unclear := r.meant(word, said)
	switch {
	case unclear:
		m.Unclear = ids
	case len(ids) == 1:
		m.name(ids[0])
	}
}

// meant are the notices that a word may name: those in use, or else those that are
// retired; it is unclear where there are several.
func (r *Reader) meant(word string, said map[string][]string) (ids []string, unclear bool) {
	lower := strings.ToLower(strings.TrimSpace(word))
	of := r.known(lower, said)
	if of == nil {
		_, size := utf8.DecodeRuneInString(lower)
		of = r.known(lower[size:], said) // 县医院
	}
	for _, retired := range []bool{false, true} {
		for _, n := range r.names {
			if n.Retired == retired && slices.Contains(of, n.ID) {
				ids = append(ids, n.ID)
			}
		}
		if len(ids) > 0 {
			break
		}
	}
	return ids, len(ids) > 1
}

// known are the notices that a word in lower case names.
func (r *Reader) known(lower string, said map[string][]string) []string {
	if ids := r.ids[lower]; ids != nil {
		return ids
	}
	return said[lower]
}

// Lead finds the notice of the item that a text begins with: 审计#11 已整改,
// 审计第11项. It returns the notice's id, empty for none, and the text without its
// name. Names after it in the text are part of it.
func (r *Reader) Lead(typed string) (id, rest string) {
	p, said := r.patterns(typed)
	for i, re := range append([]*pattern.Pattern{p.lead}, p.numbers[:min(len(p.numbers), 4)]...) {
		if re == nil {
			continue
		}
		at := re.FindStringSubmatchIndex(typed)
		if at == nil || strings.TrimSpace(typed[:at[0]]) != "" {
			continue
		}
		mark, word := "", typed[at[2]:at[3]]
		if i < 3 {
			mark = "#"
			id = r.byKey[strings.ToLower(word)]
		}
		if ids, unclear := r.meant(word, said); id == "" && !unclear && len(ids) == 1 {
			id = ids[0]
		}
		if id == "" {
			continue
		}
		rest = mark + typed[at[6]:]
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
func (r *Reader) split(names string, said map[string][]string) []string {
	if r.known(strings.ToLower(names), said) != nil {
		return []string{names}
	}
	words := between.Split(names, -1)
	for i, word := range words {
		words[i] = strings.TrimSuffix(strings.TrimSuffix(strings.TrimPrefix(word, "the "), "那边"), "的")
	}
	return words
}
