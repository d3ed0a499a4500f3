import { dot } from "./dot";
import { event } from "./logger";
import { lumen } from "./lumen";

const providers = { dot, lumen };

export async function run(name: keyof typeof providers, prompt: string, images: string[]): Promise<string[]> {
  const provider = providers[name];
  const id = await provider.create(prompt, images);
  for (let n = 0; n < 100; n++) {
    await new Promise((resolve) => setTimeout(resolve, 2000 + n * 50));
    const state = await provider.check(id);
    if (state.done) {
      event("run", { provider: provider.id, id, count: state.urls.length, reason: state.reason });
      return state.urls;
    }
  }
  return [];
}
