// The search page stays while its results change: what is typed, filters, orders
// and pages are asked for at the same addresses as without this file, and the
// answer's results take the place of those that stand there.
{
  const results = one("#results");
  const box = one("#q");
  const pause = 120; // ms after the last key
  const rest = 2500; // ms after which a search that finds nothing was meant
  let shown = location.pathname + location.search; // whose results stand there
  let wanted = shown; // the newest that was asked for
  let stop = new AbortController();
  let timer = 0;
  let resting = 0;
  let scrolled = scrollY;
  const places = new Map(); // how far down the reader was, by address

  // As the server writes addresses, so that they are read by people.
  const address = (path, params) => {
    const q = params.toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
    return q ? path + "?" + q : path;
  };
  const param = (to, name) => new URL(to, location).searchParams.get(name) ?? "";

  // What an element is, wherever it stands among its siblings.
  const key = (n) =>
    n.id || (n.localName === "li" && n.parentNode.closest(".facet") && one("a > span, span > span", n)?.textContent.trim()) || "";

  // morph makes old like fresh and keeps what is alike, so that focus, scroll and
  // what the reader opened stay.
  const morph = (old, fresh) => {
    if (old.nodeType !== 1) {
      if (old.data !== fresh.data) old.data = fresh.data;
      return;
    }
    if (old.dataset.add && old.dataset.add === fresh.dataset.add) return;
    for (const { name } of [...old.attributes]) {
      if (!fresh.hasAttribute(name) && !["open", "data-opened"].includes(name)) old.removeAttribute(name);
    }
    for (const { name, value } of fresh.attributes) {
      if (old.getAttribute(name) !== value && name !== "open") old.setAttribute(name, value);
    }
    if (old.localName === "input" && old.name && old !== document.activeElement) old.value = fresh.defaultValue;
    const theirs = new Set([...fresh.childNodes].map(key));
    const keyed = new Map();
    for (const n of [...old.childNodes]) {
      if (!key(n)) continue;
      if (theirs.has(key(n))) keyed.set(key(n), n);
      else n.remove();
    }
    let at = old.firstChild;
    for (const n of [...fresh.childNodes]) {
      let same = keyed.get(key(n));
      if (!key(n) && at && !key(at) && at.dataset?.add === n.dataset?.add) same = at;
      if (!same || same.nodeName !== n.nodeName) {
        old.insertBefore(n, at);
        continue;
      }
      if (same === at) at = at.nextSibling;
      else old.insertBefore(same, at);
      morph(same, n);
    }
    while (at) {
      const next = at.nextSibling;
      at.remove();
      at = next;
    }
  };

  // What only the script can do is offered by the script.
  const enhance = (root) => {
    for (const input of all("input.within", root)) input.hidden = false;
  };

  // narrow shows of a facet's values those that a text is in.
  const plain = (s) => s.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const narrow = (input) => {
    const text = plain(input.value.trim());
    const group = input.closest(".facet");
    for (const li of all("li", group)) li.hidden = !plain(li.textContent).includes(text);
    const more = one(".more", group);
    if (!more) return;
    if (text && !more.open) {
      more.open = true;
      more.dataset.opened = "";
    } else if (!text && "opened" in more.dataset) {
      more.open = false;
      delete more.dataset.opened;
    }
  };

  const render = (doc) => {
    const fresh = one("#results", doc);
    enhance(fresh);
    const at = document.activeElement;
    const href = results.contains(at) && at.getAttribute("href");
    morph(results, fresh);
    for (const input of all("input.within", results)) if (input.value) narrow(input);
    morph(one(".langs"), one(".langs", doc));
    const links = "link[rel=canonical], link[rel=alternate]";
    const theirs = all(links, doc);
    all(links).forEach((link, i) => theirs[i] && (link.href = theirs[i].getAttribute("href")));
    document.title = doc.title;
    if (href === false || document.activeElement === at) return;
    const next = at.isConnected ? at : one("#h-results");
    next.focus({ preventScroll: true });
  };

  // remember notes an address in the history. What is typed makes one entry, which
  // goes along with the typing until it is meant: by Enter, or by going on from it.
  const remember = (to, how) => {
    const hash = location.hash === "#filters" ? "#filters" : "";
    const draft = history.state?.draft;
    const here = to === location.pathname + location.search;
    if (how === "typed" || how === "meant") {
      history[draft || here ? "replaceState" : "pushState"]({ draft: how === "typed" }, "", to + hash);
    } else if (how === "followed") {
      history[here ? "replaceState" : "pushState"]({}, "", to + hash);
    }
  };

  // load asks for an address and shows its results. It is typed (and may go on
  // being typed), meant, followed as a link, or gone back to.
  const load = async (to, how) => {
    clearTimeout(timer);
    clearTimeout(resting);
    stop.abort();
    stop = new AbortController();
    const { signal } = stop;
    wanted = to;
    results.ariaBusy = "true";
    try {
      // what is half typed is not kept, so that it counts when it is meant
      const typing = how === "typed" ? { cache: "no-store", headers: { "X-Casebook-Typing": "1" } } : {};
      const answer = await fetch(to, { signal, ...typing });
      const doc = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (signal.aborted) return;
      if (!answer.ok || !one("#results", doc)) throw new Error(answer.statusText);
      if (answer.redirected) to = new URL(answer.url).pathname + new URL(answer.url).search;
      places.set(shown, scrolled);
      render(doc);
      remember(to, how);
      if (how === "followed" || how === "gone") box.value = param(to, "q");
      if (how === "gone") scrollTo(0, places.get(to) ?? 0);
      if (how === "followed" && param(to, "page") !== param(shown, "page") && scrollY > results.offsetTop) {
        results.scrollIntoView();
        one("#h-results").focus({ preventScroll: true });
      }
      wanted = shown = to;
      if (how === "typed" && !one("article.hit", results)) resting = setTimeout(load, rest, to, "meant");
    } catch {
      if (signal.aborted) return;
      wanted = shown;
      // the browser says better what is wrong; what is typed can be sent by Enter
      if (how !== "typed") location.assign(to);
    } finally {
      if (!signal.aborted) results.ariaBusy = null;
    }
  };

  // typed is the newest search with the words that stand in the box.
  const typed = () => {
    const to = new URL(wanted, location);
    const q = box.value.trim();
    for (const name of ["q", "page", "exact", "asked"]) to.searchParams.delete(name);
    if (q) to.searchParams.set("q", q);
    to.searchParams.sort();
    return address(to.pathname, to.searchParams);
  };

  const type = () => {
    clearTimeout(timer);
    clearTimeout(resting);
    timer = setTimeout(() => typed() !== wanted && load(typed(), "typed"), pause);
  };

  // A link or form of the results asks for them with the words that are in the box
  // by now, unless it says other words itself.
  const follow = (url) => {
    if (param(url, "q") === param(shown, "q") && box.value.trim() !== param(shown, "q")) {
      url.searchParams.set("q", box.value.trim());
    }
    load(address(url.pathname, url.searchParams), "followed");
  };

  if (results && box) {
    enhance(results);
    box.addEventListener("input", (event) => event.isComposing || type());
    box.addEventListener("compositionend", type);
    addEventListener("scroll", () => (scrolled = scrollY), { passive: true });
    addEventListener("submit", (event) => {
      const form = event.target;
      if (event.defaultPrevented || form.method !== "get" || new URL(form.action).pathname !== location.pathname) return;
      event.preventDefault();
      if (form === box.form) return load(typed(), "meant");
      const params = new URLSearchParams([...new FormData(form)].filter(([name, value]) => value || name === "from" || name === "to"));
      follow(new URL(address(location.pathname, params), location));
    });
    addEventListener("click", (event) => {
      const a = event.target.closest?.("#results a[href]");
      if (!a || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      const url = new URL(a.href.baseVal ?? a.href, location);
      if (url.origin !== location.origin || url.pathname !== location.pathname || url.hash) return;
      event.preventDefault();
      follow(url);
    });
    // a facet's value looks like a box to tick, so the space bar ticks it
    results.addEventListener("keydown", (event) => {
      if (event.key !== " " || !event.target.matches(".facet li a")) return;
      event.preventDefault();
      event.target.click();
    });
    results.addEventListener("input", (event) => event.target.matches(".within") && narrow(event.target));
    addEventListener("popstate", () => {
      const to = location.pathname + location.search;
      if (to !== shown || to !== wanted) load(to, "gone");
    });
  }
}
