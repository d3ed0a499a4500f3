import { NextResponse } from "next/server";
import { config } from "@/lib/config";
import { debug, dotFetch, traced } from "../../../lib/http";
import { saveTask } from "../../../lib/tasks";

export async function POST(request: Request) {
  const { product, scene } = await request.json();
  const callback = `${config.site}/api/apidot-hook`;
  // expect: logged-url
  debug("callback", callback);
  const answer = await traced("submit", () =>
    dotFetch("/api/generate/submit", {
      model: config.model,
      callback_url: callback,
      input: {
        prompt: `${product.name}, ${scene}`,
        image_urls: [product.photo],
      },
    }),
  );
  await saveTask(answer.data.task_id, { product: product.id, status: "queued" });
  return NextResponse.json({ id: answer.data.task_id }, { status: 202 });
}

export async function GET(request: Request) {
  const id = new URL(request.url).searchParams.get("id");
  // expect: invented-endpoint
  const { data } = await dotFetch(`/api/v1/generate/status/${id}`);
  return NextResponse.json({ status: data.status });
}
