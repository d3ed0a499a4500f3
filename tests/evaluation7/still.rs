// still: one picture from APIDot on the command line
use serde_json::{json, Value};
use std::{env, error::Error, thread::sleep, time::Duration};

const BASE: &str = "https://api.apidot.ai";

fn main() -> Result<(), Box<dyn Error>> {
    let key = env::var("APIDOT_API_KEY")?;
    let prompt = env::args().nth(1).unwrap_or_default();
    let http = reqwest::blocking::Client::new();
    let body = json!({
        "model": "flux-2-flex",
        "input": {
            "prompt": prompt,
            "size": "16:9",
            "resolution": "2K",
            // expect: invented-field
            "steps": 30
        }
    });
    // expect: logged-payload
    println!("{}", body);
    let answer: Value = http
        .post(format!("{BASE}/api/generate/submit"))
        .bearer_auth(&key)
        .json(&body)
        .send()?
        .json()?;
    let id = answer["data"]["task_id"].as_str().ok_or("no task")?.to_string();
    println!("task {id}");
    for _ in 0..100 {
        sleep(Duration::from_secs(3));
        let state: Value = http
            .get(format!("{BASE}/api/generate/status/{id}"))
            .bearer_auth(&key)
            .send()?
            .json()?;
        let status = state["data"]["status"].as_str().unwrap_or("");
        if status == "finished" {
            // expect: logged-url
            println!("{}", state["data"]["files"][0]["file_url"]);
            return Ok(());
        }
        if status == "failed" {
            return Err(state["data"]["error_message"].to_string().into());
        }
    }
    Err("timed out".into())
}
