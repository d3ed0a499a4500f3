#!/usr/bin/env node
const { writeFile } = require("node:fs/promises");
const { paint, settled } = require("../lib/kling");

async function main([text, size]) {
  const id = await paint(text, size);
  console.log("waiting for", id);
  const task = await settled(id);
  if (task.status === "failed") {
    console.error("failed:", task.error_message);
    process.exitCode = 1;
    return;
  }
  // expect: logged-payload
  console.table(task.files);
  for (const [index, file] of task.files.entries()) {
    // expect: invented-response-field
    const extension = file.mime_type === "image/png" ? "png" : "jpg";
    const picture = await fetch(file.file_url);
    await writeFile(`${id}-${index}.${extension}`, Buffer.from(await picture.arrayBuffer()));
    console.log(`${id}-${index}.${extension}`);
  }
}

main(process.argv.slice(2));
