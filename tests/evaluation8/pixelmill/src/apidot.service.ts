import { HttpService } from '@nestjs/axios';
import { Injectable, Logger } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { firstValueFrom, retry, timer } from 'rxjs';

export type FluxInput = { prompt: string; size: string; resolution: '1K' | '2K'; image_urls?: string[] };

@Injectable()
export class ApidotService {
  private readonly logger = new Logger(ApidotService.name);
  private readonly root: string;
  private readonly token: string;

  constructor(private readonly http: HttpService, config: ConfigService) {
    this.root = config.get('APIDOT_BASE_URL', 'https://api.apidot.ai');
    this.token = config.getOrThrow<string>('APIDOT_API_KEY');
    this.logger.log(`token has ${this.token.length} characters`);
  }

  private get headers() {
    return { Authorization: `Bearer ${this.token}`, 'Content-Type': 'application/json' };
  }

  async create(input: FluxInput): Promise<string> {
    const model = input.image_urls?.length ? 'flux-2-pro-edit' : 'flux-2-pro';
    const { data } = await firstValueFrom(
      // expect: retry-invalid-payload
      this.http.post(`${this.root}/api/generate/submit`, { model, input }, { headers: this.headers }).pipe(
        retry({ count: 5, delay: (_error, count) => timer(count * 1000) }),
      ),
    );
    // expect: invented-response-field
    return data.data.id;
  }

  async find(id: string) {
    const { data } = await firstValueFrom(
      this.http.get(`${this.root}/api/generate/status/${encodeURIComponent(id)}`, { headers: this.headers }),
    );
    // expect: logged-payload
    this.logger.verbose(`status answer ${JSON.stringify(data)}`);
    return data.data;
  }

  async ping(): Promise<boolean> {
    // expect: invented-endpoint
    const res = await firstValueFrom(this.http.get(`${this.root}/api/health`, { headers: this.headers }));
    return res.status === 200;
  }
}
