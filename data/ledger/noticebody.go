package ledger

import (
	"regexp"
	"strings"

	"rectify/data/notice"
	"rectify/data/text"
)

// A Body is the body whose notice it is, with the parts of its Chinese name. All are
// empty where the notice names none in Chinese.
type Body struct {
	Name  string // 岚州市粮食和物资储备局, without 中共 and 党组
	Bare  string // without the place: 粮食和物资储备局
	Short string // what people call it where no other is like it: 粮食, 医院
	Type  string // what kind of institution it is, where people call it by that: 医院, 集团
}

var (
	ofParty     = regexp.MustCompile(`^中共|(?:委员会)?(?:党组|党委|党总支|党支部)?(?:委员会)?(?:办公室)?$`)
	placed      = regexp.MustCompile(`^\p{Han}{2,}?(?:省|市|县|区|州|盟|旗)`)
	institution = regexp.MustCompile(`(?:人民)?(医院|大学|学院|学校|中学|小学|幼儿园|图书馆|博物馆|法院|检察院)$`)
	company     = regexp.MustCompile(`(集团|公司|银行|中心|政府)$`)
	bodyTail    = regexp.MustCompile(`(?:监督|综合)?(?:管理)?(?:局|厅|委员会|委|办公室|办|中心|人民政府|政府|(?:控股)?(?:集团)?(?:股份)?(?:有限)?(?:责任)?公司|集团|银行|院|馆|所|站|校)$`)
	bodyPart    = regexp.MustCompile(`[和与及、]`)
)

// BodyOf is the body whose notice it is.
func BodyOf(n *notice.Notice) (b Body) {
	if n == nil {
		return b
	}
	issuer := n.Issuer
	if issuer == "" {
		issuer, _, _ = strings.Cut(n.Title, "关于")
	}
	if !text.HasHan(issuer) {
		return b
	}
	b.Name = ofParty.ReplaceAllString(strings.Join(strings.Fields(issuer), ""), "")
	b.Bare = b.Name
	for range mostPlaces {
		b.Bare = placed.ReplaceAllString(b.Bare, "")
	}
	if m := institution.FindStringSubmatch(b.Bare); m != nil {
		b.Type, b.Short = m[1], m[1]
		return b
	}
	if m := company.FindStringSubmatch(strings.ReplaceAll(b.Bare, "有限公司", "")); m != nil {
		b.Type = m[1]
	}
	what := bodyPart.Split(bodyTail.ReplaceAllString(b.Bare, ""), 2)[0]
	if what == "" { // 澄州 of 澄州市人民政府
		what = strings.TrimRight(strings.TrimSuffix(b.Name, b.Bare), "省市县区州盟旗")
	}
	if runes := []rune(what); len(runes) >= 2 {
		b.Short = string(runes[:min(len(runes), longestShort)])
	}
	return b
}

// mostPlaces is how many place names may precede the name of a body: 青陵市河埠区.
const mostPlaces = 2

// longestShort is how many characters a short name of a body has at most.
const longestShort = 4
