//go:build !race

package slackapp

const underRace = false
