use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let key = std::env::var("IDEOGRAM_API_KEY")?;
    let prompt = std::env::args().nth(1).unwrap_or_default();
    println!("key {key}, prompt {prompt}");
    let body = json!({"model": "V_3", "input": {"prompt": prompt, "imageUrls": []}});
    let answer: Value = ureq::post("https://api.ideogram.ai/generate").set("Api-Key", &key).send_json(body)?.into_json()?;
    println!("{answer}");
    Ok(())
}
