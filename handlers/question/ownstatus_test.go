package question

import (
	"slices"
	"strings"
	"testing"

	"rectify/data/notice"
	"rectify/handlers/question/condition"
)

// classed is the small ledger with a notice's own words for statuses.
func classed(classes ...condition.Class) condition.Domain {
	d := domain()
	d.Classes = classes
	d.Explained = map[string]string{"序时推进": "时限未到、进度与计划相符"}
	return d
}

var (
	statement = classed(
		condition.Class{Status: notice.Rectified, Words: "implemented", Items: 15, Response: condition.Accepted},
		condition.Class{Status: notice.InProgress, Words: "on track", Items: 8, Response: condition.Accepted},
		condition.Class{Status: notice.InProgress, Words: "delayed", Items: 6, Response: condition.Accepted},
		condition.Class{Status: notice.Closed, Words: "closed – no further action", Items: 3, Response: condition.Refused})
	labelled = classed(
		condition.Class{Status: notice.Rectified, Words: "已验收销号", Items: 19},
		condition.Class{Status: notice.InProgress, Words: "改毕待验", Items: 5},
		condition.Class{Status: notice.InProgress, Words: "序时推进", Items: 6},
		condition.Class{Status: notice.InProgress, Words: "滞后督办", Items: 3})
)

// said are the notice's own words of the statuses that a question asks for.
func said(u Understanding, d condition.Domain) string {
	var all []string
	for _, c := range d.Classes {
		if slices.Contains(u.Statuses, c.Status) || slices.ContainsFunc(u.Classes, func(o condition.Class) bool { return o.Words == c.Words }) {
			all = append(all, c.Words)
		}
	}
	return strings.Join(all, "|")
}

func TestOwnWordsForStatusesAreMeantByEverydayOnes(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]string{
		"the first three that are running late":                         "delayed",
		"which recommendations are late":                                "delayed",
		"which ones have slipped":                                       "delayed",
		"which recommendations are behind schedule":                     "delayed",
		"which recommendations are still behind?":                       "delayed",
		"which of them is behind":                                       "delayed",
		"anything behind?":                                              "delayed",
		"进度延误的是哪几条":                                                     "delayed",
		"Which recommendations have been implemented?":                  "implemented", // what was refused is closed, but not done
		"what has already been done in the air section":                 "implemented",
		"已经落实的一共几条":                                                     "implemented",
		"哪些是我们自己已经改好了、就等上级来验的":                                          "改毕待验",
		"还差市里来验收这一步的有哪几项":                                               "改毕待验",
		"How many items are finished but waiting for acceptance?":       "改毕待验",
		"which items are done but not yet checked":                      "改毕待验",
		"anything that's more or less done and just needs signing off?": "改毕待验",
		"which items are keeping pace with the plan":                    "序时推进",
		"Which items are on schedule and not yet due (序时推进)?":           "序时推进",
		"which items are not due yet and going as planned (序时推进)":       "序时推进",
		"时限还没到、按计划推进的有哪些":                                               "序时推进",
		"which items are on track":                                      "序时推进",
		"which of the items are lagging behind":                         "滞后督办",
		"How many items are 滞后督办 (behind schedule)?":                    "滞后督办",
	} {
		d := labelled
		if strings.Contains(want, "e") {
			d = statement
		}
		u, ok := Understand(typed, d, forItems)
		if got := said(u, d); !ok || got != want || u.Late || u.InTime {
			t.Errorf("%s: %v %q, want %q; late %v, in time %v", typed, ok, got, want, u.Late, u.InTime)
		}
	}
	for _, typed := range []string{"which recommendations are overdue", "哪些已经逾期了", "which were delayed as of 1 March 2025"} {
		if u, ok := Understand(typed, statement, forItems); !ok || !u.Late {
			t.Errorf("%s: %v %+v, want those whose day has passed", typed, ok, u)
		}
	}
}
