package ground

import (
	"regexp"
	"slices"
	"strings"
)

var (
	// courtesies follow the names of people.
	courtesies = regexp.MustCompile(`^(?:同志|先生|女士)`)
	// before and behind are the words that precede and follow names; a name may also
	// begin or end its text.
	before = regexp.MustCompile(`(?:^|由|经|请|让|和|与|及|是|对|给|找|问|同志|先生|女士|局长|主任|书记|处长|科长|县长|市长|区长|镇长|馆长|院长|校长` +
		`|经理|组长|主席|干部|职工|员工|人员|联系人|负责人|姓名)$`)
	behind = regexp.MustCompile(`^(?:$|的|了|在|是|和|与|及|由|到|已|未|也|都|还|又|就|要|说|同|负责|牵头|带队|汇报|反映|表示|要求|指出|批准|签字|退` +
		`|同志|先生|女士|副?局长|副?主任|副?书记|处长|科长|县长|市长|区长|镇长|馆长|院长|校长|经理|组长)`)
)

// longestBeside is more than any of them has characters.
const longestBeside = 6

// functional are characters that no name goes on with.
const functional = `的了在是和与及或由经请让被把将对向为以于从到已未不也都还又就要能可会说称等其该此各本上下中内外前后副任免负共同个人名次月日年时元万家第`

// Persons are the names of people in a text, as far as they can be told: a
// surname that belongs to no word, next to words that precede or follow names. The
// end of a name is a guess.
func Persons(text string) (names []string) {
	for _, run := range strings.FieldsFunc(text, notHan) {
		runes := []rune(run)
		for at := 0; at < len(runes); {
			if n := knownWord(runes[at:], nil); n > 0 {
				at += n
				continue
			}
			n := nameAt(runes, at)
			if name := string(runes[at : at+n]); n > 0 && !slices.Contains(names, name) {
				names = append(names, name)
			}
			at += max(n, 1)
		}
	}
	return names
}

// nameAt is the length of the name that begins there, of two or three
// characters; 0 where none does.
func nameAt(runes []rune, at int) int {
	for n := 3; n > 1; n-- {
		if at+n > len(runes) || strings.ContainsAny(string(runes[at:at+n]), functional) {
			continue
		}
		rest := string(runes[at+n : min(len(runes), at+n+longestBeside)])
		named := isSurname(runes[at]) && before.MatchString(string(runes[max(0, at-longestBeside):at])) && behind.MatchString(rest)
		if named || courtesies.MatchString(rest) {
			return n
		}
	}
	return 0
}
