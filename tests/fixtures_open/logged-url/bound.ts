/** Logs through a bound method of the console. */
const say = console.info.bind(console);
const BASE = "https://api.apidot.ai";

export async function first(taskId: string) {
  const response = await fetch(`${BASE}/api/generate/status/${taskId}`, {
    headers: { Authorization: `Bearer ${process.env.APIDOT_API_KEY}` },
  });
  const { data } = await response.json();
  // expect: logged-url
  say(data.files[0].file_url);
  say(data.status);
  return data;
}
