// Package notices holds the notice that the program knows from the start.
package notices

import _ "embed"

// BuiltinID names the built-in notice: the issuing city and its date.
const BuiltinID = "sanmenxia-2024-04-07"

// Builtin is the text of the built-in notice, as it was published.
//
//go:embed sanmenxia-2024-04-07.txt
var Builtin string
