package web

import (
	"encoding/json"
	"errors"
	"net/http"
)

// A problem is an error of the API (RFC 9457). Its type is about:blank: the
// status says all that programs decide on.
type problem struct {
	Type      string `json:"type"`
	Title     string `json:"title"`
	Status    int    `json:"status"`
	Detail    string `json:"detail,omitempty"`
	Instance  string `json:"instance"`
	RequestID string `json:"request_id,omitempty"`
}

// writeProblem tells a user's own mistake in full and our own only by its status
// and the request's id.
func writeProblem(w http.ResponseWriter, r *http.Request, err error) {
	p := problem{Type: "about:blank", Status: statusOf(err), Instance: r.URL.RequestURI(), RequestID: requestID(r)}
	p.Title = http.StatusText(p.Status)
	var f *failure
	switch {
	case p.Status >= 500:
		p.Detail = "Something went wrong here. It was logged under this request's id."
	case errors.As(err, &f):
		p.Detail = f.detail
	default:
		p.Detail = "There is nothing at this address."
	}
	body, err := json.Marshal(p)
	if err != nil {
		body = []byte(`{"type":"about:blank","status":500}`)
	}
	h := w.Header()
	h.Del("ETag")
	h.Set("Content-Type", "application/problem+json")
	h.Set("Cache-Control", "no-store")
	w.WriteHeader(p.Status)
	_, _ = w.Write(append(body, '\n')) // the reader may be gone
}
