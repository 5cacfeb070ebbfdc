// Keys: "/" goes to the search box, or to the search page where there is no box;
// "?" lists the keys. Who speaks to the computer, or types by switches, can turn
// both off.
{
  const off = "casebook.keys-off";
  const dialog = document.getElementById("keys");
  const kept = () => {
    try {
      return localStorage.getItem(off);
    } catch {
      return null;
    }
  };

  const find = () => {
    const box = document.getElementById("q");
    if (!box) return location.assign(document.querySelector("a[data-search]").href);
    box.focus();
    box.select();
  };

  const list = () => {
    if (dialog) dialog.showModal();
    else location.assign(document.querySelector("a[data-search]").href.replace(/search$/, "help/search"));
  };

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || kept()) return;
    if (event.target.closest?.("input, textarea, select, dialog, [contenteditable]")) return;
    const does = { "/": find, "?": list }[event.key];
    if (!does) return;
    event.preventDefault();
    does();
  });

  if (dialog) {
    const on = document.getElementById("keys-on");
    on.checked = !kept();
    on.addEventListener("change", () => {
      try {
        if (on.checked) localStorage.removeItem(off);
        else localStorage.setItem(off, "1");
      } catch {
        on.checked = true; // nothing can be kept
      }
    });
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close()); // beside it
    const button = document.querySelector("[data-keys]");
    button.hidden = matchMedia("(pointer: coarse)").matches; // no keyboard, as a rule
    button.addEventListener("click", list);
  }
}
