// kling_route/matching/words.py: text to tokens.
"use strict";

klingRoute.words = (() => {
  const { casefold, first, isAlnum, isAscii, isDecimal, length, lstrip, split, translate } = klingRoute.characters;
  const { denseWords } = klingRoute.opening;

  const LONGEST_PART = 4000;
  const MOST_WORDS = 2000;

  const DIGITS = "0123456789";
  const ESCAPE = "\x1b";
  const SEQUENCE = "[;" + DIGITS;
  const LONGEST_UNIT = 2;

  const FULL_STOP = ".";
  const QUESTION = "?";

  class Sentence {
    constructor() {
      this.tokens = [];
      this.words = [];
      this.asks = false;
    }
  }

  function sentences(text, index) {
    text = shortened(text);
    if (text.includes(ESCAPE)) text = withoutColours(text);
    let current = new Sentence();
    const found = [current];
    for (const piece of split(translate(casefold(text), index.folds)).slice(0, MOST_WORDS)) {
      for (const word of parts(piece, index)) {
        if (word === FULL_STOP || word === QUESTION) {
          current.asks = current.asks || word === QUESTION;
          if (current.words.length) found.push((current = new Sentence()));
          continue;
        }
        current.words.push(word);
        current.tokens.push(canonical(word, index));
      }
    }
    if (!current.words.length) found.pop();
    return found;
  }

  // In Python this is a slice: there, a text is a sequence of code points.
  function shortened(text) {
    const letters = text.length > 2 * LONGEST_PART ? [...text] : [];
    if (letters.length <= 2 * LONGEST_PART) return text;
    return letters.slice(0, LONGEST_PART).join("") + "\n" + letters.slice(-LONGEST_PART).join("");
  }

  function withoutColours(text) {
    const [begin, ...others] = text.split(ESCAPE);
    return begin + others.map((other) => (other.startsWith("[") ? lstrip(other, SEQUENCE).replace(/^./su, "") : " " + other)).join("");
  }

  function parts(piece, index) {
    if (isAscii(piece) && isAlnum(piece)) return [piece];
    if (piece === QUESTION) return [QUESTION];
    const words = [];
    for (const word of piece.split(FULL_STOP)) {
      if (!isAscii(word)) words.push(...scripts(word, index));
      else if (isAlnum(word)) words.push(word);
    }
    if (piece.endsWith(FULL_STOP)) words.push(FULL_STOP);
    return words;
  }

  function scripts(word, index) {
    const words = [];
    let run = "";
    let dense = false;
    for (const letter of word + " ") {
      if (isDense(letter) !== dense || !isAlnum(letter)) {
        words.push(...(dense ? segments(run, index) : [run]));
        [run, dense] = ["", isDense(letter)];
      }
      if (isAlnum(letter)) run += letter;
    }
    return words.filter((found) => found !== "");
  }

  // Letters of two code units lie above all of these ranges; a comparison by code units would put them below the last.
  function isDense(letter) {
    const between = (first, last) => letter.length === 1 && letter >= first && letter <= last;
    return between("぀", "鿿") || between("가", "힯") || between("\uf900", "\ufaff");
  }

  function segments(run, index) {
    const known = denseWords(index);
    const found = [];
    let unknown = "";
    let place = 0;
    while (place < run.length) {
      const phrase = (known.get(run[place]) ?? []).find((one) => run.startsWith(one, place));
      if (phrase === undefined) {
        unknown += run[place];
        place += 1;
        continue;
      }
      if (unknown) found.push(unknown);
      unknown = "";
      found.push(phrase);
      place += phrase.length;
    }
    return unknown ? [...found, unknown] : found;
  }

  function canonical(word, index) {
    return index.irregular.has(word) ? word : stem(word, index.endings);
  }

  function stem(word, endings) {
    for (const [ending, replacement, shortest] of endings.get(word[word.length - 1]) ?? []) {
      if (word.endsWith(ending) && length(word) - length(ending) >= shortest) {
        return word.slice(0, word.length - ending.length) + replacement;
      }
    }
    return word;
  }

  function isAmount(token) {
    return isDecimal(first(token)) && length(lstrip(token, DIGITS)) <= LONGEST_UNIT;
  }

  return { sentences, isDense, canonical, isAmount };
})();
