import { createLogger } from "./logger.mjs";

const logger = createLogger("kling");

export const settings = {
  endpoint: "https://api.apidot.ai/api/generate",
  // expect: leaked-key
  apiKey: "@@KEY@@",
};

const headers = () => ({ "content-type": "application/json", authorization: `Bearer ${settings.apiKey}` });

export async function submit(input) {
  const response = await fetch(`${settings.endpoint}/submit`, {
    method: "POST",
    headers: headers(),
    body: JSON.stringify({
      model: "kling-o1-image-edit",
      input: {
        ...input,
        // expect: invalid-value
        resolution: "HD",
      },
    }),
  });
  if (!response.ok) {
    logger.error("submit", response.status, await response.text());
    throw new Error(`submit: ${response.status}`);
  }
  const answer = await response.json();
  // expect: logged-payload
  logger.info("submitted", answer);
  return answer;
}

export async function status(id) {
  const response = await fetch(`${settings.endpoint}/status/${id}`, { headers: headers() });
  return (await response.json()).data;
}
