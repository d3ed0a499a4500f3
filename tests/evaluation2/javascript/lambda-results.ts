import type { APIGatewayProxyHandlerV2, SQSHandler } from "aws-lambda";
import { Logger } from "@aws-lambda-powertools/logger";
import { S3Client, PutObjectCommand } from "@aws-sdk/client-s3";

const logger = new Logger({ serviceName: "results" });
const s3 = new S3Client({});

const statusOf = async (id: string) => {
  const res = await fetch(`https://api.apidot.ai/api/generate/status/${id}`, {
    headers: { Authorization: `Bearer ${process.env.APIDOT_API_KEY}` },
  });
  return (await res.json()).data;
};

export const hook: APIGatewayProxyHandlerV2 = async (event) => {
  const body = JSON.parse(event.body ?? "{}");
  const { task_id: id, status, files = [] } = body.data ?? body;
  logger.info("hook", { id, status, files: files.length });
  if (status === "failed") return { statusCode: 204 };
  // expect: early-result
  const links = files.map((file: { file_url: string }) => file.file_url);
  await s3.send(new PutObjectCommand({ Bucket: process.env.BUCKET, Key: `${id}.json`, Body: JSON.stringify(links) }));
  return { statusCode: 204 };
};

export const sweep: SQSHandler = async (event) => {
  for (const record of event.Records) {
    const { id, job } = JSON.parse(record.body);
    const task = await statusOf(id);
    if (task.status !== "finished") {
      logger.warn("not ready", { id, job, status: task.status, reason: task.error_message });
      continue;
    }
    for (const { file_url, file_type } of task.files) {
      const copy = await fetch(file_url);
      const key = `${job}/${id}.${file_type}`;
      await s3.send(new PutObjectCommand({ Bucket: process.env.BUCKET, Key: key, Body: new Uint8Array(await copy.arrayBuffer()) }));
      logger.info("copied", { key, bytes: copy.headers.get("content-length") });
    }
  }
};
