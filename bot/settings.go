package main

import (
	"cmp"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"
	"unicode"

	"rectify/bot/slackapp/files"
	"rectify/data/database"
	"rectify/data/evidence"
)

// Validate rejects invalid settings, with a sentence about the first.
func (c *Config) Validate() error {
	if c.Database != "" && !database.IsPostgres(c.Database) {
		return fmt.Errorf("RECTIFY_DATABASE_URL must begin with postgres:// (leave it out for SQLite)")
	}
	if c.EvidenceMB < 1 || c.EvidenceMB > largestEvidence {
		return fmt.Errorf("RECTIFY_EVIDENCE_MB is %d: want a number of megabytes from 1 to %d", c.EvidenceMB, largestEvidence)
	}
	return cmp.Or(c.Policy.check(), c.Model.check())
}

// largestEvidence is the largest file that the app downloads, in megabytes.
const largestEvidence = files.MaxFile >> 20

// evidence returns where copies of evidence files are stored.
func (c *Config) evidence() evidence.Store {
	store := evidence.Store{Dir: cmp.Or(c.EvidenceDir, filepath.Join(c.Data, "evidence")), Max: int64(c.EvidenceMB) << 20}
	if c.EvidenceDir == "none" {
		store.Dir = ""
	}
	return store
}

// longestTime is a plausible maximum for settings in days.
const longestTime = 3650

func (p policySettings) check() error {
	for _, days := range []struct {
		name    string
		numbers []int
	}{
		{"AHEAD", []int{p.Ahead}}, {"SILENT", []int{p.Silent}},
		{"REMIND", p.Before}, {"OFFICE", []int{p.Office}}, {"LEADER", []int{p.Leader}},
	} {
		for _, n := range days.numbers {
			if n < 0 || n > longestTime {
				return fmt.Errorf("RECTIFY_%s_DAYS is %d: want a number of days from 0 to %d", days.name, n, longestTime)
			}
		}
	}
	return nil
}

// longestWait is a plausible maximum for waiting times.
const longestWait = time.Minute

func (m modelSettings) check() error {
	switch {
	case m.Wait < 0 || m.Wait > longestWait:
		return fmt.Errorf("RECTIFY_LLM_WAIT is %s: want a time from 0s to %s, such as 800ms", m.Wait, longestWait)
	case m.PerPerson < 0:
		return fmt.Errorf("RECTIFY_LLM_PER_PERSON is %d: want a number of answers; 0 for any number", m.PerPerson)
	case m.PerDay < 0:
		return fmt.Errorf("RECTIFY_LLM_TOKENS_PER_DAY is %d: want a number of tokens; 0 for any number", m.PerDay)
	}
	return cmp.Or(
		checkWord("OPENAI_MODEL", m.Name), checkWord("OPENAI_EMBEDDING_MODEL", m.Embedding),
		checkWord("OPENAI_API_KEY", m.Key), checkWord("OPENAI_EMBEDDING_API_KEY", m.EmbeddingKey),
		checkBaseURL("OPENAI_BASE_URL", m.BaseURL), checkBaseURL("OPENAI_EMBEDDING_BASE_URL", m.EmbeddingBaseURL))
}

// checkWord rejects a setting with leftovers of copying: spaces, line breaks, quotes.
// It does not repeat the value: it may be a secret.
func checkWord(name, value string) error {
	if strings.ContainsFunc(value, func(c rune) bool {
		return unicode.IsSpace(c) || !unicode.IsPrint(c) || strings.ContainsRune("\"'“”‘’", c)
	}) {
		return fmt.Errorf("%s has a space, a line break or a quotation mark in it: give it without", name)
	}
	return nil
}

// methods are endpoint paths that people copy along with a base URL.
var methods = []string{"/chat/completions", "/completions", "/embeddings", "/models", "/responses"}

// checkBaseURL rejects an address that cannot be a base URL; the empty one means
// OpenAI.
func checkBaseURL(name, value string) error {
	if value == "" {
		return nil
	}
	if err := checkWord(name, value); err != nil {
		return err
	}
	at, err := url.Parse(value)
	switch {
	case err != nil || at.Scheme != "http" && at.Scheme != "https" || at.Hostname() == "":
		return fmt.Errorf("%s is %q: want an address that begins with https:// or http://, such as http://127.0.0.1:11434/v1", name, value)
	case at.RawQuery != "" || at.Fragment != "":
		return fmt.Errorf("%s is %q: want the address without what follows ? or #", name, value)
	}
	for _, method := range methods {
		if base, ok := strings.CutSuffix(strings.TrimRight(value, "/"), method); ok {
			return fmt.Errorf("%s is %q: want the address without %s: %s", name, value, method, base)
		}
	}
	return nil
}

// forgetEmpty unsets environment variables that are set to nothing, as compose files
// do.
func forgetEmpty() {
	for _, one := range os.Environ() {
		name, value, _ := strings.Cut(one, "=")
		for _, ours := range []string{"RECTIFY_", "SLACK_", "OPENAI_"} {
			if strings.HasPrefix(name, ours) && strings.TrimSpace(value) == "" {
				os.Unsetenv(name)
			}
		}
	}
}
