package question

import (
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"rectify/data/notice"
	"rectify/data/pattern"
	"rectify/data/text"
	"rectify/handlers/question/condition"
	"rectify/handlers/question/grammar"
)

// aroundCore is around the core of a statement that something goes on: 正处于推进之中, 仍在推进.
var aroundCore = regexp.MustCompile(`^(?:目前|现阶段|现今|现|截至目前|该问题|已经|已|均)*(?:(?:尚未完成[,，]?)?(?:正处于|处于|正在|仍在|还在|尚在|仍|还|在|正)(?:有序|按计划|按序时|持续|稳步|抓紧|加快)*)?|(?:之中|当中|过程中|中|着|了|的)+$`)

// coreOf is what a statement of a status comes down to: 推进 of 正在按计划推进.
func coreOf(words string) string { return aroundCore.ReplaceAllString(words, "") }

// goingWords are the cores that say no more than that something goes on.
var goingWords = map[string]bool{"推进": true, "整改": true, "办理": true, "进行": true, "落实": true, "实施": true}

// unjoined leaves out what only joins the parts of a status: 已完成整改，并将长期坚持.
var unjoined = strings.NewReplacer("，", "", ",", "", "、", "", "并", "", "且", "", "将", "", "已", "")

// leastOwn is the fewest characters of a notice's own word for a status that name it.
const leastOwn = 3

// ownStatuses proposes stretches that the question shares with the notice's own
// words for a status.
func (r *reader) ownStatuses() (out []Entity) {
	for _, c := range r.Classes {
		if c.Words != "" && grammar.Language(c.Words) == "en" {
			out = append(out, r.englishStatus(c)...)
			continue
		}
		at, n := grammar.LongestShared(r.runes, []rune(c.Words))
		if n < leastOwn && !r.halfOfStatus(c, at, n) {
			continue
		}
		said := string(r.runes[at : at+n])
		if !text.HasHan(said) { // the 202 of 2027 is of a date
			continue
		}
		set := r.classes(func(c condition.Class) bool {
			return says(c.Words, said) || n > leastOwn && says(unjoined.Replace(c.Words), unjoined.Replace(said))
		})
		if n == leastOwn && utf8.RuneCountInString(c.Words) > n && everyday.MatchString(said) || set == 0 {
			continue
		}
		if core := coreOf(said); goingWords[core] && c.Status == notice.InProgress {
			set |= r.classes(func(o condition.Class) bool { return o.Status == c.Status && coreOf(o.Words) == core })
		}
		for _, known := range readings { // 滞后于序时进度 for 未达到序时进度
			if known.own != nil && known.own.MatchString(said) {
				set |= r.classes(func(o condition.Class) bool { return known.own.MatchString(o.Words) })
			}
		}
		if said == c.Words && namedAsStatus.MatchString(r.before(at)) {
			set = r.classes(func(o condition.Class) bool { return o.Words == said })
		} else if printed := said == c.Words && !c.Status.Done() && c.Status != notice.InProgress && !c.Only && r.controlled(c.Status); printed {
			set = r.classes(func(o condition.Class) bool { return o.Words == said })
		} else if plainStatus.MatchString(said) && !(c.Status.Done() && longStem.MatchString(said)) && (c.Status != notice.InProgress || !r.controlled(c.Status)) {
			set = r.classes(func(other condition.Class) bool { return other.Status == c.Status })
			if waits := readings["accepting"].own; strings.Contains(said, "销号") { // 待核验 is none of those
				set &^= r.classes(func(o condition.Class) bool { return waits.MatchString(o.Words) })
			}
		}
		if no := deniedBefore.FindString(r.before(at)); no != "" { // 没达到序时进度 where the notice has a word for that, too
			denied := r.denying(said)
			if denied == 0 && c.Status.Done() && said == c.Words { // 未办结销号
				denied = r.classes(func(condition.Class) bool { return true }) &^ set
			}
			if denied != 0 {
				at, n, set = at-utf8.RuneCountInString(no), n+utf8.RuneCountInString(no), denied
			}
		}
		e := Entity{Kind: OfStatus, From: at, To: at + n, Classes: set, Weight: float64(n) * ownWeight}
		if led := goesOn.FindString(r.before(at)); led != "" && said == c.Words { // 还在持续推进的
			e.From -= utf8.RuneCountInString(led)
			e.Weight = float64(e.To-e.From) * ownWeight
		}
		if e.To < len(r.runes) && r.runes[e.To] == '的' {
			e.To++
			e.Weight += ownWeight
		}
		out = append(out, e)
	}
	return out
}

// namedAsStatus leads up to what the notice prints as a status, and means no other that begins so:
// 状态为已完成整改, where another is 已完成整改并长期坚持.
var namedAsStatus = regexp.MustCompile(`(?:状态|标|写|注明|结果|程度)(?:一?栏)?(?:里|上)?(?:写|标)?(?:的|着|成|明|注)*(?:是|为|作)?["“「]$|(?:状态|标|写|注明|结果)(?:一?栏)?(?:里|上)?(?:写|标)?(?:的|着|成|明|注)*(?:是|为|作|着|成|明)$`)

// goesOn leads up to a status that is so still.
var goesOn = regexp.MustCompile(`(?:还|仍|尚|一直|依然|目前|现在)+(?:正|在|处于|是)*$`)

// deniedBefore finds a negation that ends at a status.
var deniedBefore = regexp.MustCompile(`(?:还|尚|仍|都|并)*(?:没能?|没有|未能?)$`)

// denying are the classes whose words say that something is not so: 未达序时进度 of
// 达到序时进度.
func (r *reader) denying(said string) condition.Classes {
	return r.classes(func(c condition.Class) bool {
		return strings.Contains(c.Words, "未"+said) || readings["on_track"].own.MatchString(said) && readings["behind"].own.MatchString(c.Words)
	})
}

// Lengths of a status in whose words one character may be mistyped.
const (
	shortestMistyped = 4
	longestMistyped  = 8
)

// mistypedStatuses proposes stretches that differ in one character from the notice's
// own word for a status: 正在整该.
func (r *reader) mistypedStatuses() (out []Entity) {
	for i, c := range r.Classes {
		words := []rune(c.Words)
		if len(words) < shortestMistyped || len(words) > longestMistyped {
			continue
		}
		for at := 0; at+len(words) <= len(r.runes); at++ {
			wrong := 0
			for k, w := range words {
				if said := r.runes[at+k]; said != w {
					if wrong++; wrong > 1 {
						break
					}
					if k == 0 || strings.ContainsRune(tellsApart, said) || strings.ContainsRune(tellsApart, w) || grammar.IsLatin(said) {
						wrong = len(words)
					}
				}
			}
			if wrong == 1 {
				out = append(out, Entity{Kind: OfStatus, From: at, To: at + len(words), Classes: 1 << i, Weight: float64(len(words)) * mistypedWeight})
			}
		}
	}
	return out
}

// tellsApart are characters that make one status another.
const tellsApart = "未不没已正在待可部分全基本长期持续阶段性启动完成销号开始难 ,，。的"

// mistypedWeight lets a status with a mistyped character give way to one of that length without.
const mistypedWeight = 1.0

// everyday finds what too many words for a status hold to name one of a notice's own.
var everyday = regexp.MustCompile(`整改|推进|完成|坚持`)

// ownWeight prefers the notice's own word for a status to an everyday one that is
// as long.
const ownWeight = 1.25

// plainStatus is a status as everybody words it.
var plainStatus = regexp.MustCompile(`^(?:已|已经|全部|均已)?(?:整改|完成|整改完成|完成整改|整改到位|办结|销号)(?:了|完毕|到位)?$|^(?:尚)?(?:正在|持续|长期|需长期)?(?:整改|推进|坚持|完成)(?:中|完成|整改)?$|^(?:尚)?未(?:完成|启动|销号)$`)

// says reports whether a statement holds the words, and not only their
// negation: 未达到序时进度 does not say 达到序时进度.
func says(statement, words string) bool {
	for {
		before, after, ok := strings.Cut(statement, words)
		if !ok {
			return false
		}
		if !strings.HasSuffix(before, "未") && !strings.HasSuffix(before, "没有") && !strings.HasSuffix(before, "未能") {
			return true
		}
		statement = after
	}
}

// statusParts are the parts of a notice's own English word for a status: open and not
// started of "open – not started".
func statusParts(words string) []string {
	return strings.FieldsFunc(words, func(c rune) bool { return strings.ContainsRune("-–—/,;:()", c) })
}

// perfect finds what leads up to a status in English and changes nothing of it.
var perfect = regexp.MustCompile(`(?:\b(?:already|fully|completely|been|currently|still|remains?|remaining|marked as|marked|recorded as|shown as)\s+)+$`)

// onlyPart finds what leads up to a status that is meant without what others add to it.
var onlyPart = regexp.MustCompile(`\b(?:(?:plain|bare|simple|simply|merely|just plain)(?:ly)? (?:status |the word |called |marked )*["“']?)$`)

// bothParts reports whether two statuses that are named in a row are parts of one of the
// notice's own words: closed and implemented of "closed – implemented".
func (r *reader) bothParts(a, b Entity) bool {
	said := func(e Entity) string { return auxiliary.ReplaceAllString(string(r.runes[e.From:e.To]), "") }
	return r.classes(func(c condition.Class) bool {
		parts := statusParts(c.Words)
		has := func(words string) bool {
			return slices.ContainsFunc(parts, func(p string) bool { return strings.TrimSpace(p) == words })
		}
		return len(parts) > 1 && has(said(a)) && has(said(b))
	}) != 0
}

// keptDone reports whether a status that is worded in English is, in the notice, one of what is
// done and kept up: kept up, of 已完成并长期坚持, after completed.
func (r *reader) keptDone(e Entity) bool {
	return grammar.IsLatin(r.runes[e.From]) && e.Classes&^r.classes(func(c condition.Class) bool {
		return c.Status.Done() && longStem.MatchString(c.Words)
	}) == 0
}

// englishStatus proposes the parts of a notice's own English word for a status where
// they occur in the question as words, each for every class that has it.
func (r *reader) englishStatus(c condition.Class) (out []Entity) {
	if parts := statusParts(c.Words); len(parts) > 1 && r.saysAny(strings.TrimSpace(parts[0])) { // closed as implemented, of Closed – Implemented
		for i, p := range parts {
			parts[i] = regexp.QuoteMeta(strings.TrimSpace(p))
		}
		whole := regexp.MustCompile(`\b` + strings.Join(parts, `[\s–—/,;:()"“”-]*(?:(?:as|and|but) )?`) + `\b`)
		for _, m := range whole.FindAllStringIndex(r.text, -1) {
			e := r.span(OfStatus, m[0], m[1])
			e.Classes, e.Weight = r.classes(func(o condition.Class) bool { return o.Words == c.Words }), e.Weight*ownWeight*statusWeight
			out = append(out, e)
		}
	}
	for _, part := range statusParts(c.Words) {
		part = strings.TrimSpace(part)
		for _, m := range r.saidAs(part) {
			set := r.classes(func(o condition.Class) bool {
				return slices.ContainsFunc(statusParts(o.Words), func(p string) bool { return strings.TrimSpace(p) == part })
			})
			if plain := onlyPart.FindString(string(r.runes[:m[0]])); plain != "" { // plain Open, where another is Open – Partially Addressed
				if bare := r.classes(func(o condition.Class) bool { return o.Words == part }); bare != 0 {
					set, m[0] = bare, m[0]-len([]rune(plain))
				}
			}
			if led := perfect.FindString(string(r.runes[:m[0]])); led != "" {
				m[0] -= len([]rune(led))
			}
			out = append(out, Entity{Kind: OfStatus, From: m[0], To: m[1], Classes: set, Weight: float64(m[1]-m[0]) * latinWeight * ownWeight * statusWeight})
		}
	}
	return out
}

// How many characters of the explanation of a status name it, and repeat it.
const (
	shortestExplained = 4
	shortestRepeated  = 3
)

// repeatedEdges are characters with which a stretch of an explanation does not end.
const repeatedEdges = "已的了未不在经"

// explained proposes statuses that the question words as the notice explains its own
// words for them (“长效坚持”指需要常抓不懈、不设终点), and those that it names by the beginning
// of such a word: 攻坚 of 攻坚中.
func (r *reader) explained() (out []Entity) {
	for i, c := range r.Classes {
		if stem, ok := strings.CutSuffix(c.Words, "中"); ok && len([]rune(stem)) > 1 && !everyday.MatchString(stem) {
			if at := strings.Index(r.text, stem); at >= 0 {
				e := r.span(OfStatus, at, at+len(stem))
				e.Classes, e.Weight = 1<<i, e.Weight*ownWeight
				out = append(out, e)
			}
		}
		named := false
		stretches := r.sharedWith([]rune(r.Explained[c.Words]))
		for k := range stretches {
			e := &stretches[k]
			words := string(r.runes[e.From:e.To])
			e.Kind, e.Classes, e.Weight = OfStatus, r.classes(func(o condition.Class) bool { return o.Words == c.Words }), float64(e.To-e.From)*ownWeight
			named = named || e.To-e.From >= shortestExplained && !strings.Contains(c.Words, words) && !slices.ContainsFunc(r.Classes, func(o condition.Class) bool {
				return o.Words != c.Words && strings.Contains(r.Explained[o.Words], words)
			})
		}
		if named {
			out = append(out, stretches...)
		}
	}
	return out
}

// sharedWith are the stretches that the question shares with a text, the longest
// first, without those that say nothing.
func (r *reader) sharedWith(said []rune) (out []Entity) {
	at, n := grammar.LongestShared(r.runes, said)
	if n < shortestRepeated {
		return nil
	}
	found := indexRunes(said, r.runes[at:at+n], 0)
	rest := [][]rune{said[:found], said[found+n:]}
	for n > 0 && strings.ContainsRune(repeatedEdges, r.runes[at+n-1]) {
		n--
	}
	if words := string(r.runes[at : at+n]); n >= shortestRepeated && !genericTerm.MatchString(words) && !plainStatus.MatchString(words) {
		out = append(out, Entity{From: at, To: at + n})
	}
	return append(append(out, r.sharedWith(rest[0])...), r.sharedWith(rest[1])...)
}

// saidLate are the classes that a notice itself calls delayed, where the words of a question
// are of that (running late) rather than of a day that has passed (overdue), and of no day.
func (r *reader) saidLate(said string) condition.Classes {
	if _, _, dated := r.lateOn(); dated || ofPassedDay.MatchString(said) {
		return 0
	}
	return r.classes(func(c condition.Class) bool {
		slipping := strings.HasPrefix(said, "slip") && readings["behind"].own.MatchString(c.Words)
		return !c.Status.Done() && (slipping || ownDelayed.MatchString(c.Words))
	})
}

var (
	ownDelayed  = pattern.MustCompile(`\bdelayed\b|延误|拖延`)
	ofPassedDay = pattern.MustCompile(`逾|超|过|[时期]限|日|时间|due|dead|date|limit|should|missed`)
)

// explainedInTime reports whether a status is one that the notice explains as not due yet, so
// that a question which says so only repeats it.
func (r *reader) explainedInTime(e Entity) bool {
	own := r.notDueYet()
	if r.dueIn(condition.Period{From: r.Today.Format(time.DateOnly)}) == 0 { // a notice of the past: what it says is on track was not due
		own |= r.classes(func(c condition.Class) bool { return readings["on_track"].own.MatchString(c.Words) })
	}
	return e.Kind == OfStatus && !e.Late && !e.Not && e.Classes != 0 && e.Classes&^own == 0
}

// notDueYet are the classes that the notice explains so: 序时推进 is what is not due yet.
func (r *reader) notDueYet() condition.Classes {
	return r.classes(func(c condition.Class) bool { return notDueYet.MatchString(r.Explained[c.Words]) })
}

var notDueYet = pattern.MustCompile(`[时期]限(?:还|尚)?未到|未到(?:期|[时期]限)|\bnot (?:yet due|due yet)\b`)

// whoAnswered is where the words for an answer to recommendations begin that leads up to
// one, with who gave it, unless that is a unit of the ledger: the government agrees in part.
func (r *reader) whoAnswered(from int) int {
	m := answerers.FindStringIndex(string(r.runes[:from]))
	if m == nil {
		return from
	}
	at := r.at[m[0]]
	if said := string(r.runes[at:from]); slices.ContainsFunc(r.Owners, func(o condition.Owner) bool { return strings.Contains(said, o.Called) }) {
		return from
	}
	return at
}

// answerers finds who gives an answer, before the verb for it.
var answerers = pattern.MustCompile(`\b(?:do|does|did|has|have|had) (?:the |our )?(?:[a-z]+ ){1,4}$|\b(?:the |our )?(?:government|management|ministry|department|agency|council|board|executive|administration|trust|university|authority|cabinet|minister|they) (?:has |have |had |only |fully |wholly )*$|(?:管理层|管理方|被审计单位|被审单位|主管部门|政府|院方|校方|对方)(?:都|也|表示|明确|只|完全)*$`)
