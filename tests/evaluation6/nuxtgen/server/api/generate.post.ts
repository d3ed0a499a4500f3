import { useDot } from "../utils/dot";

export default defineEventHandler(async (event) => {
  const { motiv, breite, hoehe } = await readBody(event);
  const dot = useDot();
  const answer = await dot("/api/generate/submit", {
    method: "POST",
    body: {
      model: "wan-2.7-image-pro",
      input: {
        prompt: `Tapete, nahtlos, ${motiv}`,
        size: { width: breite, height: hoehe },
        // expect: invalid-value
        n: 8,
        // expect: invented-field
        tileable: true,
      },
    },
  });
  // expect: logged-prompt
  console.log("neue Tapete:", motiv);
  // expect: invented-response-field
  setCookie(event, "task", answer.task_id, { httpOnly: true });
  return { ok: true };
});
