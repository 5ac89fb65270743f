package notice

// groupStatus is the status a heading gives all items under it, such as
// 正在整改的问题 or 已完成整改事项(19个), or "".
func groupStatus(heading passage) Status {
	for i := range heading.len() {
		f, end := readPhrase(heading, i)
		if f.status() != "" && heading.longest(end, []string{"的问题", "问题", "的事项", "事项", "的任务", "任务", "的整改", "类"}) != "" {
			return f.status()
		}
		if end > i || i > 2 {
			break // not how such a heading begins
		}
	}
	return ""
}

// cellStatus is the status a whole cell names, or "".
func cellStatus(p passage) Status {
	f, end := readPhrase(p, 0)
	if end < p.len() {
		return ""
	}
	return f.status()
}
