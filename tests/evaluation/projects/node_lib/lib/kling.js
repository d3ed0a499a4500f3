const { requestJson, sleep } = require("./http");

const API = "https://api.apidot.ai/api/generate";
const headers = { Authorization: `Bearer ${process.env.APIDOT_API_KEY}` };

exports.paint = async function paint(prompt, size = "1:1") {
  const body = { model: "kling-o3-image", input: { prompt, size, result_type: "single" } };
  // expect: logged-payload
  const answer = await requestJson(`${API}/submit`, { method: "POST", headers, body });
  return answer.data.task_id;
};

exports.settled = async function settled(taskId, tries = 60) {
  while (tries-- > 0) {
    const { data } = await requestJson(`${API}/status/${taskId}`, { headers });
    if (data.status === "finished" || data.status === "failed") return data;
    await sleep(3000);
  }
  throw new Error(`${taskId} is not done yet`);
};
