// serverless: POST /render  ->  starts a clip ; POST /render/hook  ->  stores it
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, PutCommand, UpdateCommand, GetCommand } from "@aws-sdk/lib-dynamodb";
import { SSMClient, GetParameterCommand } from "@aws-sdk/client-ssm";

const ddb = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const ssm = new SSMClient({});
const { TABLE, STAGE = "dev", SELF } = process.env;
let cachedKey;

const key = async () =>
  (cachedKey ??= (await ssm.send(new GetParameterCommand({ Name: `/${STAGE}/apidot/key`, WithDecryption: true }))).Parameter.Value);

const reply = (statusCode, obj) => ({ statusCode, headers: { "content-type": "application/json" }, body: JSON.stringify(obj) });

export const start = async (event) => {
  const { brief, seconds = 10 } = JSON.parse(event.body ?? "{}");
  const request = {
    model: "sora-2-official",
    callback_url: `${SELF}/render/hook`,
    input: {
      prompt: brief,
      // expect: invalid-value
      duration: "8s",
      aspect_ratio: "16:9",
      // expect: invalid-value
      resolution: "4k",
    },
  };
  // expect: logged-payload
  console.log("REQUEST", JSON.stringify({ request, seconds }));
  const res = await fetch("https://api.apidot.ai/api/generate/submit", {
    method: "POST",
    headers: { Authorization: "Bearer " + (await key()), "Content-Type": "application/json" },
    body: JSON.stringify(request),
  });
  const out = await res.json();
  if (!res.ok) {
    console.log("apidot said", out);
    return reply(502, { error: out.error?.message });
  }
  await ddb.send(new PutCommand({ TableName: TABLE, Item: { pk: out.data.task_id, at: Date.now() } }));
  return reply(202, { job: out.data.task_id });
};

export const hook = async (event) => {
  // expect: logged-payload
  console.log("HOOK", event.body);
  const { data } = JSON.parse(event.body);
  const row = await ddb.send(new GetCommand({ TableName: TABLE, Key: { pk: data.task_id } }));
  if (!row.Item) return reply(404, {});
  // expect: early-result
  const url = data.files?.[0]?.file_url;
  await ddb.send(new UpdateCommand({
    TableName: TABLE,
    Key: { pk: data.task_id },
    UpdateExpression: "set #u = :u",
    ExpressionAttributeNames: { "#u": "video" },
    ExpressionAttributeValues: { ":u": url },
  }));
  return reply(200, {});
};
