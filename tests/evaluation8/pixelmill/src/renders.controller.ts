import { Body, Controller, Get, HttpCode, Logger, Param, Post } from '@nestjs/common';
import { InjectQueue } from '@nestjs/bullmq';
import { Queue } from 'bullmq';
import { ApidotService } from './apidot.service';
import { RendersRepository } from './renders.repository';

class CreateRender {
  text!: string;
  reference?: string;
}

@Controller('renders')
export class RendersController {
  private readonly logger = new Logger('Renders');

  constructor(
    private readonly dot: ApidotService,
    private readonly repo: RendersRepository,
    @InjectQueue('renders') private readonly queue: Queue,
  ) {}

  @Post()
  @HttpCode(202)
  async create(@Body() dto: CreateRender) {
    const input = {
      prompt: dto.text,
      size: '1:1',
      resolution: '2K' as const,
      ...(dto.reference ? { image_urls: [dto.reference] } : {}),
    };
    // expect: logged-payload
    this.logger.debug({ msg: 'create', input });
    const id = await this.dot.create(input);
    await this.repo.insert(id);
    await this.queue.add('follow', { id }, { attempts: 50, backoff: { type: 'fixed', delay: 5000 } });
    this.logger.log(`render ${id} accepted, text of ${dto.text.length} characters`);
    return { id };
  }

  @Get(':id')
  async show(@Param('id') id: string) {
    const { status, progress, error_message: reason } = await this.dot.find(id);
    return { id, status, progress, reason };
  }
}
