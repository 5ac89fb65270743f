package question

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"rectify/data/text"
	"rectify/handlers/question/condition"
	"rectify/handlers/question/grammar"
	"rectify/index/lexicon"
)

// wholeWords reports whether a stretch neither begins nor ends within a word of
// letters.
func (r *reader) wholeWords(from, to int) bool {
	within := func(i int) bool {
		return i > 0 && i < len(r.runes) && grammar.IsLatin(r.runes[i-1]) && grammar.IsLatin(r.runes[i])
	}
	return !within(from) && !within(to)
}

// kindOfUnit ends names of units and tells few of them apart.
var kindOfUnit = regexp.MustCompile(`(?:['’]s)?,? (?:directorate|department|division|unit|office|service|services|section|branch|bureau|team|authority` +
	`|committee|agency|group|secretariat|board)$`)

// kindBefore begins names of units in the same way: Office of Public Affairs.
var kindBefore = regexp.MustCompile(`^(?:head|directorate|department|ministry|division|office|bureau|branch|board|secretariat|service)(?: of| for)(?: the)? `)

// beforeShort and afterShort find, around one common word, that it names a unit.
var (
	beforeShort = regexp.MustCompile(`\b(?:in|by|for|from|of|to|at|with|what['’]?s|whats|does|do|did|is|are|am|has|have|we|i am|i'm|us|and|or|where` +
		`|which|what|that|how about|everything|anything)\s+(?:the )?$|^(?:the )?$|[(,;:]\s*$`)
	afterShort = regexp.MustCompile(`^['’]s?\b|^(?:['’]s)?\s*(?:$|[?.,;:)–—-]|(?:is|are|as|in|on|and|or|has|have|had|still|got|finished|done|completed|delivered|closed|cleared|only|also|already` +
		`|currently|involved|working|doing|handling|looking|dealing|supposed|meant|down|left|behind|late|lead|leads|leading|own|owns|owned|support` +
		`|supports|supporting|helps?|helping|assists?|assisting|lends?|lending|responsible|accountable|items|recommendations|findings|ones|team|people|directorate|department|dept|div|unit|division|office)\b)`)
)

// shortEnglish proposes a unit that is named in English without what kind of unit it
// is, or by the first letters of its words, and a person by the surname: Finance, HR,
// Solberg.
func (r *reader) shortEnglish(known condition.Owner) (out []Entity) {
	for _, short := range englishShorts(known) {
		if lexicon.Common(short) && !strings.Contains(r.typed, strings.ToUpper(short)) {
			continue // "is" and "it" are IT Services in capitals only
		}
		words := []rune(short)
		for at := indexRunes(r.runes, words, 0); at >= 0; at = indexRunes(r.runes, words, at+1) {
			end := at + len(words)
			if !r.wholeWords(at, end) || strings.HasPrefix(r.after(at), known.Called) {
				continue
			}
			if inCapitals := r.typed != strings.ToUpper(r.typed) && strings.Contains(r.typed, strings.ToUpper(short)); !inCapitals && !known.Person && !strings.Contains(short, " ") && !(beforeShort.MatchString(r.before(at)) && afterShort.MatchString(r.after(end))) {
				continue
			}
			e := r.owner(known, at, end, latinWeight*2)
			for _, other := range r.Owners { // of two people with one surname, both
				if other.Called != known.Called && other.Person == known.Person && slices.Contains(englishShorts(other), short) {
					e.Owners = append(slices.Clone(e.Owners), other.IDs...)
				}
			}
			out = append(out, e)
		}
	}
	for _, office := range known.Office { // the monitoring officer's
		for _, at := range r.saidAs(office) {
			after := r.after(at[1])
			if strings.HasPrefix(after, " "+known.Called) { // Area Manager Karen Tully
				out = append(out, r.owner(known, at[0], at[1]+1+utf8.RuneCountInString(known.Called), latinWeight*2))
				continue
			}
			if slices.ContainsFunc(r.Owners, func(o condition.Owner) bool { return o.Person && strings.HasPrefix(after, " "+o.Called) }) {
				continue // one of them
			}
			e := r.owner(known, at[0], at[1], latinWeight*2)
			for _, other := range r.Owners {
				if other.Called != known.Called && slices.Contains(other.Office, office) {
					e.Owners = append(slices.Clone(e.Owners), other.IDs...)
				}
			}
			out = append(out, e)
		}
	}
	if words := strings.Fields(known.Called); len(words) > 1 {
		for _, at := range r.saidAs(known.Called) { // the Procurment Office
			wrong := 0
			for i, said := range strings.Fields(string(r.runes[at[0]:at[1]])) {
				if i >= len(words) || said != words[i] {
					wrong++
				}
			}
			if wrong == 1 {
				out = append(out, r.owner(known, at[0], at[1], latinWeight*2))
			}
		}
	}
	return append(out, r.clipped(known)...)
}

// shortestClipped is the fewest letters of a word that stand for all of it.
const shortestClipped = 3

// clipped proposes a unit some words of whose name are cut short: Lab Safety Unit.
func (r *reader) clipped(known condition.Owner) (out []Entity) {
	name := strings.Fields(known.Called)
	if known.Person || len(name) < 2 {
		return nil
	}
	words := latinRun.FindAllStringIndex(r.text, -1)
	for i := 0; i+len(name) <= len(words); i++ {
		whole, cut := 0, 0
		for k, w := range name {
			switch said := r.text[words[i+k][0]:words[i+k][1]]; {
			case said == w:
				whole++
			case len(said) >= shortestClipped && strings.HasPrefix(w, said):
				cut++
			}
		}
		if whole+cut == len(name) && whole > 0 && cut > 0 {
			e := r.span(OfOwner, words[i][0], words[i+len(name)-1][1])
			out = append(out, r.owner(known, e.From, e.To, latinWeight*2))
		}
	}
	return out
}

// englishShorts are what an English name may be shortened to, folded.
func englishShorts(known condition.Owner) (all []string) {
	words := strings.Fields(known.Called)
	if known.Person {
		if n := len(words); n > 1 && len(words[n-1]) > 2 && !post.MatchString(known.Called) {
			all = append(all, words[n-1])
		}
		return all
	}
	bare := kindBefore.ReplaceAllString(kindOfUnit.ReplaceAllString(known.Called, ""), "")
	if bare != known.Called && len(bare) > 1 {
		all = append(all, bare)
	}
	if first, _, joined := strings.Cut(bare, " and "); joined && len(first) >= shortestTelling && !plainWord[first] {
		all = append(all, first)
	}
	for _, name := range []string{known.Called, bare} {
		initials, joined := "", "" // HS, H&S
		for _, w := range strings.Fields(name) {
			switch w {
			case "and", "&":
				joined += "&"
			case "of", "the", "for":
			default:
				initials, joined = initials+w[:1], joined+w[:1]
			}
		}
		for _, short := range []string{initials, joined} {
			if len(short) > 1 && !slices.Contains(all, short) {
				all = append(all, short)
			}
		}
	}
	return all
}

// post finds names that are of a post: its last word is no surname.
var post = regexp.MustCompile(`\b(?:director|officer|chief|secretary|nurse|manager|head|minister|president|chair\w*|commissioner|engineer)\b`)

// shortestTelling is the number of letters from which the first of two words that name a
// unit names it: estates for Estates and Facilities; plainWord are those that many
// sentences hold.
const shortestTelling = 6

var plainWord = map[string]bool{"people": true, "patient": true, "patients": true, "public": true, "quality": true, "safety": true, "community": true,
	"women": true, "children": true, "research": true, "planning": true, "policy": true, "support": true, "systems": true, "standards": true,
	"customer": true, "customers": true}

// shortestSlipped is the number of letters from which a slip in a word is forgiven.
const shortestSlipped = 6

// saidAs are the stretches of the question, in runes, that say English words, each
// with one slip of the keyboard at most, in the singular or the plural.
func (r *reader) saidAs(words string) (all [][2]int) {
	want := strings.Fields(words)
	var at [][2]int // words of the question
	for i := 0; i < len(r.runes); i++ {
		if !grammar.IsLatin(r.runes[i]) {
			continue
		}
		from := i
		for i < len(r.runes) && (grammar.IsLatin(r.runes[i]) || r.runes[i] == '\'') {
			i++
		}
		at = append(at, [2]int{from, i})
	}
	for i := 0; i+len(want) <= len(at); i++ {
		same := true
		for k, w := range want {
			said := string(r.runes[at[i+k][0]:at[i+k][1]])
			same = same && (said == w || said == w+"s" || lexicon.Singular(said) == lexicon.Singular(w) || len(w) >= shortestSlipped && len(said) >= shortestSlipped && grammar.OneSlip(w, said))
		}
		if same && len(want) > 0 {
			all = append(all, [2]int{at[i][0], at[i+len(want)-1][1]})
		}
	}
	return all
}

// englishUnit finds what may name a unit in English: up to six words that a word for a
// kind of unit ends, or what leads, supports or owns.
var englishUnit = regexp.MustCompile(`\b(?:led|owned|handled|headed|managed|supported|run) by (?:the )?([a-z][a-z' -]+?)(?: (?:that|which|who|and|with|are|is|still|but|as|in|due|from|under)\b|[,.?(]|$)` +
	`|((?:[a-z-]+ |and |of |& ){0,5}?(?:sub-?)?(?:bureau|department|office|committee|commission|company|division|cent(?:er|re)|administration|branch|school|hospital|team|unit|detachment|brigade|government|authority|subdistrict|township|town|section|dept|station)s?(?: of (?:the )?[a-z]+ (?:bureau|department|office))?)\b` +
	`|\b(?:does|do|is|are) (?:the )?([a-z][a-z' -]+?) (?:lead|support|responsible|in charge|own)`)

// surelyNamed is how well English words must name a unit.
const surelyNamed = 0.7

// beforeUnit are words before the name of a unit that are no part of it.
var beforeUnit = regexp.MustCompile(`^(?:.*\b(?:the|by|for|does|do|did|is|are|has|have|which|what|how|many|where|all|those|ones|items|tasks|problems|findings|led|to|with|from|in|at|our|their)\s+)?`)

// translated proposes units that are named in English.
func (r *reader) translated() (out []Entity) {
	if len(r.Owners) == 0 || !grammar.IsLatin(r.runes[0]) {
		return nil
	}
	names := make([]string, len(r.Owners))
	for i, o := range r.Owners {
		if !o.Person && text.HasHan(o.Called) {
			names[i] = o.Called
		}
	}
	out = r.byFunction(names)
	for _, m := range englishUnit.FindAllStringSubmatchIndex(r.text, -1) {
		for g := 1; 2*g < len(m); g++ {
			if m[2*g] < 0 {
				continue
			}
			from := m[2*g] + len(beforeUnit.FindString(r.text[m[2*g]:m[2*g+1]]))
			at, share := lexicon.Named(r.text[from:m[2*g+1]], names)
			sure := latinWeight
			if unit, of := lexicon.NamedUnit(r.text[from:m[2*g+1]], names); of >= share && unit >= 0 {
				at, share, sure = unit, of, 2*latinWeight
			}
			if at >= 0 && share >= surelyNamed && names[at] != "" {
				e := r.span(OfOwner, from, m[2*g+1])
				out = append(out, r.owner(r.Owners[at], e.From, e.To, sure))
			}
		}
	}
	return out
}

// byFunction proposes units of these names that are named in English by what they do. A
// word for the kind of unit says that one is meant (the finance department), or what
// stands around it (what has finance finished).
func (r *reader) byFunction(names []string) (out []Entity) {
	for _, said := range lexicon.Units(r.text, names) {
		before, after := r.before(said.From), r.after(said.To)
		if !said.Kind && !unitBefore.MatchString(before) && !unitAfter.MatchString(after) &&
			!(askedOf.MatchString(before) && doesIt.MatchString(after)) && !(strings.TrimSpace(before) == "" && headsList.MatchString(after)) && !(alsoOf.MatchString(before) && endsThere.MatchString(after)) {
			continue
		}
		var ids []string
		for _, i := range said.Units {
			ids = append(ids, r.Owners[i].IDs...)
		}
		slices.Sort(ids)
		out = append(out, r.owner(condition.Owner{IDs: slices.Compact(ids)}, said.From, said.To, 2*latinWeight))
	}
	return out
}

// What stands around English words that name a unit: before them, behind them, and on
// both sides; headsList is behind what a question begins with.
var (
	unitBefore = regexp.MustCompile(`\b(?:(?:led|owned|handled|headed|managed|supported|run|helped|taken on|looked after) (?:just |only |solely |jointly )?by|assigned to|belong(?:s|ing)? to|down to|left (?:for|with)` +
		`|(?:items?|tasks?|problems?|issues?|ones|findings?|anything|everything|something|much|many|lot) (?:for|of)|lead(?:ing)? (?:unit|department|office)(?: is|:)?|joint(?:ly)? with|support(?:ing)? (?:unit|department|office)(?: is|:)?)\s(?:the |our )?$`)
	unitAfter = regexp.MustCompile(`^['’]s?(?:\s|$|\?)|^ (?:dept|guys|people|lot|folks|staff|colleagues|lads)\b` +
		`|^ (?:(?:only|just|also|still|already|alone|mainly|jointly|together with [a-z]+) )*(?:leads?|owns?|supports?|handles?|looks? after|helps? (?:out|with)|leading|supporting|responsible|accountable|involved|assisting|helping|in charge|working on|dealing with|handling|looking after|answers? for|finished|closed|completed)\b` +
		`|^ (?:is|are|was|were|be|being)(?: the| a| an)?(?: only| just| also| still| mainly)? (?:leads?|leading|owner|responsible|accountable|in charge|support(?:s|ing)?|assisting|helping|involved|working|dealing|handling|looking after|late|behind|sitting|supposed|down)\b` +
		`|^ (?:has|have|had)(?: the)? (?:got|to do|to finish|to lead|still|left|most|fewest|done|finished|closed|completed|on (?:its|their))\b|^ as (?:the |a )?(?:lead|support|main|responsible|co-?lead|only|second|assist)|^ on (?:its|their) (?:plate|own|desk)`)
	alsoOf    = regexp.MustCompile(`^(?:(?:and|but|ok|okay|so|now|then|no|right),? )*(?:(?:the )?same (?:again )?(?:for|with|question for)|what about|how about|only|just|and|now|then|but|no,?|those of|the ones of)\s(?:the |our )?$`)
	endsThere = regexp.MustCompile(`^(?:['’]s?)?(?: (?:ones|items|tasks|only|too|as well|please|pls|then|instead))*\s*[?.!]*$`)
	askedOf   = regexp.MustCompile(`\b(?:does|do|did|has|have|had|is|are|was|were|can|should|must|hasn['’]?t|haven['’]?t|isn['’]?t|aren['’]?t|doesn['’]?t|don['’]?t)\s(?:the |our )?$`)
	doesIt    = regexp.MustCompile(`^ (?:(?:still|also|only|just|actually|already|not|yet|really|currently|all|of) )*(?:leads?|owns?|supports?|leading|owning|supporting|handl(?:e|ing)|help(?:ing)?|assist(?:ing)?|responsible|accountable|involved|in charge|finish(?:ed)?|done|do|complet(?:ed?|ing)|clos(?:ed?|ing)|got|have|left|need|working|work|look(?:ing)? after|dealing|deal|late|behind|take|taken|taking|run(?:ning)?|answer|own)\b`)
	headsList = regexp.MustCompile(`^\s*[-–—:,;]\s*(?:what|which|how many|how much|anything|any|list|show|all|only|just|open|done|closed|unfinished|outstanding|without|as (?:lead|support)|still|items?|tasks?|due)\b|^ (?:as (?:lead|support)|without the|still)\b`)
)

// mostSpelled is how many words spell a Chinese name: ou yang xiu wen.
const mostSpelled = 4

// spelledOut proposes people of a Chinese name that is spelled in pinyin: Tan Xiulan,
// Xiulan Tan.
func (r *reader) spelledOut() (out []Entity) {
	words := latinRun.FindAllStringIndex(r.text, -1)
	if len(words) < 2 || !slices.ContainsFunc(r.Owners, func(o condition.Owner) bool { return o.Person && text.HasHan(o.Called) }) {
		return nil
	}
	said := map[string][2]int{} // stretches by their letters
	for i := range words {
		letters := ""
		for n := i; n < min(len(words), i+mostSpelled); n++ {
			if letters += r.text[words[n][0]:words[n][1]]; n > i {
				said[letters] = [2]int{words[i][0], words[n][1]}
			}
		}
	}
	for _, o := range r.Owners {
		if !o.Person {
			continue
		}
		for _, letters := range text.Spellings(text.BareName(o.Called)) {
			if at, there := said[letters]; there {
				e := r.span(OfOwner, at[0], at[1])
				out = append(out, r.owner(o, e.From, e.To, 2*latinWeight))
			}
		}
	}
	return out
}

var latinRun = regexp.MustCompile(`[a-z]+`)

// oftenTyped are English words of the grammar, long enough to be known by all letters but
// one.
var oftenTyped = strings.Fields(`january february september october november december deadline overdue accountable responsible supporting recommendation
	recommendations section chapter complete completed finished implemented addressed outstanding department directorate quarter partially`)

var longWord = regexp.MustCompile(`[a-z]{6,}`)

// spelledRight corrects a slip of the keyboard in such words, where what was typed is no
// word: novmber.
func spelledRight(asked string) string {
	return longWord.ReplaceAllStringFunc(asked, func(typed string) string {
		if slices.Contains(oftenTyped, typed) || lexicon.Common(typed) || len(lexicon.English(typed)) > 0 {
			return typed
		}
		for _, word := range oftenTyped {
			if grammar.OneSlip(typed, word) {
				return word
			}
		}
		return typed
	})
}

// eitherWay finds words that say that a condition does not matter.
var eitherWay = regexp.MustCompile(`,? ?(?:\(|- )?\b(?:whether|regardless of whether|no matter if|no matter whether) (?:[a-z]+ ){1,3}or not\b\)?|,? (?:on track|on schedule|on time|late|overdue|delayed) or not(?:[,.?]|$)|\((?:[a-z]+ ){1,3}or not\)`)
