package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"flag"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"casebook/kb/queue"
)

var siteKills = flag.Int("kill.sites", 10, "how many times TestSubmissionsOutliveTheirSite kills the site")

// A siteProcess is a kb serve that takes contributions to a library of its own.
type siteProcess struct {
	kb, home, cases string
	cmd             *exec.Cmd
	url             string
}

func newSiteProcess(t *testing.T) *siteProcess {
	t.Helper()
	kb, err := exec.LookPath("kb")
	if err != nil {
		t.Skip(err)
	}
	home := t.TempDir()
	p := &siteProcess{kb: kb, home: home, cases: filepath.Join(home, "library", "cases")}
	if err := os.CopyFS(p.cases, os.DirFS("testdata/library")); err != nil {
		t.Fatal(err)
	}
	return p
}

// command is kb with a home of its own.
func (p *siteProcess) command(args ...string) *exec.Cmd {
	cmd := exec.Command(p.kb, args...)
	cmd.Dir = filepath.Dir(p.cases)
	cmd.Env = append(os.Environ(), "HOME="+p.home, "XDG_CACHE_HOME="+filepath.Join(p.home, "cache"), "XDG_CONFIG_HOME="+filepath.Join(p.home, "config"), "LC_ALL=en_GB.UTF-8")
	return cmd
}

func (p *siteProcess) start(t *testing.T) {
	t.Helper()
	p.cmd = p.command("serve", "--addr", "127.0.0.1:0", "--contributions", "queue")
	var errs bytes.Buffer
	p.cmd.Stderr = &errs
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("kb serve printed no address: %v\n%s", err, errs.String())
	}
	p.url = strings.TrimSuffix(strings.TrimSpace(strings.TrimPrefix(line, "Casebook answers at ")), "/")
}

func (p *siteProcess) kill() {
	_ = p.cmd.Process.Kill() // it may have ended
	_ = p.cmd.Wait()
}

// Whatever moment a site is killed at, every submission whose sender was told so is
// in the queue, and all that is in it is whole.
func TestSubmissionsOutliveTheirSite(t *testing.T) {
	p := newSiteProcess(t)
	random := rand.New(rand.NewPCG(1, 2))
	var told []string // tokens
	for range *siteKills {
		p.start(t)
		kill := time.AfterFunc(time.Duration(random.IntN(80_000))*time.Microsecond, func() { _ = p.cmd.Process.Kill() })
		told = append(told, sendTips(p.url)...)
		kill.Stop()
		p.kill()
	}
	q := queue.Open(filepath.Join(filepath.Dir(p.cases), "submitted"))
	for _, token := range told {
		if _, err := q.ByToken(t.Context(), token); err != nil {
			t.Errorf("a submission that was acknowledged: %v", err)
		}
	}
	entries, err := q.List(t.Context())
	if err != nil {
		t.Errorf("the queue holds what is not whole: %v", err)
	}
	t.Logf("%d kills: %d submissions acknowledged, %d in the queue", *siteKills, len(told), len(entries))
	if len(told) == 0 {
		t.Error("nothing was acknowledged: the site is killed too early")
	}
}

// sendTips sends tips, some at once, until the site does not answer any more or
// takes no more, and returns the tokens of those acknowledged.
func sendTips(site string) []string {
	client := http.Client{Timeout: 5 * time.Second, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	form := url.Values{"url": {"https://example.org/a"}, "sentence": {"Example Air now signs its tweets"}}
	var mu sync.Mutex
	var tokens []string
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			for {
				res, err := client.PostForm(site+"/en/contribute/tip", form)
				if err != nil {
					return
				}
				_, _ = io.Copy(io.Discard, res.Body)
				_ = res.Body.Close()
				if res.StatusCode != http.StatusSeeOther {
					return
				}
				mu.Lock()
				tokens = append(tokens, filepath.Base(res.Header.Get("Location")))
				mu.Unlock()
			}
		})
	}
	wait.Wait()
	return tokens
}

// The log of a site has no secret address in it.
func TestSecretAddressesAreNotLogged(t *testing.T) {
	p := newSiteProcess(t)
	p.cmd = p.command("serve", "--addr", "127.0.0.1:0", "--contributions", "queue", "--log-format", "json")
	var log bytes.Buffer
	p.cmd.Stderr = &log
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	base := strings.TrimSuffix(strings.TrimSpace(strings.TrimPrefix(line, "Casebook answers at ")), "/")
	res, err := http.PostForm(base+"/en/contribute/tip", url.Values{"url": {"https://example.org/a"}, "sentence": {"Example Air now signs its tweets"}})
	if err != nil {
		t.Fatal(err)
	}
	_ = res.Body.Close()
	token := filepath.Base(res.Request.URL.Path)
	p.kill()
	if res.StatusCode != http.StatusOK || len(token) != 26 {
		t.Fatalf("the receipt %s: status %d", res.Request.URL, res.StatusCode)
	}
	if !strings.Contains(log.String(), "/contributions/") || strings.Contains(log.String(), token) {
		t.Errorf("the log holds the token, or not the request:\n%s", log.String())
	}
	data, err := p.command("review", "--json").Output()
	var items []reviewItem
	if err != nil || json.Unmarshal(data, &items) != nil || len(items) != 1 || items[0].Kind != queue.KindTip {
		t.Errorf("kb review: %v\n%s", err, data)
	}
}
