package reply

import (
	"strings"

	"rectify/data/ledger"
	"rectify/data/notice"
)

// An ItemRef points at an item with what a list shows of it.
type ItemRef struct {
	Notice  string        `json:"notice"`
	Number  int           `json:"number"`
	Title   string        `json:"title"`
	Section int           `json:"section"`
	Status  notice.Status `json:"status"`

	NoticeKey string `json:"-"` // its notice's key, where there are several in use

	// Set where the reply is decorated for the place that shows it.
	Late    bool   `json:"-"`
	Near    bool   `json:"-"` // due within a few working days
	Refused string `json:"-"` // the notice's words for that nothing was or will be done, such as Not Agreed
	Note    string `json:"-"` // why it is named, such as how late it is
	Owner   string `json:"-"`
	Due     string `json:"-"` // "2006-01-02" or empty
}

// Light is the status light of an item: its class has one colour here and in charts,
// and what is late or due soon is red or orange. It is always shown with its word.
func (i ItemRef) Light() string {
	switch {
	case i.Refused != "":
		return "⚫"
	case i.Late:
		return "🔴"
	case i.Near:
		return "🟠"
	case i.Status == notice.NotStarted:
		return "⚪"
	case i.Status.Open():
		return "🟡"
	case i.Status.Done():
		return "✅"
	}
	return "🔵"
}

// State is an item's status in words, with late or due soon where its light says so.
func (l Lang) State(item ItemRef) string {
	switch {
	case item.Refused != "":
		return item.Refused
	case item.Late:
		return l.Status(item.Status) + l.Phrase(msgLateMark)
	case item.Near:
		return l.Status(item.Status) + l.Phrase(msgDueSoonMark)
	}
	return l.Status(item.Status)
}

// dated is an item's state with the day by which it is to be done.
func (l Lang) dated(item ItemRef) string {
	if item.Due == "" || !item.Status.Open() && !item.Late || item.Note != "" {
		return l.State(item)
	}
	return l.State(item) + l.Phrase(msgDueMark) + item.Due
}

// Dated is the item's state with the day by which it is to be done.
func (i ItemRef) Dated(l Lang) string { return l.dated(i) }

// Reason is why a list names the item, and its owner, behind two spaces; empty
// in a plain list.
func (i ItemRef) Reason() string {
	if i.Note == "" {
		return ""
	}
	return strings.TrimRight("  "+i.Note+"  "+i.Owner, " ")
}

// Owners are those responsible for the item, set apart.
func (i ItemRef) Owners(l Lang) string {
	return l.Join(ledger.Names(i.Owner))
}

// Style is that of the item's status.
func (i ItemRef) Style() Style {
	switch {
	case i.Status.Open():
		return StyleOpen
	case i.Status.Done():
		return StyleDone
	default:
		return StyleLong
	}
}

// Called names the item in a sentence: "第11项", or "审计第11项" where there are
// several notices in use.
func (i ItemRef) Called(l Lang) string { return l.ItemOf(i.NoticeKey, i.Number) }

// Ref is how a command names the item: "11", or "审计#11".
func (i ItemRef) Ref() string { return ledger.Ref(i.NoticeKey, i.Number) }

// Key names the item.
func (r ItemRef) Key() ledger.Key { return ledger.Key{Notice: r.Notice, Number: r.Number} }
