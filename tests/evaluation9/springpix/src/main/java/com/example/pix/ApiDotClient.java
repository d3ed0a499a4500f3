package com.example.pix;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientResponseException;

import com.fasterxml.jackson.annotation.JsonProperty;

@Component
public class ApiDotClient {

    private static final Logger log = LoggerFactory.getLogger(ApiDotClient.class);

    public record FileEntry(@JsonProperty("file_url") String fileUrl, @JsonProperty("file_type") String fileType) {}

    public record Task(
            @JsonProperty("task_id") String taskId,
            String status,
            Integer progress,
            @JsonProperty("error_message") String errorMessage,
            List<FileEntry> files) {}

    public record Answer(int code, String message, Task data) {}

    private final RestClient http;

    public ApiDotClient(@Value("${apidot.base-url:https://api.apidot.ai}") String base, @Value("${apidot.api-key}") String key) {
        log.info("picture service at {}, key {}", base, key.isBlank() ? "missing" : "set");
        this.http = RestClient.builder().baseUrl(base).defaultHeader("Authorization", "Bearer " + key).build();
    }

    public String edit(String prompt, String imageUrl) {
        Map<String, Object> input = new HashMap<>();
        input.put("prompt", prompt);
        input.put("image_urls", List.of(imageUrl));
        // expect: invalid-value
        input.put("result_type", "multiple");
        Map<String, Object> body = Map.of("model", "kling-o1-image-edit", "input", input);
        // expect: logged-payload
        log.debug("request {}", body);
        try {
            Answer answer = http.post().uri("/api/generate/submit").body(body).retrieve().body(Answer.class);
            return answer.data().taskId();
        } catch (RestClientResponseException e) {
            log.error("submit failed: {} {}", e.getStatusCode(), e.getResponseBodyAsString());
            throw e;
        }
    }

    public Task status(String taskId) {
        return http.get().uri("/api/generate/status/{id}", taskId).retrieve().body(Answer.class).data();
    }
}
