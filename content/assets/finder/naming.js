// kling_route/matching/naming.py: which unknown words are written as names.
"use strict";

klingRoute.naming = (() => {
  const { casefold, first, isAlnum, isAlpha, isAscii, isLower, isUpper, length, split, strip, translate } = klingRoute.characters;
  const { wordsOf } = klingRoute.opening;
  const { longest } = klingRoute.phrases;
  const { canonical, isDense } = klingRoute.words;

  const LONGEST_GOAL = 400;
  const SHORT_SENTENCE = 12;
  const SHORTEST_NAME = 3;
  const FIRST_HANGUL = "가";
  const NAME_KINDS = ["ours", "product", "neighbour", "foreign", "host", "outside", "tool"];

  function isKnown(token, index) {
    return (
      index.phrases.has(token) ||
      index.fillers.has(token) ||
      ["known", "vocabulary", "elsewhere"].some((name) => wordsOf(index, name).has(token))
    );
  }

  function capitalised(goal, index) {
    if (length(goal) > LONGEST_GOAL || isLower(goal)) return new Set();
    const found = new Set();
    let small = false;
    let starts = true;
    for (const piece of split(translate(goal, index.folds))) {
      const written = strip(piece, ".?");
      const begins = starts;
      starts = written === "" || piece.endsWith(".") || piece.endsWith("?");
      const word = casefold(written);
      if (!isAlnum(word) || isUpper(written)) continue;
      const token = canonical(word, index);
      if (index.fillers.has(token)) continue;
      if (written === word) {
        small = small || (length(word) > 2 && isAlpha(word) && isLower(word) && isKnown(token, index));
      } else if (!begins) {
        const meaning = index.phrases.get(token);
        if (meaning !== undefined || wordsOf(index, "known").has(token)) {
          if (meaning === undefined || !NAME_KINDS.includes(index.meanings[meaning][1])) return new Set();
        } else {
          found.add(word);
        }
      }
    }
    return small ? found : new Set();
  }

  function isWordlike(token) {
    return isAlpha([...token].slice(0, SHORTEST_NAME).join(""));
  }

  function standsForName(words, tokens, place, index) {
    if (place + 1 < words.length && index.domains.has(words[place + 1])) return true;
    if (index.describing.some((ending) => words[place].endsWith(ending)) || !isWordlike(tokens[place])) return false;
    return place > 0 && (index.places.has(words[place - 1]) || index.belongs.has(words[place - 1]));
  }

  function leadsDense(goal, words) {
    const name = words[0];
    if (!(words.length > 1 && words.length <= SHORT_SENTENCE / 2) || length(name) < 2 || split(goal)[0] !== name) return false;
    return isDense(first(name)) && isAlpha(words[1]) && (isAscii(words[1]) || name[0] < FIRST_HANGUL);
  }

  function isLatinAmidDense(token, tokens) {
    if (!(isAscii(token) && isAlpha(token) && token.length > 2)) return false;
    return tokens.length <= SHORT_SENTENCE && tokens.some((other) => isDense(first(other)));
  }

  function isNamesake(tokens, words, place, preceded, index) {
    if (place + 1 === tokens.length) {
      return place > 0 && (index.places.has(words[place - 1]) || index.belongs.has(words[place - 1]));
    }
    if (preceded || longest(tokens, place, index)[1] > place + 1) return false;
    for (let after = place + 1; after < tokens.length; after += 1) {
      const meaning = longest(tokens, after, index)[0];
      if (meaning !== undefined) return index.meanings[meaning][3];
      if (index.fillers.has(tokens[after])) return false;
    }
    return false;
  }

  return { SHORT_SENTENCE, isKnown, capitalised, isWordlike, standsForName, leadsDense, isLatinAmidDense, isNamesake };
})();
