import { HttpService } from '@nestjs/axios';
import { Injectable, Logger, OnModuleInit } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { InjectRepository } from '@nestjs/typeorm';
import { firstValueFrom } from 'rxjs';
import { Repository } from 'typeorm';
import { GenerationEntity } from './generation.entity';

@Injectable()
export class ImagesService implements OnModuleInit {
  private readonly logger = new Logger(ImagesService.name);
  private apiKey: string;
  private baseUrl: string;

  constructor(
    private readonly http: HttpService,
    private readonly config: ConfigService,
    @InjectRepository(GenerationEntity) private readonly repo: Repository<GenerationEntity>,
  ) {}

  onModuleInit() {
    this.apiKey = this.config.getOrThrow<string>('APIDOT_API_KEY');
    this.baseUrl = this.config.get<string>('APIDOT_BASE_URL', 'https://api.apidot.ai');
    this.logger.log(`APIDot ready (${this.apiKey ? 'key present' : 'no key'})`);
  }

  private get headers() {
    return { Authorization: `Bearer ${this.apiKey}` };
  }

  async create(userId: string, dto: { prompt: string; images?: string[]; ratio?: string }) {
    const body = {
      model: 'kling-o1-image-edit',
      callback_url: `${this.config.get('PUBLIC_URL')}/images/callback`,
      input: {
        prompt: dto.prompt,
        image_urls: dto.images,
        size: dto.ratio ?? 'auto',
        // expect: invalid-value
        result_type: 'multi',
        // expect: invented-field
        image_fidelity: 0.5,
      },
    };
    this.logger.log(`Submitting for ${userId} with ${dto.images?.length ?? 0} images`);
    const { data } = await firstValueFrom(this.http.post(`${this.baseUrl}/api/generate/submit`, body, { headers: this.headers }));
    // expect: logged-payload
    this.logger.verbose(`Answer: ${JSON.stringify(data)}`);
    const entity = this.repo.create({ userId, taskId: data.data.task_id, state: 'queued' });
    return this.repo.save(entity);
  }

  async onCallback(payload: any) {
    const task = payload.data ?? payload;
    const known = await this.repo.findOneBy({ taskId: task.task_id });
    if (!known) {
      // expect: logged-payload
      this.logger.warn('Unknown task', payload);
      return;
    }
    if (known.state === 'done') return;
    if (task.status === 'finished') {
      known.url = task.files?.[0]?.file_url;
      known.state = 'done';
      // expect: logged-url
      this.logger.log(`Finished ${known.taskId}: ${known.url}`);
    } else if (task.status === 'failed') {
      known.state = 'failed';
      // expect: invented-response-field
      known.reason = task.failReason ?? task.error_message;
    }
    await this.repo.save(known);
  }
}
