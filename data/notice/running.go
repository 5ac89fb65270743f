package notice

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
		if sentence++; sentence >= 2 && firstSentence(p.from(i)).contains(doneWords...) {
			return i
		}
	}
	return p.len()
}

// firstSentence is p up to its first stop.
func firstSentence(p passage) passage {
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
