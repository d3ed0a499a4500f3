import Fluent
import Vapor

struct Wish: Content {
    var text: String
}

struct DotInput: Content {
    var prompt: String
    var size = "16:9"
    var resolution = "2K"
}

struct DotBody: Content {
    var model = "flux-2-pro"
    var callback_url: String
    var input: DotInput
}

struct DotAnswer: Content {
    struct Task: Content {
        var task_id: String
    }
    var data: Task
}

/// Our wedding-card server. Images by APIDot, see https://apidot.ai/docs/quickstart
func routes(_ app: Application) throws {
    guard let key = Environment.get("APIDOT_API_KEY"), let hook = Environment.get("APIDOT_CALLBACK_URL") else {
        app.logger.critical("APIDOT_API_KEY or APIDOT_CALLBACK_URL is missing")
        throw Abort(.internalServerError)
    }

    app.post("cards") { req async throws -> Response in
        let wish = try req.content.decode(Wish.self)
        let answer = try await req.client.post("https://api.apidot.ai/api/generate/submit") { out in
            out.headers.bearerAuthorization = .init(token: key)
            try out.content.encode(DotBody(callback_url: hook, input: DotInput(prompt: wish.text)))
        }
        guard answer.status == .ok else {
            req.logger.error("apidot refused: \(answer.status.code)")
            throw Abort(.badGateway)
        }
        let task = try answer.content.decode(DotAnswer.self).data
        try await Card(taskID: task.task_id).create(on: req.db)
        req.logger.info("card \(task.task_id)")
        return Response(status: .accepted)
    }
}
