using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Katalog.Worker;

/// <summary>Takes rows from the queue and starts an APIDot task for each.</summary>
public sealed class PictureWorker(IConfiguration config, ILogger<PictureWorker> logger, IQueue queue) : BackgroundService
{
    private readonly HttpClient _http = new() { BaseAddress = new Uri("https://api.apidot.ai") };

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        var key = config["Apidot:ApiKey"] ?? throw new InvalidOperationException("Apidot:ApiKey");
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);

        await foreach (var row in queue.ReadAsync(stop))
        {
            var body = new
            {
                model = "seedream-4.5-edit",
                callback_url = config["Apidot:CallbackUrl"],
                input = new
                {
                    prompt = row.Scene,
                    image_urls = new[] { row.PhotoUrl },
                    size = "2K",
                    // expect: invented-field
                    aspect_ratio = "1:1",
                },
            };
            // expect: logged-url
            logger.LogInformation("row {Sku} photo {Photo}", row.Sku, row.PhotoUrl);
            using var answer = await _http.PostAsJsonAsync("/api/generate/submit", body, stop);
            if (!answer.IsSuccessStatusCode)
            {
                logger.LogError("row {Sku}: HTTP {Status}", row.Sku, (int)answer.StatusCode);
                continue;
            }
            var json = await answer.Content.ReadFromJsonAsync<JsonElement>(stop);
            await queue.SubmittedAsync(row.Sku, json.GetProperty("data").GetProperty("task_id").GetString()!, stop);
        }
    }
}
