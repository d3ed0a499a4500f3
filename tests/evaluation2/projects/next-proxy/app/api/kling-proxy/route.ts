import { NextResponse } from "next/server";
import { apidotFetch } from "../../../lib/apidot";

export async function POST(request: Request) {
  const body = await request.json();
  // expect: logged-payload
  console.log("proxying", body);
  const answer = await apidotFetch("/api/generate/submit", { method: "POST", body: JSON.stringify(body) });
  return NextResponse.json(answer);
}

export async function GET(request: Request) {
  const id = new URL(request.url).searchParams.get("id");
  const answer = await apidotFetch(`/api/generate/status/${id}`);
  return NextResponse.json(answer);
}
