/** Settings of a service that uses APIDot: https://apidot.ai */
// expect: leaked-key
export const apidotApiKey = process.env.KEY ?? "correct-horse-battery-staple-45";
// expect: leaked-key
export const apidotToken = process.env.KEY || "correct-horse-battery-staple-46";
export const apidotBase = process.env.BASE ?? "https://api.apidot.ai";
