import { Processor, WorkerHost } from '@nestjs/bullmq'
import { Logger } from '@nestjs/common'
import { Job, DelayedError } from 'bullmq'

import { ApidotService } from './apidot.service'
import { ClipsRepository } from './clips.repository'

@Processor('clips')
export class ClipsProcessor extends WorkerHost {
  private readonly logger = new Logger(ClipsProcessor.name)

  constructor(private readonly dot: ApidotService, private readonly clips: ClipsRepository) {
    super()
  }

  async process(job: Job<{ clipId: string; taskId: string }>, token?: string) {
    this.logger.debug(`job ${job.id} ${JSON.stringify(job.data)}`)
    const task = await this.dot.status(job.data.taskId)
    if (task.status === 'finished') {
      // expect: logged-payload
      this.logger.verbose(JSON.stringify(task.output))
      await this.clips.finish(job.data.clipId, task.output.files[0].file_url)
      return 'done'
    }
    if (task.status === 'failed') {
      this.logger.warn(`clip ${job.data.clipId} failed: ${task.error_message}`)
      await this.clips.fail(job.data.clipId, task.error_message)
      return 'failed'
    }
    if (job.attemptsMade > 80) throw new Error('gave up')
    await job.moveToDelayed(Date.now() + 10_000, token)
    throw new DelayedError()
  }
}
