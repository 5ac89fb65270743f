package handlers_test

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"rectify/bot/eval"
	"rectify/handlers/reply"
)

// TestListsOnEveryNotice puts questions for lists, counts, shares and groups to the
// assistant, by families of conditions, on notices of many layouts.
func TestListsOnEveryNotice(t *testing.T) {
	if underRace {
		t.Skip("asks much, and shares nothing")
	}
	t.Parallel()
	file, err := os.ReadFile("testdata/lists/conditions.tsv")
	if err != nil {
		t.Fatal(err)
	}
	of := map[string][][]string{}
	for line := range strings.Lines(string(file)) {
		if row := strings.Split(strings.TrimSpace(line), "\t"); len(row) == 5 && !strings.HasPrefix(line, "#") {
			of[row[1]] = append(of[row[1]], row)
		}
	}
	for name, rows := range of {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := aboutFile(t, name, "testdata/notices/"+name+"/notice.txt")
			for _, row := range rows {
				out := said(t, a, reply.Request{}, row[4])
				if !holds(out, row[2], row[3]) {
					t.Errorf("%s: %s\nwant %s, got %s\n%.200s", row[0], row[4], row[3], itemsOf(out), out.Plain())
				}
			}
		})
	}
}

// holds reports whether a reply holds what is expected of it.
func holds(out reply.Reply, mode, expect string) bool {
	if mode == "says" {
		return !slices.ContainsFunc(strings.Split(expect, "&"), func(word string) bool { return !strings.Contains(out.Plain(), word) })
	}
	if mode == "unsure" {
		return out.Certainty != reply.Exact
	}
	q := eval.Question{Mode: mode, Expect: expect}
	if n, err := strconv.Atoi(expect); mode == "count" && err == nil && n == 0 {
		return len(out.Items) == 0
	}
	return q.Right(out)
}
