package declared

import (
	"regexp"
	"strings"

	"rectify/data/notice"
	"rectify/data/notice/source"
)

// A Mention is a status in running text, such as "…9人,已完成整改。". The surer it
// is that the status is the item's, the larger is sure.
type Mention struct {
	Statement
	Sure int
}

// SurelyOfItem is how sure a mention must be to need no proof by the totals.
const SurelyOfItem = 3

// mentionLead is what may precede the status in a clause that says nothing
// else.
var mentionLead = regexp.MustCompile(`^(?:(?:该|此|本|上述|以上)(?:类|项|个)?(?:整改)?(?:问题|任务|事项|工作)?|整改(?:工作|任务)?)?(?:目前|现在|当前` +
	`|总体|整体|现)*(?:作为(?:一项)?(?:长期|经常|常态)[性化]?(?:任务|工作))?(?:仍)?(?:属于|属|为)?`)

// Mentions finds the statuses of p that are in clauses of their own and, as
// the last words, in any clause that speaks of 整改.
func Mentions(p source.Passage) []Mention {
	var out []Mention
	stop := p.Len() // of the last words
	for stop > 0 && p.Is(stop-1, "。,;:!? ") {
		stop--
	}
	for i := 0; i < p.Len(); {
		end := i
		for end < p.Len() && !p.Is(end, ",。;:!?") {
			end++
		}
		if m, ok := mentionIn(p, i, end, end >= stop); ok && !leftOver(p, end) {
			out = append(out, m)
		}
		i = end + 1
	}
	return out
}

// longestMention is how much of a clause's end may name a status, in characters.
const longestMention = 24

// mentionIn reads the clause [from, to) of p; last says that p ends with it.
func mentionIn(p source.Passage, from, to int, last bool) (Mention, bool) {
	clause := string(p.Plain[from:to])
	ofItem := strings.Contains(clause, "整改") || strings.Contains(clause, "问题") || strings.Contains(clause, "项")
	lead := source.Runes(mentionLead.FindString(clause))
	for _, start := range []int{from, from + lead} {
		f, end := readPhrase(p, start)
		end = skipAwaited(p, end)
		bare := !f.already && !f.moving && !f.long && !f.not
		if status := f.status(); status == "" || end != to || bare && to-from < 4 || start > from && clause[:len("为")] == "为" {
			continue
		} else if last || p.Is(to, "。") || ofItem {
			sure := 1
			if ofItem {
				sure++
			}
			if last {
				sure += 2
			}
			return Mention{Statement{status, start, to}, sure}, true
		}
	}
	for start := max(from+1, to-longestMention); last && start < to; start++ {
		f, end := readPhrase(p, start)
		if end == to && f.status() != "" && (f.already || f.moving || f.long || f.not) && p.Slice(start, to).Contains("整改") {
			for next := start + 1; next < to; next++ { // 工作持续整改: the words that say it
				if rest, stop := readPhrase(p, next); stop == to && rest == f {
					start = next
				}
			}
			return Mention{Statement{f.status(), start, to}, 1}, true
		}
	}
	return Mention{}, false
}

// longestLast is how much of a last sentence is looked at, in characters.
const longestLast = 200

// LastWords finds the status that the last sentence of p tells of, in a clause
// that says more: 余款正在推进清收, 处置工作尚未启动. That something is done is
// none: it may be a part. It is the least sure of mentions.
func LastWords(p source.Passage) (m Mention, ok bool) {
	p = p.TrimStops("。;!?")
	to := p.Len()
	from := to
	for from > max(0, to-longestLast) && !p.Is(from-1, "。;!?") {
		from--
	}
	for i := from; i < to; i++ {
		f, end := readPhrase(p, i)
		status := f.status()
		switch {
		case end-i < 4 || status == "" || status == notice.Rectified || p.Is(end, "的"): // 正在整改的5个点位
			continue
		case source.IsLatin(p, i) && !p.Slice(i, end).Contains(" ") && source.EndOf(p.To(i), stateVerbs...) == "": // a consultation will open in January
			continue
		case status == notice.LongTerm && !closed(p, end) && p.Longest(end, []string{"事项", "任务", "工作"}) == "": // 长期坚持学习制度
			continue
		case !ok || m.Status != status:
			m, ok = Mention{Statement{status, i, end}, 0}, true
		}
		i = end - 1
	}
	if last := source.SplitAt(p.Slice(from, to), ",;"); !ok && len(last) > 0 {
		if clause := last[len(last)-1]; clause.Longest(0, budgeted) != "" {
			return Mention{Statement{notice.NotStarted, to - clause.Len(), to}, 0}, true
		}
	}
	return m, ok
}

// stateVerbs come before one English word that says a status.
var stateVerbs = []string{" is ", " are ", " remains ", " remain ", " still ", " was ", " were ", " now ", " stays ", " stay "}

// budgeted begin a clause that says of nothing but a plan that the work is in it.
var budgeted = []string{"拟列入", "拟纳入", "计划列入", "计划纳入", "已列入下", "列入下一年", "列入下年", "将列入", "将纳入"}

// Surest is the mention that most likely is the item's status, the last of equal
// ones.
func Surest(all []Mention) (best Mention, ok bool) {
	for _, m := range all {
		if m.Sure >= best.Sure {
			best, ok = m, true
		}
	}
	return best, ok
}

// SurestOfItem is the surest mention of p. One that says what a mention before it
// awaits goes with that: 已完成整改,资料已报,待验收.
func SurestOfItem(p source.Passage) (Mention, bool) {
	all := Mentions(p)
	m, ok := Surest(all)
	for _, before := range all {
		if ok && m.Start-before.End <= longestAwaited && before.Status == notice.Rectified && before.End < m.Start &&
			!p.Slice(before.End, m.Start).Contains("。") && AwaitsAcceptance(p.Slice(before.Start, m.End)) {
			m.Start = before.Start
		}
	}
	return m, ok
}

// longestAwaited is how far before the words that say what is awaited it may say
// that the work is done, in characters.
const longestAwaited = 80

// NamesItem reports whether a statement begins with the words for what has the
// status: 该问题已整改.
func NamesItem(p source.Passage) bool { return leadWords.At(p, 0).Value }
