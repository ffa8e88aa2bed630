#!/usr/bin/env python3
# -*- coding: utf-8 -*-
from __future__ import annotations
import os, sys as s
try:
    from flask import (Flask, request)
except ImportError as e:
    raise SystemExit(1) from e
app: Flask = Flask(__name__)
@app.route("/")
def index[T](a, /, *, b: int = 1) -> str:
    match request.path:
        case {"a": [x, *_]} if (y := x): return f"{y!r:>{b}}" f'{"a"}'
    return rb"\\x" + '''a
b'''
if __name__ == '__main__':
    app.run(host="0.0.0.0", port=int(os.environ.get("PORT", 9000)))
