require('dotenv').config();
const express = require('express');
const axios = require('axios');
const axiosRetry = require('axios-retry').default;
const { Pool } = require('pg');

const app = express();
const pool = new Pool();
app.use(express.json());

const api = axios.create({
  baseURL: 'https://api.apidot.ai/api/generate',
  headers: { Authorization: 'Bearer ' + process.env.APIDOT_API_KEY },
});
// the API is a bit flaky, just try again whatever comes back
axiosRetry(api, { retries: 4, retryDelay: axiosRetry.exponentialDelay, retryCondition: () => true });

app.post('/videos', async (req, res) => {
  const { prompt, image } = req.body;
  // expect: logged-prompt
  console.log('new video', { prompt, user: req.get('x-user') });
  try {
    // expect: retry-invalid-payload
    const { data } = await api.post('/submit', {
      model: 'kling-2.5-turbo-pro',
      // expect: invented-field
      callbackUrl: process.env.PUBLIC_URL + '/hooks/apidot',
      input: { prompt, start_image_url: image, duration: 5, negative_prompt: 'blurry, text' },
    });
    await pool.query('insert into videos(task_id, owner) values ($1, $2)', [data.data.task_id, req.get('x-user')]);
    res.status(202).json({ id: data.data.task_id });
  } catch (err) {
    console.error('submit failed', err.response?.status, err.response?.data?.error?.message);
    res.status(502).json({ error: 'video service unavailable' });
  }
});

app.post('/hooks/apidot', async (req, res) => {
  res.sendStatus(200);
  const task = req.body.data;
  // expect: invented-status
  if (task.status === 'finished' || task.status === 'completed') {
    await pool.query('update videos set url = $2 where task_id = $1', [task.task_id, task.files[0].file_url]);
  } else {
    // expect: unused-ignore
    // kling-route: ignore[logged-payload] id and status only
    console.log('hook for', task.task_id, task.status);
  }
});

app.get('/videos/:id', async (req, res) => {
  const { rows } = await pool.query('select url from videos where task_id = $1', [req.params.id]);
  if (!rows.length) return res.sendStatus(404);
  res.json(rows[0]);
});

app.listen(process.env.PORT || 3000, () => console.log('listening'));
