package blockkit

import "embed"

// Gallery holds, as JSON, an example of everything the assistant sends: a
// message, a modal or a home each. The tests hold them against what is drawn.
//
//go:embed gallery
var Gallery embed.FS
