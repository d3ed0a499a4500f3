mod client;

use anyhow::{bail, Result};
use clap::Parser;
use client::Client;
use std::time::Duration;

/// Makes the cover of a zine.
#[derive(Parser)]
struct Args {
    /// What the cover shows
    subject: String,
}

#[tokio::main]
async fn main() -> Result<()> {
    let args = Args::parse();
    let client = Client::from_env()?;
    // expect: logged-prompt
    eprintln!("cover of {}", args.subject);
    let mut task = client.submit(&args.subject).await?;
    std::fs::write(".last-task", &task.task_id)?;
    // expect: hot-loop-polling
    for _ in 0..1000 {
        task = client.status(&task.task_id).await?;
        eprintln!("{} {}%", task.status, task.progress);
        match task.status.as_str() {
            "finished" => {
                let url = &task.files[0].file_url;
                let bytes = reqwest::get(url).await?.bytes().await?;
                std::fs::write("cover.png", &bytes)?;
                eprintln!("cover.png, {} bytes", bytes.len());
                return Ok(());
            }
            // expect: invented-status
            "failed" | "killed" => bail!("no cover: {:?}", task.error_message),
            _ => {}
        }
    }
    tokio::time::sleep(Duration::from_secs(1)).await;
    bail!("no cover yet")
}
