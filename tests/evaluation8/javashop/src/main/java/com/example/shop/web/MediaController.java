package com.example.shop.web;

import java.util.Map;

import com.example.shop.media.DotClient;
import com.fasterxml.jackson.databind.JsonNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.*;

@RestController
@RequestMapping("/media")
public class MediaController {
    private static final Logger log = LoggerFactory.getLogger(MediaController.class);
    private final DotClient dot;
    private final MediaRepository media;

    public MediaController(DotClient dot, MediaRepository media) {
        this.dot = dot;
        this.media = media;
    }

    @PostMapping
    public Map<String, String> create(@RequestParam String text, @RequestParam String photo) {
        String id = dot.submit(text, photo);
        media.save(id);
        // expect: logged-url
        log.info("media {} of {}", id, photo);
        return Map.of("id", id);
    }

    @GetMapping("/{id}")
    public Map<String, String> show(@PathVariable String id) {
        JsonNode task = dot.status(id);
        String status = task.path("status").asText();
        log.info("media {} is {}", id, status);
        // expect: invented-status
        if (status.equals("completed") || status.equals("finished")) {
            return Map.of("status", status, "url", task.path("files").path(0).path("file_url").asText());
        }
        return Map.of("status", status);
    }
}
