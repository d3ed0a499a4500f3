package net.example.motion

import io.ktor.http.HttpStatusCode
import io.ktor.server.application.call
import io.ktor.server.application.log
import io.ktor.server.request.receive
import io.ktor.server.response.respond
import io.ktor.server.routing.Route
import io.ktor.server.routing.application
import io.ktor.server.routing.post
import kotlinx.serialization.SerialName
import kotlinx.serialization.Serializable

@Serializable
data class DotFile(@SerialName("file_url") val url: String, @SerialName("file_type") val type: String)

@Serializable
data class DotTask(
    @SerialName("task_id") val id: String,
    val status: String,
    val files: List<DotFile> = emptyList(),
    @SerialName("error_message") val error: String? = null,
)

@Serializable
data class DotHook(val data: DotTask)

/** APIDot calls this when a motion clip has ended. */
fun Route.dotHooks(jobs: JobStore) {
    post("/hooks/apidot") {
        val task = call.receive<DotHook>().data
        call.respond(HttpStatusCode.NoContent)
        if (!jobs.isOpen(task.id)) return@post
        application.log.info("motion {} {}", task.id, task.status)
        when (task.status) {
            "finished" -> jobs.finish(task.id, task.files.map { it.url })
            "failed" -> jobs.fail(task.id, task.error)
        }
    }
}
