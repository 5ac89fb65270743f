package outbound

import (
	"net/url"
	"testing"
)

func TestResponseURLsLeadToSlackOnly(t *testing.T) {
	t.Parallel()
	for api, urls := range map[string]map[string]bool{
		"": {
			"https://hooks.slack.com/commands/1": true, "http://hooks.slack.com/commands/1": false,
			"https://hooks.slack.com.evil.example/1": false, "https://127.0.0.1/1": false, "https://hooks.slack.com@evil.example/": false,
		},
		"http://127.0.0.1:9/api/": {"http://127.0.0.1:9/response/1": true, "http://127.0.0.1:8/response/1": false, "https://hooks.slack.com/1": false},
	} {
		a := NewSender(Config{APIURL: api})
		for text, want := range urls {
			target, err := url.Parse(text)
			if err != nil {
				t.Fatal(err)
			}
			if got := a.isSlack(target); got != want {
				t.Errorf("with the API at %q, %s is Slack: %v, want %v", api, text, got, want)
			}
		}
	}
}
