package com.example.shop.media;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** Settings below "apidot" in application.yml. */
@ConfigurationProperties("apidot")
public record DotProperties(String apiKey, String baseUrl, String callbackUrl) {
    public DotProperties {
        if (apiKey == null || apiKey.isBlank()) {
            throw new IllegalArgumentException("apidot.api-key is missing");
        }
    }
}
