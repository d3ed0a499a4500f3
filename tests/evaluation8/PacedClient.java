package org.example.dot;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;

/** Around APIDot: what may be tried again, and what may be written down. */
public final class PacedClient {
    private static final Set<Integer> AGAIN = Set.of(429, 500, 502, 503, 504);
    private static final System.Logger LOG = System.getLogger("dot");
    private final DotTransport transport;

    public PacedClient(DotTransport transport) {
        this.transport = transport;
    }

    public String submit(Map<String, Object> body) throws Exception {
        for (int attempt = 1; attempt <= 5; attempt++) {
            HttpResponse<String> answer = transport.post("https://api.apidot.ai/api/generate/submit", body);
            if (answer.statusCode() == 200) {
                return DotJson.taskId(answer.body());
            }
            LOG.log(System.Logger.Level.WARNING, "HTTP {0}: {1}", answer.statusCode(), answer.body());
            if (!AGAIN.contains(answer.statusCode())) {
                throw new IllegalStateException("refused with " + answer.statusCode());
            }
            Thread.sleep((long) (Math.pow(2, attempt) * 1000 + Math.random() * 500));
        }
        throw new IllegalStateException("gave up");
    }

    public void note(String address) {
        // expect: unused-ignore
        LOG.log(System.Logger.Level.INFO, "address of {0} characters", address.length()); // kling-route: ignore[logged-url]
    }
}
