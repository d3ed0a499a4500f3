/** Text made of an address. */
export async function main(taskId: string) {
  const response = await fetch(`https://api.apidot.ai/api/generate/status/${taskId}`, {
    headers: { Authorization: `Bearer ${process.env.APIDOT_API_KEY}` },
  });
  const { data } = await response.json();
  const url = data.files[0].file_url;
  // expect: logged-url
  console.log("stored ".concat(url));
  // expect: logged-url
  console.log(new URL(url).href);
  // expect: logged-url
  console.log(new URL(url).toString());
  console.log(new URL(url).protocol);
  return data.status;
}
