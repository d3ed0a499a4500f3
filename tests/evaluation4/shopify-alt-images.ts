// app/routes/app.alt-images.tsx loader/action helpers of our Shopify app
import type { ActionFunctionArgs } from "@remix-run/node";
import { json } from "@remix-run/node";
import pRetry, { AbortError } from "p-retry";
import { authenticate } from "../shopify.server";
import prisma from "../db.server";

const APIDOT = "https://api.apidot.ai/api/generate";

async function startEdit(productImage: string, scene: string) {
  return pRetry(
    async () => {
      const res = await fetch(`${APIDOT}/submit`, {
        method: "POST",
        headers: {
          Authorization: `Bearer ${process.env.APIDOT_API_KEY}`,
          "Content-Type": "application/json",
        },
        body: JSON.stringify({
          model: "kling-o3-image-edit",
          input: { prompt: scene, image_urls: [productImage], resolution: "2K", size: "1:1", n: 2 },
        }),
      });
      if (res.status >= 400 && res.status < 500 && res.status !== 429) {
        throw new AbortError(`refused: ${res.status}`);
      }
      if (!res.ok) throw new Error(`HTTP ${res.status}`);
      return (await res.json()).data.task_id as string;
    },
    { retries: 4, minTimeout: 1000, randomize: true },
  );
}

async function readTask(id: string) {
  const res = await fetch(`${APIDOT}/status/${id}`, {
    headers: { Authorization: `Bearer ${process.env.APIDOT_API_KEY}` },
  });
  return (await res.json()).data;
}

export async function action({ request }: ActionFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const form = await request.formData();
  const productId = String(form.get("productId"));
  const scene = String(form.get("scene"));

  const product = await admin.graphql(`query($id: ID!) { product(id: $id) { featuredImage { url } } }`, {
    variables: { id: productId },
  });
  const image = (await product.json()).data.product.featuredImage.url;

  const taskId = await startEdit(image, scene);
  await prisma.altImage.create({ data: { taskId, productId, shop: session.shop } });
  // expect: logged-url
  console.log(`${session.shop}: ${productId} from ${image} -> ${taskId}`);
  return json({ taskId });
}

export async function collect(taskId: string) {
  const task = await readTask(taskId);
  if (task.status === "failed") {
    await prisma.altImage.update({ where: { taskId }, data: { error: task.error_message } });
    return [];
  }
  // expect: early-result
  const urls = task.files?.map((f: { file_url: string }) => f.file_url) ?? [];
  await prisma.altImage.update({ where: { taskId }, data: { urls } });
  return urls;
}
