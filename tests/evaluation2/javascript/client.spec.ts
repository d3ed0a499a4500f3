import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createClient } from "@acme/apidot-client";

const TASK = "task-unified-1757165031-uyujaw3d";

function answer(body: unknown, status = 200) {
  return { ok: status < 400, status, json: async () => body, text: async () => JSON.stringify(body) };
}

describe("client for api.apidot.ai", () => {
  const fetchMock = vi.fn();

  beforeEach(() => {
    vi.stubGlobal("fetch", fetchMock);
    vi.stubEnv("APIDOT_API_KEY", "dummy");
  });

  afterEach(() => {
    vi.unstubAllGlobals();
    fetchMock.mockReset();
  });

  it("rejects a body that the API would reject", async () => {
    const client = createClient({ apiKey: "test" });
    await expect(client.validate({ model: "made-up", input: { foo: 1 }, callbackUrl: "x" })).rejects.toThrow(/model/);
    expect(fetchMock).not.toHaveBeenCalled();
  });

  it("returns the id of the task", async () => {
    fetchMock.mockResolvedValueOnce(answer({ code: 200, data: { task_id: TASK, status: "not_started" } }));
    const client = createClient({ apiKey: "test" });
    expect(await client.start("a hat")).toBe(TASK);
  });

  it.each(["exploded", "DONE", ""])("throws on the status %s", async (status) => {
    fetchMock.mockResolvedValueOnce(answer({ code: 200, data: { task_id: TASK, status } }));
    const client = createClient({ apiKey: "test" });
    await expect(client.check(TASK)).rejects.toThrow("unknown status");
  });

  it("passes on what the API says", async () => {
    fetchMock.mockResolvedValueOnce(answer({ code: 402, error: { type: "insufficient_credits", message: "no credits" } }, 402));
    const client = createClient({ apiKey: "test" });
    await expect(client.start("a hat")).rejects.toThrow("no credits");
  });
});
