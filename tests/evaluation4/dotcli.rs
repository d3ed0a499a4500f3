//! dotcli: start a Runway clip through APIDot and wait for it.
use std::{env, fs, thread, time::Duration};

use anyhow::{bail, Context, Result};
use serde_json::{json, Value};

const BASE: &str = "https://api.apidot.ai";

fn key() -> Result<String> {
    env::var("APIDOT_API_KEY").context("APIDOT_API_KEY is not set")
}

fn submit(http: &reqwest::blocking::Client, prompt: &str) -> Result<String> {
    let body = json!({
        "model": "runway-gen-4.5",
        "input": {
            "prompt": prompt,
            // expect: invalid-value
            "duration": 8,
            // expect: invented-field
            "resolution": "1080p",
            "aspect_ratio": "16:9"
        }
    });
    // expect: logged-payload
    println!("sending {}", body);
    let res = http
        .post(format!("{BASE}/api/generate/submit"))
        .bearer_auth(key()?)
        .json(&body)
        .send()?;
    if !res.status().is_success() {
        bail!("HTTP {}", res.status());
    }
    let answer: Value = res.json()?;
    Ok(answer["data"]["task_id"].as_str().context("no task_id")?.to_string())
}

fn main() -> Result<()> {
    let prompt = env::args().nth(1).context("usage: dotcli PROMPT")?;
    let http = reqwest::blocking::Client::new();
    let id = submit(&http, &prompt)?;
    fs::write("last-task", &id)?;
    for _ in 0..100 {
        let answer: Value = http
            .get(format!("{BASE}/api/generate/status/{id}"))
            .bearer_auth(key()?)
            .send()?
            .json()?;
        match answer["data"]["status"].as_str() {
            Some("finished") => {
                let url = answer["data"]["files"][0]["file_url"].as_str().context("no file")?;
                fs::write("clip.mp4", http.get(url).send()?.bytes()?)?;
                return Ok(());
            }
            Some("failed") => bail!("{}", answer["data"]["error_message"]),
            _ => thread::sleep(Duration::from_secs(5)),
        }
    }
    bail!("not finished in time")
}
