// kling_route/matching/reading.py: what a goal mentions, and the words that the lexicon does not know.
"use strict";

klingRoute.reading = (() => {
  const { first, isAlpha, isAscii, length } = klingRoute.characters;
  const { takenApart } = klingRoute.identifiers;
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
    goal = takenApart(goal, index);
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
      content.push(...new SentenceReader(tokens, words, strengths, number, reading, index).read());
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

  class SentenceReader {
    constructor(tokens, words, strengths, number, reading, index) {
      Object.assign(this, { tokens, words, strengths, number, reading, index });
      this.short = tokens.length <= SHORT_SENTENCE;
      this.content = [];
      this.suspect = "";
      this.owned = false;
    }

    read() {
      let place = 0;
      while (place < this.tokens.length) {
        this.findNamesake(place);
        const [meaning, after] = longest(this.tokens, place, this.index);
        if (meaning !== undefined) {
          this.addMention(meaning, place, after);
          place = after;
        } else {
          this.addWord(place);
          place += 1;
        }
      }
      return this.content;
    }

    findNamesake(place) {
      const { content, index, reading, tokens, words } = this;
      const namesake = this.short && wordsOf(index, "namesakes").has(words[place]);
      if (namesake && isNamesake(tokens, words, place, content.length > 0, index)) reading.names.push(words[place]);
    }

    addMention(meaning, place, after) {
      const { index, reading, tokens, words } = this;
      const { fillers, places } = index;
      const [, kind, , isTopic] = index.meanings[meaning];
      const before = place > 1 && fillers.has(tokens[place - 1]) ? place - 2 : place - 1;
      reading.mentions.push({
        meaning,
        words: [...new Set(words.slice(place, after))].join(" "),
        sentence: this.number,
        strength: Math.min(...this.strengths.slice(place, after)),
        placed: place > 0 && (places.has(words[place - 1]) || places.has(words[before])),
      });
      reading.known += 1;
      reading.ours = reading.ours || kind === OURS;
      reading.foreign = reading.foreign || isDense(first(tokens[place]));
      if (this.suspect && isTopic && this.short) {
        reading.names.push(this.suspect);
        this.suspect = "";
      }
      this.content.push(...tokens.slice(place, after).filter((word) => fillers.get(word) ?? true));
      this.owned = this.short && isTopic && after < words.length && index.possessing.has(words[after]);
    }

    addWord(place) {
      const { index, reading } = this;
      const [token, word] = [this.tokens[place], this.words[place]];
      const language = index.fillers.get(token);
      if (language !== undefined) {
        reading.foreign = reading.foreign || language;
        this.suspect = "";
        return;
      }
      this.content.push(token);
      reading.foreign = reading.foreign || isDense(first(token));
      const owned = this.owned;
      this.owned = false;
      if (owned && !isAmount(token) && this.isStrange(token)) {
        reading.elsewhere.push(word);
      } else if (wordsOf(index, "vocabulary").has(token)) {
        reading.ordinary += 1;
      } else if (wordsOf(index, "elsewhere").has(token)) {
        reading.elsewhere.push(word);
      } else if (isKnown(token, index)) {
        reading.known += 1;
      } else if (!isAmount(token) && !(isDense(first(token)) && length(token) === 1)) {
        this.addUnknown(place);
      }
    }

    isStrange(token) {
      return !isKnown(token, this.index) || wordsOf(this.index, "vocabulary").has(token);
    }

    addUnknown(place) {
      const { index, reading, tokens, words } = this;
      const [token, word] = [tokens[place], words[place]];
      reading.unknown.push(word);
      if (standsForName(words, tokens, place, index)) reading.names.push(word);
      else if (isWordlike(token) && !index.describing.some((ending) => word.endsWith(ending))) this.suspect = word;
    }
  }

  return { MARKED, OURS, read };
})();
