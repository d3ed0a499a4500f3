// Methods of Python's str. What each character is, is stored with the table: browsers differ in their Unicode version.
"use strict";

klingRoute.characters = (() => {
  const stored = klingRoute.table.characters;
  const WHITE_SPACE = new RegExp(`[${stored.spaces}]+`, "u");
  const CASEFOLD = new Map(Object.entries(stored.casefold));
  const [ALNUM, ALPHA, DECIMAL, LOWER, UPPER, TITLE] = ["isalnum", "isalpha", "isdecimal", "islower", "isupper", "istitle"]
    .map((name) => boundaries(stored[name]));

  // Where a property begins and ends to hold, from the steps between these places.
  function boundaries(steps) {
    let place = 0;
    return steps.map((step) => (place += step));
  }

  // Whether an odd number of boundaries lies at or before the letter.
  function has(bounds, letter) {
    const code = letter.codePointAt(0);
    let [low, high] = [0, bounds.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (bounds[middle] <= code) low = middle + 1;
      else high = middle;
    }
    return low % 2 === 1;
  }

  const some = (bounds) => (text) => [...text].some((letter) => has(bounds, letter));
  const every = (bounds) => (text) => text !== "" && [...text].every((letter) => has(bounds, letter));
  const [hasLower, hasUpper, hasTitle] = [LOWER, UPPER, TITLE].map(some);

  function translate(text, table) {
    let translated = "";
    for (const letter of text) translated += table.get(letter) ?? letter;
    return translated;
  }

  function lstrip(text, letters) {
    let start = 0;
    while (start < text.length && letters.includes(text[start])) start += 1;
    return text.slice(start);
  }

  function strip(text, letters) {
    let end = text.length;
    while (end > 0 && letters.includes(text[end - 1])) end -= 1;
    return lstrip(text.slice(0, end), letters);
  }

  // Halves go to the even neighbour; only sixteenths end in a half at the fourth digit.
  function round3(number) {
    if (!Number.isInteger(number * 16)) return Number(number.toFixed(3));
    const below = Math.floor(number * 1000);
    const rest = number * 1000 - below;
    return (below + (rest > 0.5 || (rest === 0.5 && below % 2 === 1) ? 1 : 0)) / 1000;
  }

  return {
    translate, lstrip, strip, round3,
    casefold: (text) => translate(text, CASEFOLD),
    split: (text) => text.split(WHITE_SPACE).filter((piece) => piece !== ""),
    length: (text) => [...text].length,
    first: (text) => String.fromCodePoint(text.codePointAt(0)),
    isAscii: (text) => /^[\0-\x7f]*$/.test(text),
    isAlnum: every(ALNUM),
    isAlpha: every(ALPHA),
    isDecimal: every(DECIMAL),
    isLower: (text) => hasLower(text) && !hasTitle(text),
    isUpper: (text) => hasUpper(text) && ![...text].some((letter) => has(LOWER, letter) || (has(TITLE, letter) && !has(UPPER, letter))),
  };
})();
