package blockkit

import (
	"fmt"

	"github.com/slack-go/slack"

	"rectify/data/text"
	"rectify/handlers/reply"
)

// chart is a chart where one can stand, else its figures as bars.
func (c *renderer) chart(ch reply.Chart) {
	if c.on != InMessage {
		var p reply.Progress
		for i, label := range ch.Labels {
			row := reply.ProgressRow{Name: label, Done: ch.Series[0].Values[i]}
			for _, s := range ch.Series {
				row.Total += s.Values[i]
			}
			p.Rows = append(p.Rows, row)
		}
		c.part(p)
		return
	}
	labels := distinct(ch.Labels)
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
	c.add(slack.NewDataVisualizationBlock(text.Clip(ch.Title, maxChartTitle), shape))
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
