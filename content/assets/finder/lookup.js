// kling_route/lookup.py: from a goal in any words to the routes that serve it, or to none.
"use strict";

klingRoute.lookup = (() => {
  const { round3, split } = klingRoute.characters;
  const { judge } = klingRoute.judging;
  const { read } = klingRoute.reading;

  const CANDIDATES = 3;
  const HALF_SCORE = 2;

  class Explanation {
    constructor(verdict, unknown) {
      this.matches = [];
      this.spoken = 0;
      this.clear = true;
      this.entities = verdict.entities;
      this.concepts = verdict.concepts;
      this.combinations = verdict.combinations;
      this.unknown = unknown;
      this.refusal = verdict.refusal;
      this.exact = false;
    }

    // What `find` of the Python module returns when no limit is given.
    get found() {
      return this.matches.slice(0, this.clear ? 1 : CANDIDATES);
    }
  }

  function explain(table, goal) {
    const { index, routes } = table;
    const reading = read(goal, index);
    const verdict = judge(reading, index);
    const explanation = new Explanation(verdict, reading.unknown);
    const certainty = 1 - (0.5 * reading.unknown.length) / Math.max(1, reading.unknown.length + reading.known);
    for (const [number, votes] of verdict.ranking) {
      const words = [...(verdict.reasons.get(number) ?? [])].sort((one, two) => two[1] - one[1]);
      const score = round3((certainty * votes) / (votes + HALF_SCORE));
      explanation.matches.push({ route: routes[number], score, why: words.map(([word]) => word) });
    }
    const exact = index.exact.get(reading.key);
    if (exact !== undefined) {
      const route = routes[exact];
      const others = explanation.matches.filter((match) => match.route !== route);
      explanation.matches = [{ route, score: 1, why: [split(goal).join(" ")] }, ...others];
      explanation.exact = true;
      explanation.refusal = "";
    } else if (explanation.matches.length > 1) {
      const [first, second] = explanation.matches;
      explanation.clear = first.score - second.score >= index.settings.margin * first.score;
    }
    explanation.spoken = explanation.matches.length;
    explanation.matches.push(...related(explanation.matches, table));
    return explanation;
  }

  function related(matches, table) {
    if (!matches.length) return [];
    const [first, last] = [matches[0].route, matches[matches.length - 1]];
    const found = matches.map((match) => match.route.id);
    const others = first.related.filter((name) => !found.includes(name)).slice(0, Math.max(CANDIDATES - matches.length, 0));
    return others.map((name) => ({
      route: table.routes.find((route) => route.id === name),
      score: Math.max(round3(last.score / 2), 0.001),
      why: [`related to ${first.id}`],
    }));
  }

  return { explain };
})();
