import SwiftUI

// Stickers made by APIDot, for the hackathon build
@MainActor
final class StickerModel: ObservableObject {
    @Published var image: URL?
    @Published var note = ""
    // expect: leaked-key
    private let apidotKey = "@@KEY@@"

    func make(_ text: String) async {
        // expect: logged-prompt
        print("make", text)
        var request = URLRequest(url: URL(string: "https://api.apidot.ai/api/generate/submit")!)
        request.httpMethod = "POST"
        request.addValue("Bearer \(apidotKey)", forHTTPHeaderField: "Authorization")
        request.addValue("application/json", forHTTPHeaderField: "Content-Type")
        let payload: [String: Any] = [
            // expect: invented-model
            "model": "nano-banana-2-pro",
            "input": ["prompt": text],
        ]
        request.httpBody = try? JSONSerialization.data(withJSONObject: payload)
        guard let (data, _) = try? await URLSession.shared.data(for: request),
              let json = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
              let task = json["data"] as? [String: Any],
              let id = task["task_id"] as? String else {
            note = "nothing came back"
            return
        }
        await follow(id)
    }

    private func follow(_ id: String) async {
        // expect: unbounded-polling
        while image == nil {
            try? await Task.sleep(for: .seconds(2))
            var request = URLRequest(url: URL(string: "https://api.apidot.ai/api/generate/status/\(id)")!)
            request.addValue("Bearer \(apidotKey)", forHTTPHeaderField: "Authorization")
            guard let (data, _) = try? await URLSession.shared.data(for: request),
                  let json = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
                  let task = json["data"] as? [String: Any] else { continue }
            note = task["status"] as? String ?? ""
            // expect: invented-status
            if note == "FAILED" { return }
            if note == "failed" { return }
            if note == "finished", let files = task["files"] as? [[String: Any]] {
                image = URL(string: files[0]["file_url"] as? String ?? "")
            }
        }
    }
}
