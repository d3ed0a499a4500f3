/** Where edits and their results are kept. */
import Database from "better-sqlite3";

export interface Edit {
  taskId: string;
  userId: string;
  model: string;
  sources: string[];
}

const db = new Database("edits.db");
db.exec(`CREATE TABLE IF NOT EXISTS edits (
  task_id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL,
  model TEXT NOT NULL,
  sources TEXT NOT NULL,
  status TEXT NOT NULL,
  results TEXT
)`);

/** Remembers a task before anyone waits for it. */
export function saveSubmitted(edit: Edit): void {
  db.prepare("INSERT INTO edits VALUES (?, ?, ?, ?, 'not_started', NULL)").run(
    edit.taskId,
    edit.userId,
    edit.model,
    JSON.stringify(edit.sources),
  );
}

/** Records the end of a task; false when it is unknown or was settled already. */
export function settle(taskId: string, status: string, results: string[]): boolean {
  const update = db.prepare("UPDATE edits SET status = ?, results = ? WHERE task_id = ? AND results IS NULL");
  return update.run(status, JSON.stringify(results), taskId).changes === 1;
}

/** Returns the status and results of a task. */
export function findEdit(taskId: string): { status: string; results: string[] } | undefined {
  const row = db.prepare("SELECT status, results FROM edits WHERE task_id = ?").get(taskId) as
    | { status: string; results: string | null }
    | undefined;
  return row && { status: row.status, results: JSON.parse(row.results ?? "[]") };
}
