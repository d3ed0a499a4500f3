'use strict';
const fs = require('fs');
const FILE = 'clips.json';
const clips = fs.existsSync(FILE) ? JSON.parse(fs.readFileSync(FILE, 'utf8')) : {};

exports.has = (id) => id in clips;
exports.save = (id, urls) => {
  clips[id] = urls;
  fs.writeFileSync(FILE, JSON.stringify(clips));
};
