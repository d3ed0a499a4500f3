package com.example.clips;

import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Service;
import org.springframework.web.client.RestClient;

@Service
public class VideoService {

    private static final Logger log = LoggerFactory.getLogger(VideoService.class);

    private final RestClient http;
    private final ClipRepository clips;
    private final String callbackUrl;

    public VideoService(
            RestClient.Builder builder,
            ClipRepository clips,
            @Value("${apidot.api-key}") String key,
            @Value("${apidot.callback-url}") String callbackUrl) {
        this.http = builder
                .baseUrl("https://api.apidot.ai")
                .defaultHeader("Authorization", "Bearer " + key)
                .build();
        this.clips = clips;
        this.callbackUrl = callbackUrl;
        // expect: logged-key
        log.info("APIDot client ready, key {}", key);
    }

    public Clip start(String prompt, String still, long owner) {
        Map<String, Object> body = Map.of(
                "model", "kling-2.5-turbo-pro",
                "callback_url", callbackUrl,
                "input", Map.of(
                        "prompt", prompt,
                        "start_image_url", still,
                        // expect: invalid-value
                        "duration", 7,
                        "negative_prompt", "text, watermark"));
        // expect: logged-payload
        log.debug("submit {}", body);
        SubmitAnswer answer = http.post()
                .uri("/api/generate/submit")
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .retrieve()
                .body(SubmitAnswer.class);
        return clips.save(new Clip(answer.data().taskId(), owner));
    }

    public record SubmitAnswer(int code, Data data) {}

    public record Data(String taskId, String status, List<Map<String, String>> files) {}
}
