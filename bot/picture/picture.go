// Package picture draws charts as PNG images, for where Slack shows none.
package picture

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"math"
	"sync"

	"golang.org/x/image/draw"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"

	"rectify/data/text"
	"rectify/handlers/reply"
)

// packed is WenQuanYi Micro Hei, which has Latin and Chinese characters;
// Apache-2.0 (wqy-microhei.LICENSE.txt). It adds 2 MB to the program.
//
//go:embed wqy-microhei.ttf.gz
var packed []byte

// hei is the font, unpacked when the first picture is drawn.
var hei = sync.OnceValues(func() (*opentype.Font, error) {
	in, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	unpacked, err := io.ReadAll(in)
	if err != nil {
		return nil, err
	}
	return opentype.Parse(unpacked)
})

// colours tell classes apart as the page does: done, in progress, not started,
// long-term, not accepted; and series by their place.
var colours = []color.RGBA{{0x1d, 0x7a, 0x52, 0xff}, {0xe0, 0xa0, 0x30, 0xff}, {0x86, 0x8e, 0x96, 0xff}, {0x2f, 0x6f, 0xb5, 0xff}, {0x86, 0x4f, 0xa8, 0xff}}

// shade is the place in colours of the i-th series.
func shade(c reply.Chart, i int) int {
	if c.Progress != nil {
		i = c.Series[i].Class
	}
	return i % len(colours)
}

var (
	black = color.RGBA{0x22, 0x22, 0x22, 0xff}
	grey  = color.RGBA{0xcc, 0xcc, 0xcc, 0xff}
	white = color.RGBA{0xff, 0xff, 0xff, 0xff}
	inks  = []color.RGBA{white, black, white, white, white} // on colours
)

// Measures of a picture, in pixels, and of its words, in characters.
const (
	wide         = 800 // a phone halves it, and its words can still be read
	edge         = 24
	top          = 110 // title and legend
	title        = 50  // of these
	bar          = 30
	step         = 54
	tall         = 420 // of a chart of lines
	letter       = 24
	headline     = 32
	longestLabel = 18
)

// Chart draws a chart as a PNG image, 800 pixels wide, which is white so that it can
// be read on a light page and a dark one: bars lie, a label each, the series end to
// end; lines go from left to right. A chart without a title has no line for it.
func Chart(c reply.Chart) ([]byte, error) {
	s := sheet{top: top}
	if c.Title == "" {
		s.top -= title
	}
	height := tall
	if c.Kind != reply.LineChart {
		height = s.top + step*len(c.Labels)
	}
	s.RGBA = image.NewRGBA(image.Rect(0, 0, wide, height))
	if err := s.open(); err != nil {
		return nil, fmt.Errorf("drawing %s: %w", c.Title, err)
	}
	draw.Draw(s.RGBA, s.Bounds(), image.White, image.Point{}, draw.Src)
	s.words(s.large, edge, title, c.Title)
	s.legend(c)
	if c.Kind == reply.LineChart {
		s.lines(c)
	} else {
		s.bars(c)
	}
	var out bytes.Buffer
	err := png.Encode(&out, s.RGBA)
	return out.Bytes(), err
}

// A sheet is a picture being drawn.
type sheet struct {
	*image.RGBA
	small, large font.Face
	top          int // where the chart begins, below its title and legend
}

func (s *sheet) open() error {
	f, err := hei()
	if err != nil {
		return fmt.Errorf("reading the font: %w", err)
	}
	if s.small, err = opentype.NewFace(f, &opentype.FaceOptions{Size: letter, DPI: 72}); err != nil {
		return err
	}
	s.large, err = opentype.NewFace(f, &opentype.FaceOptions{Size: headline, DPI: 72})
	return err
}

// words writes text from x on, above the line y, and returns where it ends.
func (s *sheet) words(face font.Face, x, y int, text string) int {
	d := font.Drawer{Dst: s.RGBA, Src: image.NewUniform(black), Face: face, Dot: fixed.P(x, y)}
	d.DrawString(text)
	return d.Dot.X.Round()
}

// inked is small words in a colour.
func (s *sheet) inked(c color.Color, x, y int, text string) {
	d := font.Drawer{Dst: s.RGBA, Src: image.NewUniform(c), Face: s.small, Dot: fixed.P(x, y)}
	d.DrawString(text)
}

func (s *sheet) width(text string) int { return font.MeasureString(s.small, text).Round() }

func (s *sheet) box(x0, y0, x1, y1 int, c color.Color) {
	draw.Draw(s.RGBA, image.Rect(x0, y0, x1, y1), image.NewUniform(c), image.Point{}, draw.Src)
}

func (s *sheet) legend(c reply.Chart) {
	x := edge
	for i, one := range c.Series {
		s.box(x, s.top-38, x+22, s.top-16, colours[shade(c, i)])
		x = s.words(s.small, x+32, s.top-18, one.Name) + 40
	}
}

func (s *sheet) bars(c reply.Chart) {
	left, most := 0, 1
	for i, label := range c.Labels {
		left = max(left, s.width(short(label)))
		most = max(most, sumAt(c, i))
	}
	left += edge + 20
	ends := c.Ends
	if ends == nil {
		ends = make([]string, len(c.Labels))
		for i := range c.Labels {
			ends[i] = fmt.Sprintf("%d/%d", c.Series[0].Values[i], sumAt(c, i))
		}
	}
	room := wide - edge - left
	for _, end := range ends {
		room = min(room, wide-edge-left-12-s.width(end))
	}
	for i, label := range c.Labels {
		y := s.top + step*i
		s.words(s.small, left-20-s.width(short(label)), y+bar-7, short(label))
		x, sum := left, 0
		for j, one := range c.Series {
			sum += one.Values[i]
			end := left + room*sum/most
			s.box(x, y, end, y+bar, colours[shade(c, j)])
			if value := fmt.Sprint(one.Values[i]); end-x > s.width(value)+8 {
				s.inked(inks[shade(c, j)], (x+end-s.width(value))/2, y+bar-7, value)
			}
			x = end
		}
		s.words(s.small, x+12, y+bar-7, ends[i])
	}
}

// sumAt is the whole length of a bar.
func sumAt(c reply.Chart, i int) (sum int) {
	for _, one := range c.Series {
		sum += one.Values[i]
	}
	return sum
}

func (s *sheet) lines(c reply.Chart) {
	most := 1
	for _, one := range c.Series {
		for _, v := range one.Values {
			most = max(most, v)
		}
	}
	low := tall - 70
	left := edge + s.width(fmt.Sprint(most)) + 16
	y := func(v int) int { return low - (low-s.top-20)*v/most }
	x := func(i int) int { return left + 40 + (wide-edge-left-80)*i/max(1, len(c.Labels)-1) }
	for _, v := range []int{0, most / 2, most} {
		s.box(left, y(v), wide-edge, y(v)+1, grey)
		s.words(s.small, left-12-s.width(fmt.Sprint(v)), y(v)+8, fmt.Sprint(v))
	}
	for i, label := range c.Labels {
		s.words(s.small, x(i)-s.width(short(label))/2, low+36, short(label))
	}
	for j, one := range c.Series {
		for i, v := range one.Values {
			if i > 0 {
				s.stroke(x(i-1), y(one.Values[i-1]), x(i), y(v), colours[j%len(colours)])
			}
			s.box(x(i)-5, y(v)-5, x(i)+5, y(v)+5, colours[j%len(colours)])
			if j == 0 { // the others are there to compare with
				s.words(s.small, x(i)-s.width(fmt.Sprint(v))/2, y(v)+32, fmt.Sprint(v))
			}
		}
	}
}

// stroke is a straight line, four pixels wide.
func (s *sheet) stroke(x0, y0, x1, y1 int, c color.Color) {
	dx, dy := float64(x1-x0), float64(y1-y0)
	length := math.Hypot(dx, dy)
	ox, oy := float32(-dy/length*2), float32(dx/length*2)
	pen := vector.NewRasterizer(s.Bounds().Dx(), s.Bounds().Dy())
	pen.MoveTo(float32(x0)+ox, float32(y0)+oy)
	pen.LineTo(float32(x1)+ox, float32(y1)+oy)
	pen.LineTo(float32(x1)-ox, float32(y1)-oy)
	pen.LineTo(float32(x0)-ox, float32(y0)-oy)
	pen.ClosePath()
	pen.Draw(s.RGBA, s.Bounds(), image.NewUniform(c), image.Point{})
}

func short(label string) string { return text.Clip(label, longestLabel) }
