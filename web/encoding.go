package web

import (
	"bytes"
	"io"
	"strconv"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// An encoding is how a body is packed, by its name in HTTP; "" for not at all.
type encoding string

const (
	plain       encoding = ""
	withGzip    encoding = "gzip"
	withBrotli  encoding = "br"
	withZstd    encoding = "zstd"
	minPackable          = 1024 // bytes: less fits a packet anyway
)

// The encodings that we speak, the one that costs least for its gain first. A
// page is packed while a reader waits: zstd takes half of what gzip takes, and
// brotli twice that. A static file is packed once, as small as it gets.
var (
	pageEncodings   = [...]encoding{withZstd, withBrotli, withGzip}
	staticEncodings = [...]encoding{withBrotli, withZstd, withGzip}
)

// chooseEncoding is the first of ours that an Accept-Encoding header values most
// (RFC 9110, 12.5.3).
func chooseEncoding(header []string, ours []encoding) encoding {
	best, most := plain, 0.0
	for _, e := range ours {
		if q := encodingQuality(header, string(e)); q > most {
			best, most = e, q
		}
	}
	return best
}

// encodingQuality is how much a header wants an encoding, 0 for not at all.
func encodingQuality(header []string, name string) float64 {
	rest := 0.0
	for _, line := range header {
		for item := range strings.SplitSeq(line, ",") {
			item, params, _ := strings.Cut(item, ";")
			quality := 1.0
			if q, ok := strings.CutPrefix(strings.TrimSpace(params), "q="); ok {
				var err error
				if quality, err = strconv.ParseFloat(q, 64); err != nil {
					continue
				}
			}
			switch item = strings.TrimSpace(item); {
			case strings.EqualFold(item, name):
				return quality
			case item == "*":
				rest = quality
			}
		}
	}
	return rest
}

// A packer packs whole bodies; its writers are made once and used again.
type packer struct {
	zstd   func() *zstd.Encoder
	gzip   sync.Pool // of *gzip.Writer
	brotli sync.Pool // of *brotli.Writer
}

// newPacker packs at levels at which a page costs less than its making.
func newPacker() *packer {
	p := &packer{zstd: sync.OnceValue(func() *zstd.Encoder {
		e, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithLowerEncoderMem(true))
		if err != nil {
			panic("web: zstd options: " + err.Error())
		}
		return e
	})}
	p.gzip.New = func() any {
		w, err := gzip.NewWriterLevel(io.Discard, 4)
		if err != nil {
			panic("web: gzip level: " + err.Error())
		}
		return w
	}
	p.brotli.New = func() any { return brotli.NewWriterV2(io.Discard, 3) }
	return p
}

// pack is a copy of body in an encoding.
func (p *packer) pack(body []byte, e encoding) []byte {
	switch e {
	case withZstd:
		return p.zstd().EncodeAll(body, make([]byte, 0, len(body)/4))
	case withGzip:
		w := p.gzip.Get().(*gzip.Writer)
		defer p.gzip.Put(w)
		return packWith(w, body)
	case withBrotli:
		w := p.brotli.Get().(resetWriter)
		defer p.brotli.Put(w)
		return packWith(w, body)
	}
	return bytes.Clone(body)
}

// A resetWriter is a packing writer that can begin anew.
type resetWriter interface {
	io.WriteCloser
	Reset(io.Writer)
}

// packWith can't fail: it writes to memory.
func packWith(w resetWriter, body []byte) []byte {
	out := bytes.NewBuffer(make([]byte, 0, len(body)/4))
	w.Reset(out)
	_, _ = w.Write(body)
	_ = w.Close()
	return out.Bytes()
}

// packSmall is body in an encoding as small as it gets, which takes its time.
func packSmall(body []byte, e encoding) []byte {
	switch e {
	case withZstd:
		w, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression))
		if err != nil {
			panic("web: zstd options: " + err.Error())
		}
		return w.EncodeAll(body, nil)
	case withGzip:
		w, err := gzip.NewWriterLevel(io.Discard, gzip.BestCompression)
		if err != nil {
			panic("web: gzip level: " + err.Error())
		}
		return packWith(w, body)
	case withBrotli:
		return packWith(brotli.NewWriterLevel(io.Discard, brotli.BestCompression), body)
	}
	return body
}
