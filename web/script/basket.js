// The reader's selection. An address holds one whole; this file also keeps the
// reader's own in the browser, and makes the links that add a case into buttons
// that stay on the page. What can't be kept falls back to the links.
{
  const key = "casebook.selection";
  const most = 60; // cases
  const longest = 50000; // characters of an address: servers refuse more
  const clean = (s) => String(s ?? "").replace(/\s+/g, " ").trim();
  const slugs = (b) => b.items.map((i) => i.slug).join();

  // Another version's, or what somebody else wrote there, counts as nothing kept.
  const read = () => {
    try {
      const kept = JSON.parse(localStorage.getItem(key));
      if (kept.v === 1) {
        const items = kept.items.filter((i) => i.slug?.match?.(/^[a-z0-9-]{3,80}$/)).slice(0, most);
        return { title: clean(kept.title), items: items.map((i) => ({ slug: i.slug, note: clean(i.note) })) };
      }
    } catch {
      // nothing is kept
    }
    return { title: "", items: [] };
  };

  const write = (b) => {
    if (query(b).length > longest) return false;
    try {
      localStorage.setItem(key, JSON.stringify({ v: 1, ...b }));
    } catch {
      return false;
    }
    paint();
    return true;
  };

  // The parameters of the address that holds a selection, as the browser writes them.
  const query = (b) => {
    if (!b.items.length) return "";
    let q = "?cases=" + slugs(b);
    if (b.title) q += "&title=" + encodeURIComponent(b.title);
    for (const i of b.items) if (i.note) q += `&note.${i.slug}=` + encodeURIComponent(i.note);
    return new URL(q, location).search;
  };

  // The count in the header, and the links that add a case, wherever they came from.
  const count = one("[data-basket-count]") ?? document.createElement("span");
  const paint = () => {
    const { items } = read();
    count.textContent = items.length;
    count.hidden = !items.length;
    for (const a of all("a[data-add]")) {
      if (!a.role) {
        a.role = "button";
        a.innerHTML = "<span></span><span></span>";
        [count.dataset.add, count.dataset.added].forEach((text, i) => {
          const title = document.createElement("span");
          title.className = "sr";
          title.textContent = ": " + a.dataset.title;
          a.children[i].append(text, title);
        });
      }
      a.ariaPressed = items.some((i) => i.slug === a.dataset.add);
    }
  };

  const toggle = (a, event) => {
    const b = read();
    const items = b.items.filter((i) => i.slug !== a.dataset.add);
    if (items.length === b.items.length) items.push({ slug: a.dataset.add, note: "" });
    b.items = items;
    if (items.length > most) a.href = new URL(a.href).pathname + query(b); // which says that it is full
    else if (write(b)) event.preventDefault();
  };

  // The page of a selection. It shows the reader's own, then every change is kept;
  // or one that was shared, which changes nothing of the reader's until they say so.
  const form = one("form[data-basket]");
  let mine = false;
  let timer = 0;

  const rows = () => all("[data-slug]");
  const field = (row) => row.querySelector("textarea");
  const shown = () => ({
    title: clean(form.elements.title.value),
    items: rows().map((row) => ({ slug: row.dataset.slug, note: clean(field(row).value) })),
  });
  const go = (b) => location.replace(form.getAttribute("action") + query(b));

  const say = (text, values) => {
    const said = form.dataset[text].replace(/{(\w+)}/g, (_, name) => values[name]);
    for (const p of all("[data-said]")) p.textContent = said;
  };

  // What is shown goes to the address, to the links that hand it on and, if it is
  // the reader's, to what is kept.
  const save = () => {
    clearTimeout(timer);
    timer = 0;
    const b = shown();
    const q = query(b);
    const n = b.items.length;
    if (q.length <= longest) history.replaceState({ mine }, "", q);
    if (mine && !write(b)) say("notKept");
    rows().forEach((row, i) => {
      row.querySelector("[value^=up]").ariaDisabled = !i;
      row.querySelector("[value^=down]").ariaDisabled = i === n - 1;
    });
    for (const a of all("[data-follow], .langs a")) a.search = a.dataset.follow ? "?cases=" + slugs(b) : q;
    one("[data-follow=compare]").hidden = n < 2 || n > 4;
    one("[data-long]").hidden = q.length < 8000;
    one("#address").value = location.origin + location.pathname + q;
  };

  // The neighbour moves, not the row itself: so the focus stays where it is.
  const move = (row, up) => {
    const other = up ? row.previousElementSibling : row.nextElementSibling;
    if (!other) return;
    row[up ? "after" : "before"](other);
    row.scrollIntoView({ block: "nearest" });
    save();
    say("moved", { title: row.dataset.title, place: rows().indexOf(row) + 1, n: rows().length });
  };

  const remove = (row) => {
    const next = row.nextElementSibling ?? row.previousElementSibling;
    row.remove();
    if (next) {
      next.querySelector("[value^=remove]").focus();
      save();
      say("removed", { title: row.dataset.title });
    } else {
      if (mine) write({ title: "", items: [] });
      go({ items: [] });
    }
  };

  // Two selections into one: the reader's first, then what is new in the other.
  const join = (own, other) => {
    const fresh = other.items.filter((o) => !own.items.some((i) => i.slug === o.slug));
    return { title: own.title || other.title, items: [...own.items, ...fresh].slice(0, most) };
  };

  const take = (how) => {
    const b = how === "join" ? join(read(), shown()) : shown();
    if (!write(b)) say("notKept");
    else if (how === "join") go(b);
    else open();
    one("h1").focus();
  };

  const copy = async () => {
    const address = one("#address");
    try {
      await navigator.clipboard.writeText(address.value);
      say("copied");
    } catch {
      address.select();
      say(document.execCommand("copy") ? "copied" : "copyNot");
    }
  };

  // Whose selection the page shows. The address of an older state of the reader's
  // own, reached by going back, leads to what it is now.
  const open = () => {
    paint();
    const own = read();
    const q = query(own);
    if (!form) {
      if (q && one("[data-basket-empty]") && !location.search) location.replace(q);
      return;
    }
    mine = location.search === q || query(shown()) === q;
    if (!mine && history.state?.mine) return go(own);
    one("[data-shared=other]").hidden = mine || !q;
    one("[data-shared=first]").hidden = mine || !!q;
    save();
  };

  // Another tab changed what is kept. A note that is being typed here goes along.
  const sync = () => {
    if (!form || !mine) return open();
    paint();
    const own = read();
    const at = document.activeElement;
    if (slugs(own) !== slugs(shown())) {
      const row = timer && at.closest("[data-slug]");
      const item = row && own.items.find((i) => i.slug === row.dataset.slug);
      if (item) {
        item.note = clean(field(row).value);
        write(own);
      }
      return go(own);
    }
    const put = (input, text) => {
      if (input !== at) input.value = text;
    };
    put(form.elements.title, own.title);
    rows().forEach((row, i) => put(field(row), own.items[i].note));
    history.replaceState({ mine }, "", query(own));
  };

  if (form) {
    for (const e of all("[data-live]")) e.hidden = e.dataset.live === "no";
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      save();
    });
    form.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(save, 300);
    });
    addEventListener("pagehide", () => timer && save());
  }
  for (const e of all("[data-print]")) {
    e.hidden = false;
    e.onclick = () => print();
  }
  addEventListener("keydown", (event) => {
    const at = event.target;
    const row = at.closest("[data-slug]");
    if (event.key === " " && at.matches("a[data-add]")) {
      event.preventDefault();
      at.click();
    } else if (row && event.altKey && /^Arrow(Up|Down)$/.test(event.key)) {
      event.preventDefault();
      move(row, event.key === "ArrowUp");
    }
  });
  addEventListener("click", (event) => {
    const at = event.target.closest("a[data-add], button");
    if (!at || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (at.dataset.add) return toggle(at, event);
    if (at.dataset.take) return take(at.dataset.take);
    if (at.id === "copy") return copy();
    const [does, slug] = at.value.split(".");
    if (!form || !slug) return;
    event.preventDefault();
    const row = at.closest("[data-slug]");
    if (does === "remove") remove(row);
    else move(row, does === "up");
  });
  addEventListener("storage", (event) => {
    if (event.key === key || !event.key) sync();
  });
  addEventListener("pageshow", (event) => event.persisted && open());
  new MutationObserver(paint).observe(one("main"), { childList: true, subtree: true });
  open();
}
