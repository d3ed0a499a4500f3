using System.Net.Http.Json;
using System.Text.Json;

namespace Artwork;

public class ArtworkWorker(IHttpClientFactory factory, ILogger<ArtworkWorker> logger) : BackgroundService
{
    private const string Base = "https://api.apidot.ai/api/generate";

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        var key = Environment.GetEnvironmentVariable("APIDOT_API_KEY");
        // expect: logged-key
        logger.LogInformation("starting with {Key}", key);
        logger.LogInformation("key present: {Present}", !string.IsNullOrEmpty(key));
        var http = factory.CreateClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", key);

        var body = new
        {
            model = "flux-2-pro",
            // expect: missing-field
            input = new { prompt = "a lighthouse in fog", resolution = "1K" },
        };
        var res = await http.PostAsJsonAsync($"{Base}/submit", body, stop);
        res.EnsureSuccessStatusCode();
        var answer = await res.Content.ReadFromJsonAsync<JsonElement>(stop);
        var id = answer.GetProperty("data").GetProperty("task_id").GetString();
        await File.WriteAllTextAsync("task", id, stop);

        for (var i = 0; i < 60; i++)
        {
            await Task.Delay(5000, stop);
            var state = await http.GetFromJsonAsync<JsonElement>($"{Base}/status/{id}", stop);
            var data = state.GetProperty("data");
            var status = data.GetProperty("status").GetString();
            logger.LogInformation("{Id} is {Status}", id, status);
            if (status == "finished")
            {
                // expect: logged-url
                logger.LogInformation("url {Url}", data.GetProperty("files")[0].GetProperty("file_url").GetString());
                return;
            }
            // expect: invented-status
            if (status == "failed" || status == "expired") return;
        }
    }
}
