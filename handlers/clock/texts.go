package clock

import "rectify/handlers/reply"

// Messages in both languages, by the file that uses them first.
var (
	// workdays.go
	msgCountedWorkingDays = reply.Both("%d 个工作日，自 %s 起", "%d working days from %s")
	msgComma              = reply.Both("，", ", ")
	msgHolidaysUnknown    = reply.Both("；%d 年的节假日安排还没有录入，只除去周末", "; the holidays of %d are not known, so only weekends were left out")
	msgWeekendWorked      = reply.Both("%s 调休上班", "%s worked")
	msgListComma          = reply.Both("、", ", ")
	msgHolidayOff         = reply.Both("%s 放假", "%s off")
)
