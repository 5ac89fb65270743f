package condition

// An End is which of the due dates is asked for.
type End string

const (
	Earliest End = "earliest" // the first due date
	Latest   End = "latest"   // the last due date
)

// A Period is days from and to, both included, as "2006-01-02"; an empty end is
// open. The zero value is no period.
type Period struct {
	From string `json:"from,omitempty"`
	To   string `json:"to,omitempty"`
}

// Holds reports whether a day, "2006-01-02" or empty, is in the period.
func (p Period) Holds(day string) bool {
	return day != "" && (p.From == "" || p.From <= day) && (p.To == "" || day <= p.To)
}

// Covers reports whether another period is within it.
func (p Period) Covers(other Period) bool {
	return (p.From == "" || other.From != "" && p.From <= other.From) && (p.To == "" || other.To != "" && other.To <= p.To)
}
