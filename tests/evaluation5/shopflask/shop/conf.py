from dataclasses import dataclass
import os


@dataclass(frozen=True)
class Conf:
    apidot_key: str = os.environ.get("APIDOT_API_KEY", "")
    apidot_url: str = "https://api.apidot.ai"
    public: str = os.environ.get("SHOP_PUBLIC", "https://shop.example.com")


conf = Conf()
