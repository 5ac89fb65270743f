package blockkit

// Slack's limits, in characters and pieces, with a reserve for characters that
// Slack counts twice (docs.slack.dev/reference/block-kit/blocks).
const (
	maxBlocks       = 48
	maxViewBlocks   = 95     // of a modal or a home
	maxMessage      = 12_000 // characters of a message, as JSON
	maxSection      = 2800
	maxHeader       = 140
	maxField        = 1900
	maxText         = 3800 // of a message's text
	maxLabel        = 70   // of a button or an option
	maxValue        = 1900 // of a button
	maxOptionValue  = 150
	maxOptions      = 100
	maxOverflow     = 5
	maxRowOfButtons = 20
	maxListedItems  = 40

	// A table, whose cells together stay within 10,000 characters.
	maxRows = 60
	maxCell = 120

	// A chart (docs.slack.dev/reference/block-kit/blocks/data-visualization-block).
	maxChartLabel = 20
	maxChartTitle = 50
	maxAltText    = 1900 // of its picture

	// A modal (docs.slack.dev/surfaces/modals).
	maxModalTitle = 24
	maxInput      = 3000
	maxMetadata   = 3000
	maxFiles      = 10
)

// bytesPerCharacter is at most so many: Slack's limits count characters.
const bytesPerCharacter = 4
