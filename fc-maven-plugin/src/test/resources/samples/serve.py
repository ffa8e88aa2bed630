import os
from http.server import *

PORT = int(os.environ['FC_CUSTOM_LISTEN_PORT'])


class Answer(BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def do_GET(self):
        self.answer(200)

    def answer(self, status, **headers):
        self.send_response(status)
        self.send_header('Content-Length', '0')
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()


def serve(port=PORT, handler=Answer, address='0.0.0.0'):
    ThreadingHTTPServer((address, port), handler).serve_forever()
