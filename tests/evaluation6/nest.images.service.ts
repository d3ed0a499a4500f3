import { HttpService } from "@nestjs/axios";
import { Injectable, Logger } from "@nestjs/common";
import { ConfigService } from "@nestjs/config";
import { InjectRepository } from "@nestjs/typeorm";
import { firstValueFrom } from "rxjs";
import { Repository } from "typeorm";
import { ImageTask } from "./image-task.entity";

export interface CreateImageDto {
  prompt: string;
  imageUrls?: string[];
  aspect?: string;
}

@Injectable()
export class ImagesService {
  private readonly logger = new Logger(ImagesService.name);
  private readonly apiKey: string;
  private readonly base = "https://api.apidot.ai";

  constructor(
    private readonly http: HttpService,
    config: ConfigService,
    @InjectRepository(ImageTask) private readonly tasks: Repository<ImageTask>,
  ) {
    this.apiKey = config.getOrThrow<string>("APIDOT_API_KEY");
    // expect: logged-key
    this.logger.verbose(`apidot key ${this.apiKey}`);
  }

  private get headers() {
    return { Authorization: `Bearer ${this.apiKey}` };
  }

  async create(dto: CreateImageDto): Promise<ImageTask> {
    const body = {
      model: dto.imageUrls?.length ? "nano-banana-2-edit" : "nano-banana-2",
      input: {
        prompt: dto.prompt,
        image_urls: dto.imageUrls,
        // expect: invented-field
        aspect_ratio: dto.aspect ?? "1:1",
        // expect: invalid-value
        output_format: "gif",
      },
    };
    const { data } = await firstValueFrom(this.http.post(`${this.base}/api/generate/submit`, body, { headers: this.headers }));
    this.logger.log(`task ${data.data.task_id}, ${dto.imageUrls?.length ?? 0} references`);
    return this.tasks.save({ taskId: data.data.task_id, status: "pending" });
  }

  async refresh(task: ImageTask): Promise<ImageTask> {
    const { data } = await firstValueFrom(
      this.http.get(`${this.base}/api/generate/status/${task.taskId}`, { headers: this.headers }),
    );
    const remote = data.data;
    if (remote.status === "finished") {
      task.status = "completed";
      task.urls = remote.files.map((file: { file_url: string }) => file.file_url);
      // expect: logged-url
      this.logger.debug(`stored ${task.urls.join(", ")}`);
    }
    if (remote.status === "failed") {
      task.status = "failed";
      this.logger.warn(remote.error_message);
    }
    return this.tasks.save(task);
  }
}
