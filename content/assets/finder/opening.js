// kling_route/matching/opening.py: the stored index, as the matcher reads it.
"use strict";

klingRoute.opening = (() => {
  const { split } = klingRoute.characters;

  class Phrases {
    constructor(stored) {
      this.stored = stored;
      this.opened = new Map();
    }

    get(phrase) {
      const first = initial(phrase);
      if (!this.opened.has(first)) {
        const [phrases, numbers] = this.stored[first] ?? ["", []];
        this.opened.set(first, new Map(numbers.length ? phrases.split("\n").map((found, place) => [found, numbers[place]]) : []));
      }
      return this.opened.get(first).get(phrase);
    }

    has(phrase) {
      return this.get(phrase) !== undefined;
    }
  }

  function initial(phrase) {
    return phrase[0] >= "a" && phrase[0] <= "z" ? phrase[0] : "";
  }

  function openIndex(stored) {
    const index = { ...stored };
    for (const name of ["phrases", "longest", "exact"]) {
      index[name] = new Phrases(stored[name]);
    }
    const [first, others] = stored.fillers;
    index.fillers = new Map([...split(others).map((word) => [word, true]), ...split(first).map((word) => [word, false])]);
    index.folds = translation(stored.folds);
    for (const name of ["irregular", "asks", "places", "belongs", "possessing", "refers", "domains", "ours"]) {
      index[name] = new Set(split(stored[name]));
    }
    index.endings = new Map(Object.entries(stored.endings));
    index.spellings = new Map(Object.entries(stored.spellings));
    index.combinations = {
      all: stored.combinations.all,
      of: new Map(Object.entries(stored.combinations.of).map(([meaning, numbers]) => [Number(meaning), numbers])),
    };
    return index;
  }

  // What Python's str.maketrans and the matcher's table of codes make of the stored form.
  function translation([letters, replaced, longer]) {
    const others = [...replaced];
    const table = new Map([...letters].map((letter, place) => [letter, others[place]]));
    Object.entries(longer).forEach(([code, text]) => table.set(String.fromCodePoint(Number(code)), text));
    return table;
  }

  function wordsOf(index, name) {
    if (typeof index[name] === "string") index[name] = new Set(split(index[name]));
    return index[name];
  }

  function denseWords(index) {
    if (typeof index.dense === "string") {
      const table = new Map();
      for (const word of split(index.dense)) {
        if (!table.has(word[0])) table.set(word[0], []);
        table.get(word[0]).push(word);
      }
      index.dense = table;
    }
    return index.dense;
  }

  return { openIndex, wordsOf, denseWords };
})();
