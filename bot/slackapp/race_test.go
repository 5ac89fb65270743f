//go:build race

package slackapp

// underRace says that the race detector watches: SQLite takes ten times as long.
const underRace = true
