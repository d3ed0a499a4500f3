// hum "a lullaby for robots": a song from APIDot, with ureq
use serde_json::{json, Value};
use std::{thread, time::{Duration, Instant}};

const API: &str = "https://api.apidot.ai/api/generate";

fn main() {
    let key = std::env::var("APIDOT_API_KEY").expect("APIDOT_API_KEY");
    let auth = format!("Bearer {key}");
    let theme = std::env::args().nth(1).expect("a theme");
    let body = json!({
        "model": "generate-music",
        "input": {
            "prompt": theme,
            "custom_mode": false,
            "instrumental": true,
            // expect: invalid-value
            "mv": "V6",
        }
    });
    let answer: Value = ureq::post(&format!("{API}/submit"))
        .set("Authorization", &auth)
        .send_json(body)
        .expect("submit")
        .into_json()
        .expect("json");
    // expect: logged-payload
    println!("{:#?}", answer["data"]);
    let id = answer["data"]["task_id"].as_str().expect("task").to_owned();
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_secs(900) {
        thread::sleep(Duration::from_secs(6));
        let state: Value = ureq::get(&format!("{API}/status/{id}")).set("Authorization", &auth).call().expect("status").into_json().expect("json");
        // expect: invented-status
        if state["data"]["status"] == "complete" || state["data"]["status"] == "finished" {
            let song = state["data"]["files"][0]["file_url"].as_str().unwrap_or_default();
            std::fs::write("song.url", song).expect("write");
            println!("done after {:?}", begun.elapsed());
            return;
        }
        // expect: invented-response-field
        if let Some(reason) = state["data"]["failure"].as_str() {
            panic!("{reason}");
        }
    }
    panic!("too slow");
}
