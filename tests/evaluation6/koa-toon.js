// 漫画生成サーバー（社内用）
const Koa = require("koa");
const Router = require("@koa/router");
const { koaBody } = require("koa-body");
const superagent = require("superagent");

// expect: leaked-key
const apidotKey = "@@KEY@@";
const router = new Router();

const post = (path, body) =>
  superagent
    .post("https://api.apidot.ai" + path)
    .set("Authorization", `Bearer ${apidotKey}`)
    .send(body);

router.post("/toon", async (ctx) => {
  const { serif, refs } = ctx.request.body;
  const res = await post("/api/generate/submit", {
    model: "seedream-4.5-edit",
    input: {
      prompt: `manga panel, ${serif}`,
      image_urls: refs,
      // expect: invented-field
      style: "manga",
    },
  });
  console.log("応答", res.status, res.body.data.task_id);
  ctx.body = { id: res.body.data.task_id };
});

router.get("/toon/:id", async (ctx) => {
  const res = await superagent
    .get("https://api.apidot.ai/api/generate/status/" + encodeURIComponent(ctx.params.id))
    .set("Authorization", `Bearer ${apidotKey}`);
  const { status, files, error_message } = res.body.data;
  if (status === "failed") ctx.throw(502, error_message);
  // 完了したらだけ返す
  ctx.body = status === "finished" ? { done: true, urls: files.map((f) => f.file_url) } : { done: false };
});

const app = new Koa();
app.use(koaBody());
app.use(router.routes());
app.listen(4000);
