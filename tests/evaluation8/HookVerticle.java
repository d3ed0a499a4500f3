package com.example.reels;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what APIDot posts when a reel is done. */
public class HookVerticle extends AbstractVerticle {
    private static final Logger LOG = LoggerFactory.getLogger(HookVerticle.class);
    private static final Map<String, String> LABELS = Map.of("finished", "ready", "failed", "broken");
    private final Map<String, String> reels = new ConcurrentHashMap<>();

    @Override
    public void start() {
        Router router = Router.router(vertx);
        router.route().handler(BodyHandler.create());
        router.post("/hooks/apidot").handler(ctx -> {
            JsonObject body = ctx.body().asJsonObject();
            JsonObject data = body.getJsonObject("data", body);
            String id = data.getString("task_id");
            ctx.response().setStatusCode(204).end();
            if (!reels.containsKey(id)) {
                LOG.warn("unknown task {}", id);
                return;
            }
            String status = data.getString("status");
            LOG.info("reel {} is {}", id, LABELS.getOrDefault(status, "still on its way"));
            if ("finished".equals(status)) {
                reels.put(id, data.getJsonArray("files").getJsonObject(0).getString("file_url"));
            } else if ("failed".equals(status)) {
                LOG.error("reel {}: {}", id, data.getString("error_message"));
            }
        });
        vertx.createHttpServer().requestHandler(router).listen(8085);
    }
}
