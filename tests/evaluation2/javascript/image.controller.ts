import { Body, Controller, Get, HttpCode, Logger, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { HttpService } from '@nestjs/axios';
import { ConfigService } from '@nestjs/config';
import { firstValueFrom } from 'rxjs';
import { ImageRepository } from './image.repository';

export class CreateImageDto {
  prompt: string;
  imageUrls?: string[];
  quality?: 'low' | 'medium' | 'high';
}

@ApiTags('images')
@Controller('images')
export class ImageController {
  private readonly logger = new Logger(ImageController.name);
  private readonly baseUrl = 'https://api.apidot.ai';

  constructor(
    private readonly http: HttpService,
    private readonly config: ConfigService,
    private readonly images: ImageRepository,
  ) {}

  private get headers() {
    return { Authorization: `Bearer ${this.config.getOrThrow<string>('APIDOT_API_KEY')}` };
  }

  @Post()
  @ApiOperation({ summary: 'Start a generation; the image goes from pending to completed' })
  async create(@Body() dto: CreateImageDto) {
    // expect: logged-prompt
    this.logger.log(`create image: "${dto.prompt}"`);
    const payload = {
      model: dto.imageUrls?.length ? 'gpt-image-2-edit' : 'gpt-image-2',
      input: {
        prompt: dto.prompt,
        quality: dto.quality ?? 'medium',
        // expect: invented-field
        n: 1,
        image_urls: dto.imageUrls,
      },
    };
    const { data: answer } = await firstValueFrom(
      this.http.post(`${this.baseUrl}/api/generate/submit`, payload, { headers: this.headers }),
    );
    const image = await this.images.create({ taskId: answer.data.task_id, status: 'pending' });
    return { id: image.id };
  }

  @Get(':id')
  async read(@Param('id') id: string) {
    const image = await this.images.findOrFail(id);
    if (image.status === 'completed') {
      return image;
    }
    const { data: answer } = await firstValueFrom(
      this.http.get(`${this.baseUrl}/api/generate/status/${image.taskId}`, { headers: this.headers }),
    );
    this.logger.debug(`task ${answer.data.task_id}: ${answer.data.status} ${answer.data.progress ?? 0}%`);
    if (answer.data.status === 'finished') {
      return this.images.complete(id, answer.data.files.map((file) => file.file_url));
    }
    if (answer.data.status === 'failed') {
      return this.images.fail(id, answer.data.error_message);
    }
    return image;
  }

  @Post('webhook')
  @HttpCode(204)
  async webhook(@Body() body: any) {
    // expect: logged-payload
    this.logger.verbose(body);
    const data = body.data ?? body;
    // expect: early-result
    await this.images.completeByTask(data.task_id, data.files?.[0]?.file_url);
  }
}
