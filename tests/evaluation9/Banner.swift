#!/usr/bin/env swift
// Banner.swift TEXT — one banner from APIDot, for the command line
import Foundation

guard let key = ProcessInfo.processInfo.environment["APIDOT_API_KEY"] else { fatalError("APIDOT_API_KEY is missing") }
let base = "https://api.apidot.ai/api/generate"

func call(_ path: String, _ body: [String: Any]? = nil) async throws -> [String: Any] {
    var request = URLRequest(url: URL(string: "\(base)/\(path)")!)
    request.setValue("Bearer \(key)", forHTTPHeaderField: "Authorization")
    if let body {
        request.httpMethod = "POST"
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        request.httpBody = try JSONSerialization.data(withJSONObject: body)
    }
    let (data, _) = try await URLSession.shared.data(for: request)
    return try JSONSerialization.jsonObject(with: data) as! [String: Any]
}

let text = CommandLine.arguments[1]
// expect: logged-prompt
print("banner:", text)
let created = try await call("submit", [
    "model": "flux-2-flex",
    // expect: missing-field
    "input": [
        "prompt": text,
        "resolution": "1K",
    ],
])
let task = (created["data"] as! [String: Any])["task_id"] as! String
try task.write(toFile: "banner.task", atomically: true, encoding: .utf8)
// expect: hot-loop-polling
for _ in 0..<200 {
    let data = try await call("status/\(task)")["data"] as! [String: Any]
    if data["status"] as? String == "finished" {
        // expect: logged-payload
        print(data["files"]!)
        break
    }
    if data["status"] as? String == "failed" { break }
}
