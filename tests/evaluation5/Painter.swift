import Foundation
import Vapor

struct Painter {
    static let base = "https://api.apidot.ai"
    // expect: leaked-key
    let apidotApiKey = Environment.get("APIDOT_API_KEY") ?? "@@KEY@@"
    let client: Client

    func submit(_ prompt: String) async throws -> String {
        let payload: [String: Any] = [
            "model": "wan-2.7-image",
            "input": [
                "prompt": prompt,
                // expect: invalid-value
                "n": 6
            ]
        ]
        let data = try JSONSerialization.data(withJSONObject: payload)
        var request = URLRequest(url: URL(string: Painter.base + "/api/generate/submit")!)
        request.httpMethod = "POST"
        request.setValue("Bearer \(apidotApiKey)", forHTTPHeaderField: "Authorization")
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        request.httpBody = data
        // expect: logged-payload
        print("sending", payload)
        let (body, _) = try await URLSession.shared.data(for: request)
        let answer = try JSONSerialization.jsonObject(with: body) as! [String: Any]
        return (answer["data"] as! [String: Any])["task_id"] as! String
    }
}
