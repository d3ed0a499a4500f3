/** A copy of an answer is the answer. */
export async function main(taskId: string) {
  const response = await fetch(`https://api.apidot.ai/api/generate/status/${taskId}`, {
    headers: { Authorization: `Bearer ${process.env.APIDOT_API_KEY}` },
  });
  const answer = await response.json();
  // expect: logged-payload
  console.log({ ...answer });
  // expect: logged-payload
  console.log({ taskId, ...answer.data });
  // expect: logged-payload
  console.log(Object.entries(answer.data));
  // expect: logged-payload
  console.log(Object.values(answer.data));
  // expect: logged-payload
  console.log(Object.assign({}, answer));
  console.log(Object.keys(answer.data));
  return answer;
}
