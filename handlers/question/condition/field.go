package condition

// A Field is a field of an item that may be empty or hold several values.
type Field string

const (
	FieldEvidence Field = "evidence" // what was handed in
	FieldOwner    Field = "owner"    // the responsible unit
	FieldPerson   Field = "person"   // the person responsible
	FieldSupport  Field = "support"  // the supporting units
	FieldDue      Field = "due"      // the due date
	FieldUnit     Field = "unit"     // the units that lead or support
	FieldReceipt  Field = "receipt"  // whether those it is assigned to have confirmed receipt: 签收
	FieldLater    Field = "later"    // whether more time was given: 延期
	FieldAsked    Field = "asked"    // whether more time was asked for and nobody has decided
	FieldHelp     Field = "help"     // whether it waits for somebody's help: 需协调
)

// A Fill is a condition on how many values a field of an item holds: at least, and
// at most; Many for any number.
type Fill struct {
	Field Field `json:"field"`
	Least int   `json:"least,omitempty"`
	Most  int   `json:"most,omitempty"`

	Print bool `json:"print,omitempty"` // of FieldDue: what is printed counts, though it is no date: 长期坚持

	Role string `json:"role,omitempty"` // of FieldSupport: 督导; empty for any
	Kind string `json:"kind,omitempty"` // of FieldUnit: the kind of unit that counts, 县; empty for any

	Extreme Extreme `json:"extreme,omitempty"` // in place of Least and Most
}

// An Extreme is that a field holds, of the items that meet all other conditions, the most values
// or the fewest.
type Extreme string

// Extremes.
const (
	MostOf   Extreme = "most"   // the most values
	FewestOf Extreme = "fewest" // the fewest values
)

// Many is as many values as there are.
const Many = 1000

// A Column is a field that a notice labels in its own way (问题来源), with the few
// values that it holds, all folded.
type Column struct {
	Name   string
	Values []string
}

// A Cell is a condition that a column holds one of the values, or, with Only, no other.
type Cell struct {
	Column string   `json:"column"`
	Values []string `json:"values"`
	Only   bool     `json:"only,omitempty"`
	Not    bool     `json:"not,omitempty"`
}
