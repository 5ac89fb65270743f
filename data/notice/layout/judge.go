package layout

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"rectify/data/notice"
	"rectify/data/notice/dates"
	"rectify/data/notice/declared"
	"rectify/data/notice/fields"
	"rectify/data/notice/source"
	"rectify/data/text"
)

func (c *column) judge(known Known, has func(fields.Kind) bool) (kind fields.Kind, sure bool) {
	return Judge(c.printed, c.values, known, has)
}

// Judge is what the values behind a name are; None where they say nothing. Sure says
// that the words of the name say the same. Known is what the notice says elsewhere, and
// has tells of which kinds it has fields already.
func Judge(printed string, values []source.Passage, known Known, has func(fields.Kind) bool) (kind fields.Kind, sure bool) {
	units := known.Units
	if len(values) == 0 {
		return fields.None, false
	}
	share := func(is func(source.Passage) bool) int { // in percent
		n := 0
		for _, v := range values {
			if is(v) {
				n++
			}
		}
		return n * 100 / len(values)
	}
	const most, some = 70, 30
	name := source.Decode(printed).Whole()
	hint := fields.OfColumn(name)
	if fields.Elsewhere(name) {
		return fields.Other, true
	}
	long := max(share(isProse), known.Sentences)
	switch dated, stated, people, unit := share(isLimit), share(func(v source.Passage) bool { return isStatus(v) || known.IsSign(v) }),
		share(isPeople), share(func(v source.Passage) bool { return isUnits(v, units) }); {
	case fields.AsksReply(name) && share(func(v source.Passage) bool { return declared.YesOrNo(v) != "" }) >= most:
		return fields.Response, true
	case share(isReply) >= most && hint != fields.Status && !has(fields.Response):
		return fields.Response, true
	case hint.Prose() && stated < most:
		return hint, true
	case hint.Answers() && long < some && dated < some:
		if hint == fields.Owner && people >= most && !has(fields.Person) && (unit < some && !fields.NamesUnits(printed) || share(isPost) >= most) {
			return fields.Person, true
		}
		return hint, true
	case hint == fields.Status && closedSet(values):
		return hint, true
	case hint == fields.Due && dated >= some, hint == fields.Status && stated >= some:
		return hint, true
	case dated >= most && !has(fields.Due) && !name.Contains(pastDays...):
		return fields.Due, false
	case stated >= most && !has(fields.Status):
		return fields.Status, false
	case share(isMixed) >= most && !has(fields.Owner):
		return fields.Both, false
	case (unit >= most && unit >= people || fields.NamesUnits(printed) && share(isTitleCase) >= most) && !has(fields.Owner):
		return fields.Owner, false
	case unit >= most && unit >= people:
		return fields.Support, false
	case people >= most:
		return fields.Person, false
	case long >= most && !has(fields.Problem):
		return fields.Problem, false
	case long >= most && !has(fields.Measure):
		return fields.Measure, false
	case long >= most && !has(fields.Progress):
		return fields.Progress, false
	case long < some:
		return fields.Other, true
	}
	return fields.None, false
}

// closedSet reports whether values are a few short ones, each more than once: signs
// or words for statuses.
func closedSet(values []source.Passage) bool {
	const longest = 12
	seen := map[string]bool{}
	for _, v := range values {
		if v.Len() > longest {
			return false
		}
		seen[string(v.Plain)] = true
	}
	return len(seen)*2 <= len(values)+1
}

// Known is what other parts of a notice say: names of units, and the statuses that
// signs mean.
type Known struct {
	Units     func(name string) bool // nil where none is known
	Signs     map[string]notice.Status
	Sentences int // how many of the values end with a stop, in percent
}

// IsSign reports whether a value is a sign that a legend explains: 绿 where 绿灯 is.
func (k Known) IsSign(v source.Passage) bool {
	return k.Signs[string(v.Plain)] != "" || k.Signs[string(v.Plain)+"灯"] != ""
}

// KindOf is what one short value is: Status, Due, Owner (units) or Person; None where
// it is none of these.
func KindOf(v source.Passage) fields.Kind {
	due := v.From(source.Runes(v.Longest(0, []string{"due by ", "due ", "by "})))
	bare := v
	if open := v.Index(0, "("); open > 0 && v.Is(v.Len()-1, ")") {
		bare = v.To(open).Trim() // Finance (B Dunn)
	}
	switch {
	case v.Contains("。") || v.Len() > 2*longestShort:
		return fields.None
	case declared.WholeCell(v) != "":
		return fields.Status
	case isLimit(due):
		return fields.Due
	case isUnits(bare, nil), bare.Len() < v.Len() && bare.English() && titleCase.MatchString(bare.String()):
		return fields.Owner
	case isPeople(v):
		return fields.Person
	}
	return fields.None
}

// titleCase is a name of up to five words with capital letters.
var titleCase = regexp.MustCompile(`^\p{Lu}[\p{L}&’\'-]*(?: (?:and|of|for|the|&|\p{Lu}[\p{L}&’\'-]*)){0,4}$`)

// isTitleCase reports whether a value is English names of units or people: Housing
// Repairs; Finance.
func isTitleCase(v source.Passage) bool {
	return !slices.ContainsFunc(source.SplitAt(v, ";"), func(name source.Passage) bool { return !titleCase.MatchString(name.String()) })
}

// pastDays are what the name of a field holds whose days are no time limits.
var pastDays = []string{"发现", "检查", "反馈", "下达", "受理", "立案", "登记", "发布", "更新", "上报", "报送", "交办", "转办", "found", "raised",
	"reported", "opened", "issued", "updated", "closed", "reviewed"}

// longestShort is the longest value that is a name, a day or a status, in characters.
const longestShort = 40

// isLimit reports whether a value is a day, or words that are for one.
func isLimit(v source.Passage) bool {
	if v.Len() > longestShort {
		return false
	}
	if declared.WholeCell(v) == notice.LongTerm || v.IsOne("长期", "持续", "立行立改", "ongoing") {
		return true
	}
	if dates.Ambiguous(v) {
		return true
	}
	const aside = 8
	return slices.ContainsFunc(dates.FindDue(v, anyDay), func(d dates.Date) bool { return v.Len()-(d.End-d.Start) <= aside || d.Start == 0 })
}

// anyDay gives days without a year one.
var anyDay = time.Date(2000, time.January, 1, 0, 0, 0, 0, time.UTC)

func isStatus(v source.Passage) bool {
	if stop := v.Index(0, "。"); stop > 0 {
		v = v.To(stop) // Implemented. The policy was adopted on March 10.
	}
	return v.Len() <= longestShort && (declared.InField(v) != "" || declared.Refused(v))
}

// isReply reports whether a value says what was answered to a recommendation, and
// nothing else.
func isReply(v source.Passage) bool {
	r, ok := declared.ReadReply(v)
	return ok && r.End >= v.TrimStops("。").Len()
}

// isProse reports whether a value is sentences.
func isProse(v source.Passage) bool {
	if v.English() {
		const shortest, several = 4, 4 // letters of a word that is none like of; such words
		small := 0
		for _, word := range strings.Fields(v.String()) {
			if word[0] >= 'a' && word[0] <= 'z' && len(word) >= shortest {
				small++
			}
		}
		return v.Len() > 2*longestShort || v.Contains("。") && v.Len() > longestShort || small >= several
	}
	return v.Contains("。", ",") || v.Len() > longestShort
}

// isUnits reports whether a value is nothing but names of units: words that end as
// such names do, or that are units elsewhere in the notice.
func isUnits(v source.Passage, known func(name string) bool) bool {
	names := fields.Names(v.String())
	if v.English() {
		names = strings.Split(v.String(), ";")
	}
	return len(names) > 0 && v.Len() <= 3*longestShort && !slices.ContainsFunc(names, func(name string) bool {
		name = strings.TrimSpace(name)
		return (known == nil || !known(name)) && !text.IsUnit(fields.WithoutRemark(name))
	})
}

// isMixed reports whether a value names units and people and nothing else: 财务部（李明）.
func isMixed(v source.Passage) bool {
	units, people := 0, 0
	for _, name := range fields.Names(v.String()) {
		switch {
		case text.IsUnit(fields.WithoutRemark(name)):
			units++
		case text.IsPersonal(name) || text.Titled(name):
			people++
		default:
			return false
		}
	}
	return units > 0 && people > 0 && v.Len() <= longestShort
}

// isPeople reports whether a value is nothing but names of people.
func isPeople(v source.Passage) bool {
	if v.English() {
		return v.Len() <= 2*longestShort && !slices.ContainsFunc(strings.Split(v.String(), ";"),
			func(name string) bool {
				name = strings.TrimSpace(name)
				return !englishPerson.MatchString(name) && !englishPost.MatchString(name)
			})
	}
	return v.Len() <= longestShort && fields.NamePeople(v.String())
}

// englishPerson is a name of two or three words, a form of address or initials before
// it, an office behind it or neither: Dr Callum Forsyth, Medical Director; Mrs P Lind.
var englishPerson = regexp.MustCompile(`^(?:(?:Dr|Mr|Mrs|Ms|Miss|Prof|Professor|Sir|Dame|Cllr|Councillor|Capt|Captain)\.? (?:\p{Lu}\.? ){0,2}\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?` +
	`|(?:\p{Lu}\.? ){1,2}\p{Lu}[\p{L}'’-]{2,}` +
	`|\p{Lu}[\p{L}'’-]+(?: \p{Lu}\.?)?(?: (?:de|van|von|al|bin|el) ?)*(?: \p{Lu}[\p{L}'’-]+){1,2})(?:(?:,| [–-]| \()\s?.+)?$`)

// Posts reports whether most values are English names of posts, or of people with a form
// of address.
func Posts(values []source.Passage) bool {
	n := 0
	for _, v := range values {
		if isPost(v) || isAddressed(v) {
			n++
		}
	}
	return n*10 >= len(values)*7
}

// isAddressed reports whether a value begins with a form of address: Mrs P Lind.
func isAddressed(v source.Passage) bool {
	return v.Longest(0, []string{"mr ", "mrs ", "ms ", "dr ", "prof ", "professor ", "cllr ", "mr. ", "mrs. ", "ms. ", "dr. "}) != "" && isPeople(v)
}

// isPost reports whether a value is an English post.
func isPost(v source.Passage) bool { return englishPost.MatchString(v.String()) }

// englishPost is the name of a post, with a person's behind it or not: Head of Revenues,
// Parking Manager, Chief Superintendent Paul Edge.
var englishPost = regexp.MustCompile(`^(?:(?:Deputy|Assistant|Vice|Interim|Acting|Executive|Senior) )?(?:(?:Heads?|Directors?|Deans?|Chiefs?|Chairs?|Secretary|Managers?|Provost|Leader) (?:of|for) \p{L}.*` +
	`|(?:\p{Lu}[\p{L}&’'-]* ){0,4}(?:` + text.EnglishPosts + `)(?: \p{Lu}[\p{L}’'-]+){0,3})(?:,.*)?$`)
