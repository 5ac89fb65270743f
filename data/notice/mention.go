package notice

import (
	"regexp"
	"strings"
)

// A mention is a status in running text, such as "…9人,已完成整改。". The surer it
// is that the status is the item's, the larger is sure.
type mention struct {
	statement
	sure int
}

// surelyOfItem is how sure a mention must be to need no proof by the totals.
const surelyOfItem = 3

// mentionLead is what may stand before the status in a clause that says nothing
// else.
var mentionLead = regexp.MustCompile(`^(?:(?:该|此|本|上述|以上)(?:类|项|个)?(?:整改)?(?:问题|任务|事项|工作)?|整改(?:工作|任务)?)?(?:目前|现在|当前|总体|整体|现)*(?:作为(?:一项)?(?:长期|经常|常态)[性化]?(?:任务|工作))?(?:仍)?(?:属于|属|为)?`)

// mentions finds the statuses of p that stand in clauses of their own and, as
// the last words, in any clause that speaks of 整改.
func mentions(p passage) []mention {
	var out []mention
	stop := p.len() // of the last words
	for stop > 0 && p.is(stop-1, "。,;:!? ") {
		stop--
	}
	for i := 0; i < p.len(); {
		end := i
		for end < p.len() && !p.is(end, ",。;:!?") {
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
func mentionIn(p passage, from, to int, last bool) (mention, bool) {
	clause := string(p.plain[from:to])
	ofItem := strings.Contains(clause, "整改") || strings.Contains(clause, "问题") || strings.Contains(clause, "项")
	lead := runeLen(mentionLead.FindString(clause))
	for _, start := range []int{from, from + lead} {
		f, end := readPhrase(p, start)
		bare := !f.already && !f.moving && !f.long && !f.not
		if status := f.status(); status == "" || end != to || bare && to-from < 4 || start > from && clause[:len("为")] == "为" {
			continue
		} else if last || p.is(to, "。") || ofItem {
			sure := 1
			if ofItem {
				sure++
			}
			if last {
				sure += 2
			}
			return mention{statement{status, start, to}, sure}, true
		}
	}
	for start := max(from+1, to-longestMention); last && start < to; start++ {
		f, end := readPhrase(p, start)
		if end == to && f.status() != "" && (f.already || f.moving || f.long || f.not) && p.slice(start, to).contains("整改") {
			for next := start + 1; next < to; next++ { // 工作持续整改: the words that say it
				if rest, stop := readPhrase(p, next); stop == to && rest == f {
					start = next
				}
			}
			return mention{statement{f.status(), start, to}, 1}, true
		}
	}
	return mention{}, false
}

// surest is the mention that most likely is the item's status, the last of equal
// ones.
func surest(all []mention) (best mention, ok bool) {
	for _, m := range all {
		if m.sure >= best.sure {
			best, ok = m, true
		}
	}
	return best, ok
}

func namesItem(p passage) bool { return leadWords.at(p, 0).value }
