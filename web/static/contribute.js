// The form of a contribution while somebody fills it in: it is sent to be checked
// by the same rules as when it is sent for good, and what the answer says of fields
// that the reader has been at takes its place beside them. What is typed is kept in
// this browser until it is sent.
const key = "casebook.contribution";
const form = document.querySelector("form[data-contribute]");
const status = document.getElementById("draft");
const kept = {
  get: () => {
    try {
      return JSON.parse(localStorage.getItem(key) ?? "null");
    } catch {
      return null; // there is no storage, or it holds something else
    }
  },
  set: (draft) => {
    try {
      localStorage.setItem(key, JSON.stringify(draft));
      return true;
    } catch {
      return false;
    }
  },
  drop: () => {
    try {
      localStorage.removeItem(key);
    } catch {
      // there is none
    }
  },
};

if (document.querySelector("[data-sent]")) kept.drop();

// Characters are counted while they are typed, on every form.
for (const area of document.querySelectorAll("[data-max]")) {
  const count = document.getElementById(area.id + "-n");
  area.addEventListener("input", () => {
    const n = [...area.value.trim().replace(/\s+/g, " ")].length;
    count.textContent = area.dataset.count.replace("{n}", n);
  });
}

document.querySelector(".alarm")?.focus();

if (form) {
  const touched = new Set([...form.querySelectorAll(".bad")].map((n) => n.dataset.field));
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
      kept.drop();
      location.assign(location.pathname);
    });
    const clock = new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: "short" }).format(time);
    status.replaceChildren(status.dataset.kept.replace("{time}", clock) + " ", drop);
  };

  const save = () => {
    if (form.elements.token) return; // what is mended is in the queue already
    const time = Date.now();
    if (kept.set({ time, fields: fields() })) tell(time);
  };

  const restore = (draft) => {
    const seen = {};
    for (const box of form.querySelectorAll("input[type=checkbox], input[type=radio]")) box.checked = false;
    for (const [name, value] of draft.fields) {
      const all = [...form.querySelectorAll(`[name="${CSS.escape(name)}"]`)];
      if (!all.length) continue;
      if (all[0].type === "checkbox" || all[0].type === "radio") {
        for (const box of all) if (box.value === value) box.checked = true;
        continue;
      }
      seen[name] = (seen[name] ?? -1) + 1;
      if (all[seen[name]]) all[seen[name]].value = value;
    }
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
    for (const part of form.parentNode.querySelectorAll("[data-part]")) {
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
      const crisis = form.querySelector("[name=use][value=crisis]").checked || form.elements.main.value === "crisis";
      if (crisis) document.getElementById("crisis-part").open = true;
    }
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

  const draft = kept.get();
  if (form.hasAttribute("data-blank") && Array.isArray(draft?.fields) && draft.fields.some(([name, value]) => value && name !== "lang")) {
    restore(draft);
    soon(0);
  }
}
