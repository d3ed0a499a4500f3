import Foundation
import os

/// Asks APIDot for one instant picture. The key lives on our own server and comes with the session.
struct Polaroid {
    let token: String
    private let base = URL(string: "https://api.apidot.ai")!
    private let logger = Logger(subsystem: "org.example.polaroid", category: "api")

    struct Answer: Decodable {
        struct Task: Decodable {
            let task_id: String
            let status: String
            let error_message: String?
            let files: [File]?
        }
        struct File: Decodable { let file_url: URL }
        let data: Task
    }

    private func call(_ path: String, body: [String: Any]? = nil) async throws -> Answer.Task {
        var request = URLRequest(url: base.appendingPathComponent(path))
        request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization")
        if let body {
            request.httpMethod = "POST"
            request.setValue("application/json", forHTTPHeaderField: "Content-Type")
            request.httpBody = try JSONSerialization.data(withJSONObject: body)
        }
        let (data, response) = try await URLSession.shared.data(for: request)
        guard (response as? HTTPURLResponse)?.statusCode == 200 else { throw URLError(.badServerResponse) }
        return try JSONDecoder().decode(Answer.self, from: data).data
    }

    func shoot(_ words: String) async throws -> URL {
        let task = try await call("api/generate/submit", body: [
            "model": "seedream-4.5",
            "input": ["prompt": words, "n": 1, "size": "1:1"],
        ])
        UserDefaults.standard.set(task.task_id, forKey: "polaroid.task")
        logger.info("task \(task.task_id), \(words.count) characters")
        for _ in 0..<60 {
            try await Task.sleep(nanoseconds: 3_000_000_000)
            let now = try await call("api/generate/status/\(task.task_id)")
            if now.status == "failed" { throw URLError(.cannotParseResponse) }
            if now.status == "finished", let url = now.files?.first?.file_url {
                // expect: logged-url
                print("picture at \(url)")
                return url
            }
        }
        throw URLError(.timedOut)
    }
}
