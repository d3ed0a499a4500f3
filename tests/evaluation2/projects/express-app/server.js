const express = require('express');
const apidot = require('./lib/apidot');
const images = require('./routes/images');

const app = express();
app.use(express.json());
app.use('/images', images);

app.get('/debug/:task', async (req, res) => {
  const final = await apidot.poll(req.params.task);
  // expect: logged-payload
  console.dir(final, { depth: 5 });
  res.json({ status: final.status, files: final.files });
});

app.use((error, req, res, next) => {
  console.error(error.message);
  res.status(500).json({ error: 'internal' });
});

app.listen(3000);
