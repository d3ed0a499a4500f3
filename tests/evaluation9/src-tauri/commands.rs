use serde_json::{Value, json};

// Tauri commands; the window asks, this side speaks to APIDot.
const SUBMIT: &str = "https://api.apidot.ai/api/generate/submit";

fn key() -> Result<String, String> {
    std::env::var("APIDOT_API_KEY").map_err(|_| "APIDOT_API_KEY is missing".to_string())
}

#[tauri::command]
pub async fn restyle(prompt: String, image: String) -> Result<String, String> {
    let body = json!({
        "model": "gpt-image-2-edit",
        "input": {
            "prompt": prompt,
            "image_urls": [image],
            // expect: invalid-value
            "resolution": "8K"
        }
    });
    // expect: logged-payload
    log::debug!("restyle {body}");
    let answer: Value = reqwest::Client::new()
        .post(SUBMIT)
        .bearer_auth(key()?)
        .json(&body)
        .send()
        .await
        .map_err(|e| e.to_string())?
        .json()
        .await
        .map_err(|e| e.to_string())?;
    // expect: invented-response-field
    answer["data"]["id"].as_str().map(str::to_owned).ok_or_else(|| "no task".to_string())
}

#[tauri::command]
pub fn settings() -> Value {
    json!({ "key": key().is_ok(), "theme": "dark" })
}
