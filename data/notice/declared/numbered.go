package declared

import (
	"regexp"
	"strconv"

	"rectify/data/notice/source"
)

// A Numbered is items that prose names by their numbers with the status they have:
// 第1、2、4项共3个问题已整改到位, recommendations 3 and 5 are in progress.
type Numbered struct {
	Statement // from the first number on
	Numbers   []int
	Words     source.Passage // those for the status
}

// numberList is such numbers, with what may be between them and the status.
var numberList = regexp.MustCompile(`(?:(?:第|问题|序号|编号|任务)(` + someNumber + `(?:[项条号个]?(?:[、,]|和|及|与|` + upTo + `)(?:第|问题)?` + someNumber + `)*)[项条号个]?(?:等)?(?:这|共|合计|总计)*` +
	`(?:` + someNumber + `[项个条])?(?:具体|整改|反馈)?(?:问题|任务|事项|意见)?(?:目前|均|都|现|,)*` +
	`|\b(?:recommendations?|findings?|items?|actions?|issues?|observations?|nos?\.?) (\d+(?:(?:, and |, | and | & | to |-|–)\d+)*) (?:(?:are|is|were|was|have|has|been|all|now|both|remain|remains) )*)`)

const someNumber, upTo = `(?:\d{1,3}|[一二三四五六七八九十]{1,3})`, `至|到|[-–—~]`

// aNumber is one of them, behind the sign of a range or not.
var aNumber = regexp.MustCompile(`[项条号个]?(` + upTo + `| to )?(?:第|问题)?(` + someNumber + `)`)

// ByNumber finds the items that prose names by their numbers, with their statuses.
func ByNumber(p source.Passage) (all []Numbered) {
	plain := string(p.Plain)
	for _, m := range numberList.FindAllStringSubmatchIndex(plain, -1) {
		from, at := source.Runes(plain[:m[0]]), source.Runes(plain[:m[1]])
		f, end := readPhrase(p, at)
		if f.status() == "" || !closed(p, end) {
			continue
		}
		list := plain[max(m[2], m[4]):max(m[3], m[5])]
		all = append(all, Numbered{Statement{f.status(), from, end}, numbersOf(list), p.Slice(at, end)})
	}
	return all
}

// numbersOf are the numbers of a list, with those of its ranges.
func numbersOf(list string) (out []int) {
	for _, m := range aNumber.FindAllStringSubmatch(list, -1) {
		n, err := strconv.Atoi(m[2])
		if err != nil {
			n, _ = source.Decode(m[2]).Whole().Chinese(0)
		}
		from := n
		if m[1] != "" && len(out) > 0 {
			from = out[len(out)-1] + 1
		}
		for ; from <= n; from++ {
			out = append(out, from)
		}
	}
	return out
}

// byNumber reports whether position i is in such a stretch.
func byNumber(all []Numbered, i int) bool {
	for _, of := range all {
		if i >= of.Start && i < of.End {
			return true
		}
	}
	return false
}
