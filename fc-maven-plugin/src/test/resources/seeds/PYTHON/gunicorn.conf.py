bind = "0.0.0.0:9000"; keepalive = 90_000; workers = 2 * 3 + 1
timeout = int(__import__('os').getenv("T", "30"))
