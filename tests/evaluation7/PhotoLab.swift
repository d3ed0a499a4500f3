import Foundation

// Vapor-side service of PhotoLab. Provider: APIDot.
struct PhotoLab {
    let base = URL(string: "https://api.apidot.ai")!
    let key = ProcessInfo.processInfo.environment["APIDOT_API_KEY"] ?? ""

    func request(_ path: String, body: [String: Any]? = nil) async throws -> [String: Any] {
        var request = URLRequest(url: base.appendingPathComponent(path))
        request.setValue("Bearer \(key)", forHTTPHeaderField: "Authorization")
        if let body {
            request.httpMethod = "POST"
            request.setValue("application/json", forHTTPHeaderField: "Content-Type")
            request.httpBody = try JSONSerialization.data(withJSONObject: body)
        }
        let (data, _) = try await URLSession.shared.data(for: request)
        return try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
    }

    func retouch(_ photo: String, prompt: String) async throws -> String {
        // expect: logged-url
        print("retouching \(photo)")
        let answer = try await request("/api/generate/submit", body: [
            "model": "gpt-image-2-edit",
            "input": [
                "prompt": prompt,
                "image_urls": [photo],
                // expect: invalid-value
                "size": "7:5"
            ]
        ])
        let data = answer["data"] as? [String: Any]
        return data?["task_id"] as? String ?? ""
    }

    func result(_ task: String) async throws -> String? {
        let answer = try await request("/api/generate/status/\(task)")
        let data = answer["data"] as? [String: Any]
        print("state of \(task): \(data?["status"] ?? "?")")
        guard data?["status"] as? String == "finished" else { return nil }
        let files = data?["files"] as? [[String: Any]]
        return files?.first?["file_url"] as? String
    }
}
