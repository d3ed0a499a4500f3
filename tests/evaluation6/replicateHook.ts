import Replicate from "replicate";
import type { RequestHandler } from "express";

const replicate = new Replicate({ auth: process.env.REPLICATE_API_TOKEN });

export const start: RequestHandler = async (req, res) => {
  const prediction = await replicate.predictions.create({
    model: "black-forest-labs/flux-schnell",
    input: { prompt: req.body.prompt, aspectRatio: "1:1" },
    webhook: `${process.env.HOST}/replicate`,
  });
  console.log(prediction);
  res.json(prediction);
};

export const hook: RequestHandler = async (req, res) => {
  console.log("replicate says", req.body);
  if (req.body.status === "succeeded") {
    const url = req.body.output[0];
    console.log("picture", url);
  }
  res.end();
};
