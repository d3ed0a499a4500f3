import OpenAI from "openai";
import Replicate from "replicate";
import Stripe from "stripe";

const openai = new OpenAI({ apiKey: process.env.OPENAI_API_KEY });
const replicate = new Replicate({ auth: process.env.REPLICATE_API_TOKEN });
const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!);

type Picture = { provider: "openai" | "replicate" | "apidot"; url: string };

async function viaOpenAI(prompt: string): Promise<Picture> {
  const image = await openai.images.generate({ model: "dall-e-3", prompt, size: "1024x1024" });
  console.log("openai", image);
  return { provider: "openai", url: image.data![0].url! };
}

async function viaReplicate(prompt: string): Promise<Picture> {
  let prediction = await replicate.predictions.create({
    model: "black-forest-labs/flux-schnell",
    input: { prompt, num_outputs: 1 },
  });
  prediction = await replicate.wait(prediction);
  console.log("replicate", prediction.status, prediction.output);
  if (prediction.status !== "succeeded") throw new Error(String(prediction.error));
  return { provider: "replicate", url: prediction.output[0] };
}

async function viaApidot(description: string): Promise<Picture> {
  const headers = { Authorization: `Bearer ${process.env.APIDOT_API_KEY}`, "Content-Type": "application/json" };
  // expect: logged-key
  console.debug("apidot headers", headers);
  const submit = await fetch("https://api.apidot.ai/api/generate/submit", {
    method: "POST",
    headers,
    body: JSON.stringify({
      model: "z-image",
      // expect: missing-field
      input: { prompt: description },
    }),
  });
  if (!submit.ok) throw new Error(`apidot ${submit.status}`);
  const { data: submitted } = await submit.json();
  for (let left = 60; left > 0; left--) {
    await new Promise((r) => setTimeout(r, 2_000));
    const poll = await fetch(`https://api.apidot.ai/api/generate/status/${submitted.task_id}`, { headers });
    const { data: task } = await poll.json();
    if (task.status === "finished") return { provider: "apidot", url: task.files[0].file_url };
    if (task.status === "failed") throw new Error(task.error_message);
  }
  throw new Error("apidot: timeout");
}

export async function picture(prompt: string, customer: string): Promise<Picture> {
  const charge = await stripe.paymentIntents.create({ amount: 20, currency: "eur", customer });
  console.log("stripe", charge.id, charge.status);
  if (charge.status !== "succeeded") throw new Error("payment failed");
  for (const provider of [viaApidot, viaReplicate, viaOpenAI]) {
    try {
      return await provider(prompt);
    } catch (error) {
      console.warn(provider.name, "failed, trying the next one:", (error as Error).message);
    }
  }
  throw new Error("no provider could help");
}
