const { log, error: fail } = console;
const logger = { info: console.log, debug: process.env.DEBUG ? console.log : () => {} };
const dump = (label, value) => logger.debug(label, JSON.stringify(value, null, 2));

const ROOT = "https://api.apidot.ai";
const paths = {
  submit: () => `${ROOT}/api/generate/submit`,
  status: (id) => `${ROOT}/api/generate/status/${id}`,
  // expect: invented-endpoint
  credits: () => `${ROOT}/api/user/credits`,
};

const call = async (url, options = {}) => {
  const r = await fetch(url, {
    ...options,
    headers: { Authorization: `Bearer ${process.env.APIDOT_API_KEY}`, "Content-Type": "application/json" },
  });
  if (!r.ok) {
    fail(`HTTP ${r.status}`, await r.text());
    process.exit(1);
  }
  return r.json();
};

async function credits() {
  const body = await call(paths.credits());
  log("balance", body.data.balance);
}

async function run(prompt, image) {
  const submitted = await call(paths.submit(), {
    method: "POST",
    body: JSON.stringify({ model: "flux-kontext-pro-edit", input: { prompt, image_urls: [image] } }),
  });
  // expect: logged-payload
  dump("submitted", submitted);
  const id = submitted.data.task_id;
  for (let n = 1; n <= 50; n++) {
    await new Promise((r) => setTimeout(r, 4e3));
    const { data, message } = await call(paths.status(id));
    log(`#${n}`, data.status, message);
    if (data.status === "failed") return fail(data.error_message);
    if (data.status === "finished") {
      const [{ file_url: link, file_type: kind }] = data.files;
      // expect: logged-url
      logger.info(`${kind}: ${link}`);
      return link;
    }
  }
  fail("gave up on", id);
}

const [command, ...rest] = process.argv.slice(2);
({ credits, run })[command]?.(...rest);
