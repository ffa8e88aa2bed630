"""waitress; the argument is its time for an idle connection."""
import os
import sys

from waitress import serve

import app

idle = {'channel_timeout': int(sys.argv[1])} if len(sys.argv) > 1 else {}
serve(app.wsgi, host='0.0.0.0', port=int(os.environ['FC_CUSTOM_LISTEN_PORT']), **idle)
