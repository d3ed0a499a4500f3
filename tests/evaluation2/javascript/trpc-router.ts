import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { env } from "~/env";
import { createTRPCRouter, protectedProcedure } from "~/server/api/trpc";

const APIDOT = "https://api.apidot.ai/api/generate";
const headers = { Authorization: `Bearer ${env.APIDOT_API_KEY}`, "Content-Type": "application/json" };

export const generationRouter = createTRPCRouter({
  create: protectedProcedure
    .input(z.object({ prompt: z.string(), imageUrls: z.array(z.string()).optional(), aspectRatio: z.string().default("1:1") }))
    .mutation(async ({ ctx, input }) => {
      const response = await fetch(`${APIDOT}/submit`, {
        method: "POST",
        headers,
        body: JSON.stringify({
          model: "grok-imagine-image-quality",
          input: {
            prompt: input.prompt,
            aspect_ratio: input.aspectRatio,
            image_urls: input.imageUrls,
          },
        }),
      });
      if (!response.ok) {
        throw new TRPCError({ code: "INTERNAL_SERVER_ERROR", message: `APIDot: ${response.status}` });
      }
      const { data } = await response.json();
      return ctx.db.generation.create({ data: { taskId: data.task_id, prompt: input.prompt, status: "queued" } });
    }),

  refresh: protectedProcedure.input(z.object({ id: z.string() })).query(async ({ ctx, input }) => {
    const row = await ctx.db.generation.findUniqueOrThrow({ where: { id: input.id } });
    if (["completed", "error"].includes(row.status)) return row;

    const response = await fetch(`${APIDOT}/status/${row.taskId}`, { headers });
    const body = await response.json();
    if (body.data.status === "finished") {
      return ctx.db.generation.update({
        where: { id: row.id },
        data: { status: "completed", imageUrl: body.data.files[0].file_url },
      });
    }
    if (body.data.status === "failed") {
      return ctx.db.generation.update({ where: { id: row.id }, data: { status: "error", error: body.data.error_message } });
    }
    return row;
  }),

  mine: protectedProcedure.query(({ ctx }) => ctx.db.generation.findMany({ where: { userId: ctx.session.user.id, status: "completed" } })),
});
