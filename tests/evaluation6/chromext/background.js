import { api, say, sleep } from "./lib.js";

chrome.contextMenus.create({ id: "restyle", title: "Restyle with APIDot", contexts: ["image"] });

chrome.contextMenus.onClicked.addListener(async (info) => {
  const { key, style } = await chrome.storage.session.get(["key", "style"]);
  // expect: logged-url
  say("restyling", info.srcUrl);
  const { task_id } = await api(key, "/submit", {
    // expect: invented-model
    model: "kling-o1-image",
    input: { prompt: style, image_urls: [info.srcUrl] },
  });
  await chrome.storage.local.set({ last: task_id });
  let task;
  // expect: unbounded-polling
  do {
    await sleep(2500);
    task = await api(key, `/status/${task_id}`);
    say(task_id, task.status);
  } while (task.status !== "finished" && task.status !== "failed");
  if (task.status === "finished") {
    chrome.tabs.create({ url: task.files[0].file_url });
  } else {
    say(task.error_message);
  }
});
