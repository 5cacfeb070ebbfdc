package web

import (
	"encoding/json"
	"errors"
	"net/http"
)

// A problem is an error of the API (RFC 9457). Its type is about:blank: the
// status says all that programs decide on, and errors which parameters are wrong.
type problem struct {
	Type      string           `json:"type"`
	Title     string           `json:"title"`
	Status    int              `json:"status"`
	Detail    string           `json:"detail"`
	Instance  string           `json:"instance"`
	Errors    []wrongParameter `json:"errors,omitempty"`
	RequestID string           `json:"request_id,omitempty"`
}

// writeProblem tells a user's own mistake in full and our own only by its status
// and the request's id.
func writeProblem(w http.ResponseWriter, r *http.Request, err error) {
	p := problem{Type: "about:blank", Status: statusOf(err), Instance: instance(r), RequestID: requestID(r)}
	p.Title = http.StatusText(p.Status)
	var f *failure
	var bad *badCall
	switch {
	case p.Status == http.StatusServiceUnavailable:
		p.Detail = "This took too long. Please try again in a moment."
		w.Header().Set("Retry-After", "5")
	case p.Status >= 500:
		p.Detail = "Something went wrong here. It was logged under this request's id."
	case errors.As(err, &f):
		p.Detail = f.detail
	default:
		p.Detail = "There is nothing at this address."
	}
	if errors.As(err, &bad) {
		p.Errors = bad.wrong
	}
	body, err := json.Marshal(p)
	if err != nil {
		body = []byte(`{"type":"about:blank","status":500}`)
	}
	h := w.Header()
	h.Del("ETag")
	h.Del("Link")
	h.Set("Content-Type", mediaProblem)
	h.Set("Cache-Control", "no-store")
	w.WriteHeader(p.Status)
	_, _ = w.Write(append(body, '\n')) // the reader may be gone
}

// instance is the address that was asked for, not endless.
func instance(r *http.Request) string {
	uri := r.URL.RequestURI()
	if len(uri) > maxPath {
		uri = r.URL.EscapedPath()
	}
	return uri[:min(len(uri), maxPath)]
}
