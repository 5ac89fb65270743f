package slackapp

import (
	"fmt"

	"github.com/slack-go/slack"

	"rectify/handlers"
)

// Slack's limits of a chart, in characters and pieces
// (docs.slack.dev/reference/block-kit/blocks/data-visualization-block).
const (
	longestLabel      = 20
	longestChartTitle = 50
)

// chart is a chart where one can stand, else its figures as bars.
func (c *canvas) chart(ch handlers.Chart) {
	if c.on != onMessage {
		var p handlers.Progress
		for i, label := range ch.Labels {
			row := handlers.ProgressRow{Name: label, Done: ch.Series[0].Values[i]}
			for _, s := range ch.Series {
				row.Total += s.Values[i]
			}
			p.Rows = append(p.Rows, row)
		}
		c.part(p)
		return
	}
	labels := unlike(ch.Labels)
	var series []slack.DataVisualizationDataSeries
	for _, s := range ch.Series {
		one := slack.NewDataVisualizationDataSeries(clip(s.Name, longestLabel))
		for i, label := range labels {
			one.Data = append(one.Data, slack.NewDataVisualizationDataPoint(label, float64(s.Values[i])))
		}
		series = append(series, one)
	}
	axis := slack.NewDataVisualizationAxisConfig(labels...)
	var drawn slack.DataVisualizationChart = slack.NewDataVisualizationBarChart(axis, series...)
	if ch.Kind == handlers.LineChart {
		drawn = slack.NewDataVisualizationLineChart(axis, series...)
	}
	c.add(slack.NewDataVisualizationBlock(clip(ch.Title, longestChartTitle), drawn))
}

// unlike cuts labels to what Slack takes, and keeps them apart.
func unlike(labels []string) []string {
	out := make([]string, len(labels))
	used := map[string]bool{}
	for i, label := range labels {
		short := clip(label, longestLabel)
		for n := 2; used[short]; n++ {
			mark := fmt.Sprint(" ", n)
			short = clip(label, longestLabel-len(mark)) + mark
		}
		used[short] = true
		out[i] = short
	}
	return out
}
