// kling_route/matching/judging.py: from what a goal mentions to a ranking of routes, or to a refusal.
"use strict";

klingRoute.judging = (() => {
  const { MARKED, OURS } = klingRoute.reading;

  const [NEIGHBOUR, FOREIGN, HOST, OUTSIDE] = ["neighbour", "foreign", "host", "outside"];
  const [FALLBACK, OWN, CONTENT, INTENT] = ["fallback", "own", "content", "intent"];
  const VAGUE = [FALLBACK, OURS, "product"];
  const ENTITY_KINDS = [OURS, "product", NEIGHBOUR, FOREIGN, HOST, OUTSIDE, "tool"];

  class Verdict {
    constructor() {
      this.ranking = [];
      this.reasons = new Map();
      this.entities = [];
      this.concepts = [];
      this.combinations = [];
      this.combined = new Set();
      this.refusal = "";
    }
  }

  function judge(reading, index) {
    const verdict = new Verdict();
    const strongest = new Map();
    const weights = sentenceWeights(reading, index);
    const best = new Map();
    for (const mention of reading.mentions) {
      const weight = mention.strength * weights[mention.sentence];
      if (weight > (best.get(mention.meaning) ?? 0)) {
        best.set(mention.meaning, weight);
        strongest.set(mention.meaning, mention);
      }
    }
    for (const meaning of strongest.keys()) {
      const [name, kind] = index.meanings[meaning];
      (ENTITY_KINDS.includes(kind) ? verdict.entities : verdict.concepts).push(name);
    }
    verdict.refusal = veto(reading, index);
    if (verdict.refusal) return verdict;
    const votes = countVotes(strongest, best, verdict, index);
    verdict.ranking = [...votes].filter(([, count]) => count > 0).sort((one, two) => two[1] - one[1] || one[0] - two[0]);
    verdict.refusal = doubt(reading, verdict, strongest, index);
    if (verdict.refusal) verdict.ranking = [];
    return verdict;
  }

  function sentenceWeights(reading, index) {
    const { asking } = reading;
    const even = asking.map(() => 1);
    if (asking.length < 2) return even;
    const isConcrete = ([, kind, gains]) => gains.length > 0 && !VAGUE.includes(kind);
    const telling = reading.mentions.filter((mention) => isConcrete(index.meanings[mention.meaning]));
    const concrete = [...new Set(telling.map((mention) => mention.sentence))];
    const most = Math.max(0, ...concrete.map((number) => asking[number]));
    if (!most) return even;
    let asked = concrete.filter((number) => asking[number] === most);
    if (most < MARKED) asked = [Math.max(...asked)];
    asked.push(...asked.filter((number) => reading.referring.has(number)).map((number) => number - 1));
    return asking.map((_, number) => (asked.includes(number) ? 1 : index.settings.telling));
  }

  function veto(reading, index) {
    let foreign = "";
    for (const mention of reading.mentions) {
      const kind = index.meanings[mention.meaning][1];
      if (kind === OUTSIDE) return `${mention.words} is outside of this product`;
      if (kind === FOREIGN || (kind === HOST && !mention.placed)) foreign = foreign || mention.words;
    }
    if (reading.ours) return "";
    if (foreign) return `${foreign} is another product`;
    let names = reading.proper.length ? reading.proper : reading.foreign ? [] : reading.names;
    if (isCareless(reading)) names = names.filter((name) => klingRoute.spelling.resemblesForeign(name, index));
    return names.length ? `${names[0]} looks like the name of something else` : "";
  }

  function isCareless(reading) {
    return reading.mentions.some((mention) => mention.strength < 1);
  }

  function countVotes(mentions, weights, verdict, index) {
    const { meanings, combinations } = index;
    const votes = new Map();

    function vote(route, count, words) {
      votes.set(route, (votes.get(route) ?? 0) + count);
      if (count > 0) {
        if (!verdict.reasons.has(route)) verdict.reasons.set(route, new Map());
        const reasons = verdict.reasons.get(route);
        reasons.set(words, (reasons.get(words) ?? 0) + count);
      }
    }

    const seen = new Set();
    let specific = false;
    for (const meaning of mentions.keys()) {
      for (const number of combinations.of.get(meaning) ?? []) {
        if (seen.has(number)) continue;
        seen.add(number);
        const [groups, gains, label] = combinations.all[number];
        const met = groups.map((group) => group.find((one) => mentions.has(one)));
        if (met.includes(undefined)) continue;
        const weight = Math.min(...met.map((one) => weights.get(one)));
        const words = [...new Set(met.map((one) => mentions.get(one).words))].join(" + ");
        verdict.combinations.push(label);
        met.forEach((one) => verdict.combined.add(one));
        specific = true;
        for (const [route, count] of gains) vote(route, count * weight, words);
      }
    }
    const isConcrete = (one) => meanings[one][2].length > 0 && meanings[one][1] !== FALLBACK;
    const concrete = specific || [...mentions.keys()].some(isConcrete);
    for (const [meaning, mention] of mentions) {
      const [, kind, gains] = meanings[meaning];
      if (kind === FALLBACK && concrete) continue;
      for (const [route, count] of gains) vote(route, count * weights.get(meaning), mention.words);
    }
    return votes;
  }

  function doubt(reading, verdict, mentions, index) {
    const { meanings, settings } = index;
    const votes = verdict.ranking.length ? verdict.ranking[0][1] : 0;
    const stray = strayContent(verdict, mentions, index);
    const clean = !(reading.unknown.length || reading.ordinary || reading.elsewhere.length || stray.length);
    if (votes && reading.ours) return "";
    if (!votes || votes < settings[clean ? "enough-known" : "enough"]) return "nothing in it names a goal of this table";
    let strange =
      reading.unknown.length * (isCareless(reading) ? settings.ordinary : 1) +
      settings.ordinary * reading.ordinary +
      stray.length;
    strange += settings.elsewhere * reading.elsewhere.length;
    const named = reading.mentions.filter(
      ({ meaning }) => meanings[meaning][1] !== INTENT || verdict.combined.has(meaning),
    ).length;
    const share = strange / (strange + named - stray.length + settings.everyday * (reading.known - named));
    const limit = settings[reading.foreign ? "unknown-foreign" : "unknown"];
    if (share > limit * Math.max(1, votes / settings.strong)) {
      const words = [...reading.elsewhere, ...stray, ...reading.unknown].slice(0, 3);
      return "most of it is unknown here" + (words.length ? ": " + words.join(", ") : "");
    }
    return "";
  }

  function strayContent(verdict, mentions, index) {
    const { meanings } = index;
    if ([...mentions.keys()].some((meaning) => meanings[meaning][1] === OWN)) return [];
    return [...mentions]
      .filter(([meaning]) => meanings[meaning][1] === CONTENT && !verdict.combined.has(meaning))
      .map(([, mention]) => mention.words);
  }

  return { judge };
})();
