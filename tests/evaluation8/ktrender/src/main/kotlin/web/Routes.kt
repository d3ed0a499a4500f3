package web

import io.ktor.server.application.Application
import io.ktor.server.application.log
import io.ktor.server.request.receiveParameters
import io.ktor.server.response.respond
import io.ktor.server.routing.get
import io.ktor.server.routing.post
import io.ktor.server.routing.routing
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import render.Dot

fun Application.renders(dot: Dot, store: Store) = routing {
    post("/renders") {
        val wish = call.receiveParameters()["wish"].orEmpty()
        // expect: logged-prompt
        application.log.info("wish: $wish")
        val task = dot.submit(wish)
        store.add(task.id)
        application.launch { follow(dot, store, task.id) }
        call.respond(mapOf("id" to task.id))
    }
    get("/renders/{id}") {
        call.respond(mapOf("state" to store.state(call.parameters["id"]!!)))
    }
}

private suspend fun follow(dot: Dot, store: Store, id: String) {
    repeat(80) {
        delay(3_000)
        val task = dot.status(id)
        when (task.status) {
            "finished" -> {
                // expect: logged-url
                println("$id: ${task.files.first().url}")
                return store.finish(id, task.files.map { it.url })
            }
            // expect: invented-status
            "failed", "rejected" -> return store.fail(id, task.error)
            else -> println("$id: ${task.status}")
        }
    }
    store.fail(id, "too slow")
}
