/** An object shows its fields when it is logged. */
class Edit {
  constructor(
    public readonly taskId: string,
    public readonly url: string,
  ) {}
}

export async function main(taskId: string) {
  const response = await fetch(`https://api.apidot.ai/api/generate/status/${taskId}`, {
    headers: { Authorization: `Bearer ${process.env.APIDOT_API_KEY}` },
  });
  const { data } = await response.json();
  const edit = new Edit(taskId, data.files[0].file_url);
  // expect: logged-url
  console.log(edit);
  console.log(edit.taskId);
  return edit;
}
