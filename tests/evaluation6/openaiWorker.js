export default {
  async fetch(req, env) {
    const { prompt } = await req.json();
    console.log("prompt:", prompt);
    const r = await fetch("https://api.openai.com/v1/images/generations", {
      method: "POST",
      headers: { Authorization: `Bearer ${env.OPENAI_API_KEY || "@@KEY@@"}`, "Content-Type": "application/json" },
      body: JSON.stringify({ model: "gpt-image-1", prompt, n: 1, size: "1024x1024", quality: "hd" }),
    });
    const out = await r.json();
    console.log(out);
    return Response.json({ url: out.data[0].url });
  },
};
