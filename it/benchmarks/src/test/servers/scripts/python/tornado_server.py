"""tornado; the argument is its time for an idle connection."""
import os
import sys

import tornado.httpserver
import tornado.ioloop
import tornado.web


class Hello(tornado.web.RequestHandler):
    def get(self):
        self.write('Hello')


idle = {'idle_connection_timeout': int(sys.argv[1])} if len(sys.argv) > 1 else {}
server = tornado.httpserver.HTTPServer(tornado.web.Application([('/.*', Hello)]), **idle)
server.listen(int(os.environ['FC_CUSTOM_LISTEN_PORT']), '0.0.0.0')
tornado.ioloop.IOLoop.current().start()
