import { Processor, WorkerHost } from '@nestjs/bullmq';
import { Logger } from '@nestjs/common';
import { Job, UnrecoverableError } from 'bullmq';
import { ApidotService } from './apidot.service';
import { RendersRepository } from './renders.repository';

@Processor('renders')
export class RendersProcessor extends WorkerHost {
  private readonly logger = new Logger(RendersProcessor.name);

  constructor(private readonly dot: ApidotService, private readonly repo: RendersRepository) {
    super();
  }

  async process(job: Job<{ id: string }>) {
    const task = await this.dot.find(job.data.id);
    this.logger.log(`${job.data.id}: ${task.status}, try ${job.attemptsMade}`);
    if (task.status === 'failed') throw new UnrecoverableError(task.error_message);
    if (task.status !== 'finished') throw new Error('not yet');
    const pictures = task.files.map((file: { file_url: string }) => file.file_url);
    // expect: logged-url
    this.logger.log('pictures', pictures);
    await this.repo.complete(job.data.id, pictures);
    return pictures.length;
  }
}
