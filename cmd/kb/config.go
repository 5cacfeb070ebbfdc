package main

import (
	"fmt"
	"net/netip"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/pflag"
	"github.com/spf13/viper"
)

// A config is everything that can be set, read once. Below this package nobody
// knows where a value came from.
type config struct {
	Cases     string // the folder of cases; empty: the embedded library
	IndexDir  string // where indexes are kept; empty: in the user's cache folder
	Lang      string // of what is shown; empty: the interface's, and the original's in data
	Plain     bool   // no colour, no pager, no progress bar
	Limit     int    // hits of a search; 0: it only counts
	Addr      string
	BaseURL   string
	LogFormat string

	TrustedProxies []netip.Prefix // whose X-Forwarded-For holds

	Contributions string // off or queue: what the site does with what readers send
	Queue         string // the folder of what they sent; empty: submitted, beside the cases

	origins []originOf // in the order of settings
}

// An originOf says where one value came from.
type originOf struct {
	Key    string `json:"key"`
	Value  string `json:"value"`
	Origin string `json:"origin"`          // flag, environment, file, default
	Where  string `json:"where,omitempty"` // "--cases", "KB_CASES", "kb.yaml:3"
}

// A setting is one value that can be set by flag, environment or file.
type setting struct {
	key, env, otherwise string
	path                bool // relative to the file that says it
	list                bool // several values with commas between them; in a file also a list
	check               func(string) error
}

// settings lists what kb.yaml may say. KB_LANG is taken: it is the interface's
// language, as LANG is.
func settings() []setting {
	return []setting{
		{key: "cases", env: "KB_CASES", path: true},
		{key: "index-dir", env: "KB_INDEX_DIR", path: true},
		{key: "lang", env: "KB_CONTENT_LANG", check: checkLang},
		{key: "plain", env: "KB_PLAIN", otherwise: "false", check: checkBool},
		{key: "limit", env: "KB_LIMIT", otherwise: strconv.Itoa(defaultLimit), check: checkLimit},
		{key: "addr", env: "KB_ADDR", otherwise: "127.0.0.1:8080"},
		{key: "base-url", env: "KB_BASE_URL", check: checkBaseURL},
		{key: "trusted-proxies", env: "KB_TRUSTED_PROXIES", list: true, check: checkProxies},
		{key: "log-format", env: "KB_LOG_FORMAT", otherwise: "text", check: checkLogFormat},
		{key: "contributions", env: "KB_CONTRIBUTIONS", otherwise: contributionsOff, check: checkContributions},
		{key: "queue", env: "KB_QUEUE", path: true},
	}
}

// readConfig merges, the strongest first: flags that were given, the environment,
// kb.yaml in the working folder, kb.yaml in the user's configuration folder,
// defaults. Flags may be nil.
func readConfig(flags *pflag.FlagSet) (*config, error) {
	v := viper.New()
	var files []*configFile
	for _, path := range configPaths() { // the weaker first
		f, err := readConfigFile(path)
		if err != nil {
			return nil, err
		}
		if f == nil {
			continue
		}
		files = append(files, f)
		if err := v.MergeConfigMap(f.values); err != nil {
			return nil, fmt.Errorf("read %s: %w", path, err)
		}
	}
	slices.Reverse(files)
	c := new(config)
	for _, s := range settings() {
		v.SetDefault(s.key, s.otherwise)
		if err := v.BindEnv(s.key, s.env); err != nil {
			return nil, fmt.Errorf("read %s: %w", s.env, err)
		}
		if flags != nil {
			if flag := flags.Lookup(s.key); flag != nil && flag.Changed {
				if err := v.BindPFlag(s.key, flag); err != nil {
					return nil, fmt.Errorf("read --%s: %w", s.key, err)
				}
			}
		}
		o := origin(s, flags, files)
		o.Value = v.GetString(s.key)
		if s.check != nil && o.Value != "" {
			if err := s.check(o.Value); err != nil {
				return nil, &usageError{message: fmt.Sprintf("%s: %s %q %s", o.Where, s.key, o.Value, err), enough: true}
			}
		}
		c.origins = append(c.origins, o)
	}
	return c, c.fill(v)
}

// origin finds where viper took a value from: it does not say.
func origin(s setting, flags *pflag.FlagSet, files []*configFile) originOf {
	if flags != nil && flags.Changed(s.key) {
		return originOf{Key: s.key, Origin: "flag", Where: "--" + s.key}
	}
	if os.Getenv(s.env) != "" {
		return originOf{Key: s.key, Origin: "environment", Where: s.env}
	}
	for _, f := range files {
		if line, ok := f.lines[s.key]; ok {
			return originOf{Key: s.key, Origin: "file", Where: fmt.Sprintf("%s:%d", f.path, line)}
		}
	}
	return originOf{Key: s.key, Origin: "default"}
}

func (c *config) fill(v *viper.Viper) error {
	c.Cases = v.GetString("cases")
	c.IndexDir = v.GetString("index-dir")
	c.Lang = v.GetString("lang")
	c.Plain = v.GetBool("plain")
	c.Limit = v.GetInt("limit")
	c.Addr = v.GetString("addr")
	c.BaseURL = v.GetString("base-url")
	c.LogFormat = v.GetString("log-format")
	c.Contributions = v.GetString("contributions")
	c.Queue = v.GetString("queue")
	var err error
	if c.TrustedProxies, err = parseProxies(v.GetString("trusted-proxies")); err != nil {
		return err
	}
	if c.Cases != "" {
		return nil
	}
	// a folder that is there counts even when it is empty
	if info, err := os.Stat("cases"); err == nil && info.IsDir() {
		c.Cases = "cases"
		c.origins[0].Value = "cases"
	}
	return nil
}

// configPaths are the files that may configure kb, the weaker first.
func configPaths() []string {
	var paths []string
	if dir, err := os.UserConfigDir(); err == nil {
		paths = append(paths, filepath.Join(dir, "kb", configName))
	}
	return append(paths, configName)
}

func checkBool(s string) error {
	if _, err := strconv.ParseBool(s); err != nil {
		return fmt.Errorf("is neither true nor false")
	}
	return nil
}

func checkLimit(s string) error {
	if n, err := strconv.Atoi(s); err != nil || n < 0 || n > maxLimit {
		return fmt.Errorf("is not a number from 0 to %d", maxLimit)
	}
	return nil
}

// checkLang wants the form of a language tag (BCP 47): which languages a case is
// told in is another question.
func checkLang(s string) error {
	for i, part := range strings.Split(s, "-") {
		letters := strings.IndexFunc(part, func(r rune) bool {
			return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (i == 0 || r < '0' || r > '9')
		}) < 0
		if !letters || len(part) < 1 || len(part) > 8 || i == 0 && (len(part) < 2 || len(part) > 3) {
			return fmt.Errorf("is not a language tag: want one like en, fr or fr-CH")
		}
	}
	return nil
}

func checkBaseURL(s string) error {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || strings.Trim(u.Path, "/") != "" {
		return fmt.Errorf("is not scheme and host, as in https://cases.example.org")
	}
	return nil
}

func checkLogFormat(s string) error {
	if s != "text" && s != "json" {
		return fmt.Errorf("is neither text nor json")
	}
	return nil
}
