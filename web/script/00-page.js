// What the other files share: finding elements, and what this browser keeps.
const one = (selector, at = document) => at.querySelector(selector);
const all = (selector, at = document) => [...at.querySelectorAll(selector)];

// Storage may be refused, or full: then what was to be done with it gives null.
const storage = (use) => {
  try {
    return use(localStorage);
  } catch {
    return null;
  }
};
