// On a phone a comparison is laid out as blocks, and what is no table to the style
// sheet is none to the screen readers of some browsers: the roles say that it is.
const compareRoles = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TH: "rowheader", TD: "cell" };
for (const part of all(".cmp, .cmp *")) {
  if (compareRoles[part.tagName]) part.role = part.scope === "col" ? "columnheader" : compareRoles[part.tagName];
}
