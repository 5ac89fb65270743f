package notice

import (
	"regexp"
	"strings"
)

// A Response is what the body that was given a recommendation says to it.
type Response string

// Responses.
const (
	Accepted       Response = "accepted" // it agreed
	PartlyAccepted Response = "partly"   // it agreed to a part, or with other means
	Declined       Response = "refused"  // it did not agree: nothing was or will be done
)

// findingLabel begins the labels of what was found, Finding 18, not of what was recommended.
var findingLabel = regexp.MustCompile(`^(?:(?i:finding|issue|observation|area|condition)\b|.{0,2}问题)`)

// Recommends reports whether the finding is what was recommended: it is answered to, and
// the notice neither prints a recommendation apart from it nor calls it a finding.
func (i Item) Recommends() bool {
	return i.Response != "" && i.Goal == "" && i.Finding != "" && !findingLabel.MatchString(i.Label)
}

// namesDay matches a time limit that says its day.
var namesDay = regexp.MustCompile(`\d[日号]|[月年][底末]|\d[-./]\d{1,2}[-./]\d|\d(?:st|nd|rd|th)? (?:of )?[A-Z][a-z]+|[A-Z][a-z]+ \d{1,2}(?:st|nd|rd|th)?,? \d{4}`)

// PrintedDue is the notice's own time limit, such as Autumn 2027, where a due date was
// worked out of it, "2006-01-02"; empty for another date, and where it names the day.
func (i Item) PrintedDue(due string) string {
	if due == "" || due != i.Due || namesDay.MatchString(i.DueWords) {
		return ""
	}
	return i.DueWords
}

// BeyondTitle is the finding; empty where the title says it all.
func (i Item) BeyondTitle() string {
	if stops := "。.；;：: "; strings.Trim(i.Finding, stops) == strings.Trim(i.Title, stops) {
		return ""
	}
	return i.Finding
}
