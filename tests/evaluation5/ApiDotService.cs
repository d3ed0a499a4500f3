using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Postkarten.Services;

public class ApiDotService(HttpClient http, ILogger<ApiDotService> logger)
{
    private const string Base = "https://api.apidot.ai";
    // expect: leaked-key
    private const string ApidotApiKey = "@@KEY@@";

    public async Task<string> SubmitAsync(string wish, CancellationToken ct)
    {
        var body = new Dictionary<string, object>
        {
            ["model"] = "gpt-image-2",
            ["input"] = new Dictionary<string, object>
            {
                ["prompt"] = wish,
                ["size"] = "3:2",
                // expect: invalid-value
                ["quality"] = "ultra",
            },
        };
        using var req = new HttpRequestMessage(HttpMethod.Post, Base + "/api/generate/submit");
        req.Headers.Authorization = new AuthenticationHeaderValue("Bearer", ApidotApiKey);
        req.Content = JsonContent.Create(body);
        using var res = await http.SendAsync(req, ct);
        res.EnsureSuccessStatusCode();
        var text = await res.Content.ReadAsStringAsync(ct);
        // expect: logged-payload
        Console.WriteLine(text);
        using var doc = JsonDocument.Parse(text);
        var id = doc.RootElement.GetProperty("data").GetProperty("task_id").GetString()!;
        logger.LogInformation("Submitted {TaskId}", id);
        return id;
    }
}
