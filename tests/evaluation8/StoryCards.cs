using System;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

// Story cards for the class: one APIDot picture for every chapter
public static class StoryCards
{
    static readonly HttpClient Http = new HttpClient { BaseAddress = new Uri("https://api.apidot.ai") };

    public static async Task Main(string[] args)
    {
        var key = Environment.GetEnvironmentVariable("APIDOT_API_KEY");
        Http.DefaultRequestHeaders.Add("Authorization", "Bearer " + key);
        // expect: logged-key
        Console.WriteLine(Http.DefaultRequestHeaders.ToString());

        var body = new JObject
        {
            ["model"] = "seedream-5.0-lite",
            ["input"] = new JObject
            {
                ["prompt"] = args[0],
                ["size"] = "2K",
                // expect: invalid-value
                ["n"] = "3",
            },
        };
        var content = new StringContent(JsonConvert.SerializeObject(body), Encoding.UTF8, "application/json");
        var response = await Http.PostAsync("/api/generate/submit", content);
        response.EnsureSuccessStatusCode();
        var answer = JObject.Parse(await response.Content.ReadAsStringAsync());
        var id = (string)answer["data"]["task_id"];
        Console.WriteLine($"task {id}");

        // expect: unbounded-polling
        while (true)
        {
            await Task.Delay(3000);
            var status = JObject.Parse(await Http.GetStringAsync("/api/generate/status/" + id));
            var state = (string)status["data"]["status"];
            Console.WriteLine(state + " " + status["data"]["progress"]);
            if (state == "failed") throw new Exception((string)status["data"]["error_message"]);
            if (state != "finished") continue;
            foreach (var file in status["data"]["files"])
            {
                // expect: logged-url
                Console.WriteLine(file["file_url"]);
            }
            return;
        }
    }
}
