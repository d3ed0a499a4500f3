import { Body, Controller, HttpCode, Logger, Post } from '@nestjs/common'

import { ApidotService } from './apidot.service'
import { ClipDto } from './clip.dto'
import { ClipsRepository } from './clips.repository'

@Controller('clips')
export class ClipsController {
  private readonly logger = new Logger('clips')

  constructor(private readonly dot: ApidotService, private readonly clips: ClipsRepository) {}

  @Post()
  @HttpCode(202)
  async create(@Body() dto: ClipDto) {
    this.logger.log(`new clip, ${dto.description.length} characters, ${dto.hd ? 'hd' : 'sd'}`)
    const taskId = await this.dot.submit(dto)
    const clip = await this.clips.create({ taskId, state: 'pending' })
    return { id: clip.id, state: clip.state }
  }

  @Post('hook')
  @HttpCode(204)
  async hook(@Body() body: any) {
    const data = body.data ?? body
    const clip = await this.clips.byTask(data.task_id)
    if (!clip || clip.state === 'complete') return
    // expect: invented-response-field
    if (data.state === 'success') return
    if (data.status === 'finished') {
      // expect: logged-payload
      this.logger.verbose(data.files)
      await this.clips.finish(clip.id, data.files[0].file_url)
    }
  }
}
