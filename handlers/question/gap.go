package question

import (
	_ "embed"
	"regexp"
	"strings"
)

// gapList says how people name the fields that may be empty.
//
//go:embed gaps.tsv
var gapList string

// What says of a field that it is empty, before its name and behind it.
const (
	lacks   = `(?:(?:还|尚|压根|根本)?(?:没有?|未|缺少?|欠)|无)(?:给出|明确|写明?|指定|落实|分派|填写?|上传|提交|提供|交|附上?|传|报送|报|设定?|定|规定|标明?|注明|列明|列出|安排|需要)?(?:过|任何|相关|上|出)?(?:具体|明确)?的?`
	isEmpty = `(?:那?一?栏)?(?:里面?)?(?:是|为|写的?是?|填的?是?|显示)?\s*(?:(?:空的?|空白|空着|缺失|不明确|没(?:有)?(?:写|填|明确|定|给|上传|传|提供)(?:的|过|具体日期)?)|["“'‘「]?无["”'’」]?(?:的|$)|["“'‘「](?:空|没有)["”'’」])`
	lacksIn = `\b(?:no|without(?: an?| any)?|missing(?: an?)?|lack(?:s|ing)?(?: an?)?|with no|not have an?|do(?:es)? not name an?) `
)

// A gapPattern finds words that ask for items with an empty field.
type gapPattern struct {
	gap   Gap
	words *regexp.Regexp
}

var gapPatterns = func() (all []gapPattern) {
	for line := range strings.Lines(gapList) {
		gap, field, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		whole := strings.HasSuffix(gap, "=")
		if !whole {
			field = "(?:" + field + ")"
			field = lacks + field + "|" + field + isEmpty + "|" + lacksIn + "(?:(?:named|specific|fixed|clear) )?" + field
		}
		words := regexp.MustCompile(field)
		words.Longest()
		all = append(all, gapPattern{Gap(strings.TrimSuffix(gap, "=")), words})
	}
	return all
}()

// gapWeight is how telling a character of words for an empty field is.
const gapWeight = 1.5

// gaps proposes fields that are asked to be empty.
func (r *reader) gaps() (out []Entity) {
	for _, p := range gapPatterns {
		for _, m := range p.words.FindAllStringIndex(r.text, -1) {
			e := r.span(OfGap, m[0], m[1])
			e.Gap, e.Weight = p.gap, e.Weight*gapWeight
			out = append(out, e)
		}
	}
	return out
}
