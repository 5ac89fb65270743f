package document

import (
	"maps"
	"regexp"
	"slices"
	"strings"
)

// labels are the names of fields that come after a space inside lines: 完成时限.
type labels map[string]bool

// These find labels: inner ones after a space, a bracket or a semicolon, leading ones
// at the beginning of a line, and trailing ones at its end.
var (
	inner    = regexp.MustCompile(`[ 【；;](\p{Han}{2,8})[：:]`)
	leading  = regexp.MustCompile(`^(\p{Han}{1,8})[：:]`)
	trailing = regexp.MustCompile(`[ 【；;](\p{Han}{2,8})$`)
)

func labelsOf(lines []printedLine) labels {
	l := labels{}
	for _, line := range lines {
		for _, found := range inner.FindAllStringSubmatch(line.text, -1) {
			l[found[1]] = true
		}
	}
	return l
}

// joined is a line and the one that goes on with it. The space before a label that
// begins the second is at the end of the first, where PDF has none; LibreOffice leaves
// out a semicolon or a colon there, too.
func (l labels) joined(a, b string) string {
	if a == "" {
		return b
	}
	if found := leading.FindStringSubmatch(b); found != nil && l[found[1]] && !strings.HasSuffix(a, "；") {
		split := slices.ContainsFunc(slices.Collect(maps.Keys(l)), func(label string) bool {
			return strings.HasSuffix(label, found[1]) && label != found[1] && strings.HasSuffix(a, strings.TrimSuffix(label, found[1]))
		})
		if !split {
			return a + " " + b
		}
	}
	if found := trailing.FindStringSubmatch(a); found != nil && l[found[1]] && beginsWide(b) {
		return a + "：" + b
	}
	if endsWide(a) || beginsWide(b) || strings.HasSuffix(a, "—") || strings.HasPrefix(b, "—") || compound.MatchString(a) && b[0] >= 'a' && b[0] <= 'z' {
		return a + b
	}
	return a + " " + b
}

// compound is a text that ends in the first half of a word such as ten-year.
var compound = regexp.MustCompile(`[a-z]-$`)
