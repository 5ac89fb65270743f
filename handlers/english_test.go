package handlers_test

import (
	"slices"
	"strings"
	"testing"
)

// TestEnglishQuestions: what people type in English about a notice in English.
func TestEnglishQuestions(t *testing.T) {
	t.Parallel()
	a := aboutFile(t, "port", "testdata/notices/port/notice.txt")
	for asked, want := range map[string]struct {
		items []int  // nil for none
		says  string // in the first lines
	}{
		// An item by a bare number, or by a short word for it.
		"who is responsible for rec 12": {[]int{12}, "Procurement Unit"},
		"when is 9 due":                 {[]int{9}, "2024-03-31"},
		"12's due date":                 {[]int{12}, "2024-09-30"},
		"who's the officer for 14?":     {[]int{14}, "Beatriz Cole"},
		"who helps with 8":              {[]int{8}, "Legal Services"},
		"is 8 done yet":                 {[]int{8}, "Item 8: in progress"},
		"has 5 been implemented?":       {[]int{5}, "Item 5: rectified"},
		"the first recommendation":      {[]int{1}, ""},
		"number 40":                     {nil, "no item 40"},

		// Units by the word that tells them apart.
		"what's left for finance":             {[]int{7, 14, 25}, "Finance Directorate"},
		"what's procurement working on":       {[]int{11, 12, 13}, "Procurement Unit"},
		"ICT's open items":                    {[]int{22, 31}, "ICT Directorate"},
		"department with the most open items": {[]int{7, 14, 25}, "Finance Directorate: 3"},
		"what is ICT dealing with":            {[]int{22, 31, 32}, ""},

		"what is Peter Grant accountable for":                  {[]int{27, 28}, ""},
		"which have Legal Services among the supporting units": {[]int{1, 7, 8, 27}, ""},
		"brief the Board Secretariat: what is open in part D":  {[]int{25, 27, 30, 31, 33}, ""},
		"IT is slow, but what is it doing":                     {nil, ""},
		"everything in sections A and B that is done":          {[]int{1, 2, 5, 6, 9, 10, 11, 13, 15}, ""},
		"sections A to C, only what nobody has begun":          {[]int{4, 19, 24}, ""},

		// Everyday dates, and how far items are.
		"which ones have no date given as target date":      {[]int{20, 34}, ""},
		"nothing has happened yet on which recommendations": {[]int{4, 19, 24, 33}, ""},
		"recommendations due by easter 2024":                {[]int{1, 2, 9, 10, 11, 21}, "2024-03-31"},
		"how many have been implemented":                    {nil, "“implemented”: 14"},
		"how many have been closed as no longer applicable": {nil, "2 of 34"},

		// The assistant, and whom to write to.
		"how do I update it":              {nil, "/rectify status"},
		"how do I mark something as done": {nil, "/rectify status"},
		"how do I contact you":            {nil, "+679 555 0148"},
		"how to get in touch":             {nil, "audit.followup@vnpa.example"},
	} {
		got, err := a.Ask(t.Context(), asked)
		if err != nil {
			t.Fatal(err)
		}
		var items []int
		for _, i := range got.Items {
			items = append(items, i.Number)
		}
		slices.Sort(items)
		if want.items != nil && !slices.Equal(items, want.items) || !strings.Contains(got.Plain(), want.says) {
			t.Errorf("%s: got %v %q, want %v %q", asked, items, got.Plain()[:min(120, len(got.Plain()))], want.items, want.says)
		}
	}
	// A field is not said of an item that nobody named.
	for _, asked := range []string{"the drains are due for a clean", "is the coffee machine due"} {
		got, err := a.Ask(t.Context(), asked)
		if err != nil || strings.Contains(got.Plain(), "is due on") {
			t.Errorf("%s: got %q, %v", asked, got.Plain(), err)
		}
	}
}

// TestEnglishSets: whether all of a set are so, who has more, and what the ledger does not
// compare.
func TestEnglishSets(t *testing.T) {
	t.Parallel()
	a := aboutFile(t, "campus", "testdata/notices/campus/notice.txt")
	for asked, want := range map[string]string{
		"are all of Finance's done?":                       "No: owned by Finance Office: 6 items, done: 2, not: 4",
		"has Estates finished everything?":                 "No: owned by Estates Department: 5 items",
		"is everything in Part E done?":                    "No: ADMISSIONS AND STUDENT RECORDS: 5 items, done: 4",
		"who has more open, Estates or IT?":                "IT Services: 4",
		"is there anything left for the Lab Safety Unit?":  "Owned by Laboratory Safety Unit",
		"due in the first quarter of next year?":           "2025-01-01 to 2025-03-31",
		"which recommendation is the hardest":              "can compare numbers of items only",
		"which one of these cost the most":                 "can compare numbers of items only",
		"Dear colleagues, kindly provide a list of Part D": "INFORMATION TECHNOLOGY AND SECURITY: 6",
		"MFA rollout": "24",
		"tell me about former staff who can still log in":          "25",
		"residents who get their money back late after moving out": "23",
	} {
		got, err := a.Ask(t.Context(), asked)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(got.Plain(), want) {
			t.Errorf("%s: got %.200q, want %q", asked, got.Plain(), want)
		}
	}
}

// TestEnglishBreakdowns: how far each unit, person or part is.
func TestEnglishBreakdowns(t *testing.T) {
	t.Parallel()
	a := aboutFile(t, "prisons", "testdata/blind/prisons/notice.txt")
	for asked, says := range map[string][2]string{ // the first line, and the head of the table
		"which division is furthest behind":               {"Most left to do: Health Services Division", "responsible unit"},
		"how far along is each division":                  {"Most left to do: Health Services Division", "responsible unit"},
		"which chapter is doing best":                     {"Programs and reentry is furthest ahead", "section"},
		"how far is each section?":                        {"Most left to do: Security and staffing", "section"},
		"break it down by contact":                        {"Gregory Pyle", "person"},
		"each person's progress":                          {"Gregory Pyle", "person"},
		"which division has finished everything it leads": {"Nothing left to do: Procurement Office", "responsible unit"},
		"which services have nothing left to do":          {"Nothing left to do: Procurement Office", "responsible unit"},
		"who is furthest behind":                          {"Health Services Division", "Other"},
		"what's the overall picture?":                     {"33 items", ""},
		"hi, whats the overall picture":                   {"33 items", ""},
	} {
		got, err := a.Ask(t.Context(), asked)
		if err != nil {
			t.Fatal(err)
		}
		if text := got.Plain(); !strings.Contains(text, says[0]) || !strings.Contains(text, says[1]) {
			t.Errorf("%s: got %q, want %q", asked, text[:min(200, len(text))], says)
		}
	}
}

// TestEnglishFacts: who inspected and when, closing dates, and numbers in words or of so many.
func TestEnglishFacts(t *testing.T) {
	t.Parallel()
	prisons, library := aboutFile(t, "prisons", "testdata/blind/prisons/notice.txt"), aboutFile(t, "library", "testdata/blind/library/notice.txt")
	for asked, first := range map[string]string{
		"Who conducted the audit?":                             "The Legislative Audit Bureau examined",
		"who were the auditors":                                "The Legislative Audit Bureau examined",
		"who audited us":                                       "The Legislative Audit Bureau examined",
		"When does the comment period end":                     "from 24 April to 23 May 2026",
		"when was the audit carried out":                       "from 10 March 2025 to 29 August 2025",
		"How many auditors were there?":                        "team of nine auditors",
		"How many phones were found?":                          "385 mobile phones",
		"How many grievances were rejected?":                   "5,120 were rejected",
		"how many grievances were there":                       "Of 9,330 grievances",
		"how many requests were seen late":                     "91 (38 percent) were seen late",
		"how many vehicles were sold":                          "Sixty vehicles were sold",
		"What does the department not agree with?":             "“not agree with”: 3 of 33",
		"how many requests were tested":                        "Of 240 requests tested",
		"library: who were the external auditors":              "Carrow Finch LLP, the external auditor",
		"library: when did the auditors carry out the audit?":  "from 3 March to 16 May 2025",
		"library: until when can people comment on the report": "19 January to 13 February 2026",
	} {
		a := prisons
		if rest, of := strings.CutPrefix(asked, "library: "); of {
			a, asked = library, rest
		}
		got, err := a.Ask(t.Context(), asked)
		if err != nil {
			t.Fatal(err)
		}
		if text := got.Plain(); !strings.Contains(text[:min(400, len(text))], first) {
			t.Errorf("%s: got %q, want %q", asked, text[:min(300, len(text))], first)
		}
	}
}

// TestEnglishOfChinese: units, people and statuses of a notice in Chinese, as people call
// them in English.
func TestEnglishOfChinese(t *testing.T) {
	t.Parallel()
	a := aboutFile(t, "emergency", "testdata/notices/emergency/notice.txt")
	for asked, want := range map[string][]int{
		"Which problems is Tan Xiulan in charge of":            {13, 17, 18, 35},
		"what is Xiulan Tan personally responsible for":        {13, 17, 18, 35},
		"Those which the Liuping district government leads":    {14, 19, 25},
		"Wuyan county government's items that are done":        {1, 2, 7},
		"all the Fire and Rescue Detachment's ones, lead only": {30, 31},
		"finished but not checked yet":                         {6, 16, 22, 23},
		"what is awaiting verification":                        {6, 16, 22, 23},
		"mines section, still in progress":                     {3, 4, 8},
		"which ones mention a fine":                            {1, 5, 11, 14, 18, 21, 25, 28, 29},
		"no. of permanent tasks":                               {17, 31, 36},
	} {
		got, err := a.Ask(t.Context(), asked)
		if err != nil {
			t.Fatal(err)
		}
		numbers := []int{}
		for _, i := range got.Items {
			numbers = append(numbers, i.Number)
		}
		if slices.Sort(numbers); !slices.Equal(numbers, want) {
			t.Errorf("%s: got %v %.150q, want %v", asked, numbers, got.Plain(), want)
		}
	}
}

// TestEnglishProse: what people ask in English of what a notice in English says of itself.
func TestEnglishProse(t *testing.T) {
	t.Parallel()
	a := aboutFile(t, "campus", "testdata/notices/campus/notice.txt")
	for asked, want := range map[string]string{
		"How many actions are in the Action Plan?":                  "91 actions",
		"who is the secretary to the response group":                "Tom Adeyemi",
		"what number do I dial if I want to comment":                "01632 960418",
		"when will the second progress report come out":             "April 2027",
		"what is the monthly limit on cards now":                    "£2,500",
		"how long did restoring the finance system take":            "9 hours",
		"who sponsors the response to the audit":                    "Helen Marchetti",
		"how many members has the audit response group":             "11 members",
		"when did the external audit start":                         "12 January",
		"until when will the report stay on the University website": "31 October 2027",
	} {
		got, err := a.Ask(t.Context(), asked)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(got.Plain(), want) {
			t.Errorf("%s: got %.200q, want %q", asked, got.Plain(), want)
		}
	}
}

// TestEnglishOfUnseenNotices: statuses, time limits, headings and names of two notices as
// people say them who do not recall how they are printed.
func TestEnglishOfUnseenNotices(t *testing.T) {
	t.Parallel()
	listsExactly(t, aboutFile(t, "library", "testdata/blind/library/notice.txt"), map[string][]int{
		// A status in the plural.
		"Which ones are continuing duties?":      {6, 18, 21, 31},
		"continuing duties for Human Resources":  {31},
		"list the continuing duties we have got": {6, 18, 21, 31},
		// Headings that are printed in capitals.
		"complete ones in buildings and safety":                     {16, 20},
		"what has not begun under finance and procurement":          {13},
		"which findings on staff and volunteers are under way":      {29},
		"In Buildings and Safety, what does Branch Operations lead": {20},
		// Time limits that name no day.
		"Which findings had to be dealt with immediately?":   {3, 7, 11, 20, 28},
		"what had to be put right straight away?":            {3, 7, 11, 20, 28},
		"findings in governance that must be fixed at once":  {3},
		"which fell due in 2025":                             {2, 5, 8, 16, 23, 26, 30},
		"what had fallen due by the end of September 2025":   {2, 16, 23, 26},
		"where does Property Services help out":              {13, 14, 18, 22},
		"what does the Health and Safety Unit help out with": {16, 20, 31},
		"tom birketts findings":                              {15, 16, 17, 19},
		// Either part, and both units at once.
		"I work in Digital Services. Which findings are we on, either leading or helping?": {5, 12, 22, 24, 25, 31},
		"anything Human Resources is helping with or leading":                              {3, 20, 27, 28, 29, 30, 31, 32},
		"findings supported by or led by the Collections Team":                             {9, 15, 21, 23, 24},
		"Which questions does the Collections Team own?":                                   {9, 21, 23},
		"H&S unit findings":                {14, 18},
		"what does H&S lead":               {14, 18},
		"where is the H&S Unit supporting": {16, 20, 31},
		"show me Asha Begums finding":      {22},
		// A label that the notice prints, and a post.
		"which ones have Branch Operations on the With line":       {7, 12, 15, 17, 18, 21, 27},
		"anything with Internal Audit in the With column":          {4, 5, 7},
		"which ones have Digital Services in the Lead field":       {12, 24, 25},
		"which findings is the monitoring officer responsible for": {2, 3},
		"Show me the findings of the head of procurement":          {8, 9},
		"in how many findings does Legal Services play a part":     {3, 8, 9, 10, 25, 26},
		"which findings does Internal Audit play any part in":      {4, 5, 7},
		"how many times is Legal Services down as supporting":      {8, 9, 10, 25, 26},
		// A summary of a part, or of what somebody leads.
		"summarize chapter 2":                                               {7, 8, 9, 10, 11, 12, 13},
		"give me a summary of the governance section":                       {1, 2, 3, 4, 5, 6},
		"overview of part 5":                                                {28, 29, 30, 31, 32},
		"summarise what Property Services leads":                            {15, 16, 17, 19},
		"总结一下第二部分":                                                          {7, 8, 9, 10, 11, 12, 13},
		"what is the finance manager the responsible officer for":           {7, 10, 11, 13},
		"which findings with the county archivist as lead aren't complete?": {22},
	})
	listsExactly(t, aboutFile(t, "prisons", "testdata/blind/prisons/notice.txt"), map[string][]int{
		"what is Tom Brannigan the contact for":                            {4, 5, 11, 16, 25},
		"Findings with Dr. Okafor as contact":                              {7, 8, 9},
		"Which findings name Karen Olsen as contact?":                      {15, 26},
		"findings with Victor Ruiz listed as contact that are implemented": {14},
		"which findings have no contact named":                             {18},
		// An answer to a recommendation, and who gave it.
		"what did we refuse to accept":                  {9, 18, 33},
		"Which ones did the agency turn down?":          {9, 18, 33},
		"what did the department decline to implement":  {9, 18, 33},
		"Findings the Department does not concur with":  {9, 18, 33},
		"what did the agency only partially agree with": {3, 8, 16, 23, 26, 30},
		// A name alone, and initials in capitals.
		"great, and what is Victor Ruiz the contact for": {12, 14},
		"okay show me what IT leads":                     {13, 31},
		"who is Karen Olsen":                             {15, 26},
		"who's Victor Ruiz?":                             {12, 14},
		"Which findings involve IT?":                     {2, 13, 21, 25, 31},
		"Which findings are about telephone contact":     {25},
	})
	listsExactly(t, aboutFile(t, "airport", "testdata/blind/airport/notice.txt"), map[string][]int{
		// What is delayed may not be due yet: that day of the tests is before all time limits.
		"list everything that is overdue":                {},
		"哪些建议已经逾期了":                                      {},
		"which of Engineering's are past their due date": {},
		"which recommendations are running behind":       {4, 12, 17, 22, 25, 33},
		"what is running behind in Part C":               {22, 25},
		// Words for statuses in another order.
		"recommendations that are not needed any more":                   {9, 26, 34},
		"which ones don't apply any more":                                {9, 26, 34},
		"what isn't relevant any more in part D":                         {34},
		"show me sofia brandts recommendations":                          {11, 14, 15},
		"what do Security and Human Resources lead together?":            {19},
		"what do Finance and Commercial own together":                    {28},
		"which do Rescue and Fire Fighting and Environment lead jointly": {6},
		"of the first ten, which are still open":                         {3, 4, 5, 8},
		"among the first five, which are finished":                       {1, 2},
		"of the last six recommendations, what is done":                  {29, 31},
	})
	listsExactly(t, aboutFile(t, "council", "testdata/blind/council/notice.txt"), map[string][]int{
		"which ones has no one got round to yet":    {20, 31},
		"what has nobody tackled yet in part C":     {20},
		"what are staff still working on in part B": {12, 13, 15},
		"which does HR lend a hand with":            {4, 25, 26, 27, 29}, // Housing Repairs and Human Resources
		"where is Human Resources giving a hand":    {25, 26, 27, 29},
	})
}
