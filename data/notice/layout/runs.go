package layout

import "rectify/data/notice/source"

// inRuns reports whether short values each come in one run and most more than once, as
// those do that part items into sections.
func inRuns(values []source.Passage) bool {
	const longest = 20
	seen := map[string]bool{}
	last := ""
	for _, v := range values {
		if text := string(v.Plain); text != last {
			if seen[text] || v.Len() > longest || v.Contains("。") {
				return false
			}
			seen[text], last = true, text
		}
	}
	return len(seen) > 1 && len(seen) < len(values)
}
