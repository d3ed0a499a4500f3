import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { startReel } from "../src/startReel";

const seen: any[] = [];
const server = setupServer(
  http.post("https://api.apidot.ai/api/generate/submit", async ({ request }) => {
    seen.push(await request.json());
    return HttpResponse.json({ code: 200, message: "ok", data: { task_id: "task-unified-1-x", status: "not_started" } });
  }),
);

beforeAll(() => {
  vi.stubEnv("APIDOT_API_KEY", "dummy");
  server.listen();
});
afterEach(() => seen.splice(0));
afterAll(() => server.close());

describe("startReel", () => {
  it("sends what was asked for", async () => {
    await expect(startReel("a heron", 6)).resolves.toBe("task-unified-1-x");
    expect(seen[0].model).toBe("happy-horse");
    expect(seen[0].input.duration).toBe(6);
    expect(seen[0]).not.toHaveProperty("callbackUrl");
  });

  it("gives up on 402", async () => {
    server.use(http.post("https://api.apidot.ai/api/generate/submit", () => HttpResponse.json({ code: 402, error: { message: "empty", type: "insufficient_credits" } }, { status: 402 })));
    await expect(startReel("a heron", 6)).rejects.toThrow("empty");
  });
});
