import { useDot, urlsOf } from "../utils/dot";

export default defineEventHandler(async (event) => {
  const id = getCookie(event, "task");
  if (!id) throw createError({ statusCode: 404 });
  const { data } = await useDot()(`/api/generate/status/${id}`);
  switch (data.status) {
    // expect: invented-status
    case "waiting":
      return { fertig: false };
    case "failed":
      throw createError({ statusCode: 502, message: data.error_message });
    case "finished":
      // expect: logged-url
      console.log(id, urlsOf(data));
      return { fertig: true, bilder: urlsOf(data) };
    default:
      return { fertig: false, anteil: data.progress };
  }
});
