package fields

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"rectify/data/notice"
	"rectify/data/text"
)

// Answerers are those who answer for an item, as its labelled fields name them.
type Answerers struct {
	Owners, Supporting, People []string

	addressed []string // bodies of a field that names those a recommendation is for, Agency; they answer where no other field names a unit
	named     string   // that field, 责任单位
	answering []string // units of a field that names no lead, 责任单位; with those of 牵头单位, they support these
}

// AddNamed is Add of a value behind a field's name. Where an item has 牵头单位 and
// 责任单位, the units of the second support those of the first.
func (a *Answerers) AddNamed(kind Kind, name, value string) {
	before := len(a.Owners)
	a.Add(kind, value)
	if kind == Owner && strings.HasPrefix(name, "责任") {
		a.answering, a.named = append(a.answering, a.Owners[before:]...), name
		a.Owners = a.Owners[:before]
	}
	if kind == Owner && Addresses(name) {
		a.addressed = append(a.addressed, a.Owners[before:]...)
		a.Owners = a.Owners[:before]
	}
}

// addressees are the names of fields that hold the bodies a recommendation is for, of
// which an office that another field names may be a part.
var addressees = []string{"agency", "agencies", "agency affected", "agencies affected", "body", "entity", "organisation", "organization", "auditee"}

// Addresses reports whether the name of a field is that of those bodies.
func Addresses(name string) bool { return slices.Contains(addressees, strings.ToLower(name)) }

// Addressed returns the bodies that a recommendation is for, where other units answer.
func (a *Answerers) Addressed() []string {
	if len(a.Owners)+len(a.answering) == 0 {
		return nil
	}
	return a.addressed
}

// Helping is the name of the field whose units support those of the lead field: 责任单位 where
// the item also has a 牵头单位. It is empty where there is no such field.
func (a *Answerers) Helping() string {
	if len(a.Owners) == 0 || len(a.answering) == 0 {
		return ""
	}
	return a.named
}

// Add takes the value of a field. A unit printed as 责任人 is an owner, and
// 责任单位及责任人 is divided where units and people can be told apart.
func (a *Answerers) Add(kind Kind, value string) {
	value = phoneBehind.ReplaceAllString(WithPlaces(value), "$1（$2）")
	if names := Names(value); strings.Contains(value, "/") && !slices.ContainsFunc(names, func(n string) bool { return !text.IsUnit(n) || n[0] < utf8.RuneSelf }) {
		value = strings.Join(names, "、") // 成本部/工程部
	}
	switch kind {
	case Owner:
		if strings.ContainsAny(value, "(（ ") && slices.ContainsFunc(Names(value), text.IsPersonal) { // 数字资源部（尹梦洁）, 操作部 韩冬
			a.divide(value, false)
			return
		}
		value, support := helpersBehind(value)
		if support != "" {
			a.Supporting = append(a.Supporting, support)
		}
		if units, people := peopleBehind(value); len(people) > 0 {
			a.Owners, a.People = append(a.Owners, units...), append(a.People, people...)
			return
		}
		value, with := splitWith(value)
		if with != "" {
			a.Supporting = append(a.Supporting, with)
		}
		value, helping := splitRoles(value)
		a.Supporting = append(a.Supporting, helping...)
		a.Owners = append(a.Owners, value)
	case Support:
		a.Supporting = append(a.Supporting, value)
	case Person, Both:
		if kind == Both || endsInRole(value) { // 教育局人事科(科长罗静),区人社局配合
			owners, helping := splitRoles(value)
			a.Supporting, value = append(a.Supporting, helping...), owners
		}
		a.divide(value, kind == Person)
	}
}

// phoneBehind is a telephone number behind a name, which becomes a remark on it.
var phoneBehind = regexp.MustCompile(`(\p{Han})[ \x{3000}]*(\d[\d-]{6,16}\d)`)

// Fill gives an item what it does not have itself.
func (a *Answerers) Fill(it *notice.Item) {
	if len(a.Owners) == 0 {
		a.Owners = a.answering
	} else {
		a.Supporting = append(a.Supporting, a.answering...)
	}
	a.answering = nil
	if len(a.Owners) == 0 {
		a.Owners = a.addressed
	}
	for _, field := range []struct {
		of    *string
		names []string
	}{{&it.Owner, a.Owners}, {&it.Supporting, a.Supporting}, {&it.Person, a.People}} {
		if *field.of == "" {
			*field.of = strings.Join(Unique(field.names), separator(field.names))
		}
	}
}

// separator parts names: a semicolon where they are English, as these hold commas.
func separator(names []string) string {
	for _, r := range strings.Join(names, "") {
		if r >= '\u2e80' {
			return "、"
		}
	}
	return "; "
}

// divide sorts the names of a value into units and people. Other names go to the
// people if the field is for people.
func (a *Answerers) divide(value string, people bool) {
	var units, persons []string
	lead := "" // a title before a name: 局长 李明
	all := answering(value)
	for k, name := range all {
		switch {
		case text.IsTitle(name), isPost(name) && k+1 < len(all) && (text.IsPersonal(text.BareName(all[k+1])) || isPost(all[k+1]) || people && isName(all[k+1])):
			lead += name
			if k+1 < len(all) && !text.IsPersonal(all[k+1]) && !(people && isName(all[k+1])) {
				lead += "、" // 党委委员、副院长李明
			}
			continue
		case text.IsUnit(WithoutRemark(name)) && !(people && hasPost(name)):
			units = append(units, name)
		case people || text.IsPersonal(WithoutRemark(name)) || text.Titled(WithoutRemark(name)):
			if lead != "" && !strings.HasSuffix(lead, "、") {
				lead += " "
			}
			persons = append(persons, lead+name)
			lead = ""
		default:
			units = append(units, name)
		}
	}
	if lead = strings.Trim(lead, "、 "); lead != "" {
		persons = append(persons, lead)
	}
	a.Owners = append(a.Owners, units...)
	a.People = append(a.People, persons...)
}

// isName reports whether a word may be a person's name whatever its surname: two to four
// Chinese characters that name no unit and no post.
func isName(word string) bool {
	n := utf8.RuneCountInString(word)
	return n >= 2 && n <= 4 && text.AllHan(word) && !text.IsUnit(word) && !slices.ContainsFunc(text.Titles(), func(title string) bool {
		return len(title) > len("总") && strings.HasSuffix(word, title)
	})
}

// isPost reports whether a name is that of a post in a body, without a person's behind
// it: 党委书记, 县委常委, 财务部部长.
func isPost(name string) bool {
	for _, seat := range []string{"委员", "常委", "成员"} {
		if strings.HasSuffix(name, seat) {
			return true
		}
	}
	return !text.IsUnit(name) && !text.IsPersonal(name) && slices.ContainsFunc(text.Titles(), func(title string) bool {
		return utf8.RuneCountInString(title) > 1 && strings.HasSuffix(name, title)
	})
}

// hasPost reports whether a name is a person's with a post in brackets, although it ends
// as a unit's does: 樊登科(安全总监).
func hasPost(name string) bool {
	bare := WithoutRemark(name)
	return utf8.RuneCountInString(bare) <= 3 && text.Surname(bare) != "" && isPost(strings.Trim(name[len(bare):], "()（）"))
}

// answering cuts a value into units and people. What is behind the comma of an English
// name is the office of that person, unless it is a unit's: Harold Finch, Superintendent.
func answering(value string) (out []string) {
	if value == "" || value[0] >= utf8.RuneSelf {
		return Names(value)
	}
	for _, part := range strings.Split(value, ";") {
		if before, after, ok := strings.Cut(part, ","); ok && (text.IsUnit(after) || text.IsUnit(before)) {
			out = append(out, Names(part)...)
		} else if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// longestRemark is how far the end of a bracket is looked for, in bytes.
const longestRemark = 120

// Names cuts a value at commas, slashes and spaces, and before a bracket that
// holds a person's name behind a unit: 财政局(李明). Other brackets are remarks.
func Names(value string) []string {
	var out []string
	depth, from := 0, 0
	cut := func(end, next int) {
		if name := strings.TrimSpace(value[from:end]); name != "" {
			out = append(out, name)
		}
		from = next
	}
	for i, r := range value {
		size := utf8.RuneLen(r)
		switch {
		case r == '(' || r == '（':
			if close := strings.IndexAny(value[i+size:min(len(value), i+longestRemark)], ")）"); depth == 0 && close > 0 &&
				!strings.ContainsAny(value[i+size:i+size+close], "(（") && text.IsUnit(strings.TrimSpace(value[from:i])) {
				if inside := value[i+size : i+size+close]; NamePeople(inside) && !isPost(inside) {
					cut(i, i+size)
					out = append(out, Names(inside)...)
					_, mark := utf8.DecodeRuneInString(value[i+size+close:])
					from = i + size + close + mark
				}
			}
			depth++
		case r == ')' || r == '）':
			depth = max(0, depth-1)
		case depth == 0 && i >= from && strings.ContainsRune("、，,；;/／ \u3000", r) && !(r == ' ' && insideEnglish(value, i)):
			cut(i, i+size)
		}
	}
	if from < len(value) {
		cut(len(value), len(value))
	}
	return out
}

// insideEnglish reports whether the space at i is between two English words.
func insideEnglish(value string, i int) bool {
	return i > 0 && i+1 < len(value) && value[i-1] < utf8.RuneSelf && value[i+1] < utf8.RuneSelf
}

// NamePeople reports whether all names of a value are people's.
func NamePeople(value string) bool {
	names := Names(value)
	for k, name := range names {
		post := k+1 < len(names) && isPost(name) && text.IsPersonal(names[k+1]) // 企业负责人 丁一凡
		if !post && !text.IsPersonal(name) && !text.Titled(name) && !text.IsTitle(name) {
			return false
		}
	}
	return len(names) > 0
}

// WithoutRemark drops a bracket behind a name: 李明(局长).
func WithoutRemark(name string) string {
	if cut := strings.IndexAny(name, "(（"); cut > 0 {
		return name[:cut]
	}
	return name
}

// Unique drops what comes again.
func Unique(names []string) []string {
	seen := map[string]bool{}
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool {
		again := seen[name]
		seen[name] = true
		return again
	})
}
