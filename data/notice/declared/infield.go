package declared

import (
	"regexp"
	"slices"
	"strings"

	"rectify/data/notice"
	"rectify/data/notice/source"
)

// InField is the status that the value of a labelled field names: its first
// words, unless what follows takes them back or says to keep on; "" where they
// name none.
func InField(value source.Passage) notice.Status {
	value = graded(trimMarks(value))
	if value.Longest(0, planned) != "" {
		return notice.NotStarted
	}
	i := 0
	for word := leadWords.At(value, i); word.Size > 0; word = leadWords.At(value, i) {
		if _, end := readPhrase(value, i); end > i+word.Size {
			break // 现已整改
		}
		for i += word.Size; value.Is(i, ",: "); i++ {
		}
	}
	f, end := readPhrase(value, i)
	status, rest := f.status(), value.From(end)
	if f == (phrase{core: true, start: true}) && rest.Len() == 0 { // Initiated
		return notice.InProgress
	}
	if share := shareDone.FindStringSubmatch(string(value.Plain)); share != nil {
		if len(share[1]) == 3 {
			return notice.Rectified
		}
		return notice.InProgress
	}
	if s, _, ok := ReadSentence(value, 0); ok {
		status = s.Status
	}
	if status == notice.Rectified && rest.Is(0, "0123456789") && rest.Contains(owing...) { // 已完成3项,剩余2项
		return notice.InProgress
	}
	if status == "" || rest.Len() > 0 && !closed(rest, 0) && !rest.Is(0, "(并且") && rest.Longest(0, append(owing, lasting...)) == "" {
		return ""
	}
	switch {
	case status != notice.Rectified && status != notice.InProgress:
		return status
	case rest.Is(0, ",") && rest.Is(1, "并"): // 已完成整改,并将长期坚持
		return status
	case rest.Contains(lasting...):
		return notice.LongTerm
	case rest.Contains(owing...):
		return notice.InProgress
	}
	return status
}

// planned begin the value of a status field that names no work but a plan for it:
// 拟列入2027年预算解决.
var planned = []string{"拟", "列入计划", "纳入计划", "列入下", "纳入下", "计划列入", "计划纳入", "计划下", "planned", "to be started"}

// graded is what the bracket behind a grade says, 正在解决 of B(正在解决) and of
// B类(正在解决); any other value as it is.
func graded(value source.Passage) source.Passage {
	open := 1
	if value.Is(open, "类级") {
		open++
	}
	if source.IsLatin(value, 0) && value.Is(open, "(") && value.Is(value.Len()-1, ")") {
		return value.Slice(open+1, value.Len()-1)
	}
	return value
}

// Words behind a status that say what is left, and those that say to keep on.
var (
	owing = []string{
		"但", "待", "尚", "剩余", "其余", "余下", "仍有", "仍需", "还有", "还需", "另有", "未", "预计", "计划", "拟", "力争", "正在", "进行中",
	}
	lasting = []string{"长期坚持", "持续坚持", "长期整改", "并坚持", "需坚持", "常态化", "长效"}
)

// KeepsOn reports whether a sentence says to keep on with the work.
func KeepsOn(sentence string) bool {
	return slices.ContainsFunc(lasting, func(words string) bool { return strings.Contains(sentence, words) })
}

// shareDone finds the share of work that is done: 80%, 完成进度达60%.
var shareDone = regexp.MustCompile(`^(?:整改|总体|任务|工作|目前|已|完成|进度|率|约|达到?|为|的|:| )*(\d{1,3})(?:\.\d+)?%`)
