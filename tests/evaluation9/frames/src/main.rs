mod dot;

use anyhow::{Result, anyhow};
use dot::Dot;

#[tokio::main]
async fn main() -> Result<()> {
    let mut args = std::env::args().skip(1);
    let (Some(prompt), Some(first)) = (args.next(), args.next()) else {
        eprintln!("usage: frames PROMPT IMAGE_URL");
        std::process::exit(2);
    };
    // expect: logged-prompt
    println!("prompt: {prompt}");
    let client = Dot::from_env()?;
    let id = client.submit(&prompt, &first).await?;
    std::fs::write("frames.task", &id)?;
    println!("task {id}");

    let task = client.wait(&id).await?;
    // expect: logged-payload
    tracing::debug!("{:?}", task);
    if task.status != "finished" {
        return Err(anyhow!(task.error_message.unwrap_or_default()));
    }
    let bytes = reqwest::get(&task.files[0].file_url).await?.bytes().await?;
    std::fs::write("frames.mp4", &bytes)?;
    println!("{} bytes, {}", bytes.len(), task.files[0].file_type);
    Ok(())
}
