import { PrismaClient, GenerationStatus } from "@prisma/client";

const prisma = new PrismaClient();
const BASE_URL = process.env.APIDOT_BASE_URL ?? "https://api.apidot.ai";

type Files = { file_url: string; file_type: "image" | "video" | "audio" | "model" }[];

async function getStatus(taskId: string) {
  const res = await fetch(`${BASE_URL}/api/generate/status/${taskId}`, {
    headers: { Authorization: `Bearer ${process.env.APIDOT_API_KEY}` },
  });
  if (!res.ok) {
    throw new Error(`Status request failed: ${res.status} ${await res.text()}`);
  }
  return res.json();
}

const STATUS_MAP: Record<string, GenerationStatus> = {
  not_started: GenerationStatus.PENDING,
  running: GenerationStatus.PROCESSING,
  // expect: invented-status
  succeeded: GenerationStatus.COMPLETED,
  finished: GenerationStatus.COMPLETED,
  failed: GenerationStatus.FAILED,
};

export async function syncGeneration(id: string) {
  const generation = await prisma.generation.findUniqueOrThrow({ where: { id } });
  if (generation.status === "COMPLETED" || generation.status === "CANCELLED") return generation;

  const { data } = await getStatus(generation.taskId);
  const status = STATUS_MAP[data.status] ?? GenerationStatus.PENDING;

  return prisma.generation.update({
    where: { id },
    data: {
      status,
      progress: data.progress,
      errorMessage: data.error_message,
      // expect: invented-response-field
      finishedAt: data.finished_at,
    },
  });
}

export async function saveOutputs(id: string) {
  const generation = await prisma.generation.findUniqueOrThrow({ where: { id } });
  const answer = await getStatus(generation.taskId);
  const files: Files = answer.data.files ?? answer.data.output?.files ?? [];
  await prisma.output.createMany({
    // expect: early-result
    data: files.map((file) => ({ generationId: id, url: file.file_url, kind: file.file_type })),
  });
  console.log(`saved ${files.length} outputs for ${id}`);
}

export async function listOutputs(userId: string) {
  const rows = await prisma.output.findMany({ where: { generation: { userId, status: "COMPLETED" } } });
  return rows.map((row) => row.url);
}
