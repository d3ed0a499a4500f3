import Foundation

/// Where the postcard app finds what it needs. The APIDot key never ships: the relay adds it.
enum PostcardKey {
    static let relay = URL(string: "https://relay.postcard.example/make")!

    struct Made: Decodable {
        let picture: URL?
        let state: String
    }

    static func make(_ words: String) async throws -> Made {
        var request = URLRequest(url: relay)
        request.httpMethod = "POST"
        request.httpBody = try JSONEncoder().encode(["words": words])
        let (data, _) = try await URLSession.shared.data(for: request)
        let made = try JSONDecoder().decode(Made.self, from: data)
        print("relay says", made.state, "for", words.count, "characters")
        if made.state == "completed" { print("the postcard is ready") }
        return made
    }
}
