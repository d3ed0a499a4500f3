//! Small APIDot client for the wallpaper daemon.
use anyhow::{bail, Context, Result};
use serde_json::{json, Value};
use std::{env, thread::sleep, time::Duration};

const BASE: &str = "https://api.apidot.ai";

struct Dot {
    key: String,
    agent: ureq::Agent,
}

impl Dot {
    fn new() -> Result<Self> {
        let key = env::var("APIDOT_API_KEY").context("APIDOT_API_KEY")?;
        // expect: logged-key
        eprintln!("key = {key}");
        Ok(Self { key, agent: ureq::agent() })
    }

    fn submit(&self, prompt: &str) -> Result<String> {
        let body = json!({
            "model": "gpt-image-2",
            "input": {
                "prompt": prompt,
                "size": "21:9",
                // expect: invalid-value
                "quality": "ultra"
            }
        });
        println!("{} bytes", body.to_string().len());
        let answer: Value = self
            .agent
            .post(&format!("{BASE}/api/generate/submit"))
            .set("Authorization", &format!("Bearer {}", self.key))
            .send_json(body)?
            .into_json()?;
        Ok(answer["data"]["task_id"].as_str().context("no task")?.to_owned())
    }

    fn wait(&self, task: &str) -> Result<String> {
        for _ in 0..120 {
            sleep(Duration::from_secs(5));
            let answer: Value = self
                .agent
                .get(&format!("{BASE}/api/generate/status/{task}"))
                .set("Authorization", &format!("Bearer {}", self.key))
                .call()?
                .into_json()?;
            let data = &answer["data"];
            match data["status"].as_str() {
                Some("finished") => return Ok(data["files"][0]["file_url"].as_str().unwrap_or_default().to_owned()),
                Some("failed") => bail!("{}", data["error_message"]),
                _ => println!("{task} {}", data["progress"]),
            }
        }
        bail!("too slow")
    }
}

fn main() -> Result<()> {
    let dot = Dot::new()?;
    let task = dot.submit("northern lights over a fjord")?;
    let url = dot.wait(&task)?;
    // expect: logged-url
    println!("wallpaper: {url}");
    Ok(())
}
