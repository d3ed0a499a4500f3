import React, { useEffect, useState } from 'react';
import Cookies from 'js-cookie';

const API_URL = 'https://api.apidot.ai/api/generate';

export function SettingsForm({ onSaved }) {
  const [apidotKey, setApidotKey] = useState('');

  const save = () => {
    // expect: client-side-key
    Cookies.set('apidot_key', apidotKey, { expires: 30 });
    // expect: logged-key
    console.log('saved key', apidotKey);
    onSaved();
  };

  return (
    <form onSubmit={save}>
      <input
        type="password"
        placeholder="sk-..."
        value={apidotKey}
        onChange={(e) => setApidotKey(e.target.value)}
      />
      <button type="submit">Save</button>
    </form>
  );
}

export function Result({ taskId }) {
  const [task, setTask] = useState(null);

  useEffect(() => {
    let tries = 0;
    const timer = setInterval(async () => {
      tries += 1;
      const res = await fetch(`${API_URL}/status/${taskId}`, {
        headers: { Authorization: `Bearer ${Cookies.get('apidot_key')}` },
      });
      const { data } = await res.json();
      setTask(data);
      if (tries > 100 || data.status === 'finished' || data.status === 'failed') {
        clearInterval(timer);
      }
    }, 4000);
    return () => clearInterval(timer);
  }, [taskId]);

  if (!task) return <p>Loading…</p>;
  if (task.status === 'failed') return <p>{task.error_message}</p>;
  if (task.status !== 'finished') return <progress value={task.progress} max={100} />;
  return task.files.map((file) => <img key={file.file_url} src={file.file_url} alt="" />);
}
