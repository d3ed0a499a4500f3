package org.example.helpdesk;

import java.util.List;
import java.util.Map;
import java.util.logging.Logger;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import com.google.gson.Gson;

/** Answers of the helpdesk, written by a chat model behind APIDot. */
public final class AssistantClient {

    private static final Logger LOG = Logger.getLogger(AssistantClient.class.getName());
    private static final MediaType JSON = MediaType.get("application/json");
    private final OkHttpClient http = new OkHttpClient();
    private final Gson gson = new Gson();
    private final String apiKey = System.getenv("APIDOT_API_KEY");

    public String answer(String question) throws Exception {
        Map<String, Object> body = Map.of(
                "model", "gpt-5.4",
                "messages", List.of(
                        Map.of("role", "system", "content", "You answer briefly."),
                        Map.of("role", "user", "content", question)),
                "temperature", 0.3,
                "max_tokens", 400);
        Request request = new Request.Builder()
                .url("https://api.apidot.ai/v1/chat/completions")
                .header("Authorization", "Bearer " + apiKey)
                .post(RequestBody.create(gson.toJson(body), JSON))
                .build();
        try (Response response = http.newCall(request).execute()) {
            LOG.info("chat answered with HTTP " + response.code());
            if (!response.isSuccessful()) {
                throw new IllegalStateException("HTTP " + response.code());
            }
            Map<?, ?> parsed = gson.fromJson(response.body().string(), Map.class);
            Map<?, ?> choice = (Map<?, ?>) ((List<?>) parsed.get("choices")).get(0);
            return (String) ((Map<?, ?>) choice.get("message")).get("content");
        }
    }

    public String models() throws Exception {
        Request request = new Request.Builder()
                // expect: invented-endpoint
                .url("https://api.apidot.ai/v1/models")
                .header("Authorization", "Bearer " + apiKey)
                .build();
        try (Response response = http.newCall(request).execute()) {
            return response.body().string();
        }
    }
}
