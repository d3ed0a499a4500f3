use anyhow::{bail, Result};
use serde_json::{json, Value};
use std::{env, time::Duration};
use tokio::time::sleep;

const BASE: &str = "https://api.apidot.ai";

fn key() -> String {
    // expect: leaked-key
    env::var("APIDOT_API_KEY").unwrap_or_else(|_| "@@KEY@@".to_string())
}

pub async fn submit(http: &reqwest::Client, prompt: &str) -> Result<String> {
    let body = json!({
        "model": "flux-2-pro",
        "input": { "prompt": prompt, "size": "16:9", "resolution": "2K" }
    });
    // expect: logged-payload
    println!("submitting {}", body);
    let answer: Value = http.post(format!("{BASE}/api/generate/submit")).bearer_auth(key()).json(&body).send().await?.error_for_status()?.json().await?;
    Ok(answer["data"]["task_id"].as_str().unwrap_or_default().to_owned())
}

pub async fn wait(http: &reqwest::Client, id: &str) -> Result<String> {
    for _ in 0..90 {
        let v: Value = http.get(format!("{BASE}/api/generate/status/{id}")).bearer_auth(key()).send().await?.json().await?;
        match v["data"]["status"].as_str() {
            Some("finished") => return Ok(v["data"]["files"][0]["file_url"].as_str().unwrap_or("").into()),
            Some("failed") => bail!("{}", v["data"]["error_message"]),
            _ => sleep(Duration::from_secs(4)).await,
        }
    }
    bail!("timeout")
}
