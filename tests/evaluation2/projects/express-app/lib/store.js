const { MongoClient } = require('mongodb');

const client = new MongoClient(process.env.MONGO_URL);
const images = client.db('studio').collection('images');

exports.insert = async (image) => {
  const { insertedId } = await images.insertOne({ ...image, created: new Date() });
  console.log('image', insertedId, image.state);
  return { id: insertedId, state: image.state };
};
exports.find = (id) => images.findOne({ _id: id });
exports.update = (task, fields) => images.updateOne({ task }, { $set: fields });
