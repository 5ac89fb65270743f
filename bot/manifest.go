package main

import "rectify/bot/slackapp"

type manifestCommand struct {
	URL string `name:"url" help:"For HTTP instead of Socket Mode: the address at which Slack reaches this program, https://…" placeholder:"URL"`
}

// Run prints the manifest to make the Slack app from.
func (c *manifestCommand) Run(s streams) error { return printJSON(s.out, slackapp.Manifest(c.URL)) }
