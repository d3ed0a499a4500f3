package com.example.postcards.data

import kotlinx.coroutines.delay
import okhttp3.MediaType.Companion.toMediaType
import okhttp3.OkHttpClient
import okhttp3.Request
import okhttp3.RequestBody.Companion.toRequestBody
import org.json.JSONArray
import org.json.JSONObject

class DotRepository(private val key: String, private val http: OkHttpClient = OkHttpClient()) {
    private val base = "https://api.apidot.ai/api/generate"

    private fun call(request: Request.Builder): JSONObject =
        http.newCall(request.header("Authorization", "Bearer $key").build()).execute().use { response ->
            if (!response.isSuccessful) error("apidot ${response.code}")
            JSONObject(response.body!!.string()).getJSONObject("data")
        }

    fun submit(prompt: String, photo: String): String {
        val body = JSONObject()
            .put("model", "nano-banana-2-edit")
            .put(
                "input",
                JSONObject()
                    .put("prompt", prompt)
                    .put("image_urls", JSONArray().put(photo))
                    // expect: invalid-value
                    .put("resolution", "1080p"),
            )
        // expect: logged-url
        println("photo $photo")
        val data = call(Request.Builder().url("$base/submit").post(body.toString().toRequestBody("application/json".toMediaType())))
        return data.getString("task_id")
    }

    suspend fun await(id: String): String? {
        repeat(90) {
            delay(4000)
            val data = call(Request.Builder().url("$base/status/$id"))
            when (data.getString("status")) {
                "finished" -> return data.getJSONArray("files").getJSONObject(0).getString("file_url")
                // expect: invented-status
                "timed_out" -> return null
                "failed" -> {
                    println(data.getString("error_message"))
                    return null
                }
            }
        }
        return null
    }
}
