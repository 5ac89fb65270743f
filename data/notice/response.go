package notice

// A Response is what the body that was given a recommendation says to it.
type Response string

// Responses.
const (
	Accepted       Response = "accepted" // it agreed
	PartlyAccepted Response = "partly"   // it agreed to a part, or with other means
	Declined       Response = "refused"  // it did not agree: nothing was or will be done
)
