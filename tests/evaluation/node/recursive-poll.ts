import * as vscode from "vscode";

const output = vscode.window.createOutputChannel("Kling");

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  context.subscriptions.push(vscode.commands.registerCommand("kling.edit", () => edit(context)));
}

async function request(context: vscode.ExtensionContext, path: string, body?: object): Promise<any> {
  const key = await context.secrets.get("apidotApiKey");
  const response = await fetch("https://api.apidot.ai" + path, {
    method: body ? "POST" : "GET",
    headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
    body: body && JSON.stringify(body),
  });
  const answer: any = await response.json();
  if (!response.ok) {
    console.error("apidot", response.status, answer);
    throw new Error(answer.error?.message ?? "request failed");
  }
  return answer.data;
}

// expect: hot-loop-polling
async function poll(context: vscode.ExtensionContext, id: string, left = 1000): Promise<string[]> {
  const task = await request(context, `/api/generate/status/${id}`);
  if (task.status === "finished") return task.files.map((f: any) => f.file_url);
  if (task.status === "failed" || left === 0) throw new Error(task.error_message ?? "no result");
  return poll(context, id, left - 1);
}

async function edit(context: vscode.ExtensionContext): Promise<void> {
  const prompt = await vscode.window.showInputBox({ prompt: "What should change?" });
  const image = await vscode.window.showInputBox({ prompt: "Image address" });
  if (!prompt || !image) return;
  const task = await request(context, "/api/generate/submit", {
    model: "kling-o1-image-edit",
    input: { prompt, image_urls: [image] },
  });
  await context.globalState.update("lastTask", task.task_id);
  const urls = await poll(context, task.task_id);
  // expect: logged-url
  console.log("kling results", urls);
  output.appendLine(`${task.task_id}: ${urls.length} image(s)`);
  await vscode.env.openExternal(vscode.Uri.parse(urls[0]));
}
