// Package blockkit renders what the assistant answers as Slack's Block Kit, and
// reads back what the blocks carry: what a button does, where a form was opened.
// It is pure: no calls to Slack, no store, no clock.
//
// Whatever a reply holds, what is rendered stays within Slack's limits, and no
// word of it mentions, links or formats by itself.
package blockkit
