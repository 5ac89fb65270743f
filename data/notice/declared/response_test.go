package declared_test

import (
	"testing"

	"rectify/data/notice"
	"rectify/data/notice/declared"
	"rectify/data/notice/source"
)

// TestReadReply reads replies to recommendations, and no work as one.
func TestReadReply(t *testing.T) {
	t.Parallel()
	for said, want := range map[string]notice.Response{
		"Accepted.": notice.Accepted,
		"Agreed. A guide was approved in February.":                      notice.Accepted,
		"The District agrees with the finding.":                          notice.Accepted,
		"The Port Authority concurred with this recommendation.":         notice.Accepted,
		"1.1 The Government agrees with the Committee's recommendation.": notice.Accepted,
		"Agreed in part.":                                              notice.PartlyAccepted,
		"Partially accepted (one scanner now)":                         notice.PartlyAccepted,
		"The Office concurred, in principle, with the recommendation.": notice.PartlyAccepted,
		"Management partly agrees with the recommendation.":            notice.PartlyAccepted,
		"The Government accepts this recommendation in part.":          notice.PartlyAccepted,
		"Not accepted.": notice.Declined,
		"The Office did not concur. The statute of limitations had run.": notice.Declined,
		"The Government disagrees with the Committee's recommendation.":  notice.Declined,
		"采纳":     notice.Accepted,
		"部分采纳。":  notice.PartlyAccepted,
		"不同意该意见": notice.Declined,
		"A draft agreement is under review by the City Attorney.":         "",
		"The agreement took effect in May.":                               "",
		"The audit committee accepted delivery of 40 vehicles in March.":  "",
		"同意拨付资金120万元用于设备更新。":                                              "",
		"Staff agree a plan with each parent at the start of every term.": "",
	} {
		r, ok := declared.ReadReply(source.Decode(said).Whole())
		if ok != (want != "") || r.Response != want {
			t.Errorf("%s: %q, want %q", said, r.Response, want)
		}
	}
}
