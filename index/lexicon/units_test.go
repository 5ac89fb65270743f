package lexicon

import (
	"strings"
	"testing"
)

// TestUnits: units of a county, a company and a fund, by what they do.
func TestUnits(t *testing.T) {
	t.Parallel()
	county := []string{"县财政局", "县住建局", "市生态环境局清沅分局", "县公安局", "县农业农村局", "县城管局", "县委办公室", "县政府办公室", "县委组织部", "县经济开发区管委会"}
	company := []string{"综合办公室", "党委工作部", "计划财务部", "人力资源部", "审计法务部", "纪检监察室", "机务技术部", "安全管理部", "运营管理部", "信息中心"}
	fund := []string{"办公室", "机关党委", "机关纪委", "计划财务科", "人事教育科", "信贷管理科", "信息技术科", "稽核审计科"}
	for _, test := range []struct {
		names      []string
		text, want string
	}{
		{county, "what does the county finance bureau lead", "county finance bureau=县财政局"},
		{county, "the housing and construction bureau", "housing and construction bureau=县住建局"},
		{county, "is the ecology and environment branch late", "ecology and environment branch=市生态环境局清沅分局"},
		{county, "anything for the police", "police=县公安局"},
		{county, "county party committee office", "county party committee office=县委办公室"},
		{county, "the development zone's items", "development zone=县经济开发区管委会"},
		{company, "the office", "office=综合办公室"},
		{company, "HR dept and the discipline inspection office", "hr dept=人力资源部; discipline inspection office=纪检监察室"},
		{company, "party office", "party office=党委工作部"},
		{company, "vehicle maintenance", "vehicle maintenance=机务技术部"},
		{fund, "the discipline inspection office", "discipline inspection office=机关纪委"},
		{fund, "loans section", "loans section=信贷管理科"},
		{fund, "audit", "audit=稽核审计科"},
		{fund, "the museum's exhibitions", ""},
	} {
		var got []string
		for _, u := range Units(test.text, test.names) {
			var names []string
			for _, i := range u.Units {
				names = append(names, test.names[i])
			}
			got = append(got, strings.ToLower(string([]rune(test.text)[u.From:u.To]))+"="+strings.Join(names, ","))
		}
		if said := strings.Join(got, "; "); said != test.want {
			t.Errorf("%s: %s, want %s", test.text, said, test.want)
		}
	}
}

// TestUnitListKeepsTheFormat: no phrase twice, none longer than what is looked up.
func TestUnitListKeepsTheFormat(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for line := range strings.Lines(unitList) {
		phrases, chinese, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if strings.HasPrefix(line, "#") || strings.TrimSpace(line) == "" {
			continue
		}
		if !ok || strings.TrimSpace(chinese) == "" {
			t.Errorf("no tab: %s", line)
		}
		for phrase := range strings.SplitSeq(phrases, ", ") {
			if seen[phrase] || phrase != strings.ToLower(phrase) || len(strings.Fields(phrase)) > longestUnit {
				t.Errorf("%q is there twice, or not lower case, or too long", phrase)
			}
			seen[phrase] = true
		}
	}
}
