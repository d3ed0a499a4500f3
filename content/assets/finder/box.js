// The home page's box for goals: it answers as one types. The table is loaded when the box is first used.
"use strict";

const klingRoute = {};

(() => {
  // They are run in this order; `table` is written when the site is built.
  const SCRIPTS = ["table", "characters", "opening", "words", "phrases", "naming", "spelling", "identifiers", "reading", "judging", "lookup"];
  // Milliseconds without a key after which the answer is spoken and the address follows.
  const PAUSE = 300;
  // Longer goals are pasted text, which may hold what nobody wants in an address.
  const LONGEST_SHARED = 200;
  const LONGEST_SHOWN = 80;

  const folder = new URL(".", document.currentScript.src);
  const form = document.querySelector(".kr-finder");
  const [input, clear, list, foot, more, status] = ["input", "button", "[role=listbox]", ".kr-finder-foot", "a", "[role=status]"]
    .map((selector) => form.querySelector(selector));

  let loading;
  let chosen = 0;
  let pause;

  klingRoute.load = () => {
    loading = loading ?? Promise.all(SCRIPTS.map(addScript)).then(opened);
    return loading;
  };

  function opened() {
    const { routes, index } = klingRoute.table;
    return { routes, index: klingRoute.opening.openIndex(index) };
  }

  // A script works where a page is opened from a folder, too; there, a request for data does not.
  function addScript(name) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL(`${name}.js`, folder);
      script.async = false;
      script.addEventListener("load", resolve);
      script.addEventListener("error", () => reject(new Error(`${name}.js could not be loaded`)));
      document.head.append(script);
    });
  }

  async function answer() {
    const goal = input.value;
    try {
      const table = await klingRoute.load();
      if (goal !== input.value) return;
      const { found } = klingRoute.lookup.explain(table, goal);
      show(found, goal.trim() && told(found));
    } catch (error) {
      show([], "The goals could not be loaded. All of them are listed below.");
      throw error;
    }
  }

  function show(found, message) {
    list.replaceChildren(...found.map(({ route }, place) => option(route, place)));
    list.hidden = foot.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(found.length > 0));
    input.removeAttribute("aria-activedescendant");
    status.classList.toggle("kr-unseen", found.length > 0);
    if (found.length) choose(0);
    if (message !== status.textContent) status.textContent = "";
    clearTimeout(pause);
    pause = setTimeout(() => settle(message), PAUSE);
  }

  function told(found) {
    if (!found.length) return `No route fits “${shortened(input.value)}”. All goals are listed below.`;
    const goals = found.map(({ route }) => route.goal).join(", ");
    return found.length === 1 ? `One route fits: ${goals}.` : `${found.length} routes could fit, the best first: ${goals}.`;
  }

  function shortened(goal) {
    const letters = [...goal.trim()];
    return letters.length <= LONGEST_SHOWN ? letters.join("") : letters.slice(0, LONGEST_SHOWN - 1).join("") + "…";
  }

  function settle(message) {
    status.textContent = message;
    const goal = input.value.trim();
    const address = new URL(location.href);
    address.searchParams.delete("goal");
    if (goal && goal.length <= LONGEST_SHARED) address.searchParams.set("goal", goal);
    if (address.href !== location.href) history.replaceState(history.state, "", address);
  }

  function option(route, place) {
    const link = document.createElement("a");
    Object.assign(link, { id: `kr-answer-${place}`, href: route.url, role: "option", tabIndex: -1 });
    link.dataset.page = route.page;
    link.append(part("goal", route.goal), part("address", route.url.replace(/^(https?:\/\/|mailto:)/, "")));
    if (place === 0) link.append(part("summary", route.summary));
    return link;
  }

  function part(name, text) {
    const span = document.createElement("span");
    span.className = `kr-answer-${name}`;
    span.textContent = text;
    return span;
  }

  function choose(place) {
    chosen = place;
    [...list.children].forEach((link, at) => link.setAttribute("aria-selected", String(at === place)));
    const link = list.children[place];
    more.textContent = `More about “${link.firstChild.textContent}”`;
    more.href = link.dataset.page;
  }

  function move(by) {
    const count = list.children.length;
    if (!count) return;
    choose((chosen + by + count) % count);
    input.setAttribute("aria-activedescendant", list.children[chosen].id);
  }

  function enter(goal) {
    input.value = goal;
    answer();
    input.focus();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    list.children[chosen]?.click();
  });
  input.addEventListener("focus", () => klingRoute.load().catch(() => {}));
  input.addEventListener("input", answer);
  input.addEventListener("keydown", (event) => {
    const keys = { ArrowDown: () => move(1), ArrowUp: () => move(-1), Escape: () => enter("") };
    if (event.isComposing || !(event.key in keys)) return;
    event.preventDefault();
    keys[event.key]();
  });
  // A field of one line drops the ends of lines, which part sentences; a semicolon does the same.
  input.addEventListener("paste", (event) => {
    const lines = event.clipboardData.getData("text/plain").trim().split(/\s*\n\s*/);
    if (lines.length === 1) return;
    event.preventDefault();
    input.setRangeText(lines.join("; "), input.selectionStart, input.selectionEnd, "end");
    answer();
  });
  clear.addEventListener("click", () => enter(""));

  // The theme's search listens for this key as well, and keeps it while it is open.
  document.addEventListener("keydown", (event) => {
    const searching = document.querySelector("[data-md-toggle=search]")?.checked;
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || searching || typing) return;
    event.preventDefault();
    event.stopPropagation();
    input.focus();
  }, true);

  const shared = new URLSearchParams(location.search).get("goal");
  if (shared?.trim()) enter(shared);
})();
