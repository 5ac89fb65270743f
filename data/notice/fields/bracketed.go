package fields

import (
	"regexp"
	"strings"
)

// personName is an English name of a person: two or three capitalised words, with a title or not.
const personName = `(?:(?:Dr|Mr|Mrs|Ms|Prof)\.? )?\p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]+){1,2}`

// bracketed is an English unit with the names of people in brackets behind it.
var bracketed = regexp.MustCompile(`^([^();]+) \((` + personName + `(?:(?:, | and | & )` + personName + `)*)\)$`)

// workWords are in the names of units and posts, and in those of no people.
var workWords = regexp.MustCompile(`(?i)\b(?:services?|management|team|group|operations?|finance|treasury|policy|planning|lighting|works?|support|customers?|human|people|resources?` +
	`|health|safety|property|legal|housing|lead|leads|officer|manager|director|head|division|branch|office|unit|section|systems?|control|programmes?|programs?|projects?|training` +
	`|audit|north|south|east|west|region|information|technology|procurement|estates?|facilities|registry|research|students?|residential|library|highways|education|social|care` +
	`|adults?|children|environment|environmental|waste|transport|fleet|digital|data|internal|external|corporate|communications|marketing|sales|community|communities|democratic` +
	`|governance|risk|compliance|revenues?|benefits|licensing|building|trading|standards|public|county|city|council|board|committee|trust|agency|ministry|bureau|commission` +
	`|court|police|fire|rescue|water|energy|engineering|maintenance|grants|budget|accounting|payroll|security|infrastructure|network|applications?|department|repairs|sites?|supervisor|partner|coordinator|co-ordinator|advis[eo]r|analyst|specialist|accountant|surveyor|solicitor)\b`)

// NamesWork reports whether words of an English name are those of a unit or a post.
func NamesWork(name string) bool { return workWords.MatchString(name) }

// withPost is a unit with a person and their post behind it.
var withPost = regexp.MustCompile(`^([^();]+) \((` + personName + `), ([^();]+)\)$`)

// personBehind parts a unit from the people in brackets behind it: Group Treasury (Helen
// Marsh), Finance (Ruth Calloway, Finance Director). People is empty where there are none.
func personBehind(value string) (unit string, people []string) {
	if m := withPost.FindStringSubmatch(value); m != nil && !workWords.MatchString(m[2]) && workWords.MatchString(m[3]) {
		return m[1], []string{m[2] + " (" + m[3] + ")"}
	}
	m := bracketed.FindStringSubmatch(value)
	if m == nil || workWords.MatchString(m[2]) {
		return value, nil
	}
	return m[1], betweenPeople.Split(m[2], -1)
}

// behindPerson parts such units: Ambulance (Marian Okafor); Estates (Fiona Birkett) and IT (Tom Wilk).
var behindPerson = regexp.MustCompile(`; ?| ?\+ |, (?:and )?| and | & `)

// betweenPeople parts the names in such a bracket.
var betweenPeople = regexp.MustCompile(`, | and | & `)

// withPerson is a unit with a person, of several such: Ambulance with Marian Okafor; Estates with Fiona Birkett.
var withPerson = regexp.MustCompile(`([^();,]+) with (` + personName + `)(;|$)`)

// peopleBehind parts the units of a value from the people in brackets behind them. People
// is empty where there is none, or where a part has a bracket that names none.
func peopleBehind(value string) (units, people []string) {
	if strings.Contains(value, ";") && len(withPerson.FindAllString(value, -1)) == strings.Count(value, ";")+1 {
		value = withPerson.ReplaceAllString(value, "$1 ($2)$3")
	}
	from := 0
	parts := [][]int{}
	for _, at := range behindPerson.FindAllStringIndex(value, -1) {
		if value[at[0]] == ';' || strings.HasSuffix(value[:at[0]], ")") {
			parts = append(parts, at)
		}
	}
	for _, at := range append(parts, []int{len(value), len(value)}) {
		unit, behind := personBehind(strings.TrimSpace(value[from:at[0]]))
		if from = at[1]; len(behind) == 0 && strings.ContainsAny(unit, "()") {
			return nil, nil
		}
		if unit != "" {
			units = append(units, unit)
		}
		people = append(people, behind...)
	}
	return units, people
}

// helping is a bracket behind units that names those who support them: （会办：财政局）.
var helping = regexp.MustCompile(`^([^（(]+)[（(](?:会办|协办|配合|协同|协助)(?:单位|部门)?[:：]([^（）()]+)[）)]$`)

// helpingBehind are those who support the others, behind a semicolon: Repairs (Dawn
// Okafor); with Finance and Legal.
var helpingBehind = regexp.MustCompile(`^(.+?); (?:with(?: support from| help from)?|supported by|assisted by) (?:the )?([^();]+)$`)

// helpersBehind parts units from those that such a bracket names, or such words. Support
// is empty where there is none.
func helpersBehind(value string) (units, support string) {
	for _, behind := range []*regexp.Regexp{helping, helpingBehind} {
		if m := behind.FindStringSubmatch(strings.TrimSpace(value)); m != nil {
			return m[1], m[2]
		}
	}
	return value, ""
}
