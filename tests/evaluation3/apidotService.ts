/**
 * APIDot Service
 * Handles all interactions with the APIDot unified AI API.
 */
import axios, { AxiosInstance } from 'axios';
import { Logger } from '../utils/logger';

export interface SubmitRequest {
  model: string;
  input: VideoInput;
  callback_url?: string;
}

export interface VideoInput {
  prompt: string;
  duration: number;
  resolution?: '480p' | '720p' | '1080p';
  image_urls?: string[];
}

export interface StatusResponse {
  code: number;
  data: { task_id: string; status: string; progress?: number; files?: { file_url: string; file_type: string }[]; error_message?: string };
}

export class ApiDotService {
  private readonly client: AxiosInstance;
  private readonly logger = new Logger('ApiDotService');

  constructor(private readonly apiKey: string = process.env.APIDOT_API_KEY || '') {
    this.client = axios.create({
      baseURL: 'https://api.apidot.ai',
      headers: { Authorization: `Bearer ${this.apiKey}` },
      timeout: 30_000,
    });
  }

  async createVideo(prompt: string, images: string[]): Promise<string> {
    const request: SubmitRequest = {
      model: 'runway-gen-4.5',
      input: {
        prompt,
        // expect: invalid-value
        duration: 8,
        // expect: invented-field
        resolution: '720p',
        image_urls: images,
      },
    };
    // expect: logged-payload
    this.logger.info('Creating video', { request });
    const { data } = await this.client.post('/api/generate/submit', request);
    return data.data.task_id;
  }

  async getStatus(taskId: string): Promise<StatusResponse> {
    const { data } = await this.client.get<StatusResponse>(`/api/generate/status/${taskId}`);
    return data;
  }

  async waitFor(taskId: string, maxAttempts = 90): Promise<string[]> {
    for (let attempt = 1; attempt <= maxAttempts; attempt++) {
      const result = await this.getStatus(taskId);
      this.logger.debug(`Attempt ${attempt}/${maxAttempts}: ${result.data.status}`);
      // expect: invented-status
      if (['completed', 'finished'].includes(result.data.status)) {
        return (result.data.files ?? []).map((f) => f.file_url);
      }
      if (result.data.status === 'failed') {
        throw new Error(result.data.error_message ?? 'Generation failed');
      }
      await new Promise((resolve) => setTimeout(resolve, 5000));
    }
    throw new Error(`Task ${taskId} timed out after ${maxAttempts} attempts`);
  }

  async generate(prompt: string, images: string[] = []): Promise<string[]> {
    const id = await this.createVideo(prompt, images);
    const urls = await this.waitFor(id);
    // expect: logged-url
    this.logger.info(`Done: ${urls.join(', ')}`);
    return urls;
  }
}
