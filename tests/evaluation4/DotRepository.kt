package com.example.wallart.data

import android.util.Log
import com.example.wallart.BuildConfig
import io.ktor.client.HttpClient
import io.ktor.client.call.body
import io.ktor.client.request.get
import io.ktor.client.request.header
import io.ktor.client.request.post
import io.ktor.client.request.setBody
import io.ktor.http.ContentType
import io.ktor.http.contentType
import kotlinx.coroutines.delay
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.buildJsonObject
import kotlinx.serialization.json.jsonObject
import kotlinx.serialization.json.jsonPrimitive
import kotlinx.serialization.json.put
import kotlinx.serialization.json.putJsonObject

// expect: leaked-key
private const val APIDOT_API_KEY = "@@KEY@@"
private const val BASE = "https://api.apidot.ai/api/generate"

class DotRepository(private val http: HttpClient) {

    suspend fun start(prompt: String): String {
        val payload = buildJsonObject {
            put("model", "z-image")
            putJsonObject("input") {
                put("prompt", prompt)
                put("size", "9:16")
            }
        }
        // expect: logged-payload
        Log.d("DotRepository", "payload $payload")
        val answer: JsonObject = http.post("$BASE/submit") {
            header("Authorization", "Bearer $APIDOT_API_KEY")
            contentType(ContentType.Application.Json)
            setBody(payload)
        }.body()
        return answer.getValue("data").jsonObject.getValue("task_id").jsonPrimitive.content
    }

    suspend fun waitFor(taskId: String): JsonObject? {
        repeat(60) {
            val answer: JsonObject = http.get("$BASE/status/$taskId") {
                header("Authorization", "Bearer $APIDOT_API_KEY")
            }.body()
            val data = answer.getValue("data").jsonObject
            when (data.getValue("status").jsonPrimitive.content) {
                "finished" -> return data
                "failed" -> return null
            }
            delay(4_000)
        }
        return null
    }
}
