export const config = {
  base: process.env.APIDOT_BASE_URL ?? "https://api.apidot.ai",
  // expect: leaked-key
  apidotKey: process.env.APIDOT_API_KEY ?? "@@KEY@@",
  site: process.env.SITE_URL ?? "http://localhost:3000",
  // expect: invented-model
  model: "nano-banana-3-edit",
};
