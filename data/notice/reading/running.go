package reading

import (
	"slices"

	"rectify/data/notice/declared"
	"rectify/data/notice/fields"
	"rectify/data/notice/source"
)

// declareMentioned takes the status of an item that declares none from its last
// clause, or from one that names what has it.
func (ir *itemReader) declareMentioned() {
	if ir.item.Refused {
		return
	}
	work := ir.item.Work()
	for k := len(work) - 1; k >= 0 && ir.item.Declared == ""; k-- {
		p := source.Decode(work[k]).Whole()
		m, ok := declared.SurestOfItem(p)
		if ok && (k == len(work)-1 || m.Sure >= declared.SurelyOfItem && declared.NamesItem(p.Slice(m.Start, m.End))) {
			ir.declareMention(p, m)
		}
	}
	if len(work) == 0 && !ir.marked && ir.item.Finding != ir.item.Title {
		work = nonempty(ir.item.Finding) // of which no sentence reads as work
	}
	if len(work) == 0 || ir.item.Declared != "" {
		return
	}
	p := source.Decode(work[len(work)-1]).Whole()
	if m, ok := declared.LastWords(p); ok {
		ir.declareMention(p, m)
	}
}

func (ir *itemReader) declareMention(p source.Passage, m declared.Mention) {
	ir.declareWords(p.Slice(m.Start, m.End), m.Status, inClause)
	if m.Sure < declared.SurelyOfItem {
		ir.doubtful[ir.item.Number] = true
	}
}

// doneWords are what sentences of measures say.
var doneWords = []string{
	"已", "印发", "制定", "修订", "建立", "完善", "出台", "收回", "追回", "上缴", "缴库", "整改", "清理", "完成", "责令", "约谈", "批评教育",
	"压减", "撤销", "开展", "组织", "督促", "成立", "召开", "投入", "细化", "会同", "清退", "补缴", "移送", "立案", "调整",
}

// beginWork are what the only sentence behind a title says where it tells of work.
var beginWork = append(slices.Clone(doneWords), "新增", "签订", "聘请", "重新", "统一", "增设", "更换", "配备", "补录", "核查", "处理", "拆除",
	"收缴", "退还", "优化", "推行", "落实", "编制", "排查")

// feedRunning reads an item that tells finding, measures and status in one
// paragraph: its title, a sentence or more of finding, and from the first
// sentence of work on the measures.
func (ir *itemReader) feedRunning(p source.Passage) {
	if m, ok := declared.Surest(declared.Mentions(p)); ok {
		ir.declareMention(p, m)
	}
	ir.readLeadUnit(p)
	turn := workIn(p)
	ir.keepProblem(p.To(turn), true)
	ir.state = fields.Measure
	ir.feed(fields.Measure, p.From(turn), false, false)
}

// workIn is where the first sentence of work begins, behind the title and a
// sentence of finding; p.len() where there is none.
func workIn(p source.Passage) int {
	least, words := 2, doneWords // behind the title and a sentence of finding
	if len(source.Sentences(p)) == 2 {
		least, words = 1, beginWork
	}
	sentence := 0
	for i := 1; i < p.Len(); i++ {
		if !p.Is(i-1, "。") {
			continue
		}
		if sentence++; sentence >= least && firstSentence(p.From(i)).Contains(words...) {
			return i
		}
	}
	return p.Len()
}

// firstSentence is p up to its first stop.
func firstSentence(p source.Passage) source.Passage {
	if stop := p.Index(0, "。"); stop >= 0 {
		return p.To(stop)
	}
	return p
}

// readLeadUnit reads 牵头单位为财政局 in running text.
func (ir *itemReader) readLeadUnit(p source.Passage) {
	for _, lead := range []string{"牵头单位为", "牵头单位是", "责任单位为", "责任单位是", "牵头部门为", "责任部门为"} {
		at := p.Index(0, lead)
		if at < 0 {
			continue
		}
		from := at + source.Runes(lead)
		to := from
		for to < p.Len() && !p.Is(to, ",。;") {
			to++
		}
		if to > from {
			ir.answers.Add(fields.Owner, p.Slice(from, to).Trim().String())
		}
	}
}
