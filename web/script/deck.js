// Slides are fetched on the spot, with a word on how far it is. Where that does not
// work the browser asks for them itself, and shows what is wrong.
{
  const make = async (at, url) => {
    if (at.ariaDisabled) return;
    const said = document.querySelector("[data-making]");
    const { making, made } = said.dataset;
    const name = at.textContent;
    at.ariaDisabled = true;
    said.className = "sr";
    at.textContent = said.textContent = making;
    try {
      const r = await fetch(url);
      if (!r.ok) throw r.status;
      const a = document.createElement("a");
      a.href = URL.createObjectURL(await r.blob());
      a.download = r.headers.get("Content-Disposition").match(/filename="(.+?)"/)[1];
      a.click();
      setTimeout(() => URL.revokeObjectURL(a.href), 60000);
      said.className = "small soft";
      said.textContent = made.replace("{name}", a.download);
    } catch {
      said.textContent = "";
      location = url;
    }
    at.textContent = name;
    at.ariaDisabled = null;
  };

  addEventListener("click", (event) => {
    const a = event.target.closest("a[data-deck]");
    if (!a || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    make(a, a.href);
  });
  addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-deck]")) return;
    event.preventDefault();
    const basket = document.querySelector("[data-basket]");
    basket?.requestSubmit(); // what was typed goes to the address
    const q = new URLSearchParams(basket ? location.search : "");
    for (const [k, v] of new FormData(form, event.submitter)) if (!q.has(k) && !(basket && /^(cases|title|note\..*)$/.test(k))) q.set(k, v);
    make(event.submitter, event.submitter.formAction + "?" + q);
  });
}
