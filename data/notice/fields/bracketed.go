package fields

import (
	"regexp"
	"strings"
)

// bracketed is an English unit with two or three capitalised words in brackets behind it.
var bracketed = regexp.MustCompile(`^([^();]+) \(((?:(?:Dr|Mr|Mrs|Ms|Prof)\.? )?\p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]+){1,2})\)$`)

// workWords are in the names of units and posts, and in those of no people.
var workWords = regexp.MustCompile(`(?i)\b(?:services?|management|team|group|operations?|finance|treasury|policy|planning|lighting|works?|support|customers?|human|people|resources?` +
	`|health|safety|property|legal|housing|lead|leads|officer|manager|director|head|division|branch|office|unit|section|systems?|control|programmes?|programs?|projects?|training` +
	`|audit|north|south|east|west|region|information|technology|procurement|estates?|facilities|registry|research|students?|residential|library|highways|education|social|care` +
	`|adults?|children|environment|environmental|waste|transport|fleet|digital|data|internal|external|corporate|communications|marketing|sales|community|communities|democratic` +
	`|governance|risk|compliance|revenues?|benefits|licensing|building|trading|standards|public|county|city|council|board|committee|trust|agency|ministry|bureau|commission` +
	`|court|police|fire|rescue|water|energy|engineering|maintenance|grants?|budget|accounting|payroll|security|infrastructure|network|applications?|department|repairs|sites?)\b`)

// NamesWork reports whether words of an English name are those of a unit or a post.
func NamesWork(name string) bool { return workWords.MatchString(name) }

// personBehind parts a unit from the person in brackets behind it: Group Treasury (Helen
// Marsh). Person is empty where there is none.
func personBehind(value string) (unit, person string) {
	m := bracketed.FindStringSubmatch(value)
	if m == nil || workWords.MatchString(m[2]) {
		return value, ""
	}
	return m[1], m[2]
}

// helping is a bracket behind units that names those who support them: （会办：财政局）.
var helping = regexp.MustCompile(`^([^（(]+)[（(](?:会办|协办|配合|协同|协助)(?:单位|部门)?[:：]([^（）()]+)[）)]$`)

// helpersBehind parts units from those that such a bracket names. Support is empty where
// there is none.
func helpersBehind(value string) (units, support string) {
	if m := helping.FindStringSubmatch(strings.TrimSpace(value)); m != nil {
		return m[1], m[2]
	}
	return value, ""
}
