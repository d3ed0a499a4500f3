// kling_route/matching/spelling.py: words that the lexicon does not know, misspelt or written as one.
"use strict";

klingRoute.spelling = (() => {
  const { isAlpha, isAscii, split: splitWords } = klingRoute.characters;
  const { wordsOf } = klingRoute.opening;
  const { canonical } = klingRoute.words;

  const LONGEST_WORD = 24;
  const SHORTEST_WORD = 4;
  const LETTERS = [..."abcdefghijklmnopqrstuvwxyz"];
  const FOREIGN = "foreign";
  const SHORTEST_FOR_TWO = 8;
  const SHORTEST_FOR_SAME_LETTERS = 6;

  function repair(word, index) {
    if (word.length > LONGEST_WORD || !isAscii(word)) return [];
    const corrected = isAlpha(word) ? correct(word, index) : "";
    return corrected ? [corrected] : split(word, index);
  }

  function split(word, index) {
    const known = wordsOf(index, "joinable");
    for (let cut = word.length - 2; cut > 1; cut -= 1) {
      const [first, second] = [word.slice(0, cut), word.slice(cut)];
      if (index.domains.has(second)) continue;
      if (!known.has(second)) {
        if (known.has(first) && wordsOf(index, "joined").has(second)) {
          return [canonical(first, index), canonical(second, index)];
        }
        continue;
      }
      if (known.has(first) || wordsOf(index, "joined").has(first)) {
        return [canonical(first, index), canonical(second, index)];
      }
      const name = isAlpha(first) && !isAlpha(second) ? correct(first, index) : "";
      if (name) return [name, canonical(second, index)];
    }
    return [];
  }

  function correct(word, index) {
    if (word.length < SHORTEST_WORD) return "";
    const best = nearest(word, 1, index) || (word.length >= SHORTEST_FOR_SAME_LETTERS ? nearest(word, 2, index) : "");
    return best ? canonical(best, index) : "";
  }

  function nearest(word, slips, index) {
    const letters = mask(word);
    let best = null;
    for (const initial of slips === 1 ? new Set(word.slice(0, 2)) : word[0]) {
      for (let size = Math.max(SHORTEST_WORD, word.length - slips); size <= word.length + slips; size += 1) {
        for (const [candidate, candidateLetters] of candidates(initial, size, index)) {
          const changed = bitCount(letters ^ candidateLetters);
          if (changed > slips + 1) continue;
          const other = candidate[0] !== word[0];
          if (slips === 2 && word.startsWith(candidate)) continue;
          if (slips === 2 && (other || (changed && word.length < SHORTEST_FOR_TWO))) continue;
          if (size === SHORTEST_WORD && !swapped(word, candidate)) continue;
          const ranked = [Number(other), changed, candidate];
          if ((best === null || isBefore(ranked, best)) && distance(word, candidate, slips) === slips) best = ranked;
        }
      }
    }
    return best === null ? "" : best[2];
  }

  // How Python compares two tuples.
  function isBefore(one, two) {
    const place = one.findIndex((value, at) => value !== two[at]);
    return place >= 0 && one[place] < two[place];
  }

  function candidates(initial, size, index) {
    let words = index.spellings.get(initial) ?? "";
    if (typeof words === "string") {
      const table = new Map();
      for (const word of splitWords(words)) {
        if (!table.has(word.length)) table.set(word.length, []);
        table.get(word.length).push([word, mask(word)]);
      }
      words = table;
      index.spellings.set(initial, words);
    }
    return words.get(size) ?? [];
  }

  function resemblesForeign(word, index) {
    const letters = [...word];
    const cuts = [...letters, ""].map((_, place) => [letters.slice(0, place), letters.slice(place)]);
    const slips = [];
    for (const [before, after] of cuts) {
      if (after.length) slips.push([...before, ...after.slice(1)]);
      if (after.length > 1) slips.push([...before, after[1], after[0], ...after.slice(2)]);
      for (const letter of LETTERS) {
        slips.push([...before, letter, ...after], [...before, letter, ...after.slice(1)]);
      }
    }
    return slips.some((slip) => {
      const number = slip.length ? index.phrases.get(slip.join("")) : undefined;
      return number !== undefined && index.meanings[number][1] === FOREIGN;
    });
  }

  function swapped(word, other) {
    return word[0] === other[0] && [...word].sort().join("") === [...other].sort().join("");
  }

  function mask(word) {
    let bits = 0;
    for (const letter of word) bits |= 1 << (letter.charCodeAt(0) - 97);
    return bits;
  }

  function bitCount(bits) {
    let count = 0;
    for (; bits; bits &= bits - 1) count += 1;
    return count;
  }

  function distance(one, two, limit) {
    let [start, oneEnd, twoEnd] = [0, one.length, two.length];
    while (start < oneEnd && start < twoEnd && one[start] === two[start]) start += 1;
    while (oneEnd > start && twoEnd > start && one[oneEnd - 1] === two[twoEnd - 1]) {
      oneEnd -= 1;
      twoEnd -= 1;
    }
    [one, two] = [one.slice(start, oneEnd), two.slice(start, twoEnd)];
    if (!one || !two || !limit) return Math.min(one.length || two.length, limit + 1);
    const rest = limit - 1;
    let least = Math.min(
      distance(one.slice(1), two.slice(1), rest),
      distance(one.slice(1), two, rest),
      distance(one, two.slice(1), rest),
    );
    if (one.length > 1 && two.length > 1 && one[0] === two[1] && one[1] === two[0]) {
      least = Math.min(least, distance(one.slice(2), two.slice(2), rest));
    }
    return least + 1;
  }

  return { repair, resemblesForeign };
})();
