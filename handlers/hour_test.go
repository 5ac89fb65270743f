package handlers_test

import (
	"testing"

	"rectify/handlers/command"
)

func TestHourOfDay(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]string{
		"17:30": "17:30", "17：30": "17:30", "１７：３０": "17:30", "8:30": "08:30", "8点半": "08:30", "八点半": "08:30", "8點一刻": "08:15", "下午5点": "17:00", "晚上十点": "22:00",
		"上午9点": "09:00", "5pm": "17:00", "12am": "00:00", "8:30 pm": "20:30", "23:59": "23:59", "零点": "00:00", "9点整": "09:00",
		"25:00": "", "24:00": "", "8:60": "", "9": "", "九": "", "": "", "noon": "", "8点半吧": "", "2027-06-30": "",
	} {
		got, ok := command.HourOfDay(typed)
		if ok != (want != "") || ok && got != want {
			t.Errorf("%q is %q, %v, want %q", typed, got, ok, want)
		}
	}
}
