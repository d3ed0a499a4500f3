using System.Net;
using System.Net.Http.Json;
using Polly;
using Polly.Retry;

namespace Frames;

/// <summary>The only door to APIDot: paced, bounded, and silent about what it carries.</summary>
public sealed class FrameGate(IHttpClientFactory factory, ILogger<FrameGate> logger)
{
    private static readonly AsyncRetryPolicy<HttpResponseMessage> Patience = Policy
        .HandleResult<HttpResponseMessage>(r => r.StatusCode == HttpStatusCode.TooManyRequests || (int)r.StatusCode >= 500)
        .WaitAndRetryAsync(4, n => TimeSpan.FromSeconds(Math.Pow(2, n)) + TimeSpan.FromMilliseconds(Random.Shared.Next(500)));

    public async Task<string> SubmitAsync(string words, string still, CancellationToken stop)
    {
        var http = factory.CreateClient("apidot");
        var body = new
        {
            model = "seedance-1.0-pro",
            input = new { prompt = words, image_urls = new[] { still }, resolution = "720p", duration = 5 },
        };
        var response = await Patience.ExecuteAsync(() => http.PostAsJsonAsync("https://api.apidot.ai/api/generate/submit", body, stop));
        if (!response.IsSuccessStatusCode)
        {
            logger.LogError("apidot {Code}: {Text}", (int)response.StatusCode, await response.Content.ReadAsStringAsync(stop));
            throw new HttpRequestException("refused", null, response.StatusCode);
        }
        var answer = await response.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>(stop);
        var id = answer.GetProperty("data").GetProperty("task_id").GetString()!;
        logger.LogInformation("frame {Id}, {Length} characters", id, words.Length);
        return id;
    }

    public async Task<string?> ResultAsync(string id, CancellationToken stop)
    {
        var http = factory.CreateClient("apidot");
        var answer = await http.GetFromJsonAsync<System.Text.Json.JsonElement>($"https://api.apidot.ai/api/generate/status/{id}", stop);
        var data = answer.GetProperty("data");
        return data.GetProperty("status").GetString() switch
        {
            "finished" => data.GetProperty("files")[0].GetProperty("file_url").GetString(),
            "failed" => throw new InvalidOperationException(data.GetProperty("error_message").GetString()),
            _ => null,
        };
    }
}
