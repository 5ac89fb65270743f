package question

import (
	"slices"
	"strings"
	"testing"

	"rectify/data/notice"
	"rectify/handlers/question/condition"
	"rectify/handlers/question/grammar"
)

// replied is a small ledger of a notice in English.
func replied() condition.Domain {
	d := classed(
		condition.Class{Status: notice.Rectified, Words: "closed – implemented", Items: 9, Response: condition.Accepted},
		condition.Class{Status: notice.InProgress, Words: "open – partially addressed", Items: 8, Response: condition.Accepted},
		condition.Class{Status: notice.InProgress, Words: "open", Items: 4, Response: condition.PartlyAccepted},
		condition.Class{Words: "closed – not implemented", Items: 2, Response: condition.Refused},
		condition.Class{Words: "no longer applicable", Items: 1, Response: condition.Accepted})
	d.Headings = []notice.Section{{Number: 1, Title: "Inspecting Food Plants"}, {Number: 2, Title: "Laboratories and Imports"}}
	d.Owners = []condition.Owner{
		{IDs: []string{"Office of the Chief Information Officer"}, Called: "office of the chief information officer"}, {IDs: []string{"Office of Public Affairs"}, Called: "office of public affairs"},
		{IDs: []string{"Ministry of Water"}, Called: "ministry of water"}, {IDs: []string{"Ruth Osei"}, Called: "ruth osei", Person: true}}
	d.Columns = []condition.Column{{Name: "agency", Values: []string{"ministry of water", "national forest agency"}}}
	d.DueWords = []string{"to be determined", "spring 2027", "june 2028 (previously december 2027)"}
	d.Dues = map[string]int{"2027-03-31": 2, "2028-06-30": 1}
	return d
}

func TestAnswersToRecommendationsAreAskedForWithWhoGaveThem(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]string{
		"Which recommendations does the government disagree with?":      "closed – not implemented",
		"Which ones did management not concur with?":                    "closed – not implemented",
		"which were closed without being implemented?":                  "closed – not implemented",
		"everything the council said no to":                             "closed – not implemented",
		"where does the government agree only in part":                  "open",
		"where did FFIA only partially concur":                          "open",
		"How many does the department accept in part?":                  "open",
		"is there any recommendation that no longer applies? which one": "no longer applicable",
		"which have been overtaken by events":                           "no longer applicable",
	} {
		u, ok := Understand(typed, replied(), forItems)
		if got := said(u, replied()); !ok || got != want || len(u.Mention) > 0 {
			t.Errorf("%s: %v %q %v, want %q", typed, ok, got, u.Mention, want)
		}
	}
}

func TestOpenIsAllThatIsOpen(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]string{
		"Which recommendations are still open?": "open – partially addressed|open",
		"what remains open":                     "open – partially addressed|open",
		"what hasn't been closed? both Open and the Open – Partially Addressed ones": "open – partially addressed|open",
		"What is open at the moment?":            "open – partially addressed|open",
		"the plain Open ones, which are they":    "open",
		"which have been closed as implemented?": "closed – implemented",
		"部分落实的有哪些":                               "open – partially addressed",
	} {
		u, ok := Understand(typed, replied(), forItems)
		if got := said(u, replied()); !ok || got != want {
			t.Errorf("%s: %v %q, want %q", typed, ok, got, want)
		}
	}
}

func TestEnglishWordsNameFieldsHeadingsAndUnits(t *testing.T) {
	t.Parallel()
	owned := func(by string, part condition.Part) func(Understanding) bool {
		return func(u Understanding) bool {
			return len(u.Owned) == 1 && slices.Equal(u.Owned[0].Owners, []string{by}) && u.Owned[0].Part == part && len(u.Mention) == 0
		}
	}
	field := func(f condition.Field, least, most int) func(Understanding) bool {
		return func(u Understanding) bool {
			return len(u.Fields) == 1 && u.Fields[0].Field == f && u.Fields[0].Least == least && u.Fields[0].Most == most
		}
	}
	section := func(n int, not bool) func(Understanding) bool {
		return func(u Understanding) bool {
			places := u.Places
			if not {
				places = u.Except.Places
			}
			return slices.Equal(places, []grammar.Place{{Section: n}})
		}
	}
	dueSaid := func(words string) func(Understanding) bool {
		return func(u Understanding) bool { return slices.Equal(u.DueSaid, []string{words}) }
	}
	for typed, right := range map[string]func(Understanding) bool{
		"Which recommendations is Ruth Osei the senior responsible owner for?": owned("Ruth Osei", condition.Leads),
		"Public Affairs items that are open":                                   owned("Office of Public Affairs", condition.AnyPart),
		"which recommendations does Ruth Osei have her name against":           owned("Ruth Osei", condition.Leads),
		"what has Ruth Osei got her name next to?":                             owned("Ruth Osei", condition.Leads),
		"which ones does Public Affairs have its name against":                 owned("Office of Public Affairs", condition.Leads),
		"Which were completed before the end of 2027?": func(u Understanding) bool {
			return len(u.Due) == 1 && u.Due[0].To == "2027-12-31"
		},
		"I'm from the CIO's office - which ones are ours?":                           owned("Office of the Chief Information Officer", condition.AnyPart),
		"The office of public affairs is asking which findings it's responsible for": owned("Office of Public Affairs", condition.Leads),
		"which ones have no action official":                                         field(condition.FieldPerson, 0, 0),
		"Public affairs, lead or supporting, list them":                              owned("Office of Public Affairs", condition.Involved),
		"recommendations with two responsible leaders":                               field(condition.FieldPerson, 2, 2),
		"We have a board meeting in July 2027. What is due by 31 March 2027?":        func(u Understanding) bool { return len(u.Due) == 1 && len(u.Mention) == 0 },
		"Which recommendations have a named senior responsible owner?":               field(condition.FieldPerson, 1, condition.Many),
		"which have no coordinating office":                                          field(condition.FieldSupport, 0, 0),
		"没有写 Responsible office（责任部门）的是哪一条":                                          field(condition.FieldOwner, 0, 0),
		"Of the plant inspection recommendations, which are open?":                   section(1, false),
		"all open recommendations except those on labs and imports":                  section(2, true),
		"whose target date is still to be confirmed":                                 dueSaid("to be determined"),
		"Which one's date hasn't been decided yet?":                                  dueSaid("to be determined"),
		"which have a target date of spring 2027":                                    dueSaid("spring 2027"),
		"which one has had its target date put back?":                                dueSaid("previously"),
		"which ones have the Ministry of Water on the Agency line?":                  func(u Understanding) bool { return len(u.Cells) == 1 && len(u.Owned) == 0 },
		"The permanent secretary wants everything due before 1 January 2028": func(u Understanding) bool {
			return len(u.Due) == 1 && u.Due[0].To == "2027-12-31" && len(u.Classes) == 0
		},
		"Our board meets in July 2027. What is due by 31 March 2027 and not closed?": func(u Understanding) bool {
			return len(u.Due) == 1 && u.Due[0].To == "2027-03-31" && len(u.Mention) == 0
		},
	} {
		if u, ok := Understand(typed, replied(), forItems); !ok || !right(u) {
			t.Errorf("%s: %v %+v", typed, ok, u)
		}
	}
	if u, ok := Understand("Public affairs has to report. How many are open?", replied(), forItems); !ok || u.Want != grammar.Count {
		t.Errorf("two sentences: %v %+v", ok, u)
	}
	for _, typed := range []string{"Dirty tanks in the cellar - what was done?", "Broken scanners at the gate - is it sorted",
		"gas safety certificates, is that sorted?", "broken scanners at the gate, has that been fixed", "late payment of invoices: has this been dealt with?"} {
		if r := Read(typed, replied()); r.AsksItems {
			t.Errorf("%s: taken for a question for items: %+v", typed, r.OfItems)
		}
	}
	for _, typed := range []string{"why did it say no to stopping the cabins?", "why were those closed", "How many flats are sensors being tried in?", "how many agreements are open",
		"operations cancelled on the day, what has been done"} {
		if _, ok := Understand(typed, replied(), forItems); ok {
			t.Errorf("%s: taken for a question for items", typed)
		}
	}
}

func TestHeadingsAreNamedByAPartOfTheirTitles(t *testing.T) {
	t.Parallel()
	d := replied()
	d.Headings = []notice.Section{{Number: 1, Title: "Effectiveness: prevention"}, {Number: 2, Title: "Effectiveness: response"}, {Number: 3, Title: "Efficiency"}, {Number: 4, Title: "People – culture"}}
	d.Owners = append(d.Owners, condition.Owner{IDs: []string{"Response"}, Called: "response"})
	for typed, want := range map[string][]int{
		"number of actions in the response section":                    {2},
		"which prevention actions are open?":                           {1},
		"within the two Effectiveness sections, what is still open":    {1, 2},
		"what comes under Effectiveness: response":                     {2},
		"just the ones in response":                                    {2},
		"which of those is culture":                                    {4},
		"how many in prevention and efficiency together are closed":    {1, 3},
		"the efficiency section, what's open in the plan":              {3},
		"Which Part B actions are still open":                          {2},
		"I am making a slide for Public Affairs - the culture section": {4},
	} {
		var places []int
		r := Read(typed, d)
		for _, p := range r.OfItems.Places {
			places = append(places, p.Section)
		}
		if !r.AsksItems || !slices.Equal(places, want) || len(r.OfItems.Owned)+len(r.OfItems.Mention) > 0 {
			t.Errorf("%s: %v %+v, want sections %v", typed, r.AsksItems, r.OfItems, want)
		}
	}
	for typed, not := range map[string][]int{
		"how many outside the response section are open":              {2},
		"Items led by Public Affairs that aren't in the culture part": {4},
		"open ones that are not in efficiency":                        {3},
		"everything open except the prevention section":               {1},
	} {
		var places []int
		r := Read(typed, d)
		for _, p := range r.OfItems.Except.Places {
			places = append(places, p.Section)
		}
		if !r.AsksItems || !slices.Equal(places, not) || len(r.OfItems.Places) > 0 || strings.Contains(typed, "open") != (len(r.OfItems.Statuses) > 0) {
			t.Errorf("%s: %v %+v, want none of sections %v", typed, r.AsksItems, r.OfItems, not)
		}
	}
}

func TestEnglishListsInTheWordsOfColleagues(t *testing.T) {
	t.Parallel()
	d := replied()
	d.Headings = append(d.Headings, notice.Section{Number: 3, Title: "Finance, property and technology"})
	d.Owners = append(d.Owners, condition.Owner{IDs: []string{"Finance"}, Called: "finance"}, condition.Owner{IDs: []string{"Office of Information Technology"}, Called: "office of information technology"})
	fields := func(all ...condition.Fill) func(Understanding) bool {
		return func(u Understanding) bool { return slices.Equal(u.Fields, all) }
	}
	led := condition.Fill{Field: condition.FieldOwner, Least: 2, Most: 2}
	undated, unhelped := condition.Fill{Field: condition.FieldDue}, condition.Fill{Field: condition.FieldSupport}
	windowed := func(u Understanding) bool { return u.First == 10 && u.Window && len(u.Statuses)+len(u.Classes) > 0 }
	last := func(u Understanding) bool { return u.Last == 5 && len(u.Mention) == 0 }
	without := func(u Understanding) bool {
		return len(u.Except.Places) == 1 && u.Except.Places[0].Section == 2 && len(u.Owned) == 1
	}
	third := func(u Understanding) bool { return len(u.Places) == 1 && u.Places[0].Section == 3 && len(u.Owned) == 0 }
	later := func(u Understanding) bool {
		return len(u.Due) == 1 && u.Due[0].From == "2027-01-01" && len(u.Statuses)+len(u.Classes) == 0
	}
	helped := func(u Understanding) bool {
		return u.Want == grammar.Count && len(u.Owned) == 1 && u.Owned[0].Part == condition.Supporting
	}
	most := fields(condition.Fill{Field: condition.FieldSupport, Extreme: condition.MostOf})
	technology := func(u Understanding) bool {
		return len(u.Owned) == 1 && u.Owned[0].Owners[0] == "Office of Information Technology"
	}
	for _, c := range []struct {
		right func(Understanding) bool
		typed []string
	}{
		{fields(led), []string{"actions led jointly by two heads", "findings with two leads", "which ones are led by two departments"}},
		{fields(undated, unhelped), []string{"Which ones have neither a date nor supporting unit?", "findings with neither a target date nor a supporting department", "no target date and no supporting unit, which"}},
		{windowed, []string{"first ten, but only the open ones", "the first ten, just those that are closed", "of the first ten, which are open"}},
		{last, []string{"last five in the plan", "the last five actions in the report", "last five on the list"}},
		{without, []string{"Recommendations owned by Public Affairs, leaving out part 2", "Public affairs items except those in part 2", "items led by public affairs that are not in part 2"}},
		{third, []string{"In the finance, property and technology chapter, what's open", "finance, property and technology section: which are closed", "open ones under finance, property and technology"}},
		{later, []string{"anything we don't have to finish until 2027", "which items need not be finished until 2027, what isn't due until 2027", "what isn't due until 2027"}},
		{helped, []string{"how many times is Finance down as supporting", "how many times does Finance support", "how many items is Public Affairs listed as supporting on"}},
		{most, []string{"Which finding has the most supporting units?", "which recommendations have the most supporting departments", "which one has the most supporting offices"}},
		{technology, []string{"Which findings does IT lead?", "items owned by IT that are open", "what is IT responsible for"}},
	} {
		for _, typed := range c.typed {
			if r := Read(typed, d); !r.AsksItems || !c.right(r.OfItems) {
				t.Errorf("%s: %v %+v", typed, r.AsksItems, r.OfItems)
			}
		}
	}
}

func TestAPeriodOrWhatIsLater(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]condition.Period{
		"which have a target date in 2027 or later":       {From: "2027-01-01"},
		"items with a deadline of June 2026 or after":     {From: "2026-06-01"},
		"which are due from March 2027 onwards":           {From: "2027-03-01"},
		"which are due in 2026 or earlier?":               {To: "2026-12-31"},
		"findings with a deadline of June 2027 or before": {To: "2027-06-30"},
		"哪些时限在2027年或以后":                                   {From: "2027-01-01"},
		"期限是2027年及以后的有哪些":                                 {From: "2027-01-01"},
	} {
		if u, ok := Understand(typed, replied(), forItems); !ok || !slices.Equal(u.Due, []condition.Period{want}) {
			t.Errorf("%s: %v %+v, want %+v", typed, ok, u.Due, want)
		}
	}
}

func TestNoticesCallTheirItemsActions(t *testing.T) {
	t.Parallel()
	for typed, ofItems := range map[string]bool{
		"which actions are still open?":                true,
		"number of actions that are closed":            true,
		"the last six actions":                         true,
		"which action does the Ministry of Water lead": true,
		"what actions were taken on the dirty tanks":   false,
		"what disciplinary actions followed":           false,
	} {
		if r := Read(typed, replied()); strings.Contains(r.Sentence, "action") == ofItems || r.AsksItems != ofItems || len(r.OfItems.Mention) > 0 {
			t.Errorf("%s: read as %q, %v %+v", typed, r.Sentence, r.AsksItems, r.OfItems)
		}
	}
}
