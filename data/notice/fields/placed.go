package fields

import (
	"regexp"
	"strings"
)

// placedBody is a body with its place before it: 望岭县委, 枫林镇党委.
var placedBody = regexp.MustCompile(`^(.*?)([县区市镇乡州盟旗]|街道|新区|开发区)(委|党委|党工委|工委|政府|人民政府|管委会|委员会|人大常委会|人大|政协|纪委监委|纪委)$`)

// bareBody is a body without a place of its own: 县政府, 政府, 管委会.
var bareBody = regexp.MustCompile(`^([县区市镇乡州盟旗]|街道)?(委|党委|党工委|工委|政府|人民政府|管委会|委员会|人大常委会|人大|政协|纪委监委|纪委)$`)

// nameSigns part the names of a value.
const nameSigns = "、，,；;和及与 "

// WithPlaces gives the bodies of a value that are named without their place that
// of the one before: 望岭县委、县政府 are 望岭县委、望岭县政府.
func WithPlaces(value string) string {
	var b strings.Builder
	place, level := "", "" // of the body before
	for rest := value; rest != ""; {
		name, sign := rest, ""
		if cut := strings.IndexAny(rest, nameSigns); cut >= 0 {
			for _, r := range rest[cut:] {
				name, sign = rest[:cut], string(r)
				break
			}
		}
		rest = rest[len(name)+len(sign):]
		bare, remark := name, ""
		if cut := strings.IndexAny(name, "(（"); cut > 0 {
			bare, remark = name[:cut], name[cut:]
		}
		switch m := bareBody.FindStringSubmatch(bare); {
		case m != nil && place != "" && (m[1] == "" || m[1] == level):
			bare = place + level + m[2]
		default:
			place, level = "", ""
			if m := placedBody.FindStringSubmatch(bare); m != nil && m[1] != "" {
				place, level = m[1], m[2]
			}
		}
		b.WriteString(bare + remark + sign)
	}
	return b.String()
}
