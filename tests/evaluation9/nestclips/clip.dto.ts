import { IsBoolean, IsOptional, IsString, MaxLength } from 'class-validator'

export class ClipDto {
  @IsString()
  @MaxLength(1000)
  description!: string

  @IsOptional()
  @IsString()
  avoid?: string

  @IsBoolean()
  portrait = false

  @IsBoolean()
  hd = false
}
