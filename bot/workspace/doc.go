// Package workspace is a small Slack of our own. It keeps people, channels and
// messages in one SQLite file and speaks Slack's protocol: the Web API, signed
// HTTP deliveries with retries, Socket Mode, response_url, views and files.
// An app that talks to it through Slack's own client libraries cannot tell it
// from Slack for what it uses.
//
// The people's side (Say, Command, Press, Submit, …) is what a person at a
// keyboard does and sees. Tests drive it, and so can a page in a browser.
//
// It is meant for one machine: there is no sign-in on the people's side, so it
// must be bound to loopback.
package workspace
