//go:build race

package summarizer

// underRace says that the race detector makes everything slower and larger.
const underRace = true
