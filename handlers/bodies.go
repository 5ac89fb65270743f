package handlers

import (
	"context"
	"regexp"

	"rectify/index"
)

// bodyNames finds the offices of a government by the names that staff use.
var bodyNames = regexp.MustCompile(`(教育|教体|公安|交通|交通运输|卫健|卫生|卫生健康|税务|财政|民政|司法|人社|人事|劳动|自然资源|国土|规划|环保|生态环境|` +
	`住建|建设|城管|城市管理|水利|水务|农业|农业农村|林业|畜牧|商务|审计|统计|市场监管|工商|质监|药监|应急|应急管理|安监|医保|医疗保障|信访|气象|` +
	`粮食|体育|发改|发展改革|科技|工信|国资|文旅|文广旅|文化|旅游|广电|民族|宗教|退役军人|乡村振兴|扶贫|金融|大数据|行政审批|消防|烟草|邮政|残联|` +
	`组织|宣传|统战|政法)(局|委|厅|部)`)

// placed is a place before the name of a body.
var placed = regexp.MustCompile(`(\p{Han}{2})(?:省|市|县|区|州)$`)

// itsWork is what asks, behind the name of a body, for its own rectification.
var itsWork = regexp.MustCompile(`^的?(?:这次|本次|那份)?(?:巡察|巡视|审计|督察)?(?:的)?(?:问题)?整改`)

// elsewhere reports whether the question is about a body that the notices
// never name, nor are published by, or about another one's own rectification:
// what they say of the same matter is then no answer.
func (q asking) elsewhere(ctx context.Context) (bool, error) {
	text := index.Fold(q.text)
	for _, at := range bodyNames.FindAllStringIndex(text, -1) {
		name := text[at[0]:at[1]]
		if place := placed.FindString(text[:at[0]]); place != "" {
			name = place + name
		}
		if q.issues(name) {
			continue
		}
		if itsWork.MatchString(text[at[1]:]) {
			return true, nil
		}
		keys, err := q.search.Mentions(ctx, name)
		if err != nil {
			return false, err
		}
		if len(keys) == 0 {
			return true, nil
		}
	}
	return false, nil
}

// issues reports whether a notice's issuer may be called by that short name:
// 文旅局 for 文化广电和旅游局.
func (q asking) issues(name string) bool {
	for _, n := range q.book.Notices {
		left := []rune(name)
		for _, r := range n.Notice.Issuer + n.Notice.Title {
			if len(left) > 0 && r == left[0] {
				left = left[1:]
			}
		}
		if len(left) == 0 {
			return true
		}
	}
	return false
}
