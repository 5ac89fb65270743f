package notice

import "regexp"

// A Response is what the body that was given a recommendation says to it.
type Response string

// Responses.
const (
	Accepted       Response = "accepted" // it agreed
	PartlyAccepted Response = "partly"   // it agreed to a part, or with other means
	Declined       Response = "refused"  // it did not agree: nothing was or will be done
)

// Recommends reports whether the finding is what was recommended: it is answered to, and
// the notice prints no recommendation apart from it.
func (i Item) Recommends() bool { return i.Response != "" && i.Goal == "" && i.Finding != "" }

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
