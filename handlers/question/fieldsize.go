package question

import (
	"strings"

	"rectify/data/pattern"
	"rectify/data/text"
	"rectify/handlers/question/condition"
)

// sizeIn says in English how many values a field holds.
const sizeIn = `((?:\b(?:more than one|multiple|several|joint|both)|\b(?:at least |more than |over |fewer than |less than |no more than |at most |exactly |only )?(?:two|three|four|five|six|\d{1,2})(?: or (?:more|fewer|less))?|\b(?:only one|just one|a single|one))) (?:different )?`

// sizeSaid says how many values a field holds.
var sizeSaid = `((?:不止(?:有|是)?(?:一|1)|多|好几|几)(?:个|家|位|名)?|(?:在)?(?:` + sizeBounds + `)(?:一|1)(?:个|家|位|名)|(?:在)?(?:` + sizeBounds + `)?` +
	`(?:[二两三四五六七八九十]|\d{1,2})(?:个|家|位|名)(?:` + andMore + `|` + andLess + `)?|(?:只(?:有|写了?|涉及)?|仅(?:有)?|就|` + fieldWords["alone"] + `)(?:一|1)(?:个|家|位|名)?|` + fieldWords["alone"] + `)`

// Words around a number that bound it.
const (
	leastSaid  = `至少(?:有)?|不少于|不低于|最少(?:有)?|起码(?:有)?|达到?`
	overSaid   = `超过|多于|大于|不止(?:有|是)?`
	underSaid  = `少于|不足|不到|低于`
	mostSaid   = `不超过|最多(?:有)?|至多(?:有)?|不多于`
	sizeBounds = leastSaid + `|` + overSaid + `|` + underSaid + `|` + mostSaid

	andMore = `及?以上|或者?以上|或者?更多`
	andLess = `及?以下|或者?以下|以内`
)

// sizeWords takes words for how many values there are apart.
var sizeWords = pattern.MustCompile(`(` + leastSaid + `|` + andMore + `|at least|or more)|(` + overSaid + `|more than|over )|(` + underSaid + `|fewer than|less than)|(` + mostSaid + `|` + andLess + `|no more than|at most|or fewer|or less)`)

// sizeOf is how many values words of sizeSaid or sizeIn say, at least and at most.
func sizeOf(said string) (least, most int) {
	if severalSaid.MatchString(said) {
		return 2, condition.Many
	}
	n := 1
	if m := sizeNumber.FindString(said); m != "" {
		n = max(1, text.WholeNumber(m))
	} else if strings.Contains(said, "both") {
		n = 2
	}
	switch m := sizeWords.FindStringSubmatch(said); {
	case m == nil:
		return n, n
	case m[1] != "":
		return n, condition.Many
	case m[2] != "":
		return n + 1, condition.Many
	case m[3] != "":
		return 0, n - 1
	}
	return 0, n
}

var (
	severalSaid = pattern.MustCompile(`^(?:不止(?:有|是)?(?:一|1)|多(?:个|家|位|名)?$|好几|几|more than one|multiple|several|joint)`)
	sizeNumber  = pattern.MustCompile(`[一二两三四五六七八九十]+|\d+|\b(?:one|two|three|four|five|six)\b`)
)

// sizesOfAll find how many units of any part, or of a kind, an item concerns (涉及两个以上县的), and
// which items have the most or the fewest values in a field (配合单位最多的); said are the words of
// fieldList by their names.
func sizesOfAll(said map[string]string) (all []fieldPattern) {
	add := func(field condition.Field, extreme condition.Extreme, expr string) {
		words := pattern.MustCompile(expr)
		words.Longest()
		all = append(all, fieldPattern{field, condition.Fill{Field: field, Extreme: extreme}, words})
	}
	concerns := `(?:涉及(?:到|了)?|关系到|牵涉(?:到)?|关联(?:到)?)(?:的)?`
	add(condition.FieldUnit, "", concerns+sizeSaid+said["unit:noun"]+`的?`)
	add(condition.FieldUnit, "", concerns+said["unit:noun"]+`(?:有|在|是|达到?)?`+sizeSaid+`的?`)
	add(condition.FieldUnit, "", sizeSaid+said["unit:noun"]+`(?:都)?(?:参与|有份|有任务)的?`)
	for extreme, rank := range map[condition.Extreme]string{condition.MostOf: groupWords["most"], condition.FewestOf: groupWords["fewest"]} {
		for _, field := range []condition.Field{condition.FieldPerson, condition.FieldOwner, condition.FieldSupport} {
			add(field, extreme, said[string(field)]+`(?:的)?(?:数量?|个数|家数|人数)?(?:是|又)?(?:`+rank+`)的?(?:[问题事项任务]{2})?(?:是)?(?:哪|第|那|[,，。?？]|$)`+`|(?:\b(?:the )?)(?:`+englishRank[extreme]+`) (?:of )?`+said[string(field)])
		}
		add(condition.FieldUnit, extreme, concerns+said["unit:noun"]+`(?:的)?(?:数量?|个数|家数)?(?:是)?(?:`+rank+`)的?`)
	}
	return all
}

var englishRank = map[condition.Extreme]string{condition.MostOf: `most|largest number|greatest number|highest number`, condition.FewestOf: `fewest|least|lowest number|smallest number`}

// kindCounted is the kind of unit that words for how many units an item concerns are of: 县.
func (r *reader) kindCounted(p fieldPattern, said string) string {
	if p.field != condition.FieldUnit {
		return ""
	}
	return kindAsked.FindString(strings.TrimRight(countsAfterKind.ReplaceAllString(said, ""), "的参与有份任务都"))
}

// countsAfterKind are words for how many, behind the kind of unit.
var countsAfterKind = pattern.MustCompile(`(?:数量?|个数|家数)?(?:有|在|是|达到?)?(?:` + sizeSaid + `|` + groupWords["most"] + `|` + groupWords["fewest"] + `)?的?$`)
