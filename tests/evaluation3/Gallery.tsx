'use client';
import { useState } from 'react';
import useSWR from 'swr';

type Pic = { id: string; state: 'pending' | 'completed' | 'error'; imageUrl?: string; title: string };
const get = (u: string) => fetch(u).then((r) => r.json());

// Pictures come from our own backend (it talks to APIDot, we never do)
export function Gallery({ analyticsKey = process.env.NEXT_PUBLIC_POSTHOG_KEY }: { analyticsKey?: string }) {
  const { data, mutate } = useSWR<{ pics: Pic[] }>('/backend/gallery', get, { refreshInterval: 4000 });
  const [title, setTitle] = useState('');

  async function add() {
    const res = await fetch('/backend/gallery', {
      method: 'POST',
      body: JSON.stringify({ title, callbackUrl: location.href, imageUrls: [] }),
    });
    const made = await res.json();
    console.log('made', made.pic.id, analyticsKey);
    localStorage.setItem('last-title', title);
    mutate();
  }

  return (
    <section>
      <p>Powered by APIDot. Set <code>APIDOT_API_KEY</code> on the server (never <code>NEXT_PUBLIC_APIDOT_API_KEY</code>).</p>
      <input value={title} onChange={(e) => setTitle(e.target.value)} />
      <button onClick={add}>Add</button>
      {data?.pics.map((p) => (p.state === 'completed' ? <img key={p.id} src={p.imageUrl} alt={p.title} /> : <i key={p.id}>{p.state}</i>))}
    </section>
  );
}
