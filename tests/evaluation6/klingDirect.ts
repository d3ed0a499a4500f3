import jwt from "jsonwebtoken";

const sign = () =>
  jwt.sign({ iss: process.env.KLING_ACCESS_KEY, nbf: Math.floor(Date.now() / 1000) - 5 }, process.env.KLING_SECRET_KEY!, {
    algorithm: "HS256",
    expiresIn: 1800,
  });

export async function omni(prompt: string, images: string[]) {
  const body = { model_name: "kling-image-o1", prompt, image_list: images.map((image) => ({ image })), callback_url: "" };
  console.log("kling", body);
  const res = await fetch("https://api-singapore.klingai.com/v1/images/omni-image", {
    method: "POST",
    headers: { Authorization: `Bearer ${sign()}`, "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  const { data } = await res.json();
  let task = data;
  while (task.task_status !== "succeed") {
    const r = await fetch(`https://api-singapore.klingai.com/v1/images/omni-image/${data.task_id}`, {
      headers: { Authorization: `Bearer ${sign()}` },
    });
    task = (await r.json()).data;
    console.log(task);
  }
  return task.task_result.images.map((i: { url: string }) => i.url);
}
