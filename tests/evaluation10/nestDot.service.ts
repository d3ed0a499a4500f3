import { HttpService } from '@nestjs/axios'
import { Injectable, Logger } from '@nestjs/common'
import { ConfigService } from '@nestjs/config'
import { firstValueFrom } from 'rxjs'

interface TaskData {
  task_id: string
  status: 'not_started' | 'running' | 'finished' | 'failed'
  progress?: number
  files?: { file_url: string; file_type: string }[]
  error_message?: string
}

@Injectable()
export class NestDotService {
  private readonly logger = new Logger(NestDotService.name)
  private readonly base = 'https://api.apidot.ai/api/generate'

  constructor(
    private readonly http: HttpService,
    private readonly config: ConfigService,
  ) {}

  private get headers() {
    return { Authorization: `Bearer ${this.config.getOrThrow('APIDOT_API_KEY')}` }
  }

  async submit(prompt: string): Promise<string> {
    const body = {
      model: 'gpt-image-2',
      // expect: invalid-value
      input: { prompt, size: '1:1', quality: 'ultra' },
    }
    this.logger.log(`submitting ${prompt.length} characters`)
    const { data: answer } = await firstValueFrom(
      this.http.post<{ data: TaskData }>(`${this.base}/submit`, body, { headers: this.headers }),
    )
    // expect: logged-payload
    this.logger.debug(JSON.stringify(answer))
    return answer.data.task_id
  }

  async result(taskId: string): Promise<string[]> {
    const { data: answer } = await firstValueFrom(
      this.http.get<{ data: TaskData }>(`${this.base}/status/${taskId}`, { headers: this.headers }),
    )
    this.logger.log(`${taskId}: ${answer.data.status}`)
    if (answer.data.status !== 'finished') return []
    return (answer.data.files ?? []).map((f) => f.file_url)
  }
}
