package blockkit

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/slack-go/slack"

	"rectify/data/text"
	"rectify/handlers/reply"
)

// Pictures finds the picture of a chart among the app's files in Slack; file is empty
// where there is none.
type Pictures func(reply.Chart) (file string)

// chart renders a chart block in messages: Slack takes it nowhere else
// (docs.slack.dev/blocks.json). On other surfaces it renders the chart's picture, or
// else bars as coloured squares and lines as their figures.
func (c *renderer) chart(ch reply.Chart) {
	file := ""
	if c.on == InHome && c.pictures != nil {
		file = c.pictures(ch)
	}
	switch {
	case c.on == InMessage:
		c.add(c.visualization(ch))
	case file != "":
		c.add(slack.NewImageBlockSlackFile(&slack.SlackFileObject{ID: file}, c.spoken(ch), "", nil))
	case ch.Kind == reply.BarChart:
		c.part(reply.Progress{Rows: ch.Progress})
	default:
		c.part(reply.Label{Text: ch.Title})
		c.add(sections(figuresOf(ch), slack.PlainTextType)...)
	}
}

// spoken is a chart of progress for who does not see it, "一、学习贯彻  19/20（正在整改 1）".
func (c *renderer) spoken(ch reply.Chart) string {
	var lines []string
	for _, row := range ch.Progress {
		lines = append(lines, fmt.Sprintf("%s  %d/%d%s", row.Title(), row.Done, row.Total, row.Rest(c.Lang)))
	}
	return text.Clip(strings.Join(lines, "\n"), maxAltText)
}

// figuresOf are the figures of lines: a line each, "已完成：40 → 43".
func figuresOf(ch reply.Chart) string {
	lines := make([]string, len(ch.Series))
	for i, s := range ch.Series {
		lines[i] = s.Name + " " + strings.Trim(strings.Join(strings.Fields(fmt.Sprint(s.Values)), " → "), "[]")
	}
	return strings.Join(lines, "\n")
}

// visualization is a chart as Slack draws it. Slack writes nothing at the ends of bars,
// so each label includes the number of late items.
func (c *renderer) visualization(ch reply.Chart) slack.Block {
	labels := slices.Clone(ch.Labels)
	for i, row := range ch.Progress {
		if row.Late > 0 {
			late := c.Phrase(labelLate, row.Late)
			labels[i] = text.Clip(labels[i], maxChartLabel-utf8.RuneCountInString(late)) + late
		}
	}
	labels = distinct(labels)
	var series []slack.DataVisualizationDataSeries
	for _, s := range ch.Series {
		one := slack.NewDataVisualizationDataSeries(text.Clip(s.Name, maxChartLabel))
		for i, label := range labels {
			one.Data = append(one.Data, slack.NewDataVisualizationDataPoint(label, float64(s.Values[i])))
		}
		series = append(series, one)
	}
	axis := slack.NewDataVisualizationAxisConfig(labels...)
	var shape slack.DataVisualizationChart = slack.NewDataVisualizationBarChart(axis, series...)
	if ch.Kind == reply.LineChart {
		shape = slack.NewDataVisualizationLineChart(axis, series...)
	}
	return slack.NewDataVisualizationBlock(text.Clip(ch.Title, maxChartTitle), shape)
}

// distinct cuts labels to what Slack takes, and keeps them different.
func distinct(labels []string) []string {
	out := make([]string, len(labels))
	used := map[string]bool{}
	for i, label := range labels {
		short := text.Clip(label, maxChartLabel)
		for n := 2; used[short]; n++ {
			mark := fmt.Sprint(" ", n)
			short = text.Clip(label, maxChartLabel-len(mark)) + mark
		}
		used[short] = true
		out[i] = short
	}
	return out
}
