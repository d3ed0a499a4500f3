import { HttpService } from '@nestjs/axios';
import { Injectable, Logger, ServiceUnavailableException } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { InjectRepository } from '@nestjs/typeorm';
import { firstValueFrom } from 'rxjs';
import { Repository } from 'typeorm';
import { Video } from './video.entity';
import { CreateVideoDto } from './dto/create-video.dto';

@Injectable()
export class KlingService {
  private readonly logger = new Logger(KlingService.name);
  private readonly base = 'https://api.apidot.ai';

  constructor(
    private readonly http: HttpService,
    private readonly config: ConfigService,
    @InjectRepository(Video) private readonly videos: Repository<Video>,
  ) {}

  private get headers() {
    const key = this.config.getOrThrow<string>('APIDOT_API_KEY');
    return { Authorization: `Bearer ${key}` };
  }

  async create(dto: CreateVideoDto): Promise<Video> {
    // expect: logged-key
    this.logger.debug(`headers: ${JSON.stringify(this.headers)}`);
    const body = {
      model: 'kling-3.0/pro',
      input: {
        prompt: dto.prompt,
        duration: dto.duration,
        multi_shots: false,
        // expect: invented-field
        elements: dto.elements,
        // expect: invalid-value
        aspect_ratio: '4:3',
        sound: true,
      },
    };
    const { data } = await firstValueFrom(
      this.http.post(`${this.base}/api/generate/submit`, body, { headers: this.headers }),
    );
    const video = this.videos.create({ taskId: data.data.task_id, owner: dto.owner });
    return this.videos.save(video);
  }

  async waitFor(taskId: string): Promise<string[]> {
    let tries = 0;
    // expect: hot-loop-polling
    do {
      const { data } = await firstValueFrom(
        this.http.get(`${this.base}/api/generate/status/${taskId}`, { headers: this.headers }),
      );
      const task = data.data;
      switch (task.status) {
        case 'finished':
          return task.files.map((f) => f.file_url);
        case 'failed':
          throw new ServiceUnavailableException(task.error_message);
        default:
          this.logger.verbose(`${taskId} ${task.progress}%`);
      }
    } while (++tries < 500);
    throw new ServiceUnavailableException('timeout');
  }
}
