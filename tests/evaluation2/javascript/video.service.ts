import { Injectable, Logger, OnModuleInit } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import axios, { AxiosInstance } from 'axios';
import { VideoStore } from './video.store';

type Status = 'not_started' | 'running' | 'finished' | 'failed';

interface StatusAnswer {
  code: number;
  data: { task_id: string; status: Status; files?: { file_url: string }[]; error_message?: string };
}

/** Videos by APIDot. Our own statuses: created, rendering, ready, broken. */
@Injectable()
export class VideoService implements OnModuleInit {
  private readonly logger = new Logger(VideoService.name);
  private api: AxiosInstance;

  constructor(private readonly store: VideoStore) {}

  onModuleInit() {
    const key = process.env.APIDOT_API_KEY;
    this.logger.log(`key ${key ? 'found' : 'missing'}, ${key?.length ?? 0} characters`);
    this.api = axios.create({
      baseURL: 'https://api.apidot.ai/api/generate',
      timeout: 30_000,
      headers: { Authorization: `Bearer ${key}` },
    });
  }

  async create(prompt: string, seconds: 4 | 8 | 12) {
    const { data: answer } = await this.api.post('/submit', {
      model: 'sora-2-official',
      callback_url: process.env.APIDOT_CALLBACK_URL,
      input: { prompt, duration: seconds, aspect_ratio: '9:16' },
    });
    const video = await this.store.insert({ taskId: answer.data.task_id, status: 'created' });
    this.logger.log(`video ${video.id} is task ${answer.data.task_id}`);
    return video.id;
  }

  @Cron(CronExpression.EVERY_MINUTE)
  async sweep() {
    const open = await this.store.findBy({ status: 'rendering', olderThanMinutes: 2 });
    for (const video of open.slice(0, 20)) {
      const { data: answer } = await this.api.get<StatusAnswer>(`/status/${video.taskId}`);
      const { status, files = [], error_message: reason } = answer.data;
      if (status === 'finished') {
        await this.store.ready(video.id, files.map(({ file_url }) => file_url));
      } else if (status === 'failed') {
        this.logger.warn(`video ${video.id}: ${reason}`);
        await this.store.update(video.id, { status: 'broken' });
      }
    }
  }

  async publish(id: string) {
    const video = await this.store.get(id);
    if (video.status === 'ready') {
      this.logger.log(`publishing ${video.id}`);
    }
    return video;
  }
}
