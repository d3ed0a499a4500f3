"""Caption writer: GPT through APIDot's OpenAI-compatible endpoint."""
import json
import sys

from openai import OpenAI

# expect: leaked-key
client = OpenAI(base_url="https://api.apidot.ai/v1", api_key="@@KEY@@")


def caption(product: dict) -> str:
    answer = client.chat.completions.create(
        model="gpt-5.4",
        messages=[
            {"role": "system", "content": "Write one friendly sentence for a shop page."},
            {"role": "user", "content": json.dumps(product, ensure_ascii=False)},
        ],
        temperature=0.7,
        max_tokens=120,
    )
    print("tokens:", answer.usage.total_tokens, file=sys.stderr)
    return answer.choices[0].message.content.strip()


if __name__ == "__main__":
    for line in sys.stdin:
        item = json.loads(line)
        print(item["sku"], caption(item), sep="\t")
