export type TaskStatus = "not_started" | "running" | "finished" | "failed";

export interface TaskFile {
  file_url: string;
  file_type: string;
}

export interface Task {
  task_id: string;
  status: TaskStatus;
  progress?: number;
  files?: TaskFile[];
  error_message?: string;
}

export interface EditRequest {
  prompt: string;
  image_urls: string[];
  aspect_ratio?: string;
}
