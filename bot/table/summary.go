package table

import (
	"net/http"
	"slices"
	"strconv"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/data/notices"
	"rectify/handlers/reply"
)

// A Summary is how far the ledger is, for somebody who opens the page.
type Summary struct {
	May      string        `json:"may"` // as in Rows
	Notices  []Notice      `json:"notices"`
	Sample   bool          `json:"sample,omitempty"` // the only notice is the built-in one
	Total    int           `json:"total"`
	Statuses []StatusCount `json:"statuses"` // those that items have, most done first
	Late     int           `json:"late"`
	Parts    []Part        `json:"parts"`   // how far each notice is, in their order
	Example  string        `json:"example"` // an open item, else any, as people name it: "11", or "audit#3" among several notices
}

// A Part is how far one of several notices is.
type Part struct {
	Key   string `json:"key"`
	Title string `json:"title"`
	Done  int    `json:"done"`
	Total int    `json:"total"`
}

// A StatusCount is how many items have a status.
type StatusCount struct {
	Status notice.Status `json:"status"`
	Items  int           `json:"items"`
}

// summary answers with the summary for ?user=.
func (s *server) summary(r *http.Request) (any, error) {
	snapshot, err := s.ledger.Snapshot(r.Context())
	if err != nil {
		return nil, err
	}
	out := Summary{
		May:     mayDo(s.desk.Member(r.Context(), r.URL.Query().Get("user")).Role),
		Notices: noticesOf(snapshot), Total: len(snapshot.Items),
		Sample: len(snapshot.Notices) == 1 && snapshot.Notices[0].ID == notices.BuiltinID, Statuses: []StatusCount{},
	}
	count := map[notice.Status]int{}
	for i, shown := range s.assistant.ListReplyOn(reply.Chinese, snapshot.Items, s.assistant.Now()).Items {
		count[statusOf(snapshot.Items[i])]++
		if shown.Late {
			out.Late++
		}
	}
	out.Parts, out.Example = partsOf(snapshot), example(snapshot)
	for _, status := range []notice.Status{notice.Closed, notice.Rectified, notice.LongTerm, notice.InProgress, notice.NotStarted, refused} {
		if count[status] > 0 {
			out.Statuses = append(out.Statuses, StatusCount{status, count[status]})
		}
	}
	return out, nil
}

func partsOf(snapshot *ledger.Snapshot) []Part {
	parts := []Part{}
	for _, n := range snapshot.Notices {
		part := Part{Key: n.Key(), Title: n.Notice.Title}
		for _, item := range snapshot.Of(n.ID).Items {
			part.Total++
			if item.Done() {
				part.Done++
			}
		}
		parts = append(parts, part)
	}
	return parts
}

// example is the middle one of the open items, else of all.
func example(snapshot *ledger.Snapshot) string {
	items := slices.DeleteFunc(slices.Clone(snapshot.Items), func(i ledger.Item) bool { return !i.Status.Open() })
	if len(items) == 0 {
		items = snapshot.Items
	}
	if len(items) == 0 {
		return ""
	}
	item := items[len(items)/2]
	if len(snapshot.Notices) > 1 {
		return snapshot.KeyOf(item.Notice) + "#" + strconv.Itoa(item.Number)
	}
	return strconv.Itoa(item.Number)
}
