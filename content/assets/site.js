// Gives names and keys to what the theme leaves to the mouse. Markup that a generator does not write is passed over.
"use strict";

(() => {
  // Where the navigation is a drawer of panels that slide over each other.
  const NARROW = matchMedia("(max-width: 76.234375em)");
  const SLIDING = 300; // milliseconds
  const NAMES = { __drawer: "Navigation", __search: "Search", __toc: "Table of contents" };

  const all = (selector, node = document) => [...node.querySelectorAll(selector)];
  const text = (node) => node?.textContent.replace(/\s+/g, " ").trim() ?? "";
  const name = (node, label) => label && node.setAttribute("aria-label", label);
  const reachable = (node) => getComputedStyle(node).visibility === "visible" && node.getClientRects().length > 0;

  all(".md-search[role=dialog]").forEach((dialog) => name(dialog, "Search"));
  all(".md-search__options").forEach((options) => name(options, "Options of the search"));

  // A part of the navigation is named after a label, which holds an icon alone where the part has a page of its own.
  all("nav[aria-labelledby]").forEach((part) => {
    if (text(document.getElementById(part.getAttribute("aria-labelledby")))) return;
    name(part, text(part.querySelector(".md-nav__title")));
  });

  // The buttons of an example are no way through the site, and what scrolls can be scrolled by keys. The theme adds the
  // buttons after the page has been read, and takes the keys away where a finger is likely.
  const content = document.querySelector(".md-content");
  function mend() {
    all(".md-code__nav", content).forEach((buttons) => buttons.setAttribute("role", "presentation"));
    all("pre > code:not([tabindex])", content).forEach((code) => {
      if (code.scrollWidth > code.clientWidth) code.tabIndex = 0;
    });
  }
  const changes = { attributeFilter: ["tabindex"], childList: true, subtree: true };
  if (content) new MutationObserver(mend).observe(content, changes);
  if (content) mend();

  // Labels that open and close something get a button, which keys reach and whose state is told.
  const toggles = all("label:is(.md-header__button, .md-nav__link, .md-nav__title)[for]")
    .map((label) => ({ label, box: document.getElementById(label.htmlFor), back: label.matches(".md-nav__title") }))
    .filter(({ label, box }) => box?.type === "checkbox" && !label.querySelector("a"));
  toggles.forEach((toggle) => {
    const { label, box, back } = toggle;
    const part = NAMES[box.id] ?? text(label.closest("li").querySelector(".md-nav__title"));
    toggle.button = document.createElement("button");
    Object.assign(toggle.button, { type: "button", className: "kr-toggle" });
    name(toggle.button, back ? `Back from ${part}` : part);
    toggle.button.addEventListener("click", () => turn(box));
    box.addEventListener("change", tell);
    label.tabIndex = -1;
    label.append(toggle.button);
  });
  NARROW.addEventListener("change", tell);
  tell();

  function tell() {
    toggles.forEach(({ label, box, back, button }) => {
      button.hidden = back ? !NARROW.matches : getComputedStyle(label).pointerEvents === "none";
      if (!back) button.setAttribute("aria-expanded", String(box.checked));
    });
  }

  // The keyboard goes on in what was opened, or where it was opened from. The theme does so for the search.
  function turn(box) {
    box.click();
    if (box.id === "__search") return;
    const opened = box.id === "__drawer" ? document.querySelector(".md-sidebar--primary") : box.parentElement.querySelector("nav");
    const inside = box.checked ? all("a[href], .kr-toggle", opened) : [];
    const openers = toggles.filter((toggle) => toggle.box === box && !toggle.back).map(({ button }) => button);
    setTimeout(() => [...inside, ...openers].find(reachable)?.focus(), SLIDING);
  }

  document.addEventListener("keydown", (event) => {
    const drawer = document.getElementById("__drawer");
    if (event.key === "Escape" && drawer?.checked) turn(drawer);
  });
})();
