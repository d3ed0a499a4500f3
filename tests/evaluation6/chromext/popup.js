// where the visitor puts in the apidot key
const input = document.querySelector("#key");
const style = document.querySelector("#style");

document.querySelector("#save").addEventListener("click", () => {
  const apidotKey = input.value.trim();
  // expect: client-side-key
  localStorage.setItem("apidotKey", apidotKey);
  chrome.storage.session.set({ key: apidotKey, style: style.value });
  console.log("saved", apidotKey ? "key" : "nothing");
  window.close();
});
