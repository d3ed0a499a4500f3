/** A function that logs is handed to the promise that calls it. */
async function firstUrl(taskId: string): Promise<string> {
  const response = await fetch(`https://api.apidot.ai/api/generate/status/${taskId}`, {
    headers: { Authorization: `Bearer ${process.env.APIDOT_API_KEY}` },
  });
  const { data } = await response.json();
  return data.files[0].file_url;
}

const say = (url: string) => console.log("stored", url);

export async function main(taskId: string) {
  // expect: logged-url
  await firstUrl(taskId).then(say);
}
