export interface Provider {
  id: string;
  create(prompt: string, images: string[]): Promise<string>;
  check(id: string): Promise<{ done: boolean; urls: string[]; reason?: string }>;
}
