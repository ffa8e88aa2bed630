"""Flask's development server."""
import os

from flask import Flask

application = Flask(__name__)


@application.route('/')
def hello():
    return 'Hello'


application.run(host='0.0.0.0', port=int(os.environ['FC_CUSTOM_LISTEN_PORT']))
