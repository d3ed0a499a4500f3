// kling_route/matching/phrases.py: phrases of the lexicon in a sentence.
"use strict";

klingRoute.phrases = (() => {
  const MOST_LEFT_OUT = 2;

  function longest(tokens, place, index) {
    const phrases = index.phrases;
    const reach = index.longest.get(tokens[place]) || 1;
    for (let end = Math.min(place + reach, tokens.length); end > place + 1; end -= 1) {
      const meaning = phrases.get(tokens.slice(place, end).join(" "));
      if (meaning !== undefined) return [meaning, end];
    }
    if (reach > 1) {
      const [meaning, end] = loose(tokens, place, reach, index);
      if (meaning !== undefined) return [meaning, end];
    }
    return [phrases.get(tokens[place]), place + 1];
  }

  function loose(tokens, place, reach, index) {
    const { phrases, fillers } = index;
    if (fillers.has(tokens[place])) return [undefined, place];
    const kept = [place];
    for (let at = place + 1; at < tokens.length; at += 1) {
      if (kept.length === reach || at - kept.at(-1) > MOST_LEFT_OUT + 1) break;
      if (!fillers.has(tokens[at])) kept.push(at);
    }
    for (let count = kept.length; count > 1; count -= 1) {
      const meaning = phrases.get(kept.slice(0, count).map((at) => tokens[at]).join(" "));
      if (meaning !== undefined) return [meaning, kept[count - 1] + 1];
    }
    return [undefined, place];
  }

  return { longest };
})();
