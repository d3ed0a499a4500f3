import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { editImage } from "../src/apidot";

const reply = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });

describe("editImage", () => {
  beforeEach(() => {
    vi.stubEnv("APIDOT_API_KEY", "dummy-key");
    vi.useFakeTimers({ shouldAdvanceTime: true });
  });
  afterEach(() => vi.unstubAllEnvs());

  it("polls until the task has finished", async () => {
    const fetch = vi
      .fn()
      .mockResolvedValueOnce(reply(200, { code: 200, data: { task_id: "task-unified-1-abc", status: "not_started" } }))
      .mockResolvedValueOnce(reply(200, { code: 200, data: { task_id: "task-unified-1-abc", status: "running" } }))
      .mockResolvedValueOnce(
        reply(200, {
          code: 200,
          data: {
            task_id: "task-unified-1-abc",
            status: "finished",
            files: [{ file_url: "https://cdn.example/out.png", file_type: "image" }],
          },
        }),
      );
    vi.stubGlobal("fetch", fetch);

    await expect(editImage("make it blue", ["https://example.com/in.png"])).resolves.toEqual([
      "https://cdn.example/out.png",
    ]);
    const [url, init] = fetch.mock.calls[0];
    expect(url).toBe("https://api.apidot.ai/api/generate/submit");
    expect(init.headers.Authorization).toBe("Bearer dummy-key");
    expect(JSON.parse(init.body)).toMatchObject({ model: "kling-o1-image-edit", input: { prompt: "make it blue" } });
  });

  it("does not retry an invalid payload", async () => {
    const fetch = vi.fn().mockResolvedValue(reply(400, { code: 400, error: { message: "bad", type: "invalid_request" } }));
    vi.stubGlobal("fetch", fetch);
    await expect(editImage("", [])).rejects.toThrow("bad");
    expect(fetch).toHaveBeenCalledTimes(1);
  });
});
