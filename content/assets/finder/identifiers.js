// kling_route/matching/identifiers.py: names out of programs, taken apart.
"use strict";

klingRoute.identifiers = (() => {
  const { casefold, isAscii, isLower, isUpper, length, split, translate } = klingRoute.characters;
  const { isKnown } = klingRoute.naming;
  const { canonical } = klingRoute.words;

  const LONGEST_GOAL = 4000;
  const SHORTEST_FIRST = 2;
  const FEWEST_WORDS = 3;
  const TOPIC = "topic";

  function takenApart(goal, index) {
    if (length(goal) > LONGEST_GOAL || isLower(goal)) return goal;
    for (const name of new Set(split(translate(goal, index.folds).replaceAll(".", " ")))) {
      if (isAscii(name) && !isLower(name.slice(1))) {
        const words = humps(name);
        if (isIdentifier(name, words, index)) goal = goal.replaceAll(name, words.join(" ").toLowerCase());
      }
    }
    return goal;
  }

  function humps(name) {
    const starts = [...name].map((_, place) => place).filter((place) => place === 0 || isHump(name, place));
    return starts.map((start, number) => name.slice(start, starts[number + 1]));
  }

  function isHump(name, place) {
    return isUpper(name[place]) && (!isUpper(name[place - 1]) || isLower(name.slice(place + 1, place + 2)));
  }

  function isIdentifier(name, words, index) {
    if (words.length === 1 || isKnown(canonical(casefold(name), index), index)) return false;
    const tokens = words.map((word) => canonical(casefold(word), index));
    const known = tokens.filter((token) => isKnown(token, index)).length;
    if (isLower(name[0])) return words[0].length >= SHORTEST_FIRST && 2 * known >= words.length;
    return known === words.length && (known >= FEWEST_WORDS || tokens.every((token) => isTopic(token, index)));
  }

  function isTopic(token, index) {
    const meaning = index.phrases.get(token);
    return meaning !== undefined && index.meanings[meaning][1] === TOPIC;
  }

  return { takenApart };
})();
