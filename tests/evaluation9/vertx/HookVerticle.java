package art.hooks;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.logging.Logger;

/** Takes what APIDot delivers; each task counts once. */
public class HookVerticle extends AbstractVerticle {
    private static final Logger LOG = Logger.getLogger("hooks");
    private final Tasks tasks;

    public HookVerticle(Tasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public void start() {
        Router router = Router.router(vertx);
        router.post("/apidot").handler(BodyHandler.create()).handler(context -> {
            JsonObject body = context.body().asJsonObject();
            JsonObject data = body.getJsonObject("data", body);
            String id = data.getString("task_id");
            context.response().setStatusCode(204).end();
            if (!tasks.isOpen(id)) {
                // expect: logged-payload
                LOG.info("not ours: " + body.encode());
                return;
            }
            if ("finished".equals(data.getString("status"))) {
                tasks.finish(id, data.getJsonArray("files").getJsonObject(0).getString("file_url"));
                LOG.info("finished: " + id);
            // expect: invented-response-field
            } else if (data.getInteger("error_code", 0) != 0) {
                LOG.warning("failed: " + id);
                tasks.fail(id);
            }
        });
        vertx.createHttpServer().requestHandler(router).listen(8088);
    }
}
