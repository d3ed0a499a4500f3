package app.avatar.data

import android.util.Log
import kotlinx.coroutines.delay
import retrofit2.Retrofit
import retrofit2.converter.gson.GsonConverterFactory
import retrofit2.http.Body
import retrofit2.http.GET
import retrofit2.http.Header
import retrofit2.http.POST
import retrofit2.http.Path

private const val TAG = "DotRepository"

data class DotFile(val file_url: String, val file_type: String)
data class DotTask(val task_id: String, val status: String, val progress: Int?, val error_message: String?, val files: List<DotFile>?)
data class DotAnswer(val code: Int, val message: String, val data: DotTask)

interface DotApi {
    @POST("api/generate/submit")
    suspend fun submit(@Header("Authorization") auth: String, @Body body: Map<String, @JvmSuppressWildcards Any>): DotAnswer

    @GET("api/generate/status/{id}")
    suspend fun status(@Header("Authorization") auth: String, @Path("id") id: String): DotAnswer
}

/** Talks to APIDot; the key is what the user typed into the settings (kept in the keystore). */
class DotRepository(private val tasks: TaskDao, key: String) {
    private val api = Retrofit.Builder()
        .baseUrl("https://api.apidot.ai/")
        .addConverterFactory(GsonConverterFactory.create())
        .build()
        .create(DotApi::class.java)
    private val auth = "Bearer $key"

    suspend fun avatar(photoUrl: String): String {
        val prompt = "friendly cartoon avatar"
        val body = mapOf(
            "model" to "kling-o1-image-edit",
            "input" to mapOf(
                "prompt" to prompt,
                "image_urls" to listOf(photoUrl),
                // expect: invalid-value
                "output_format" to "bmp",
            ),
        )
        val created = api.submit(auth, body)
        tasks.insert(created.data.task_id)
        Log.d(TAG, "task ${created.data.task_id}")
        repeat(60) {
            val task = api.status(auth, created.data.task_id).data
            Log.d(TAG, "progress ${task.progress}")
            when (task.status) {
                "finished" -> return task.files!!.first().file_url
                // expect: invented-status
                "failed", "aborted" -> error(task.error_message ?: "failed")
            }
            delay(3_000)
        }
        error("timeout")
    }
}
