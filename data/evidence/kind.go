package evidence

import (
	"bytes"
	"maps"
	"net/http"
	"path"
	"slices"
	"strings"
	"unicode"

	"rectify/data/text"
)

// kinds are the files that offices hand in, by the endings of their names. What
// a computer would run or a browser would show as a page is not among them.
var kinds = map[string]string{
	"pdf": "application/pdf", "ofd": "application/ofd",
	"doc": "application/msword", "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	"xls": "application/vnd.ms-excel", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	"ppt": "application/vnd.ms-powerpoint", "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
	"wps": "application/vnd.ms-works", "et": "application/vnd.ms-excel", "dps": "application/vnd.ms-powerpoint",
	"odt": "application/vnd.oasis.opendocument.text", "ods": "application/vnd.oasis.opendocument.spreadsheet", "rtf": "application/rtf",
	"txt": "text/plain", "md": "text/plain", "csv": "text/csv", "eml": "message/rfc822", "msg": "application/vnd.ms-outlook",
	"jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "gif": "image/gif", "webp": "image/webp", "bmp": "image/bmp",
	"heic": "image/heic", "tif": "image/tiff", "tiff": "image/tiff",
	"mp3": "audio/mpeg", "m4a": "audio/mp4", "wav": "audio/wav", "mp4": "video/mp4", "mov": "video/quicktime",
	"zip": "application/zip", "rar": "application/vnd.rar", "7z": "application/x-7z-compressed",
}

// shown are the kinds whose content says what they are: a name that says
// otherwise is refused.
var shown = []string{"application/pdf", "image/jpeg", "image/png", "image/gif", "image/webp"}

// TakesName reports whether files with that name are accepted.
func TakesName(name string) bool { return kinds[ending(name)] != "" }

// Endings are the endings of the names of files that are accepted, in order.
func Endings() []string { return slices.Sorted(maps.Keys(kinds)) }

func ending(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Ext(SafeName(name)), "."))
}

// kindOf is a file's media type. The errors are ErrKind and ErrContent.
func kindOf(name string, content []byte) (string, error) {
	said := kinds[ending(name)]
	if said == "" {
		return "", ErrKind
	}
	for _, program := range []string{"MZ", "\x7fELF", "#!", "\xca\xfe\xba\xbe", "\xcf\xfa\xed\xfe"} {
		if bytes.HasPrefix(content, []byte(program)) {
			return "", ErrContent
		}
	}
	seen, _, _ := strings.Cut(http.DetectContentType(content), ";")
	if seen == "text/html" || seen == "text/xml" {
		return "", ErrContent
	}
	for _, kind := range shown {
		if (said == kind) != (seen == kind) {
			return "", ErrContent
		}
	}
	return said, nil
}

// longestName is how much of a file's name is kept, in characters.
const longestName = 120

// SafeName is a file's name without directories, without what a terminal or a
// file system takes for something else, and not too long. Its ending stays.
func SafeName(name string) string {
	name = path.Base("/" + strings.ReplaceAll(name, `\`, "/"))
	name = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), !unicode.IsPrint(r), strings.ContainsRune(`/<>:"|?*`, r):
			return '_'
		}
		return r
	}, strings.ToValidUTF8(name, "_"))
	name = strings.Trim(strings.Join(strings.Fields(name), " "), ". ")
	if name == "" || name == "_" {
		return "file"
	}
	if end := path.Ext(name); len([]rune(name)) > longestName && len(end) < 10 {
		return text.Clip(strings.TrimSuffix(name, end), longestName-len(end)) + end
	}
	return text.Clip(name, longestName)
}
