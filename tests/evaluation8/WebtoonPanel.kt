package app.webtoon

import android.util.Log
import okhttp3.MediaType.Companion.toMediaType
import okhttp3.OkHttpClient
import okhttp3.Request
import okhttp3.RequestBody.Companion.toRequestBody
import org.json.JSONArray
import org.json.JSONObject

private const val TAG = "WebtoonPanel"

/** Draws one panel through APIDot; the studio hands the key over at sign-in. */
class WebtoonPanel(private val key: String) {
    private val http = OkHttpClient()
    private val json = "application/json".toMediaType()

    fun draw(scene: String, reference: String): String {
        val input = JSONObject()
            .put("prompt", scene)
            .put("image_urls", JSONArray(listOf(reference)))
            // expect: invalid-value
            .put("n", 12)
        val body = JSONObject().put("model", "gpt-4o-image-edit").put("input", input)
        // expect: logged-payload
        Log.d(TAG, body.toString())
        val request = Request.Builder()
            .url("https://api.apidot.ai/api/generate/submit")
            .header("Authorization", "Bearer $key")
            .post(body.toString().toRequestBody(json))
            .build()
        http.newCall(request).execute().use { response ->
            val text = response.body!!.string()
            if (!response.isSuccessful) error("HTTP ${response.code}: $text")
            return JSONObject(text).getJSONObject("data").getString("task_id")
        }
    }

    fun await(id: String): String {
        val request = Request.Builder()
            .url("https://api.apidot.ai/api/generate/status/$id")
            .header("Authorization", "Bearer $key")
            .build()
        // expect: unbounded-polling
        while (true) {
            Thread.sleep(4000)
            val data = http.newCall(request).execute().use { JSONObject(it.body!!.string()).getJSONObject("data") }
            Log.i(TAG, "$id ${data.getString("status")} ${data.optInt("progress")}")
            when (data.getString("status")) {
                "finished" -> return data.getJSONArray("files").getJSONObject(0).getString("file_url")
                "failed" -> error(data.optString("error_message"))
            }
        }
    }
}
