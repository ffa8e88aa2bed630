"""Answers with what it got, or as the path and the headers of the request say."""
import os
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Echo(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def pieces(self):
        if self.headers.get("transfer-encoding", "") == "chunked":
            size = int(self.rfile.readline(), 16)
            while size:
                yield self.rfile.read(size)
                self.rfile.readline()
                size = int(self.rfile.readline(), 16)
            while self.rfile.readline() not in (b"\r\n", b""):
                pass
        else:
            yield self.rfile.read(int(self.headers.get("content-length", "0")))

    def answer(self, status, headers, body):
        self.send_response_only(status)
        for name, value in headers:
            self.send_header(name, value)
        if not any(name.lower() == "content-length" for name, _ in headers):
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def chunks(self, pieces):
        self.send_response_only(200)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        self.wfile.flush()
        for piece in pieces:
            self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
            self.wfile.flush()
        self.wfile.write(b"0\r\n\r\n")

    def serve(self):
        target = self.requestline.split(" ")[1]
        path = target.split("?")[0]
        if path == "/exit":
            os._exit(3)
        if path == "/up":
            self.chunks(self.pieces())
            return
        body = b"".join(self.pieces())
        if path == "/given":
            given = [[part.strip() for part in one.split(":", 1)] for one in self.headers.get_all("give", [])]
            status = int(self.headers.get("status", "200"))
            self.answer(status, given, b"" if status in (204, 304) else b"given")
        elif path == "/wide":
            self.answer(200, [("X-Wide", "w" * 9000)], b"")
        elif path == "/drops":
            self.answer(200, [], b"dropped")
            self.close_connection = True
        elif path == "/slow":
            time.sleep(20)
        elif path == "/stream":
            self.chunks(b"%d" % i for i in range(5))
        else:
            lines = [self.command + " " + target]
            lines += [name.lower() + ": " + value for name, value in self.headers.items()]
            head = "\n".join(lines) + "\n\n"
            self.answer(200, [("Content-Type", "text/plain")], head.encode("latin-1") + body)

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = do_PATCH = do_OPTIONS = serve


ThreadingHTTPServer(("0.0.0.0", int(os.environ["FC_CUSTOM_LISTEN_PORT"])), Echo).serve_forever()
