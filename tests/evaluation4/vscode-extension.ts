import * as vscode from 'vscode';

const output = vscode.window.createOutputChannel('Dot Images');

/** Inserts a generated illustration into the Markdown document that is being edited. */
export function activate(context: vscode.ExtensionContext) {
  context.subscriptions.push(
    vscode.commands.registerCommand('dotImages.setKey', async () => {
      const key = await vscode.window.showInputBox({ prompt: 'APIDot API key', password: true });
      if (key) await context.secrets.store('apidot', key);
    }),
    vscode.commands.registerCommand('dotImages.illustrate', () => illustrate(context)),
  );
}

async function illustrate(context: vscode.ExtensionContext) {
  const editor = vscode.window.activeTextEditor;
  const key = await context.secrets.get('apidot');
  if (!editor || !key) {
    void vscode.window.showWarningMessage('Open a document and set your key first.');
    return;
  }
  const text = editor.document.getText(editor.selection);
  const api = vscode.workspace.getConfiguration('dotImages').get('base', 'https://api.apidot.ai');
  const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' };

  await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: 'Drawing…', cancellable: true },
    async (progress, token) => {
      const res = await fetch(`${api}/api/generate/submit`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ model: 'seedream-4', input: { prompt: text, size: '16:9' } }),
      });
      if (!res.ok) {
        output.appendLine(`submit: HTTP ${res.status}`);
        throw new Error('The service refused the text.');
      }
      const id: string = (await res.json()).data.task_id;
      await context.workspaceState.update('lastTask', id);

      const until = Date.now() + 4 * 60_000;
      while (Date.now() < until && !token.isCancellationRequested) {
        await new Promise((r) => setTimeout(r, 3000));
        const { data } = await (await fetch(`${api}/api/generate/status/${id}`, { headers })).json();
        progress.report({ message: `${data.progress ?? 0}%` });
        if (data.status === 'failed') throw new Error(data.error_message);
        if (data.status === 'finished') {
          const url = data.files[0].file_url;
          await editor.edit((b) => b.insert(editor.selection.end, `\n\n![](${url})\n`));
          return;
        }
      }
    },
  );
}

export function deactivate() {
  output.dispose();
}
