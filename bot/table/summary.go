package table

import (
	"net/http"

	"rectify/data/notice"
	"rectify/handlers/reply"
)

// A Summary is how far the ledger is, for somebody who opens the page.
type Summary struct {
	May      string        `json:"may"` // as in Rows
	Notices  []Notice      `json:"notices"`
	Total    int           `json:"total"`
	Statuses []StatusCount `json:"statuses"` // those that items have, most done first
	Late     int           `json:"late"`
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
		Notices: noticesOf(snapshot), Total: len(snapshot.Items), Statuses: []StatusCount{},
	}
	count := map[notice.Status]int{}
	for _, item := range s.assistant.ListReplyOn(reply.Chinese, snapshot.Items, s.assistant.Now()).Items {
		count[item.Status]++
		if item.Late {
			out.Late++
		}
	}
	for _, status := range []notice.Status{notice.Closed, notice.Rectified, notice.LongTerm, notice.InProgress, notice.NotStarted} {
		if count[status] > 0 {
			out.Statuses = append(out.Statuses, StatusCount{status, count[status]})
		}
	}
	return out, nil
}
