import Foundation
import os

// macOS helper tool, run by our build server against APIDot
let logger = Logger(subsystem: "render", category: "apidot")
let base = "https://api.apidot.ai/api/generate"
let key = ProcessInfo.processInfo.environment["APIDOT_API_KEY"] ?? ""

func request(_ path: String, body: [String: Any]? = nil) async throws -> [String: Any] {
    var req = URLRequest(url: URL(string: base + path)!)
    req.setValue("Bearer \(key)", forHTTPHeaderField: "Authorization")
    if let body {
        req.httpMethod = "POST"
        req.setValue("application/json", forHTTPHeaderField: "Content-Type")
        req.httpBody = try JSONSerialization.data(withJSONObject: body)
    }
    let (data, _) = try await URLSession.shared.data(for: req)
    let json = try JSONSerialization.jsonObject(with: data) as! [String: Any]
    return json["data"] as! [String: Any]
}

func render(prompt: String) async throws -> String {
    let body: [String: Any] = [
        "model": "gpt-image-2",
        // expect: invented-field
        "input": ["prompt": prompt, "size": "1:1", "style": "vivid"],
    ]
    // expect: logged-prompt
    print("rendering \(prompt)")
    let data = try await request("/submit", body: body)
    return data["task_id"] as! String
}

func wait(_ id: String) async throws {
    // expect: unbounded-polling
    while true {
        let data = try await request("/status/\(id)")
        let status = data["status"] as! String
        print(id, status)
        if status == "finished" || status == "failed" { return }
        try await Task.sleep(nanoseconds: 5_000_000_000)
    }
}
