import Foundation

/// Draws through APIDot.
actor Muse {
    private let base = URL(string: "https://api.apidot.ai")!
    // expect: leaked-key
    private let apidotKey = "@@KEY@@"

    private func call(_ path: String, body: [String: Any]? = nil) async throws -> [String: Any] {
        var request = URLRequest(url: base.appendingPathComponent(path))
        request.setValue("Bearer \(apidotKey)", forHTTPHeaderField: "Authorization")
        if let body {
            request.httpMethod = "POST"
            request.setValue("application/json", forHTTPHeaderField: "Content-Type")
            request.httpBody = try JSONSerialization.data(withJSONObject: body)
        }
        let (data, _) = try await URLSession.shared.data(for: request)
        let json = try JSONSerialization.jsonObject(with: data) as! [String: Any]
        return json["data"] as! [String: Any]
    }

    func draw(_ prompt: String) async throws -> String? {
        // expect: logged-prompt
        print("drawing \(prompt)")
        let answer = try await call("/api/generate/submit", body: [
            "model": "z-image",
            "input": ["prompt": prompt, "size": "3:4"],
        ])
        let id = answer["task_id"] as! String
        for _ in 0..<60 {
            try await Task.sleep(for: .seconds(5))
            let task = try await call("/api/generate/status/\(id)")
            let status = task["status"] as! String
            if status == "failed" { return nil }
            // expect: invented-status
            if status == "ready" { print("ready") }
            if status == "finished" {
                let files = task["files"] as! [[String: Any]]
                return files[0]["file_url"] as? String
            }
        }
        return nil
    }
}
