import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { SecretsManagerClient, GetSecretValueCommand } from "@aws-sdk/client-secrets-manager";
import { Logger } from "@aws-lambda-powertools/logger";

const logger = new Logger({ serviceName: "apidot-submit" });
const secrets = new SecretsManagerClient({});
const db = new DynamoDBClient({});
const RETRYABLE = [429, 500, 502, 503, 504];

let cached;
async function apiKey() {
  if (!cached) {
    const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId: "apidot/api-key" }));
    cached = SecretString;
    logger.info("secret loaded", { length: cached.length });
  }
  return cached;
}

async function submit(body, attempts = 4) {
  for (let attempt = 1; ; attempt += 1) {
    const response = await fetch("https://api.apidot.ai/api/generate/submit", {
      method: "POST",
      headers: { Authorization: `Bearer ${await apiKey()}`, "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    if (response.ok) return response.json();
    const text = await response.text();
    logger.warn("submit failed", { attempt, status: response.status, text });
    if (!RETRYABLE.includes(response.status) || attempt === attempts) throw new Error(`submit: ${response.status}`);
    await new Promise((resolve) => setTimeout(resolve, 2 ** attempt * 500 + Math.random() * 500));
  }
}

export const handler = async (event) => {
  const { prompt, images, tenant } = JSON.parse(event.body ?? "{}");
  if (!prompt || !images?.length) return { statusCode: 400, body: "prompt and images are required" };

  const answer = await submit({
    model: "kling-o1-image-edit",
    callback_url: `https://${event.requestContext.domainName}/apidot/done`,
    input: { prompt, image_urls: images },
  });
  const { task_id: taskId, status, created_time: created } = answer.data;
  await db.send(
    new PutItemCommand({
      TableName: process.env.TABLE,
      Item: { taskId: { S: taskId }, tenant: { S: tenant }, status: { S: status }, created: { S: String(created) } },
    }),
  );
  logger.info("submitted", { taskId, tenant, images: images.length });
  return { statusCode: 202, body: JSON.stringify({ taskId }) };
};
