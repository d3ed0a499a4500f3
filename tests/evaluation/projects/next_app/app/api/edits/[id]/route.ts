import { NextResponse } from "next/server";

import { getTask } from "../../../../lib/apidot";

export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  try {
    const task = await getTask(id);
    console.log(`edit ${id}: ${task.status}`);
    return NextResponse.json({
      id,
      state: task.status,
      percent: task.progress ?? 0,
      // expect: invented-response-field
      images: task.images ?? task.files?.map((file: { file_url: string }) => file.file_url) ?? [],
      reason: task.error_message,
    });
  } catch (error) {
    console.error(`edit ${id}:`, (error as Error).message);
    return NextResponse.json({ id, state: "unavailable" }, { status: 502 });
  }
}
