package main

import (
	"strings"
	"testing"
)

// TestBadSettingsEndTheStart: each with one sentence that says what would be right.
func TestBadSettingsEndTheStart(t *testing.T) {
	t.Parallel()
	for args, says := range map[string]string{
		"--silent-days=-3":                                   "RECTIFY_SILENT_DAYS 是 -3：须为 0 至",
		"--silent-days=99999999999":                          "RECTIFY_SILENT_DAYS",
		"--remind-days=7,-1":                                 "“-1”不是天数",
		"--leader-days=a week":                               "a week",
		"--llm-wait=-5s":                                     "RECTIFY_LLM_WAIT 是 -5s：须为 0s 至",
		"--llm-wait=2h":                                      "RECTIFY_LLM_WAIT",
		"--llm-wait=5":                                       "missing unit",
		"--llm-per-person=-1":                                "RECTIFY_LLM_PER_PERSON 是 -1",
		"--llm-tokens-per-day=-1":                            "RECTIFY_LLM_TOKENS_PER_DAY",
		"--lang=fr":                                          "--lang 不能是“fr”",
		"--timezone=Mars":                                    "没有“Mars”这个时区",
		"--openai-base-url=localhost:11434/v1":               "须以 https:// 或 http:// 开头",
		"--openai-base-url=127.0.0.1:11434":                  "须以 https:// 或 http:// 开头",
		"--openai-base-url=//host/v1":                        "须以 https:// 或 http:// 开头",
		"--openai-base-url=ftp://host/v1":                    "须以 https:// 或 http:// 开头",
		"--openai-base-url=http://":                          "须以 https:// 或 http:// 开头",
		"--openai-base-url=http://h/v1/chat/completions":     "请去掉 /chat/completions，写成 http://h/v1",
		"--openai-base-url=http://h/v1/chat/completions/":    "请去掉 /chat/completions，写成 http://h/v1",
		"--openai-embedding-base-url=http://h/v1/embeddings": "OPENAI_EMBEDDING_BASE_URL“http://h/v1/embeddings”：请去掉 /embeddings",
		"--openai-base-url=http://h/v1?api-version=1":        "请去掉 ? 或 # 以及后面的部分",
		"--openai-base-url= http://h/v1":                     "OPENAI_BASE_URL 里有空格",
		`--openai-base-url="http://h/v1"`:                    "引号",
		"--openai-api-key=sk-secret\n":                       "OPENAI_API_KEY 里有空格、换行",
		"--openai-model=“m”":                                 "OPENAI_MODEL",
		"--database-url=mysql://h/x":                         "须以 postgres:// 开头",
	} {
		t.Run(args, func(t *testing.T) {
			t.Parallel()
			_, errs, code := rectify(t, "", "ask", "--data="+t.TempDir(), args, "第11项")
			if code != exitUsage || !strings.Contains(errs, says) || strings.Contains(errs, "secret") || strings.Count(errs, "\n") > 2 {
				t.Errorf("exit %d: %s; want %q", code, errs, says)
			}
		})
	}
}

func TestGoodSettings(t *testing.T) {
	t.Parallel()
	for _, value := range []string{"", "https://api.openai.com/v1", "http://127.0.0.1:11434/v1/", "http://[::1]:8080", "https://gateway/models/v1", "https://user:word@h/v1//"} {
		if err := checkBaseURL("OPENAI_BASE_URL", value); err != nil {
			t.Error(err)
		}
	}
}

func TestListeningLocally(t *testing.T) {
	t.Parallel()
	first, err := listenLocally("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer first.Close()
	inUse := first.Addr().String() // chosen, so no other is taken in its place
	for _, address := range []string{inUse, "8080", "127.0.0.1:99999", "127.0.0.1:http?", "0.0.0.0:8080", ":8080"} {
		if l, err := listenLocally(address); err == nil || !strings.Contains(err.Error(), "RECTIFY_LISTEN") {
			t.Errorf("%s: %v, %v", address, l, err)
		}
	}
}
