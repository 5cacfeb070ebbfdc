// The search box suggests what may be meant, as the pattern of WAI-ARIA for a
// combobox with a list has it: the focus stays in the box, arrows choose, Enter
// opens. Without this file it is a box to type in.
{
  const box = one("#q");
  const lang = document.documentElement.lang;
  const pause = 60; // ms after the last key
  const list = document.createElement("ul");
  const kinds = new Map((box?.dataset.kinds ?? "").split("|").map((pair) => pair.split("=")));
  const pages = { company: "companies", use: "uses", channel: "channels", sector: "sectors", country: "countries", tag: "tags", case: "cases" };
  let stop = new AbortController();
  let timer = 0;
  let found = [];
  let chosen = -1; // of found

  const choose = (n) => {
    chosen = n;
    [...list.children].forEach((li, i) => (li.ariaSelected = i === n));
    const li = list.children[n];
    if (li) {
      box.setAttribute("aria-activedescendant", li.id);
      li.scrollIntoView({ block: "nearest" });
    } else {
      box.removeAttribute("aria-activedescendant");
    }
  };

  const open = (yes) => {
    list.hidden = !yes;
    box.ariaExpanded = yes;
    choose(-1);
  };

  const close = () => {
    clearTimeout(timer);
    stop.abort();
    open(false);
  };

  const part = (text, lang) => {
    const span = document.createElement("span");
    span.textContent = text;
    if (lang) span.lang = lang;
    return span;
  };

  // A line: the use's mark, the text, and on the right what it is.
  const line = (s, i) => {
    const li = document.createElement("li");
    li.id = "suggestion-" + i;
    li.role = "option";
    li.ariaSelected = "false";
    if (s.kind === "use") {
      const mark = one(".find > .m", box.form).cloneNode(true);
      mark.setAttribute("class", "m u u-" + s.slug);
      const use = mark.firstElementChild;
      use.setAttribute("href", use.getAttribute("href").replace(/#.*/, "#u-" + s.slug));
      li.append(mark);
    }
    const kind = kinds.get(s.kind) ?? kinds.get("phrase");
    const count = s.cases === 1 ? box.dataset.case : box.dataset.cases.replace("2", s.cases);
    const about = part(pages[s.kind] && s.kind !== "case" ? `${kind}, ${count}` : kind);
    about.className = "small";
    li.append(part(s.text, s.lang === lang ? "" : s.lang), " ", about);
    return li;
  };

  const go = (s) => {
    close();
    if (pages[s.kind]) {
      location.assign(`/${lang}/${pages[s.kind]}/${s.slug.toLowerCase()}`);
    } else {
      box.value = s.text;
      box.form.requestSubmit();
    }
  };

  const suggest = async () => {
    stop.abort();
    const q = box.value.trim();
    if (!q) return close();
    stop = new AbortController();
    const { signal } = stop;
    try {
      // beside results as one types there is less room
      const n = one("#results") ? 4 : 7;
      const answer = await fetch("/api/v1/suggest?" + new URLSearchParams({ q, lang, n }), { signal });
      const { suggestions } = await answer.json();
      if (signal.aborted || document.activeElement !== box) return;
      found = suggestions.filter((s) => pages[s.kind] || s.text.toLowerCase() !== q.toLowerCase());
      list.replaceChildren(...found.map(line));
      open(found.length > 0);
    } catch {
      if (!signal.aborted) close(); // without suggestions one can search all the same
    }
  };

  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(suggest, pause);
  };

  const keys = {
    ArrowDown: (event) => {
      if (list.hidden) return found.length && box.value.trim() ? (open(true), event.altKey || choose(0)) : suggest();
      choose(chosen + 1 < found.length ? chosen + 1 : -1);
    },
    ArrowUp: (event) => {
      if (event.altKey) return close();
      if (!list.hidden) choose(chosen < 0 ? found.length - 1 : chosen - 1);
    },
    Enter: () => {
      if (list.hidden || chosen < 0) return false;
      go(found[chosen]);
    },
    Escape: () => {
      if (!list.hidden) return close();
      box.value = "";
      box.dispatchEvent(new Event("input", { bubbles: true }));
    },
  };

  if (box) {
    list.id = "suggestions";
    list.className = "sug";
    list.role = "listbox";
    list.ariaLabel = box.dataset.list;
    list.hidden = true;
    box.closest(".find").append(list);
    box.role = "combobox";
    box.ariaAutoComplete = "list";
    box.ariaExpanded = "false";
    box.setAttribute("aria-controls", list.id);
    box.addEventListener("input", (event) => event.isComposing || later());
    box.addEventListener("compositionend", later);
    box.addEventListener("blur", close);
    box.form.addEventListener("submit", close);
    box.addEventListener("keydown", (event) => {
      if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey) return;
      const does = keys[event.key];
      if (does) {
        if (does(event) !== false) event.preventDefault();
      } else if (["Home", "End", "ArrowLeft", "ArrowRight"].includes(event.key) && chosen >= 0) {
        choose(-1); // back to the text
      }
    });
    list.addEventListener("pointerdown", (event) => event.preventDefault()); // the focus stays in the box
    list.addEventListener("pointermove", (event) => {
      const i = [...list.children].indexOf(event.target.closest("li"));
      if (i >= 0 && i !== chosen) choose(i);
    });
    list.addEventListener("click", (event) => {
      const i = [...list.children].indexOf(event.target.closest("li"));
      if (i >= 0) go(found[i]);
    });
  }
}
