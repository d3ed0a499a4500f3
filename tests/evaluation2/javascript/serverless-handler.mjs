import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { SecretsManagerClient, GetSecretValueCommand } from "@aws-sdk/client-secrets-manager";

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const secrets = new SecretsManagerClient({});
const { TABLE, STAGE_URL } = process.env;

let cached;
async function apidotKey() {
  if (!cached) {
    const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId: "apidot" }));
    cached = JSON.parse(SecretString).apiKey;
    // expect: logged-key
    console.debug("loaded key from secrets manager", cached);
  }
  return cached;
}

export const submit = async (event) => {
  const { prompt, photo } = JSON.parse(event.body ?? "{}");
  const init = {
    method: "POST",
    headers: { authorization: "Bearer " + (await apidotKey()), "content-type": "application/json" },
    body: JSON.stringify({
      model: "kling-o3-image-edit",
      callback_url: `${STAGE_URL}/hook`,
      input: {
        prompt,
        image_urls: [photo],
        // expect: invalid-value
        result_type: "batch",
      },
    }),
  };
  // expect: logged-key
  console.log("request", init);
  const res = await fetch("https://api.apidot.ai/api/generate/submit", init);
  const text = await res.text();
  if (res.status !== 200) {
    console.error("submit failed", res.status, text);
    return { statusCode: 502 };
  }
  // expect: logged-payload
  console.log("response", text.slice(0, 200));
  const { data: { task_id: taskId } } = JSON.parse(text);
  await db.send(new PutCommand({ TableName: TABLE, Item: { pk: taskId, status: "PENDING" } }));
  return { statusCode: 202, body: JSON.stringify({ taskId }) };
};

export const hook = async (event) => {
  const { data } = JSON.parse(event.body);
  const ready = data.status === "finished";
  console.log("hook", { task: data.task_id, ready });
  if (ready) {
    const urls = data.files.map((f) => f.file_url);
    // expect: logged-url
    console.log("urls", urls);
    await db.send(
      new UpdateCommand({
        TableName: TABLE,
        Key: { pk: data.task_id },
        UpdateExpression: "SET #s = :s, urls = :u",
        ExpressionAttributeNames: { "#s": "status" },
        ExpressionAttributeValues: { ":s": "READY", ":u": urls },
      }),
    );
  }
  return { statusCode: 204 };
};
