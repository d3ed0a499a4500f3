package com.example.shop.media;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.retry.annotation.Backoff;
import org.springframework.retry.annotation.Retryable;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** APIDot for the shop. */
@Component
public class DotClient {
    private static final Logger log = LoggerFactory.getLogger(DotClient.class);
    private final RestClient http;
    private final DotProperties properties;

    public DotClient(RestClient.Builder builder, DotProperties properties) {
        this.properties = properties;
        this.http = builder.baseUrl(properties.baseUrl())
                .defaultHeader("Authorization", "Bearer " + properties.apiKey())
                .build();
        // expect: logged-key
        log.debug("APIDot key {}", properties.apiKey());
    }

    @Retryable(maxAttempts = 4, backoff = @Backoff(delay = 2000))
    public String submit(String prompt, String photo) {
        Map<String, Object> input = Map.of(
                "prompt", prompt,
                "image_urls", List.of(photo),
                "resolution", "1K",
                "size", "1:1");
        Map<String, Object> body = Map.of(
                "model", "flux-2-flex-edit",
                "callback_url", properties.callbackUrl(),
                "input", input);
        // expect: retry-invalid-payload
        JsonNode answer = http.post().uri("/api/generate/submit").body(body).retrieve().body(JsonNode.class);
        log.info("task {}", answer.path("data").path("task_id").asText());
        return answer.path("data").path("task_id").asText();
    }

    public JsonNode status(String taskId) {
        return http.get().uri("/api/generate/status/{id}", taskId).retrieve().body(JsonNode.class).path("data");
    }
}
