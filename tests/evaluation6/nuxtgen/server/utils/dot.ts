import { ofetch } from "ofetch";

// Zugang zu APIDot, nur auf dem Server
export function useDot() {
  const { apidotApiKey } = useRuntimeConfig();
  return ofetch.create({
    baseURL: "https://api.apidot.ai",
    headers: { Authorization: `Bearer ${apidotApiKey}` },
    retry: 0,
  });
}

export function urlsOf(task: any): string[] {
  return (task.files ?? task.output?.files ?? []).map((f: any) => f.file_url);
}
