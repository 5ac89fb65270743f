package table

import (
	"context"
	"net/http"
	"strconv"
	"strings"
	"unicode/utf8"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/data/text"
	"rectify/handlers/card"
	"rectify/handlers/reply"
	"rectify/handlers/workbook"
)

// A Row is an item as the table shows it. Units and people are separated by 、 or
// "; ". People assigned by ID are "@id": the page knows their names.
type Row struct {
	ID       string `json:"id"` // "notice/number"
	Notice   string `json:"notice"`
	Number   int    `json:"number"`
	Title    string `json:"title"`
	Section  string `json:"section"` // its number as printed and its title
	Short    string `json:"short"`   // the section where there is little room, such as 一、学习贯彻…
	Place    int    `json:"place"`   // its number
	Kind     string `json:"kind"`    // the subsection's title
	Unit     string `json:"unit"`
	Person   string `json:"person"`
	Due      string `json:"due"`    // "2006-01-02" or empty
	Light    string `json:"light"`  // "late", "near", or empty
	Status   string `json:"status"` // a notice.Status, or "refused" (statusOf)
	Progress string `json:"progress"`
	// Recommended and Response are, of a reply to recommendations, what was recommended,
	// where the title is not, and what was answered; as far as paper has room.
	Recommended string `json:"recommended,omitempty"`
	Response    string `json:"response,omitempty"`
	Updated     string `json:"updated"` // the day of the last change, "2006-01-02", where progress is what staff said
	Version     int    `json:"version"`
}

// A Notice is what the table says of a notice.
type Notice struct {
	ID        string `json:"id"`
	Key       string `json:"key"` // how people name it
	Title     string `json:"title"`
	Issuer    string `json:"issuer"`
	Published string `json:"published"`
}

// Rows are the items of the ledger. Where the request names a sequence number,
// they are those that changed after it.
type Rows struct {
	Sequence int64    `json:"sequence"`
	Today    string   `json:"today"`
	May      string   `json:"may"` // what the person may do: "look", "edit" or "approve"
	Notices  []Notice `json:"notices"`
	Columns  Columns  `json:"columns"`
}

// rows answers with the rows for ?user=, changed after ?after=.
func (s *server) rows(r *http.Request) (any, error) {
	ctx, q := r.Context(), r.URL.Query()
	snapshot, err := s.ledger.Snapshot(ctx)
	if err != nil {
		return nil, err
	}
	after, _ := strconv.ParseInt(q.Get("after"), 10, 64)
	changed, err := s.catchUp(ctx, snapshot, after)
	if err != nil {
		return nil, err
	}
	items := snapshot.Items
	if after > 0 {
		items = nil
		for _, item := range snapshot.Items {
			if changed[item.Key()] || changed[ledger.Key{Notice: item.Notice}] { // it, or its notice
				items = append(items, item)
			}
		}
	}
	out := Rows{
		Sequence: snapshot.Sequence, Today: s.assistant.Now().Format("2006-01-02"), May: mayDo(s.desk.Member(ctx, q.Get("user")).Role),
		Notices: noticesOf(snapshot), Columns: columnsOf(s.shown(snapshot, items)),
	}
	return out, nil
}

func noticesOf(snapshot *ledger.Snapshot) []Notice {
	all := []Notice{}
	for _, n := range snapshot.Notices {
		all = append(all, Notice{ID: n.ID, Key: n.Key(), Title: n.Notice.Title, Issuer: n.Issuer, Published: n.Published})
	}
	return all
}

// mayDo is what a role allows.
func mayDo(role reply.Role) string {
	switch role {
	case reply.Approver:
		return "approve"
	case reply.Editor:
		return "edit"
	}
	return "look"
}

// A row shows so much of a notice's own words, in characters of Chinese, of which
// twice as many Latin letters take the room. Paper shows all that a row has; a ledger of
// many items has less of each, so that it is read soon.
const (
	longestProgress = 360
	manyProgress    = 120
	manyItems       = 2000
)

// opening is the beginning of a text, up to the end of a sentence where one is near,
// and "…" where there is more.
func opening(words string, items int) string {
	most := longestProgress
	if items > manyItems {
		most = manyProgress
	}
	if !text.HasHan(words) {
		most *= 2
	}
	head, rest := text.Cut(words, most)
	if rest == "" {
		return words
	}
	whole := text.Sentences(head)
	kept := strings.TrimSpace(strings.Join(whole[:len(whole)-1], "")) // the last is cut, or ends there by chance
	if utf8.RuneCountInString(kept) < most/3 {
		return text.Clip(words, most)
	}
	return strings.TrimRight(kept, "。；;.") + "…"
}

// refused is in the place of the status of an item about which, as its notice says,
// nothing was or will be done: it is neither done nor open.
const refused notice.Status = "refused"

func statusOf(item ledger.Item) notice.Status {
	if item.Refused != "" {
		return refused
	}
	return item.Status
}

// listed writes a list of owners with marks between them.
func listed(owners string) string {
	if text.HasHan(owners) {
		return strings.Join(ledger.Names(owners), "、")
	}
	return strings.Join(ledger.Names(owners), "; ")
}

// shown writes items as rows.
func (s *server) shown(snapshot *ledger.Snapshot, items []ledger.Item) []Row {
	lit := s.assistant.ListReplyOn(reply.Chinese, items, s.assistant.Now()).Items
	s.mu.Lock()
	defer s.mu.Unlock()
	rows, source := make([]Row, len(items)), workbook.Source{Snapshot: snapshot}
	type place struct {
		notice              string
		section, subsection int
	}
	above := map[place][3]string{} // the headings of a place
	for i, item := range items {
		said := snapshot.Text(item)
		at := place{item.Notice, said.Section, said.Subsection}
		over, known := above[at]
		if !known {
			over = headings(snapshot.Notice(item.Notice), said)
			above[at] = over
		}
		unit, person := source.Owners(item)
		progress := s.progress[item.Key()]
		if progress == "" {
			progress = opening(strings.Join(said.Work(), " "), len(snapshot.Items))
		}
		row := Row{
			ID: rowID(item), Notice: item.Notice, Number: item.Number, Title: item.Title,
			Section: over[0], Short: over[1], Place: item.Section, Kind: over[2], Unit: listed(unit), Person: listed(person), Due: item.Due,
			Status: string(statusOf(item)), Progress: progress, Version: item.Version, Response: said.ResponseWords,
		}
		if said.Recommends() {
			row.Recommended = opening(said.Finding, len(snapshot.Items))
		}
		switch {
		case lit[i].Late:
			row.Light = "late"
		case lit[i].Near:
			row.Light = "near"
		}
		if s.progress[item.Key()] != "" {
			row.Updated = item.UpdatedAt.In(s.assistant.Now().Location()).Format("2006-01-02")
		}
		rows[i] = row
	}
	return rows
}

func rowID(item ledger.Item) string { return item.Notice + "/" + strconv.Itoa(item.Number) }

// headings are a section's with its number as printed, the section's where there
// is little room, and the subsection's above an item.
func headings(n *notice.Notice, item notice.Item) (above [3]string) {
	if n == nil {
		return above
	}
	for _, s := range n.Sections {
		if s.Number != item.Section {
			continue
		}
		above[0], above[1] = strings.TrimSpace(s.Label+" "+s.Title), card.ShortSection(s.Number, s.Title)
		for _, sub := range s.Subsections {
			if sub.Number == item.Subsection {
				above[2] = strings.TrimSpace(sub.Label + " " + sub.Title)
			}
		}
	}
	return above
}

// restored reads the progress of the items of a notice that is in use again.
func (s *server) restored(ctx context.Context, snapshot *ledger.Snapshot, notice string) error {
	for _, item := range snapshot.Of(notice).Items {
		if item.Version == 1 {
			continue
		}
		history, err := s.ledger.History(ctx, notice, item.Number)
		if err != nil {
			return err
		}
		s.note(item.Key(), snapshot.Text(item), history)
	}
	return nil
}

// note keeps what staff last said of an item, where they said anything.
func (s *server) note(key ledger.Key, said notice.Item, history []ledger.Entry) {
	if progress := workbook.Progress(said, history); progress != workbook.Progress(said, nil) {
		s.progress[key] = progress
	} else {
		delete(s.progress, key)
	}
}

// historyPage is how many entries are read at once.
const historyPage = 5000

// catchUp reads what happened since the table last looked, and returns which
// items changed after that sequence number.
func (s *server) catchUp(ctx context.Context, snapshot *ledger.Snapshot, after int64) (map[ledger.Key]bool, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	changed := map[ledger.Key]bool{}
	from := s.sequence
	if after > 0 {
		from = min(from, after)
	}
	for {
		page, err := s.ledger.Since(ctx, from, historyPage)
		if err != nil {
			return nil, err
		}
		for _, e := range page {
			if from = e.Sequence; from > after {
				changed[e.Key()] = true
			}
			if e.Action == ledger.NoticeRestored && e.Sequence > s.sequence {
				if err := s.restored(ctx, snapshot, e.Notice); err != nil {
					return nil, err
				}
			}
			if _, there := snapshot.Place(e.Key()); !there || e.Sequence <= s.sequence || e.Action == ledger.Seeded {
				continue
			}
			history, err := s.ledger.History(ctx, e.Notice, e.Number)
			if err != nil {
				return nil, err
			}
			item, _ := snapshot.Item(e.Key())
			s.note(item.Key(), snapshot.Text(item), history)
		}
		if len(page) < historyPage {
			s.sequence = max(s.sequence, from)
			return changed, nil
		}
	}
}
