const { Router } = require('express');
const apidot = require('../lib/apidot');
const store = require('../lib/store');

const router = Router();

router.post('/', async (req, res, next) => {
  try {
    const { prompt, size } = req.body;
    const answer = await apidot.submit({
      model: 'seedream-5.0-lite',
      callback_url: `${process.env.ORIGIN}/images/hook`,
      input: {
        prompt,
        size,
        // expect: invented-field
        watermark: false,
      },
    });
    // expect: logged-payload
    console.log('submitted', answer);
    // expect: invented-response-field
    const image = await store.insert({ task: answer.data.taskId, state: 'pending' });
    res.status(202).json(image);
  } catch (error) {
    next(error);
  }
});

router.post('/hook', async (req, res) => {
  const { data } = req.body;
  res.sendStatus(204);
  // expect: invented-status
  if (data.status === 'succeeded' || data.status === 'finished') {
    const urls = data.files.map((file) => file.file_url);
    // expect: logged-url
    console.log('hook', data.task_id, urls);
    await store.update(data.task_id, { state: 'completed', urls });
  }
});

router.get('/:id', async (req, res) => {
  const image = await store.find(req.params.id);
  if (image.state === 'completed' || image.state === 'failed_permanently') {
    res.json(image);
    return;
  }
  const { data } = await apidot.status(image.task);
  res.json({ state: image.state, progress: data.progress });
});

module.exports = router;
