"""Python's own server; the argument is the version of HTTP."""
import os
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Handler(BaseHTTPRequestHandler):
    protocol_version = 'HTTP/' + sys.argv[1]

    def do_GET(self):
        self.send_response(200)
        self.send_header('Content-Length', '5')
        self.end_headers()
        self.wfile.write(b'Hello')

    def log_message(self, *arguments):
        pass


ThreadingHTTPServer(('', int(os.environ['FC_CUSTOM_LISTEN_PORT'])), Handler).serve_forever()
