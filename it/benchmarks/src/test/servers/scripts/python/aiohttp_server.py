"""aiohttp; the argument is its time for an idle connection."""
import os
import sys

from aiohttp import web


async def hello(request):
    return web.Response(text='Hello')


idle = {'keepalive_timeout': int(sys.argv[1])} if len(sys.argv) > 1 else {}
application = web.Application()
application.router.add_get('/', hello)
web.run_app(application, host='0.0.0.0', port=int(os.environ['FC_CUSTOM_LISTEN_PORT']), **idle)
