package page

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"
)

// TestTokensAreTheOnlyValues: colours, sizes of type and spaces are those of
// tokens.css. Paper has its own, in millimetres and points.
func TestTokensAreTheOnlyValues(t *testing.T) {
	t.Parallel()
	raw := regexp.MustCompile(`(?:^|[{;\s])(?:font-size|(?:padding|margin)[a-z-]*|gap|border-radius|inset): [^;}]*?(?:^|[\s(])-?[\d.]+(?:rem|em)\b[^;}]*|[\w-]+: [^;}]*#[0-9a-f]{3,8}\b`)
	for _, name := range []string{"web/style.css", "web/table.css", "web/charts.css"} {
		css, err := fs.ReadFile(web, name)
		if err != nil {
			t.Fatal(err)
		}
		screen, _, _ := strings.Cut(string(css), "@media print")
		for _, found := range raw.FindAllString(screen, -1) {
			if !strings.Contains(found, "mask-image") { // what shows through
				t.Errorf("%s has a value of its own: %s", name, strings.TrimSpace(found))
			}
		}
	}
}
