package people

import (
	"fmt"
	"net/http"
	"testing"
	"testing/synctest"
	"time"

	"github.com/slack-go/slack"
)

// A client makes calls of Slack's Web API.
type client func(*http.Request) (*http.Response, error)

func (c client) Do(r *http.Request) (*http.Response, error) { return c(r) }

// TestDirectoryWaitsOnce: where Slack hangs, the first answer waits for a
// moment and the next ones do not.
func TestDirectoryWaitsOnce(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		hang := make(chan struct{})
		dir := newDirectory(slack.New("xoxb", slack.OptionHTTPClient(client(func(*http.Request) (*http.Response, error) {
			<-hang
			return nil, http.ErrHandlerTimeout
		}))), time.Now)
		began := time.Now()
		var ids []string
		for i := range 12 {
			ids = append(ids, fmt.Sprintf("U0000000%02d", i))
		}
		for range 5 {
			if known := dir.Colleagues(t.Context(), ids); len(known) != 0 {
				t.Errorf("%+v", known)
			}
		}
		if took := time.Since(began); took != patience {
			t.Errorf("waited %s, want %s", took, patience)
		}
		close(hang)
		synctest.Wait()
	})
}
