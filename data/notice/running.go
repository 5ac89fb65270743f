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

// declareMentioned takes the status of an item that declares none from its last
// clause, or from one that names what has it.
func (ir *itemReader) declareMentioned() {
	work := ir.item.Work()
	for k := len(work) - 1; k >= 0 && ir.item.Declared == ""; k-- {
		p := decode(work[k]).whole()
		m, ok := surest(mentions(p))
		if ok && (k == len(work)-1 || m.sure >= surelyOfItem && namesItem(p.slice(m.start, m.end))) {
			ir.declareMention(p, m)
		}
	}
}

func namesItem(p passage) bool { return leadWords.at(p, 0).value }

func (ir *itemReader) declareMention(p passage, m mention) {
	ir.declareWords(p.slice(m.start, m.end), m.status, inClause)
	if m.sure < surelyOfItem {
		ir.doubtful[ir.item.Number] = true
	}
}

// doneWords are what sentences of measures say.
var doneWords = []string{
	"已", "印发", "制定", "修订", "建立", "完善", "出台", "收回", "追回", "上缴", "缴库", "整改", "清理", "完成", "责令", "约谈", "批评教育",
	"压减", "撤销", "开展", "组织", "督促", "成立", "召开", "投入", "细化", "会同", "清退", "补缴", "移送", "立案", "调整",
}

// feedRunning reads an item that tells finding, measures and status in one
// paragraph: its title, a sentence or more of finding, and from the first
// sentence of work on the measures.
func (ir *itemReader) feedRunning(p passage) {
	if m, ok := surest(mentions(p)); ok {
		ir.declareMention(p, m)
	}
	ir.readLeadUnit(p)
	turn := workIn(p)
	ir.keepProblem(p.to(turn), true)
	ir.state = measureMark
	ir.feed(measureMark, p.from(turn), false, false)
}

// workIn is where the first sentence of work begins, behind the title and a
// sentence of finding; p.len() where there is none.
func workIn(p passage) int {
	sentence := 0
	for i := 1; i < p.len(); i++ {
		if !p.is(i-1, "。") {
			continue
		}
		if sentence++; sentence >= 2 && p.from(i).sentence().contains(doneWords...) {
			return i
		}
	}
	return p.len()
}

// sentence is p up to its first stop.
func (p passage) sentence() passage {
	if stop := p.index(0, "。"); stop >= 0 {
		return p.to(stop)
	}
	return p
}

// readLeadUnit reads 牵头单位为财政局 in running text.
func (ir *itemReader) readLeadUnit(p passage) {
	for _, lead := range []string{"牵头单位为", "牵头单位是", "责任单位为", "责任单位是", "牵头部门为", "责任部门为"} {
		at := p.index(0, lead)
		if at < 0 {
			continue
		}
		from := at + runeLen(lead)
		to := from
		for to < p.len() && !p.is(to, ",。;") {
			to++
		}
		if to > from {
			ir.answers.add(ownerMark, p.slice(from, to).trim().String())
		}
	}
}
