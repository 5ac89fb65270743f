// Package commitment finds sentences that still promise work (遗留事项), and by
// when.
package commitment

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"rectify/data/notice/dates"
	"rectify/data/notice/source"
)

// promiseWords say, wherever they are, that work is still to come.
var promiseWords = source.LexiconOf(
	"正在", "拟于", "拟定于", "拟在", "计划于", "预计", "即将", "将于", "马上", "尽快", "尽早", "力争", "下一步", "下步",
	"后续将", "届时", "至今未", "尚未", "仍未", "还未", "暂未", "仍需", "还需", "有待", "现正", "正与", "正由", "正按",
)

// notPromises are longer words that hold promiseWords by chance, and
// habits.
var notPromises = []string{"全力争取", "努力争取", "力争上游", "尚未发现", "未发现", "马上就办", "马上整改", "马上就改"}

// doneBy are verbs that, with a date to come, promise that something will be
// done by then.
var doneBy = append(slices.Clone(EndsOfWork), "计划", "拟", "将")

// EndsOfWork are verbs for what work comes to.
var EndsOfWork = []string{"完成", "完工", "竣工", "建成", "投入", "投用", "开工", "启动", "开放", "到位", "交付", "印发", "实现", "验收", "开展",
	"解决", "办结", "销号", "上线", "出台", "补齐", "配齐", "建立"}

// Read reports whether a sentence promises work, and by when. A date that
// is past at reference is history.
func Read(s source.Passage, reference time.Time) (due string, ok bool) {
	all := dates.Find(s, reference)
	slices.SortStableFunc(all, func(a, b dates.Date) int { return cmp.Compare(vague(a), vague(b)) })
	for _, d := range all {
		clause := source.Clause(s, d.Start, d.End)
		if !d.Last.After(reference) || source.InTitle(s, d.Start) || Told(s, d) || finishedIn(s, d, reference) {
			continue
		}
		// 11月份 alone tells of last year as often; so does a date in a notice without one.
		named := (d.HasYear || d.Deadline) && !reference.IsZero()
		if named && (clause.Contains(doneBy...) || ByThen(s, d)) || promises(clause) {
			due, ok = d.Last.Format(time.DateOnly), true
			break
		}
	}
	return due, ok || promises(s) || awaits(s) || underWay(s)
}

// underWay reports whether the last that a sentence tells is that something was
// handed in for a decision, or has come to a stage: 目前已上报财政部审批.
func underWay(s source.Passage) bool {
	last := source.Clause(s, s.Len()-1, s.Len()-1)
	switch {
	case !last.Contains("目前", "现已", "现在") || last.Contains("通过", "获批", "获得", "完成"):
		return false
	case last.Contains("上报", "报送", "呈报", "报请", "提交", "送审"):
		return last.Contains("审批", "审核", "审定", "审议", "批准", "批复", "批示")
	}
	return last.Contains("进入") && last.Contains("环节", "阶段", "程序")
}

// isAim reports whether the 力争 at position i of s only names the aim of what
// was done: a later clause tells of that, or the sentence goes on with one that
// does.
func isAim(s source.Passage, i int) bool {
	if !s.Has(i, "力争") {
		return false
	}
	for at := i; at < s.Len(); at++ {
		if s.Is(at, ",") && source.Clause(s, at+1, at+1).Contains("了", "已") {
			return true
		}
	}
	return s.Is(0, ",")
}

// finishedIn reports whether a sentence says that a step was finished in a month that had
// begun at reference: 笔试于10月完成, but not 将于10月完成.
func finishedIn(s source.Passage, d dates.Date, reference time.Time) bool {
	clause := source.Clause(s, d.Start, d.End)
	return !d.Deadline && strings.HasSuffix(d.Text, "月") && d.Last.Format("2006-01") == reference.Format("2006-01") && s.Is(d.Start-1, "于在") &&
		clause.Contains(EndsOfWork...) && !clause.Contains("将", "拟", "计划", "预计", "力争", "争取", "确保", "定")
}

// ByThen reports whether a deadline is one by which something is to be done:
// not 2024年6月底前的费用, nor a remark in brackets.
func ByThen(s source.Passage, d dates.Date) bool {
	return d.Deadline && !s.Is(d.End, "的)") && !s.Is(d.Start-1, "(")
}

// vague is 1 for a bare year, which is a due date only where there is no better.
func vague(d dates.Date) int {
	if strings.HasSuffix(d.Text, "年") {
		return 1
	}
	return 0
}

// promises reports whether s holds one of the promise words as such.
func promises(s source.Passage) bool {
	quoted := false // inside the name of a paper
	for i := range s.Len() {
		if s.Is(i, "《》") {
			quoted = s.Is(i, "《")
		}
		if !quoted && promiseWords.At(s, i).Size > 0 && !within(s, i, notPromises) && !isAim(s, i) {
			return true
		}
	}
	return false
}

// within reports whether position i of s is inside one of the words.
func within(s source.Passage, i int, words []string) bool {
	for _, w := range words {
		for back := range source.Runes(w) {
			if s.Has(i-back, w) {
				return true
			}
		}
	}
	return false
}

// awaits reports whether a clause of s starts with 待 and names what comes
// after it (待…后), or says 将在…后 or 将在…前.
func awaits(s source.Passage) bool {
	for i := range s.Len() {
		waits := s.Has(i, "待") && (i == 0 || s.Is(i-1, ",;:。、"))
		if !waits && !s.Has(i, "将在") {
			continue
		}
		clause := source.Clause(s, i, i+1)
		if clause.Contains("后", "之日", "时", "前", "底") && !clause.Contains("今后", "以后") {
			return true
		}
	}
	return false
}

// Told reports whether the words around a date tell of the past: 已于12月7日, 今年以来.
func Told(s source.Passage, d dates.Date) bool {
	if s.Has(d.End, "以来") {
		return true
	}
	clause := source.Clause(s, d.Start, d.End)
	return clause.Contains("已于", "已在", "曾于", "已经于") || clause.Contains("已") && !d.Deadline
}
