package com.example.clips;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Webhook of APIDot. Deliveries may repeat. */
@RestController
class ApiDotHookController {

    private static final Logger log = LoggerFactory.getLogger(ApiDotHookController.class);
    private final ClipRepository clips;

    ApiDotHookController(ClipRepository clips) {
        this.clips = clips;
    }

    @PostMapping("/hooks/apidot/{token}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void done(@PathVariable String token, @RequestBody JsonNode body) {
        JsonNode task = body.has("data") ? body.get("data") : body;
        Optional<Clip> found = clips.findByTaskId(task.path("task_id").asText());
        if (found.isEmpty() || found.get().ended()) {
            return;
        }
        Clip clip = found.get();
        String status = task.path("status").asText();
        log.info("clip {} is {}", clip.id(), status);
        if ("finished".equals(status)) {
            List<String> urls = new ArrayList<>();
            task.path("files").forEach(f -> urls.add(f.path("file_url").asText()));
            clips.save(clip.finished(urls));
        } else if ("failed".equals(status)) {
            log.warn("clip {} failed: {}", clip.id(), task.path("error_message").asText());
            clips.save(clip.failed());
        }
    }
}
