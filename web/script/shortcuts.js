// Keys: "/" goes to the search box, or to the search page where there is no box;
// "?" lists the keys. Who speaks to the computer, or types by switches, can turn
// both off.
{
  const off = "casebook.keys-off";
  const dialog = one("#keys");
  const kept = () => storage((s) => s.getItem(off));

  const find = () => {
    const box = one("#q");
    if (!box) return location.assign(one("a[data-search]").href);
    box.focus();
    box.select();
  };

  const list = () => {
    if (dialog) dialog.showModal();
    else location.assign(one("a[data-search]").href.replace(/search$/, "help/search"));
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
    const on = one("#keys-on");
    on.checked = !kept();
    on.addEventListener("change", () => {
      storage((s) => (on.checked ? s.removeItem(off) : s.setItem(off, "1")));
      on.checked = !kept(); // where nothing can be kept they stay on
    });
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close()); // beside it
    const button = one("[data-keys]");
    button.hidden = matchMedia("(pointer: coarse)").matches; // no keyboard, as a rule
    button.addEventListener("click", list);
  }
}
