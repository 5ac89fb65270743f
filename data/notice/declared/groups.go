package declared

import (
	"rectify/data/notice"
	"rectify/data/notice/source"
)

// OfGroup is the status a heading gives all items under it, such as
// 正在整改的问题 or 已完成整改事项(19个), or "".
func OfGroup(heading source.Passage) notice.Status {
	for i := range heading.Len() {
		f, end := readPhrase(heading, i)
		if f.status() != "" && heading.Longest(end, []string{"的问题", "问题", "的事项", "事项", "的任务", "任务", "的整改", "类"}) != "" {
			return f.status()
		}
		if end > i || i > 2 {
			break // not how such a heading begins
		}
	}
	return ""
}

// WholeCell is the status a whole cell names, or "".
func WholeCell(p source.Passage) notice.Status {
	f, end := readPhrase(p, 0)
	if end < p.Len() {
		return ""
	}
	return f.status()
}
