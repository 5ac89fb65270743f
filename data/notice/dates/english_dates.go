package dates

import (
	"regexp"
	"slices"

	"rectify/data/notice/source"
	"rectify/data/text"
)

var englishDate = regexp.MustCompile(
	`^(?:(\d{1,2})(?:st|nd|rd|th)? )?(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?` +
		`|nov(?:ember)?|dec(?:ember)?)\.?(?: (\d{1,2})(?:st|nd|rd|th)?)?,? (\d{4})\b|^(?:q([1-4])|(first|second|third|fourth) quarter(?: of)?` +
		`|(spring|summer|autumn|fall|winter)(?: of)?|fiscal year|fy|(?:the )?end(?: of)?|late|year-end)[ -/]?(\d{4})(/\d{2})?\b`)

// ordinals are the words for quarters, and seasons end with the month of their number.
var (
	ordinals = []string{"first", "second", "third", "fourth"}
	seasons  = map[string]int{"spring": 5, "summer": 8, "autumn": 11, "fall": 11, "winter": 14}
)

// longestEnglishDate bounds a date in English, in characters.
const longestEnglishDate = 30

// readEnglish reads December 31, 2025, 31 December 2025, December 2025, Q4 2025,
// fourth quarter of 2025 and end of 2025 and Spring 2027 at i.
func readEnglish(p source.Passage, i int) (spelled, bool) {
	if !p.Is(i, "0123456789jfmasondqetlyw") || source.IsLatin(p, i-1) || p.Is(i-1, "0123456789") {
		return spelled{}, false
	}
	m := englishDate.FindStringSubmatch(string(p.Plain[i:min(p.Len(), i+longestEnglishDate)]))
	if m == nil {
		return spelled{}, false
	}
	d := spelled{end: i + source.Runes(m[0])}
	number := func(s string) (n int) {
		for _, r := range s {
			n = n*10 + int(r-'0')
		}
		return n
	}
	d.year = number(m[4] + m[8])
	switch {
	case m[2] != "":
		d.month, d.precision = text.EnglishMonth(m[2]), month
		if d.day = number(m[1] + m[3]); d.day > 0 {
			d.precision = day
			if !validDay(d.year, d.month, d.day) {
				return spelled{}, false
			}
		}
	case m[5]+m[6] != "":
		d.quarter, d.precision = max(number(m[5]), slices.Index(ordinals, m[6])+1), quarter
		if m[9] != "" { // Q4 2026/27, of a year that begins in April
			if d.quarter++; d.quarter > 4 {
				d.year, d.quarter = d.year+1, 1
			}
		}
	case m[7] != "":
		d.month, d.precision = seasons[m[7]], quarter
	case m[9] != "": // end of 2026/27
		d.year, d.month, d.precision = d.year+1, 3, month
	}
	return d, validYear(d.year)
}
