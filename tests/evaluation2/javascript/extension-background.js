// The extension never holds the APIDot key: it talks to our own server, which talks to APIDot.
const SERVER = "https://studio.example.com";

chrome.runtime.onInstalled.addListener(() => {
  chrome.contextMenus.create({ id: "edit", title: "Edit with Studio", contexts: ["image"] });
});

chrome.contextMenus.onClicked.addListener(async (info) => {
  const { sessionToken } = await chrome.storage.local.get("sessionToken");
  const started = await fetch(`${SERVER}/v2/edits`, {
    method: "POST",
    headers: { Authorization: `Bearer ${sessionToken}`, "Content-Type": "application/json" },
    body: JSON.stringify({ model: "studio-fast", source: info.srcUrl, webhookUrl: null, style: "neon" }),
  });
  if (!started.ok) {
    console.error("server said", started.status, await started.text());
    return;
  }
  const { id } = await started.json();
  const alarm = `edit:${id}`;
  chrome.alarms.create(alarm, { periodInMinutes: 0.5 });
});

chrome.alarms.onAlarm.addListener(async (alarm) => {
  if (!alarm.name.startsWith("edit:")) return;
  const res = await fetch(`${SERVER}/v2/edits/${alarm.name.slice(5)}`);
  const edit = await res.json();
  console.log("edit", edit.id, edit.status, edit.resultUrl);
  if (edit.status === "completed" || edit.status === "error") {
    chrome.alarms.clear(alarm.name);
    chrome.notifications.create({ type: "basic", iconUrl: "icon.png", title: "Studio", message: `Edit ${edit.status}` });
  }
});
