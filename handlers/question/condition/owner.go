package condition

// A Part is what an owner has to do with an item.
type Part int

const (
	AnyPart    Part = iota // owner or support
	Leads                  // 负责, 牵头
	Supporting             // 配合
	Involved               // 牵头或配合
)

// An Owner is a unit or a person that answers for items, by one of the names it may
// be called.
type Owner struct {
	IDs    []string // as the ledger names it: one, or several for one person with and without a title
	Called string   // folded
	Person bool
	Office []string // of a person, folded, in the notices' words: 副县长
}

// An Ownership is a condition on who answers for an item: any of the owners.
type Ownership struct {
	Owners []string `json:"owners"`
	Part   Part     `json:"part,omitempty"`
	Role   string   `json:"role,omitempty"` // of a supporting unit, in the notice's words: 督导; empty for any
	Not    bool     `json:"not,omitempty"`
}
