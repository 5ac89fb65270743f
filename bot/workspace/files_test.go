package workspace_test

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/slack-go/slack"

	"rectify/bot/workspace"
)

// TestFilesAreForThoseWhoSeeThem: a file in a conversation is served to its
// members alone, and never as a page that a browser would run.
func TestFilesAreForThoseWhoSeeThem(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	page := o.page()
	direct, _, _, err := o.api.OpenConversationContext(t.Context(), &slack.OpenConversationParameters{Users: []string{o.li.ID}})
	must(t, err)
	name := `..\台账 "2024".html`
	_, err = o.api.UploadFileContext(t.Context(), slack.UploadFileParameters{Filename: name, Channel: direct.ID, FileSize: 25, Reader: strings.NewReader("<script>alert(1)</script>")})
	must(t, err)
	said, _, err := o.Messages(t.Context(), direct.ID, workspace.Page{})
	must(t, err)
	download := func(user string) (*http.Response, string) {
		response, err := http.Get(page.URL + "/page/file/" + said[0].Files[0].ID + "?user=" + user)
		must(t, err)
		defer response.Body.Close()
		body, err := io.ReadAll(response.Body)
		must(t, err)
		return response, string(body)
	}
	response, body := download(o.li.ID)
	if body != "<script>alert(1)</script>" || response.Header.Get("Content-Type") != "application/octet-stream" || !strings.HasPrefix(response.Header.Get("Content-Disposition"), "attachment") {
		t.Errorf("%s, %v", body, response.Header)
	}
	for _, other := range []string{o.wang.ID, "U0NOBODY", ""} {
		if response, body := download(other); response.StatusCode == http.StatusOK || strings.Contains(body, "script") {
			t.Errorf("%q has the file of a direct message: %s", other, body)
		}
	}
}
