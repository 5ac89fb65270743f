package declared

import "rectify/data/notice/source"

// englishNouns are what English totals count.
var englishNouns = []string{"recommendations", "findings", "observations", "actions", "issues"}

// fewestStatuses is how many statuses a sentence must count before their sum is
// taken for all items, where no number of all is named.
const fewestStatuses = 3

// englishTotals finds totals in English prose: Of the 34 recommendations, 14 are
// Closed – Implemented, 12 Open – Partially Implemented. Numbers by status count
// where they add up to the number of all, or where none of all is named and the
// first has the noun: 15 recommendations were implemented, 9 were in progress.
func englishTotals(p source.Passage, line int) []Total {
	var out, byStatus []Total
	all, sum, counted := 0, 0, 0
	for i := 0; i < p.Len(); {
		n, end := p.Arabic(i)
		if end == i {
			n, end = englishNumber(p, i)
		}
		if end == i || i > 0 && !p.Is(i-1, " (") {
			i = max(end, i+1)
			continue
		}
		at := p.SkipSpace(end)
		noun := p.Longest(at, englishNouns)
		f, stop := englishStatus(p, at+len(noun))
		switch {
		case stop > 0 && (noun == "" || all > 0 || counted == 0):
			sum += n
			counted++
			if f.status() != "" {
				words := p.Slice(i, stop)
				if and := words.Len() - len(" and"); words.Has(and, " and") { // 3 not started and 3 closed
					words = words.To(and)
				}
				byStatus = append(byStatus, Total{line, n, f.status(), words})
			}
			end = stop
		case noun != "":
			if all == 0 && n > 0 {
				all = n
				out = append(out, Total{line, n, "", source.Clause(p, i, end)})
			}
			end = at
		}
		i = end
	}
	if all > 0 && sum != all || all == 0 && counted < fewestStatuses {
		return out
	}
	return append(out, byStatus...)
}

// englishStatus reads the status of so many items behind their number: were
// implemented, had not been started. End is 0 where none is there.
func englishStatus(p source.Passage, at int) (f phrase, end int) {
	at = p.SkipSpace(at)
	if w := p.Longest(at, englishVerbs); w != "" {
		at = p.SkipSpace(at + len(w))
	}
	f, end = readPhrase(p, at)
	if end == at || !closed(p, end) || f.status() == "" && !f.closesUndone() {
		return f, 0
	}
	return f, end
}

// englishVerbs may separate a number from the status of so many items.
var englishVerbs = []string{"are", "is", "were", "was", "have been", "has been", "remain", "remains", "had been", "have", "has", "had", "recommendations are",
	"recommendations have been"}

// smallNumbers are the numbers that English prose spells, from zero.
var smallNumbers = []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}

// englishNumber reads a number in words at i: twelve. End is i where none is there.
func englishNumber(p source.Passage, i int) (n, end int) {
	if source.IsLatin(p, i-1) {
		return 0, i
	}
	for k, word := range smallNumbers {
		if stop := i + len(word); p.Has(i, word) && !source.IsLatin(p, stop) && stop > end {
			n, end = k, stop
		}
	}
	return n, max(i, end)
}
