package main

import (
	"fmt"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"github.com/alecthomas/kong"

	"rectify/data/text"
	"rectify/handlers/command"
)

// mappers read the settings that have a format of their own. A value with another
// format ends the start with a sentence.
var mappers = []kong.Option{
	kong.NamedMapper("ids", reader(readIDs)),
	kong.NamedMapper("channel", reader(readChannel)),
	kong.NamedMapper("hour", reader(readHour)),
	kong.NamedMapper("days", reader(readDays)),
}

// reader makes a mapper from a function that reads a setting's text.
func reader[T any](read func(text string) (T, error)) kong.Mapper {
	return kong.MapperFunc(func(ctx *kong.DecodeContext, target reflect.Value) error {
		var text string
		if err := ctx.Scan.PopValueInto("value", &text); err != nil {
			return err
		}
		value, err := read(text)
		if err == nil {
			target.Set(reflect.ValueOf(value))
		}
		return err
	})
}

// Slack's IDs, alone or as copied from a message: U024BE7LH, <@U024BE7LH|li>,
// <!subteam^S0604QSJC|@office>, <#C024BE91L|ledger>.
var (
	memberID  = regexp.MustCompile(`^(?:@?([UWS][A-Z0-9]+)|<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>|<!subteam\^(S[A-Z0-9]+)(?:\|[^<>]*)?>)$`)
	channelID = regexp.MustCompile(`^(?:([CGD][A-Z0-9]+)|<#([CG][A-Z0-9]+)(?:\|[^<>]*)?>)$`)
	listed    = regexp.MustCompile(`<[^<>]*>|[^<>,;，；、\s\p{Z}]+`)
)

// readIDs reads a list of users and user groups, separated by commas, semicolons or
// spaces.
func readIDs(text string) ([]string, error) {
	var ids []string
	for _, word := range listed.FindAllString(text, -1) {
		m := memberID.FindStringSubmatch(word)
		if m == nil {
			return nil, fmt.Errorf("%q is not the ID of a Slack user (U…) or user group (S…): in Slack, open the profile, ⋮, Copy member ID", word)
		}
		ids = append(ids, m[1]+m[2]+m[3])
	}
	if len(ids) == 0 && strings.TrimSpace(text) != "" {
		return nil, fmt.Errorf("%q contains no IDs: write some such as U024BE7LH, or leave the setting out", text)
	}
	return ids, nil
}

// readChannel reads the ID of a channel; empty for none.
func readChannel(text string) (string, error) {
	text = strings.TrimSpace(text)
	m := channelID.FindStringSubmatch(text)
	switch {
	case text == "":
		return "", nil
	case m == nil:
		return "", fmt.Errorf("%q is not the ID of a Slack channel (C…): in Slack, open the channel's details; the ID is at the bottom", text)
	}
	return m[1] + m[2], nil
}

// readHour reads a time of day as "15:04".
func readHour(word string) (string, error) {
	if hour, ok := command.HourOfDay(text.Fold(word)); ok {
		return hour, nil
	}
	return "", fmt.Errorf("%q is not a time of day: write HH:MM, such as 08:30 or 17:30", word)
}

// readDays reads a list of day counts.
func readDays(words string) ([]int, error) {
	var days []int
	for _, word := range strings.FieldsFunc(text.Fold(words), func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",;，；、", r) }) {
		n, err := strconv.Atoi(word)
		if err != nil || n < 0 || n > longestTime {
			return nil, fmt.Errorf("%q is not a number of days: write numbers such as 7,3,1", word)
		}
		days = append(days, n)
	}
	return days, nil
}
