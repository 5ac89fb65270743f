package notice

// A markKind says what the words behind a mark are.
type markKind int

const (
	noMark       markKind = iota
	problemMark           // 反馈问题:
	measureMark           // 整改措施:
	progressMark          // 整改进展:
	goalMark              // 整改目标:
	statusMark            // 整改状态:
	ownerMark             // 责任单位:
	supportMark           // 配合单位:
	personMark            // 责任人:
	bothMark              // 责任单位及责任人:
	dueMark               // 整改时限:
	otherMark             // a labelled field the ledger has no place for
)

// field reports whether the mark names a short value rather than prose.
func (k markKind) field() bool { return k >= statusMark }

// work reports whether the mark names what was or will be done.
func (k markKind) work() bool { return k == measureMark || k == progressMark }

// markWords are the words offices print before a part of an item.
var markWords = map[markKind][]string{
	problemMark: {
		"反馈问题", "反馈的问题", "反馈意见", "存在问题", "存在的问题", "问题表现", "具体问题", "具体表现",
		"问题描述", "问题表述", "问题简述", "问题概况", "问题具体表现", "巡察反馈问题", "巡视反馈问题", "督察反馈问题",
		"主要问题", "问题概述", "指出问题", "问题内容", "发现问题", "问题情况", "审计查出问题", "问题",
	},
	measureMark: {
		"整改措施", "整改措施及成效", "整改措施和成效", "整改措施及完成情况", "整改措施及整改情况", "整改措施及落实情况",
		"整改措施及进展", "整改措施及进展情况", "整改举措", "整改做法", "整改过程", "整改任务", "采取措施", "采取的措施",
		"主要做法", "主要措施", "整改",
	},
	progressMark: {
		"整改情况", "整改进展", "整改进展情况", "整改落实情况", "整改成效", "整改落实", "整改完成情况",
		"整改工作情况", "整改工作进展", "整改效果", "落实情况", "进展情况", "完成情况", "工作进展", "目前进展",
		"整改进展及成效", "取得成效", "取得的成效", "工作成效",
	},
	goalMark: {"整改目标", "整改目标任务", "整改要求", "工作目标", "目标任务"},
	statusMark: {
		"整改状态", "完成状态", "当前状态", "办理状态", "进展状态", "整改结果", "整改进度", "销号情况",
		"销号状态", "整改结论", "状态",
	},
	ownerMark: {
		"责任单位", "责任部门", "责任科室", "责任处室", "责任主体", "牵头单位", "牵头部门", "牵头科室", "牵头责任单位",
		"整改责任单位", "整改责任部门", "整改责任科室", "整改牵头单位", "主责部门", "主责单位", "主责科室", "主体责任单位",
		"责任股室", "责任班组",
	},
	supportMark: {
		"配合单位", "配合部门", "配合科室", "配合处室", "配合责任单位", "协办单位", "协办部门", "协助单位", "协同单位",
		"协同部门", "共同责任单位", "参与单位", "支持单位",
	},
	personMark: {
		"责任人", "责任人员", "责任领导", "牵头领导", "牵头责任人", "整改责任人", "整改责任领导", "分管领导", "分管责任人",
		"包保领导", "包抓领导", "包联领导", "具体责任人", "直接责任人", "第一责任人", "牵头人", "负责人",
	},
	bothMark: {
		"责任单位及责任人", "责任单位和责任人", "责任单位、责任人", "责任单位/责任人", "责任部门及责任人", "责任部门和责任人",
		"责任科室及责任人", "责任单位(责任人)", "责任单位及负责人", "责任单位与责任人", "牵头单位及责任人",
	},
	dueMark: {
		"整改时限", "完成时限", "整改期限", "完成时间", "完成期限", "整改完成时限", "整改完成时间",
		"计划完成时间", "预计完成时间", "整改时间", "办结时限", "时限要求", "时限", "期限",
	},
	otherMark: {
		"督办领导", "督办单位", "监督单位", "督导单位", "问题类型", "问题来源", "联系电话",
	},
}

// A mark is one of markWords as printed in a passage: [start, end) with its
// brackets and colon.
type mark struct {
	kind       markKind
	word       string
	start, end int
}

// shortWords mean something as a mark only at the start of a paragraph.
var shortWords = map[string]bool{"问题": true, "整改": true, "状态": true, "时限": true, "期限": true, "负责人": true, "牵头人": true, "参与单位": true, "支持单位": true, "工作目标": true, "整改要求": true, "目标任务": true, "整改任务": true}

// marksIn finds every mark of p, left to right.
func marksIn(p passage) []mark {
	var out []mark
	for i := 0; i < p.len(); i++ {
		if !markBoundary(p, i, out) {
			continue
		}
		if m := markAt(p, i); m.kind != noMark && (i == 0 || !shortWords[m.word]) {
			out = append(out, m)
			i = m.end - 1
		}
	}
	return out
}

// markBoundary reports whether a mark may stand at i: at the start, after the
// end of a sentence, after another mark, or after white space.
func markBoundary(p passage, i int, before []mark) bool {
	return i == 0 || p.is(i-1, "。;!?:, ()|]") || len(before) > 0 && before[len(before)-1].end == i || p.is(i, "[")
}

// markAt reads a mark at i: 整改情况: or [整改情况] or the words alone as a
// whole paragraph.
func markAt(p passage, i int) mark {
	start, bracket := i, p.is(i, "[")
	if bracket {
		i++
	}
	kind, word := markWord(p, i)
	if kind == noMark {
		return mark{}
	}
	end := i + runeLen(word)
	if bracket {
		if !p.is(end, "]") {
			return mark{}
		}
		end = p.skipSpace(end + 1)
		if p.is(end, ":") {
			end++
		}
		return mark{kind, word, start, end}
	}
	end = p.skipSpace(skipParens(p, p.skipSpace(end)))
	switch {
	case p.is(end, ":"):
		return mark{kind, word, start, end + 1}
	case p.is(end, "。") && !kind.field() && runeLen(word) >= 4:
		return mark{kind, word, start, end + 1}
	case end == p.len() && (start == 0 || p.is(start-1, " ")):
		return mark{kind, word, start, end}
	case start == 0 && kind.field() && end > runeLen(word):
		return mark{kind, word, start, end} // 责任单位 办公室
	}
	return mark{}
}

// markLexicon is markWords by word.
var markLexicon = func() lexicon[markKind] {
	l := lexicon[markKind]{}
	for kind, words := range markWords {
		l.add(kind, words...)
	}
	return l
}()

func markWord(p passage, i int) (markKind, string) {
	e := markLexicon.at(p, i)
	return e.value, e.word
}

// skipParens steps over a short remark: 整改情况(截至3月底):
func skipParens(p passage, i int) int {
	const longest = 24
	if !p.is(i, "(") {
		return i
	}
	for j := i + 1; j < min(p.len(), i+longest); j++ {
		if p.is(j, ")") {
			return j + 1
		}
	}
	return i
}

// startsField reports whether a line begins with a mark.
func startsField(line passage) bool { return markAt(line, 0).kind != noMark }
