package notice

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// promiseWords say, wherever they stand, that work is still to come.
var promiseWords = lexiconOf(
	"正在", "拟于", "拟定于", "拟在", "计划于", "预计", "即将", "将于", "马上", "尽快", "尽早", "力争", "下一步", "下步",
	"后续将", "届时", "至今未", "尚未", "仍未", "还未", "暂未", "仍需", "还需", "有待", "现正", "正与", "正由", "正按",
)

// notPromises are longer words that promiseWords happen to stand in, and
// habits.
var notPromises = []string{"全力争取", "努力争取", "力争上游", "尚未发现", "未发现", "马上就办", "马上整改", "马上就改"}

// doneBy are verbs that, with a date to come, promise that something will be
// done by then.
var doneBy = append(slices.Clone(endsOfWork), "计划", "拟", "将")

// endsOfWork are verbs for what work comes to.
var endsOfWork = []string{"完成", "完工", "竣工", "建成", "投入", "投用", "开工", "启动", "开放", "到位", "交付", "印发", "实现", "验收", "开展", "解决", "办结", "销号", "上线", "出台", "补齐", "配齐", "建立"}

// promise reports whether a sentence promises work, and by when. A date that
// is past at reference is history.
func promise(s passage, reference time.Time) (due string, ok bool) {
	dates := findDates(s, reference)
	slices.SortStableFunc(dates, func(a, b Date) int { return cmp.Compare(vague(a), vague(b)) })
	for _, d := range dates {
		clause := commaClause(s, d.Start, d.End)
		if !d.Last.After(reference) || inTitle(s, d.Start) || told(s, d) {
			continue
		}
		// 11月份 alone tells of last year as often; so does a date in a notice without one.
		named := (d.HasYear || d.Deadline) && !reference.IsZero()
		if named && (clause.contains(doneBy...) || byThen(s, d)) || promises(clause) {
			due, ok = d.Last.Format(time.DateOnly), true
			break
		}
	}
	return due, ok || promises(s) || awaits(s) || underWay(s)
}

// underWay reports whether the last that a sentence tells is that something was
// handed in for a decision, or has come to a stage: 目前已上报财政部审批.
func underWay(s passage) bool {
	last := commaClause(s, s.len()-1, s.len()-1)
	switch {
	case !last.contains("目前", "现已", "现在") || last.contains("通过", "获批", "获得", "完成"):
		return false
	case last.contains("上报", "报送", "呈报", "报请", "提交", "送审"):
		return last.contains("审批", "审核", "审定", "审议", "批准", "批复", "批示")
	}
	return last.contains("进入") && last.contains("环节", "阶段", "程序")
}

// isAim reports whether the 力争 at position i of s only names the aim of what
// was done: a later clause tells of that, or the sentence goes on with one that
// does.
func isAim(s passage, i int) bool {
	if !s.has(i, "力争") {
		return false
	}
	for at := i; at < s.len(); at++ {
		if s.is(at, ",") && commaClause(s, at+1, at+1).contains("了", "已") {
			return true
		}
	}
	return s.is(0, ",")
}

// byThen reports whether a deadline is one by which something is to be done:
// not 2024年6月底前的费用, nor a remark in brackets.
func byThen(s passage, d Date) bool {
	return d.Deadline && !s.is(d.End, "的)") && !s.is(d.Start-1, "(")
}

// vague is 1 for a bare year, which is a due date only where there is no better.
func vague(d Date) int {
	if strings.HasSuffix(d.Text, "年") {
		return 1
	}
	return 0
}

// promises reports whether s holds one of the promise words as such.
func promises(s passage) bool {
	quoted := false // inside the name of a paper
	for i := range s.len() {
		if s.is(i, "《》") {
			quoted = s.is(i, "《")
		}
		if !quoted && promiseWords.at(s, i).size > 0 && !within(s, i, notPromises) && !isAim(s, i) {
			return true
		}
	}
	return false
}

// within reports whether position i of s is inside one of the words.
func within(s passage, i int, words []string) bool {
	for _, w := range words {
		for back := range runeLen(w) {
			if s.has(i-back, w) {
				return true
			}
		}
	}
	return false
}

// awaits reports whether a clause of s starts with 待 and names what comes
// after it (待…后), or says 将在…后 or 将在…前.
func awaits(s passage) bool {
	for i := range s.len() {
		waits := s.has(i, "待") && (i == 0 || s.is(i-1, ",;:。、"))
		if !waits && !s.has(i, "将在") {
			continue
		}
		clause := commaClause(s, i, i+1)
		if clause.contains("后", "之日", "时", "前", "底") && !clause.contains("今后", "以后") {
			return true
		}
	}
	return false
}

// told reports whether the words before a date tell of the past: 已于12月7日.
func told(s passage, d Date) bool {
	clause := commaClause(s, d.Start, d.End)
	return clause.contains("已于", "已在", "曾于", "已经于") || clause.contains("已") && !d.Deadline
}
