package table_test

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"testing"
	"time"

	"github.com/klauspost/compress/gzhttp"

	"rectify/bot/table"
	"rectify/data/ledger"
	"rectify/data/ledger/store"
	"rectify/data/notice/reading"
	"rectify/data/notices"
	"rectify/handlers"
)

// A thousandfold is a ledger that holds its notice a thousand times.
type thousandfold struct{ *store.Store }

func (l thousandfold) Snapshot(ctx context.Context) (*ledger.Snapshot, error) {
	one, err := l.Store.Snapshot(ctx)
	if err != nil {
		return nil, err
	}
	all := &ledger.Snapshot{Sequence: one.Sequence}
	for n := range 1000 {
		notice := one.Notices[0]
		notice.ID = fmt.Sprint("notice", n)
		all.Notices = append(all.Notices, notice)
		for _, item := range one.Items {
			item.Notice, item.Title = notice.ID, fmt.Sprint(item.Title, n)
			all.Items = append(all.Items, item)
		}
	}
	return all, nil
}

// BenchmarkRows is the time to read 46,000 rows, and how long the answer is: as
// JSON, and compressed as browsers ask for it.
func BenchmarkRows(b *testing.B) {
	kept, err := store.Open(b.Context(), filepath.Join(b.TempDir(), "ledger.db"))
	if err != nil {
		b.Fatal(err)
	}
	defer kept.Close()
	n, err := reading.Read(notices.Builtin)
	if err != nil {
		b.Fatal(err)
	}
	if err := kept.AddNotice(b.Context(), notices.BuiltinID, notices.Builtin, n, "test", time.Now()); err != nil {
		b.Fatal(err)
	}
	assistant := handlers.New(handlers.Config{Ledger: kept, Keeper: kept, Memory: kept, Now: time.Now})
	server := httptest.NewServer(gzhttp.GzipHandler(table.New(thousandfold{kept}, assistant, desk{assistant}, slog.New(slog.DiscardHandler))))
	defer server.Close()
	for _, encoding := range []string{"identity", "gzip"} {
		b.Run(encoding, func(b *testing.B) {
			var bytes int64
			for b.Loop() {
				r, err := http.NewRequestWithContext(b.Context(), http.MethodGet, server.URL+"/ledger/rows?user=U0EDITOR", nil)
				if err != nil {
					b.Fatal(err)
				}
				r.Header.Set("Accept-Encoding", encoding)
				answer, err := http.DefaultClient.Do(r)
				if err != nil {
					b.Fatal(err)
				}
				if bytes, err = io.Copy(io.Discard, answer.Body); err != nil {
					b.Fatal(err)
				}
				answer.Body.Close()
			}
			b.ReportMetric(float64(bytes)/1e6, "MB")
		})
	}
}
