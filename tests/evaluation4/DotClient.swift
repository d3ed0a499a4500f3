import Foundation

/// Talks to APIDot directly. FIXME: has to go through our server before we ship.
final class DotClient {
    static let shared = DotClient()

    // expect: leaked-key
    private let apidotKey = "@@KEY@@"
    private let base = URL(string: "https://api.apidot.ai")!

    struct Answer: Decodable {
        struct Task: Decodable {
            let task_id: String
            let status: String
        }
        let code: Int
        let data: Task
    }

    func sticker(_ prompt: String) async throws -> String {
        let body: [String: Any] = [
            // expect: invented-model
            "model": "nano-banana-3",
            "input": [
                "prompt": "die-cut sticker, \(prompt)",
                "size": "1:1",
            ],
        ]
        // expect: logged-payload
        print("body: \(body)")
        var request = URLRequest(url: base.appendingPathComponent("api/generate/submit"))
        request.httpMethod = "POST"
        request.setValue("Bearer \(apidotKey)", forHTTPHeaderField: "Authorization")
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        request.httpBody = try JSONSerialization.data(withJSONObject: body)
        let (data, response) = try await URLSession.shared.data(for: request)
        guard (response as? HTTPURLResponse)?.statusCode == 200 else {
            throw URLError(.badServerResponse)
        }
        return try JSONDecoder().decode(Answer.self, from: data).data.task_id
    }
}
