package question

import (
	_ "embed"
	"regexp"
	"strings"
)

// chatterList is what people say around a question that asks nothing.
//
//go:embed chatter.tsv
var chatterList string

// chatter finds it in folded text.
var chatter = func() *regexp.Regexp {
	var all []string
	for line := range strings.Lines(chatterList) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			all = append(all, "(?:"+line+")")
		}
	}
	found := regexp.MustCompile(strings.Join(all, "|"))
	found.Longest()
	return found
}()
