package command

// Role is what a person may do. Everyone may ask.
type Role int

const (
	Outsider Role = iota - 1 // a guest, or of another organisation: may only look
	Asker                    // may ask, and confirm receipt of what is theirs
	Editor                   // may change items
	Approver                 // may close items off, too
)
