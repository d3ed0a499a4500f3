// kling_route/matching/reading.py: what a goal mentions, and the words that the lexicon does not know.
"use strict";

klingRoute.reading = (() => {
  const { first, isAlpha, isAscii, length } = klingRoute.characters;
  const { wordsOf } = klingRoute.opening;
  const { SHORT_SENTENCE, capitalised, isKnown, isLatinAmidDense, isNamesake, isWordlike, leadsDense, standsForName } = klingRoute.naming;
  const { longest } = klingRoute.phrases;
  const { isAmount, isDense, sentences } = klingRoute.words;

  const OURS = "ours";
  const MARKED = 2;
  const MISSPELT = 0.85;

  class Reading {
    constructor() {
      this.mentions = [];
      this.asking = [];
      this.referring = new Set();
      this.key = "";
      this.unknown = [];
      this.names = [];
      this.proper = [];
      this.known = 0;
      this.ordinary = 0;
      this.elsewhere = [];
      this.ours = false;
      this.foreign = false;
    }
  }

  function read(goal, index) {
    const reading = new Reading();
    reading.foreign = !isAscii(goal) && isForeign(goal);
    const content = [];
    let capitals = null;
    for (const [number, sentence] of sentences(goal, index).entries()) {
      let { tokens, words } = sentence;
      let strengths = tokens.map(() => 1);
      if (!tokens.every((token) => meansSomething(token, index))) {
        capitals = capitals ?? capitalised(goal, index);
        if (number === 0 && !isKnown(tokens[0], index) && leadsDense(goal, words)) reading.proper.push(words[0]);
        const named = (token) => isLatinAmidDense(token, tokens) && !isKnown(token, index);
        reading.proper.push(...words.filter((word, place) => capitals.has(word) || named(sentence.tokens[place])));
        [tokens, words, strengths] = repaired(sentence, reading.proper, index);
      }
      reading.ours = reading.ours || tokens.some((token) => index.ours.has(token));
      if (words.some((word) => index.refers.has(word))) reading.referring.add(number);
      reading.asking.push(sentence.asks ? MARKED : Number(words.some((word) => index.asks.has(word))));
      content.push(...readSentence(tokens, words, strengths, number, reading, index));
    }
    reading.key = content.join(" ");
    return reading;
  }

  function isForeign(goal) {
    for (const letter of goal) if (isAlpha(letter) && !isAscii(letter)) return true;
    return false;
  }

  function meansSomething(token, index) {
    return index.phrases.has(token) || index.fillers.has(token) || wordsOf(index, "known").has(token);
  }

  function repaired(sentence, names, index) {
    const [tokens, words, strengths] = [[], [], []];
    for (const [place, token] of sentence.tokens.entries()) {
      const word = sentence.words[place];
      const replacements = names.includes(word) || isKnown(token, index) ? [] : klingRoute.spelling.repair(word, index);
      for (const replacement of replacements.length ? replacements : [token]) {
        tokens.push(replacement);
        words.push(word);
        strengths.push(replacements.length === 1 ? MISSPELT : 1);
      }
    }
    return [tokens, words, strengths];
  }

  function readSentence(tokens, words, strengths, number, reading, index) {
    const { fillers, meanings, places, possessing } = index;
    const content = [];
    const short = tokens.length <= SHORT_SENTENCE;
    let suspect = "";
    let owned = false;
    let place = 0;
    while (place < tokens.length) {
      const token = tokens[place];
      const namesake = short && wordsOf(index, "namesakes").has(words[place]);
      if (namesake && isNamesake(tokens, words, place, content.length > 0, index)) reading.names.push(words[place]);
      const [meaning, after] = longest(tokens, place, index);
      if (meaning !== undefined) {
        const before = place > 1 && fillers.has(tokens[place - 1]) ? place - 2 : place - 1;
        reading.mentions.push({
          meaning,
          words: [...new Set(words.slice(place, after))].join(" "),
          sentence: number,
          strength: Math.min(...strengths.slice(place, after)),
          placed: place > 0 && (places.has(words[place - 1]) || places.has(words[before])),
        });
        reading.known += 1;
        reading.ours = reading.ours || meanings[meaning][1] === OURS;
        reading.foreign = reading.foreign || isDense(first(token));
        if (suspect && meanings[meaning][3] && short) {
          reading.names.push(suspect);
          suspect = "";
        }
        content.push(...tokens.slice(place, after).filter((word) => !fillers.has(word)));
        place = after;
        owned = short && meanings[meaning][3] && place < words.length && possessing.has(words[place]);
        continue;
      }
      place += 1;
      const language = fillers.get(token);
      if (language !== undefined) {
        reading.foreign = reading.foreign || language;
        suspect = "";
        continue;
      }
      content.push(token);
      const word = words[place - 1];
      const dense = isDense(first(token));
      reading.foreign = reading.foreign || dense;
      const strange = owned && !(isKnown(token, index) && !wordsOf(index, "vocabulary").has(token));
      owned = false;
      if (strange && !isAmount(token)) {
        reading.elsewhere.push(word);
      } else if (wordsOf(index, "vocabulary").has(token)) {
        reading.ordinary += 1;
      } else if (wordsOf(index, "elsewhere").has(token)) {
        reading.elsewhere.push(word);
      } else if (isKnown(token, index)) {
        reading.known += 1;
      } else if (!isAmount(token) && !(dense && length(token) === 1)) {
        reading.unknown.push(word);
        if (standsForName(words, tokens, place - 1, index)) reading.names.push(word);
        else if (isWordlike(token) && !index.describing.some((ending) => word.endsWith(ending))) suspect = word;
      }
    }
    return content;
  }

  return { MARKED, OURS, read };
})();
