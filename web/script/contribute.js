// The form of a contribution while somebody fills it in: it is sent to be checked
// by the same rules as when it is sent for good, and what the answer says of fields
// that the reader has been at takes its place beside them. What is typed is kept in
// this browser until it is sent.
{
  const form = one("form[data-contribute]");
  const key = "casebook.contribution";
  const status = one("#draft");
  const forget = () => storage((s) => s.removeItem(key));

  if (one("[data-sent]")) forget();

  // Characters are counted while they are typed, on every form.
  for (const area of all("[data-max]")) {
    const count = document.getElementById(area.id + "-n");
    area.addEventListener("input", () => {
      const n = [...area.value.trim().replace(/\s+/g, " ")].length;
      count.textContent = area.dataset.count.replace("{n}", n);
    });
  }

  one(".alarm")?.focus();

  if (form) {
    const touched = new Set(all(".bad", form).map((n) => n.dataset.field));
    let timer = 0;
    let saving = 0;
    let stop = new AbortController();

    const fields = () => [...new FormData(form)].filter(([name, value]) => typeof value === "string" && name !== "token" && name !== "website");

    const tell = (time) => {
      const drop = document.createElement("button");
      drop.type = "button";
      drop.className = "lnk";
      drop.textContent = status.dataset.drop;
      drop.addEventListener("click", () => {
        clearTimeout(saving);
        forget();
        location.assign(location.pathname);
      });
      const clock = new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: "short" }).format(time);
      status.replaceChildren(status.dataset.kept.replace("{time}", clock) + " ", drop);
    };

    const save = () => {
      if (!status || form.elements.token) return; // a change to a case, or what is in the queue already
      const time = Date.now();
      const draft = JSON.stringify({ time, fields: fields() });
      if (storage((s) => (s.setItem(key, draft), true))) tell(time);
    };

    const most = 60; // rows of a list, as the site takes them
    // another adds a row to a list: its last one again, emptied and numbered anew.
    const another = (list) => {
      const rows = all(".cells", list);
      const last = rows[rows.length - 1];
      const next = last.cloneNode(true);
      const now = String(rows.length + 1);
      for (const n of [next, ...all("*", next)]) {
        for (const name of ["id", "for", "data-field", "aria-describedby", "aria-label"]) {
          if (n.hasAttribute(name)) n.setAttribute(name, n.getAttribute(name).replace(/(?<=[- ])\d+/g, now));
        }
        if (n.matches("input, select, textarea")) {
          n.removeAttribute("aria-invalid");
          if (n.type === "checkbox") Object.assign(n, { checked: false, value: now });
          else n.value = "";
        }
        if (n.matches(".err")) n.textContent = "";
        n.classList.remove("bad");
        if (n.matches(".number, label span") && !n.childElementCount) n.textContent = n.textContent.replace(/\d+$/, now);
      }
      last.after(next);
      one("[name=more]", list).hidden = rows.length + 1 >= most;
      if (list.id === "sources") for (const select of all("[data-sources]", form)) select.add(new Option(now, now));
      return next;
    };

    // name tells a source by its title where it can be chosen.
    const name = (title) => {
      const [number] = title.id.match(/\d+$/);
      for (const option of all(`[data-sources] option[value="${number}"]`, form)) {
        option.textContent = title.value ? `${number}. ${title.value.slice(0, 40)}` : number;
      }
    };

    form.addEventListener("click", (e) => {
      const button = e.target.closest("[data-rows] [name=more]");
      if (!button) return;
      e.preventDefault();
      another(button.closest("[data-rows]")).querySelector("input, select, textarea").focus();
    });

    const restore = (draft) => {
      const seen = {};
      for (const list of all("[data-rows]", form)) {
        const first = one(".cells :is(input, select, textarea)", list).name;
        const wanted = draft.fields.filter(([field]) => field === first).length;
        while (all(".cells", list).length < Math.min(wanted, most)) another(list);
      }
      for (const box of all("input[type=checkbox], input[type=radio]", form)) box.checked = false;
      for (const [name, value] of draft.fields) {
        const named = all(`[name="${CSS.escape(name)}"]`, form);
        if (!named.length) continue;
        if (named[0].type === "checkbox" || named[0].type === "radio") {
          for (const box of named) if (box.value === value) box.checked = true;
          continue;
        }
        seen[name] = (seen[name] ?? -1) + 1;
        const field = named[seen[name]];
        if (field) field.value = value;
        if (value && name !== "lang") field?.closest("details")?.setAttribute("open", "");
      }
      for (const part of all("details details[open]", form)) part.parentNode.closest("details").open = true;
      for (const title of all("[name=source_title]", form)) name(title);
      tell(draft.time);
    };

    // check shows what is wrong with the fields that the reader has left.
    const check = async () => {
      stop.abort();
      stop = new AbortController();
      let text;
      try {
        const answer = await fetch(form.dataset.contribute, { method: "POST", body: new URLSearchParams(fields()), signal: stop.signal });
        if (!answer.ok) return; // the form is checked again when it is sent
        text = await answer.text();
      } catch {
        return; // there is no network, or a newer check
      }
      const fresh = new DOMParser().parseFromString(text, "text/html");
      for (const part of all("[data-part]", form.parentNode)) {
        const now = fresh.getElementById(part.id);
        const field = part.closest("[data-field]");
        const error = part.className === "err";
        if (!now || (error && !touched.has(field?.dataset.field))) continue;
        if (part.innerHTML !== now.innerHTML) part.replaceChildren(...now.childNodes);
        if (!error) continue;
        field.classList.toggle("bad", part.textContent !== "");
        const input = document.getElementById(field.dataset.field);
        if (input?.matches("input, select, textarea")) input.toggleAttribute("aria-invalid", part.textContent !== "");
        if (input?.hasAttribute("aria-invalid")) input.setAttribute("aria-invalid", "true");
      }
    };

    const soon = (pause) => {
      clearTimeout(timer);
      timer = setTimeout(check, pause);
    };

    form.addEventListener("input", (e) => {
      clearTimeout(saving);
      saving = setTimeout(save, 400);
      if (e.target.name === "use" || e.target.name === "mainuse") {
        const crisis = one("[name=use][value=crisis]", form).checked || form.elements.mainuse.value === "crisis";
        if (crisis) one("#crisis-part").open = true;
      }
      if (e.target.name === "source_title") name(e.target);
      soon(700);
    });
    form.addEventListener("change", (e) => {
      const field = e.target.closest("[data-field]");
      if (field) touched.add(field.dataset.field);
      soon(150);
    });
    addEventListener("pagehide", () => {
      if (saving) save();
    });
    form.addEventListener("submit", () => {
      save();
      saving = 0;
    });

    const draft = storage((s) => JSON.parse(s.getItem(key)));
    if (form.hasAttribute("data-blank") && Array.isArray(draft?.fields) && draft.fields.some(([name, value]) => value && name !== "lang")) {
      restore(draft);
      soon(0);
    }
  }
}
