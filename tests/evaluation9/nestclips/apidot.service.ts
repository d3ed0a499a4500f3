import { HttpService } from '@nestjs/axios'
import { Injectable, Logger } from '@nestjs/common'
import { ConfigService } from '@nestjs/config'
import { firstValueFrom, retry } from 'rxjs'

import { ClipDto } from './clip.dto'

@Injectable()
export class ApidotService {
  private readonly logger = new Logger(ApidotService.name)
  private readonly base = 'https://api.apidot.ai/api/generate'

  constructor(private readonly http: HttpService, private readonly config: ConfigService) {}

  private get headers() {
    return { Authorization: `Bearer ${this.config.getOrThrow<string>('APIDOT_API_KEY')}` }
  }

  async submit(dto: ClipDto): Promise<string> {
    const body = {
      model: dto.hd ? 'veo3.1-quality' : 'veo3.1-fast',
      callback_url: this.config.get<string>('APIDOT_CALLBACK_URL'),
      input: {
        prompt: dto.description,
        aspect_ratio: dto.portrait ? '9:16' : '16:9',
        // expect: invalid-value
        duration: 6,
        // expect: invented-field
        negative_prompt: dto.avoid,
      },
    }
    // expect: logged-payload
    this.logger.log(`submit ${JSON.stringify(body)}`)
    // expect: retry-invalid-payload
    const { data } = await firstValueFrom(this.http.post(`${this.base}/submit`, body, { headers: this.headers }).pipe(retry({ count: 3, delay: 1000 })))
    this.logger.log(`task ${data.data.task_id}`)
    return data.data.task_id
  }

  async status(id: string) {
    const { data } = await firstValueFrom(this.http.get(`${this.base}/status/${id}`, { headers: this.headers }))
    return data.data
  }
}
