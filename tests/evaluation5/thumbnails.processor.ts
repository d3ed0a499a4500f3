import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import { Logger } from '@nestjs/common';
import { Job } from 'bullmq';
import sharp from 'sharp';

interface ThumbJob { imageUrl: string; width: number; callbackUrl?: string }

@Processor('thumbnails', { concurrency: 4 })
export class ThumbnailsProcessor extends WorkerHost {
  private readonly logger = new Logger('thumbs');

  async process(job: Job<ThumbJob>): Promise<{ taskId: string; bytes: number }> {
    this.logger.log(`processing ${job.id}: ${JSON.stringify(job.data)}`);
    const res = await fetch(job.data.imageUrl);
    const out = await sharp(Buffer.from(await res.arrayBuffer())).resize(job.data.width).webp().toBuffer();
    if (job.data.callbackUrl) {
      await fetch(job.data.callbackUrl, { method: 'POST', body: JSON.stringify({ taskId: job.id, status: 'completed' }) });
    }
    return { taskId: String(job.id), bytes: out.length };
  }

  @OnWorkerEvent('completed')
  done(job: Job<ThumbJob>) {
    this.logger.log(`done ${job.data.imageUrl}`);
  }
}
