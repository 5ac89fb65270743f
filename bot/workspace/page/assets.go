package page

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"strings"
	"time"
)

// An asset is a file of the page.
type asset struct {
	content []byte
	tag     string // an ETag, the hash of the content
}

// assets are the files of the page by their paths, such as "/style.css". Browsers
// keep them and ask at each visit whether they have changed.
type assets map[string]asset

// newAssets reads the files below the directory web.
func newAssets(files fs.FS) assets {
	all := assets{}
	err := fs.WalkDir(files, "web", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := fs.ReadFile(files, path)
		hash := sha256.Sum256(content)
		all[strings.TrimPrefix(path, "web")] = asset{content, fmt.Sprintf(`W/"%x"`, hash[:8])} // weak: it may be compressed
		return err
	})
	if err != nil {
		panic(err) // they are part of the program
	}
	return all
}

// named serves one file, whatever the address.
func (all assets) named(path string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		file, ok := all[path]
		if !ok {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("ETag", file.tag)
		w.Header().Set("Cache-Control", "no-cache")
		http.ServeContent(w, r, path, time.Time{}, bytes.NewReader(file.content))
	})
}

// nowhere is what a browser shows at an address that is none.
const nowhere = `<!doctype html><meta charset="utf-8"><title>Rectify</title><link rel="icon" href="/icon.svg">
<p>没有这个页面。 There is no such page. <a href="/">Rectify</a></p>`

// orNowhere serves the files, and at other addresses a way back.
func orNowhere(all assets) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, there := all[r.URL.Path]; !there && strings.Contains(r.Header.Get("Accept"), "text/html") {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			w.WriteHeader(http.StatusNotFound)
			io.WriteString(w, nowhere)
			return
		}
		all.ServeHTTP(w, r)
	})
}

func (all assets) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	all.named(r.URL.Path).ServeHTTP(w, r)
}
