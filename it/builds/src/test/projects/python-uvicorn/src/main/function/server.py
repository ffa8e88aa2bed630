async def app(scope, receive, send):
    if scope['type'] != 'http':
        return
    await send({'type': 'http.response.start', 'status': 200, 'headers': [[b'content-length', b'6']]})
    await send({'type': 'http.response.body', 'body': b'hello\n'})
