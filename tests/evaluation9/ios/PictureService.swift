import Foundation
import OSLog

/// Speaks to APIDot; the key comes from our own server and lives in the keychain.
struct PictureService {
    private let logger = Logger(subsystem: "app.frames", category: "pictures")
    private let root = URL(string: "https://api.apidot.ai/api/generate")!
    let token: () -> String?

    struct Answer: Decodable {
        struct Item: Decodable {
            let file_url: URL
            let file_type: String
        }
        struct Body: Decodable {
            let task_id: String
            let status: String
            let progress: Int?
            let error_message: String?
            let files: [Item]?
        }
        let code: Int
        let data: Body
    }

    private func request(_ path: String, body: [String: Any]? = nil) throws -> URLRequest {
        var request = URLRequest(url: root.appendingPathComponent(path))
        request.setValue("Bearer \(token() ?? "")", forHTTPHeaderField: "Authorization")
        if let body {
            request.httpMethod = "POST"
            request.setValue("application/json", forHTTPHeaderField: "Content-Type")
            request.httpBody = try JSONSerialization.data(withJSONObject: body)
        }
        return request
    }

    func submit(_ prompt: String) async throws -> String {
        let body: [String: Any] = [
            // expect: invented-model
            "model": "gpt-image-2-pro",
            "input": ["prompt": prompt],
        ]
        let (data, response) = try await URLSession.shared.data(for: request("submit", body: body))
        guard (response as? HTTPURLResponse)?.statusCode == 200 else {
            logger.error("submit failed: \(String(decoding: data, as: UTF8.self))")
            throw URLError(.badServerResponse)
        }
        // expect: logged-payload
        print("submit:", String(decoding: data, as: UTF8.self))
        return try JSONDecoder().decode(Answer.self, from: data).data.task_id
    }

    func result(of id: String) async throws -> URL {
        for attempt in 1...50 {
            let (data, _) = try await URLSession.shared.data(for: request("status/\(id)"))
            let task = try JSONDecoder().decode(Answer.self, from: data).data
            logger.info("try \(attempt): \(task.status)")
            if task.status == "finished", let file = task.files?.first {
                // expect: logged-url
                print("got", file.file_url)
                return file.file_url
            }
            if task.status == "failed" { throw URLError(.cannotDecodeContentData) }
            try await Task.sleep(for: .seconds(3))
        }
        throw URLError(.timedOut)
    }
}
