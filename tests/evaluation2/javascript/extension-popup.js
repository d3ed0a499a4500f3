/* Right-click an image, change it with Kling O1 through APIDot */
const keyField = document.getElementById("key");
const promptField = document.getElementById("prompt");
const output = document.getElementById("output");

document.getElementById("save").addEventListener("click", () => {
  // expect: client-side-key
  localStorage.setItem("apidot_api_key", keyField.value);
  output.textContent = "Key saved";
});

async function call(path, options = {}) {
  const apiKey = localStorage.getItem("apidot_api_key");
  const response = await fetch(`https://api.apidot.ai${path}`, {
    ...options,
    headers: { Authorization: `Bearer ${apiKey}`, "Content-Type": "application/json" },
  });
  return response.json();
}

document.getElementById("go").addEventListener("click", async () => {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  const { lastImage } = await chrome.storage.session.get("lastImage");
  console.log("tab", tab.id);
  const { data } = await call("/api/generate/submit", {
    method: "POST",
    body: JSON.stringify({
      model: "kling-o1-image-edit",
      input: { prompt: promptField.value, image_urls: [lastImage] },
    }),
  });
  for (let i = 0; i < 60; i++) {
    await new Promise((resolve) => setTimeout(resolve, 3000));
    const state = await call(`/api/generate/status/${data.task_id}`);
    output.textContent = `${state.data.status} ${state.data.progress ?? 0}%`;
    if (state.data.status === "finished") {
      // expect: logged-url
      console.log("result", state.data.files[0].file_url);
      chrome.tabs.create({ url: state.data.files[0].file_url });
      return;
    }
    if (state.data.status === "failed") {
      output.textContent = state.data.error_message;
      return;
    }
  }
});
