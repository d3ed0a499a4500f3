import { UPSTREAM, upstreamHeaders } from "../../../lib/upstream";

// forwards whatever the page sends
export async function POST(req: Request) {
  const body = await req.json();
  const res = await fetch(`${UPSTREAM}/api/generate/submit`, { method: "POST", headers: upstreamHeaders(), body: JSON.stringify(body) });
  return new Response(await res.text(), { status: res.status, headers: { "Content-Type": "application/json" } });
}

export async function GET(req: Request) {
  const id = new URL(req.url).searchParams.get("id");
  const res = await fetch(`${UPSTREAM}/api/generate/status/${id}`, { headers: upstreamHeaders() });
  return new Response(await res.text(), { status: res.status, headers: { "Content-Type": "application/json" } });
}
