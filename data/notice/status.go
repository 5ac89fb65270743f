package notice

// A Status says how far an item is. A notice declares one of the first four,
// or none; the ledger adds Closed, which only an approver can give.
type Status string

const (
	NotStarted Status = "not_started" // 未启动
	InProgress Status = "in_progress" // 正在整改
	Rectified  Status = "rectified"   // 已整改
	LongTerm   Status = "long_term"   // 长期坚持
	Closed     Status = "closed"      // 已销号
)

// Statuses lists every status, least done first.
var Statuses = []Status{NotStarted, InProgress, LongTerm, Rectified, Closed}

// Open reports whether work is still owed: 未启动 or 正在整改.
func (s Status) Open() bool { return s == NotStarted || s == InProgress }

// Done reports whether the work is reported done: 已整改 or 已销号.
func (s Status) Done() bool { return s == Rectified || s == Closed }
