package com.example.posters;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.web.client.RestClient;

@Service
public class PosterClient {
    private static final Logger log = LoggerFactory.getLogger(PosterClient.class);

    private final RestClient http = RestClient.builder()
            .baseUrl("https://api.apidot.ai")
            .defaultHeader("Authorization", "Bearer " + System.getenv("APIDOT_API_KEY"))
            .build();

    public String submit(String prompt, String photo) {
        Map<String, Object> body = Map.of(
                // expect: invented-model
                "model", "seedream-4.5-edits",
                "input", Map.of("prompt", prompt, "image_urls", List.of(photo)));
        // expect: logged-url
        log.info("photo {}", photo);
        log.info("prompt has {} characters", prompt.length());
        JsonNode answer = http.post().uri("/api/generate/submit").body(body).retrieve().body(JsonNode.class);
        return answer.get("data").get("task_id").asText();
    }

    public String poll(String taskId) throws InterruptedException {
        // expect: hot-loop-polling
        for (int i = 0; i < 500; i++) {
            JsonNode data = http.get().uri("/api/generate/status/" + taskId).retrieve().body(JsonNode.class).get("data");
            String status = data.get("status").asText();
            if ("finished".equals(status)) {
                return data.get("files").get(0).get("file_url").asText();
            }
            if ("failed".equals(status)) {
                throw new IllegalStateException(data.get("error_message").asText());
            }
        }
        throw new IllegalStateException("late");
    }
}
