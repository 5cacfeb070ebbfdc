package web

import (
	"net/http"
	"runtime"
	"strconv"
	"time"

	"github.com/go-chi/chi/v5"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"casebook/index"
)

// metrics are what the server counts about itself. They name routes, never
// addresses, words or readers.
type metrics struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	duration *prometheus.HistogramVec
	inFlight prometheus.Gauge
	searches *prometheus.CounterVec
	took     prometheus.Histogram
}

// newMetrics counts into a registry of the server's own, so that two servers in one
// program don't mix.
func newMetrics(version string, ix *index.Index) *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "casebook_http_requests_total", Help: "Requests answered, by route, method and status.",
		}, []string{"route", "method", "status"}),
		duration: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "casebook_http_request_duration_seconds", Help: "Time from a request to the last byte of its answer, by route.",
			Buckets: []float64{.0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5},
		}, []string{"route"}),
		inFlight: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: "casebook_http_requests_in_flight", Help: "Requests that are being answered.",
		}),
		searches: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "casebook_searches_total", Help: "Searches, by where they came from (page, api) and what they found: all words, some of them, or none.",
		}, []string{"from", "found"}),
		took: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: "casebook_search_duration_seconds", Help: "Time that the index took for a search.",
			Buckets: []float64{.0001, .00025, .0005, .001, .0025, .005, .01, .025, .05, .1, .25, 1},
		}),
	}
	build := prometheus.NewGauge(prometheus.GaugeOpts{
		Name: "casebook_build_info", Help: "1, with the version of the program and of Go.",
		ConstLabels: prometheus.Labels{"version": version, "goversion": runtime.Version()},
	})
	build.Set(1)
	cases := prometheus.NewGaugeFunc(prometheus.GaugeOpts{
		Name: "casebook_index_cases", Help: "Public cases in the index.",
	}, func() float64 {
		g := ix.Acquire()
		defer g.Release()
		return float64(g.Len())
	})
	problems := prometheus.NewGaugeFunc(prometheus.GaugeOpts{
		Name: "casebook_index_problems", Help: "Mistakes in case files that were left out of the index.",
	}, func() float64 { return float64(len(ix.Problems())) })
	m.registry.MustRegister(m.requests, m.duration, m.inFlight, m.searches, m.took, build, cases, problems,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// handler answers with all of them, as Prometheus reads them.
func (m *metrics) handler() http.HandlerFunc {
	h := promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{
		Registry: m.registry, DisableCompression: true, // every answer of the site is packed alike
	})
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-store")
		h.ServeHTTP(w, r)
	}
}

// answered counts a request.
func (m *metrics) answered(route, method string, status int, took time.Duration) {
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodOptions, http.MethodPost:
	default:
		method = "other" // anybody can invent methods
	}
	m.requests.WithLabelValues(route, method, strconv.Itoa(status)).Inc()
	m.duration.WithLabelValues(route).Observe(took.Seconds())
}

// searched counts a search.
func (m *metrics) searched(from string, r *index.Result) {
	found := "all"
	switch {
	case r.Total == 0 && r.TotalSome == 0:
		found = "none"
	case r.Relaxed || r.Total == 0:
		found = "some"
	}
	m.searches.WithLabelValues(from, found).Inc()
	m.took.Observe(r.TookMS / 1000)
}

// routeOf is the pattern that a request was routed by, "none" where it had none.
func routeOf(r *http.Request) string {
	if c := chi.RouteContext(r.Context()); c != nil {
		if pattern := c.RoutePattern(); pattern != "" {
			return pattern
		}
	}
	return "none"
}
