import { afterEach, describe, expect, it, vi } from "vitest";
import { ApiDotVideo } from "./dotVideo";

const TASK = "task-unified-1757165031-uyujaw3d";
const answer = (data: unknown) => new Response(JSON.stringify({ code: 200, data }), { status: 200 });

describe("ApiDotVideo", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("sends the key as a bearer token", async () => {
    const fetchMock = vi.fn(async () => answer({ task_id: TASK, status: "not_started" }));
    vi.stubGlobal("fetch", fetchMock);
    await new ApiDotVideo("sk-xxxxxxxxxxxxxxxxxxxx").create({ prompt: "a fox" });
    const [url, init] = fetchMock.mock.calls[0] as unknown as [string, RequestInit];
    expect(url).toBe("https://api.apidot.ai/api/generate/submit");
    expect((init.headers as Record<string, string>).Authorization).toMatch(/^Bearer /);
  });

  it("gives the files once finished", async () => {
    const states = ["running", "finished"];
    vi.stubGlobal("fetch", vi.fn(async () => {
      const status = states.shift();
      return answer({ task_id: TASK, status, files: [{ file_url: "https://files.example.com/a.mp4", file_type: "video" }] });
    }));
    expect(await new ApiDotVideo("dummy").finish(TASK)).toHaveLength(1);
  });
});
